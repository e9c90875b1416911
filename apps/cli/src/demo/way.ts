import { DraftService, type DraftCommand, type SourceFile } from '@libs/drafting';
import { FileQueries, FileService, type StoredFile } from '@libs/extraction';
import { OrganQueries } from '@libs/identity';
import type { Actor, LegalDate } from '@libs/kernel';
import type { SetClock } from '@libs/platform';
import { ReviewQueries, ReviewService, type RemarkText, type ReviewCommand, type Verdict } from '@libs/review';
import { morningOf } from './history';
import type { Rooms } from '../context';

/** Who acts for whom in one matter. */
export interface Cast {
  drafter: Actor;
  /** Receives and forwards; null where drafts go straight to the reviewer. */
  intake: Actor | null;
  reviewer: Actor;
  /** null: two levels of signing (承办 → 签发). */
  second: Actor | null;
  signatory: Actor;
  /** Keeps meeting, signature, number, publication. */
  office: Actor;
}

/** One matter on its way through the real commands; every step on its own day. */
export class Way {
  private draftId = '';
  private revision = 0;
  private reviewId = '';

  constructor(
    private readonly rooms: Rooms,
    private readonly clock: SetClock,
    private readonly cast: Cast,
  ) {}

  async create(on: LegalDate, name: string, text: string, issuerCode: string, meetingOn: LegalDate | null): Promise<void> {
    this.clock.set(morningOf(on));
    const { id: issuerOrganId } = await this.rooms.get(OrganQueries).byCode(issuerCode);
    const { drafter } = this.cast;
    const file = await this.upload(`${name}.txt`, text, drafter);
    const made = await this.rooms.get(DraftService).create(file, { issuerOrganId, contactPhone: '0996-2020000', meetingOn }, drafter);
    this.draftId = made.id;
    this.revision = made.revision;
  }

  /** The papers that go along, and the fair-competition conclusion. */
  async addMaterials(on: LegalDate, title: string): Promise<void> {
    this.clock.set(morningOf(on));
    const papers = [
      ['explanation', '起草说明', `关于《${title}》的起草说明\n一、起草的必要性\n二、起草过程\n三、主要内容`],
      ['basis', '制定依据', `《${title}》制定依据\n一、有关法律、法规\n二、国家和自治区有关政策文件`],
      ['consultation', '征求意见及采纳情况', `《${title}》征求意见及采纳情况\n公开征求意见30日，收到意见6条，采纳4条。`],
    ] as const;
    for (const [kind, name, text] of papers) {
      const file = await this.keep(`${name}.txt`, text);
      await this.draft({ action: 'addMaterial', kind, fileId: file.id, conclusion: null, datedOn: on }, this.cast.drafter, file);
    }
    if (this.cast.intake) {
      const opinion = await this.keep('本单位合法性审核意见.txt', `经审核，《${title}》内容合法，建议提请审核。`);
      const own = { action: 'addMaterial', kind: 'own_legal_opinion', fileId: opinion.id, conclusion: null, datedOn: on } as const;
      await this.draft(own, this.cast.drafter, opinion);
    }
    await this.draft(
      { action: 'addMaterial', kind: 'fair_competition', fileId: null, conclusion: 'not_concerned', datedOn: on },
      this.cast.drafter,
    );
  }

  async submit(on: LegalDate): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'submit', urgentReason: null, letterNumber: null }, this.cast.drafter);
    const latest = await this.rooms.get(ReviewQueries).latestFor(this.draftId);
    this.reviewId = latest?.review.id ?? '';
  }

  async forward(on: LegalDate): Promise<void> {
    if (this.cast.intake) await this.review(on, { action: 'forward' }, this.cast.intake);
  }

  async accept(on: LegalDate): Promise<void> {
    await this.review(on, { action: 'accept' }, this.cast.reviewer);
  }

  async askSupplement(on: LegalDate, items: string[], reason: string): Promise<void> {
    await this.review(on, { action: 'requestSupplement', items, reason }, this.cast.reviewer);
  }

  async remark(on: LegalDate, remarks: readonly RemarkText[]): Promise<void> {
    for (const remark of remarks) await this.review(on, { action: 'addRemark', remark }, this.cast.reviewer);
    await this.review(on, { action: 'allClear' }, this.cast.reviewer);
  }

  /** 送复核. */
  async sendForSecond(on: LegalDate, verdict: Verdict): Promise<void> {
    await this.review(on, { action: 'sendForSecond', verdict, explanation: null }, this.cast.reviewer);
  }

  /** 送签发: by the second reviewer, or by the reviewer where there are two levels. */
  async sendForSign(on: LegalDate, verdict: Verdict): Promise<void> {
    await this.review(on, { action: 'sendForSign', verdict, explanation: null }, this.cast.second ?? this.cast.reviewer);
  }

  /** Through all levels to the issued opinion. */
  async issue(on: LegalDate, verdict: Verdict, remarks: readonly RemarkText[] = []): Promise<void> {
    await this.remark(on, remarks);
    if (this.cast.second) await this.sendForSecond(on, verdict);
    await this.sendForSign(on, verdict);
    await this.review(on, { action: 'issue', verdict }, this.cast.signatory);
  }

  /** 全部采纳, and the next round's text. */
  async revise(on: LegalDate, name: string, text: string): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'respondAll' }, this.cast.drafter);
    await this.draft({ action: 'revise' }, this.cast.drafter);
    const file = await this.upload(`${name}.txt`, text, this.cast.drafter);
    await this.draft({ action: 'replaceText', fileId: file.id }, this.cast.drafter, file);
  }

  async table(on: LegalDate): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'table' }, this.cast.drafter);
  }

  async meet(on: LegalDate, meeting: string): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'recordMeeting', meeting, heldOn: on, outcome: 'passed', record: '会议审议并原则通过。' }, this.cast.office);
  }

  async sign(on: LegalDate, signer: string): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'recordSignature', signer, signedOn: on }, this.cast.office);
  }

  async number(on: LegalDate): Promise<void> {
    this.clock.set(morningOf(on));
    await this.draft({ action: 'takeNumber' }, this.cast.office);
  }

  async publish(on: LegalDate, effectiveOn: LegalDate, termYears: number): Promise<void> {
    this.clock.set(morningOf(on));
    const publication = { carrier: 'website', carrierAddress: `https://www.example.gov.cn/zwgk/${on}.html`, publishedOn: on } as const;
    const effect = { effectiveOn, effectivePhrase: null, termYears, validThrough: null, repeals: [], warningsReason: null };
    await this.draft({ action: 'publish', ...publication, ...effect }, this.cast.office);
  }

  private async draft(command: DraftCommand, by: Actor, file: SourceFile | null = null): Promise<void> {
    const acted = await this.rooms.get(DraftService).act(this.draftId, this.revision, command, by, { file });
    this.revision = acted.revision;
  }

  private async review(on: LegalDate, command: ReviewCommand, by: Actor): Promise<void> {
    this.clock.set(morningOf(on));
    await this.rooms.get(ReviewService).act(this.reviewId, undefined, command, by);
  }

  /** The draft's own text: kept and read, as the desk uploads it. */
  private async upload(name: string, text: string, by: Actor): Promise<SourceFile> {
    const stored = await this.rooms.get(FileService).store({ content: Buffer.from(text, 'utf8'), name, purpose: 'draft' }, by);
    await this.rooms.get(FileService).read(stored.id);
    const read = await this.rooms.get(FileQueries).text(stored.id, by);
    return { ...sourceOf(stored), text: read.text };
  }

  /** A paper: kept now, read by the worker when it starts. */
  private async keep(name: string, text: string): Promise<SourceFile> {
    const stored = await this.rooms
      .get(FileService)
      .store({ content: Buffer.from(text, 'utf8'), name, purpose: 'material' }, this.cast.drafter);
    return { ...sourceOf(stored), text: null };
  }
}

function sourceOf({ id, name, sha256, mediaType, size }: StoredFile): Omit<SourceFile, 'text'> {
  return { id, name, sha256, mediaType, size };
}
