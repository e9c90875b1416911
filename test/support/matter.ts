import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayInChina } from '@libs/kernel';
import type { Answer, Desk } from './desk';

/** Commands that were sent: how often each was acknowledged, and how often nobody knows. */
export class Ledger {
  readonly entries = new Map<string, { subjectId: string; type: string; done: number; lost: number }>();

  note(subjectId: string, type: string, answer: Answer): void {
    const key = `${subjectId} ${type}`;
    const entry = this.entries.get(key) ?? { subjectId, type, done: 0, lost: 0 };
    if (answer.kind === 'done') entry.done += 1;
    if (answer.kind === 'lost') entry.lost += 1;
    this.entries.set(key, entry);
  }
}

/** Who does what on one of the routes of making. */
export interface People {
  issuerOrganCode: string;
  drafter: string;
  intake: string | null;
  reviewer: string;
  second: string | null;
  signatory: string;
  office: string;
}

export const GOVERNMENT: People = {
  issuerOrganCode: 'bz-gov-office',
  drafter: 'fgw.qicao',
  intake: 'zhengfuban',
  reviewer: 'sfj.chengban',
  second: 'sfj.fuhe',
  signatory: 'sfj.qianfa',
  office: 'zhengfuban',
};
export const DEPARTMENT: People = {
  issuerOrganCode: 'bz-fgw',
  drafter: 'fgw.qicao',
  intake: null,
  reviewer: 'fgw.fazhi',
  second: null,
  signatory: 'fgw.qianfa',
  office: 'fgw.bangong',
};

interface DraftPage {
  revision: number;
  phase: string;
  docNumber: string | null;
  reviewId: string | null;
  steps: { kind: string; state: string }[];
  publication: { documentId: string; slug: string } | null;
}

interface ReviewPage {
  revision: number;
  state: string;
  checks: unknown[];
}

/**
 * One document on its way over HTTP. Every step looks where the matter stands and does what comes next, so that it goes on after an
 * answer that was lost, whether or not the command was done.
 */
export class Matter {
  id: string | null = null;
  page: DraftPage | null = null;

  constructor(
    readonly serial: number,
    private readonly desk: Desk,
    private readonly people: People,
    /** The issuer's id, found once. */
    private readonly issuerOrganId: string,
    readonly ledger: Ledger,
  ) {}

  get isPublished(): boolean {
    return this.page?.phase === 'published';
  }

  /** One command, or none when an answer was lost. Rejects when the product refuses what should be allowed. */
  async step(): Promise<void> {
    if (this.id === null) return this.create();
    const page = await this.look<DraftPage>(this.people.drafter, `/drafts/${this.id}`);
    if (!page) return;
    this.page = page;
    const today = dayInChina(new Date());
    const { drafter, office, intake, reviewer } = this.people;
    switch (page.phase) {
      case 'drafting':
        return this.prepare(page, today);
      case 'at_office':
        return this.review(intake ?? office, 'forward', {});
      case 'to_accept':
        return this.review(reviewer, 'accept', {});
      case 'in_review':
        return this.conclude();
      case 'opinion':
        return this.act(drafter, 'table', {});
      case 'deliberating':
        return this.act(office, 'recordMeeting', { meeting: '第1次会议', heldOn: today, outcome: 'passed', record: '会议原则通过。' });
      case 'signing':
        return this.act(office, 'recordSignature', { signer: '主要负责人', signedOn: today });
      case 'numbering':
        return this.act(office, 'takeNumber', {});
      case 'publishing':
        return this.act(office, 'publish', {
          carrier: 'website',
          carrierAddress: `https://www.example.gov.cn/zwgk/${this.serial}.html`,
          publishedOn: today,
          effectiveOn: addDays(today, 30),
          termYears: 5,
          warningsReason: '测试',
        });
      case 'published':
        return;
      default:
        throw new Error(`matter ${this.serial} came to ${page.phase}`);
    }
  }

  private async create(): Promise<void> {
    const fileId = await this.upload('送审稿', TEXT(this.serial), 'draft');
    if (fileId === null || !(await this.isRead(fileId))) return;
    const answer = await this.desk.post(this.people.drafter, '/drafts', {
      fileId,
      issuerOrganId: this.issuerOrganId,
      contactPhone: '0996-2020000',
    });
    if (answer.kind === 'refused') throw new Error(`create refused: ${answer.code}`);
    if (answer.kind === 'lost') return;
    this.id = (answer.body as { id: string }).id;
    this.ledger.note(this.id, 'drafting.create', answer);
  }

  private async prepare(page: DraftPage, today: string): Promise<void> {
    const { drafter } = this.people;
    const step = page.steps.find(({ state }) => state === 'required');
    if (!step) return this.act(drafter, 'submit', {});
    const { kind } = step;
    if (kind === 'fair_competition') return this.act(drafter, 'addMaterial', { kind, conclusion: 'not_concerned', datedOn: today });
    const fileId = await this.upload(kind, `${kind}的内容。`, 'material');
    if (fileId !== null) await this.act(drafter, 'addMaterial', { kind, fileId, datedOn: today });
  }

  private async conclude(): Promise<void> {
    const { reviewer, second, signatory } = this.people;
    const page = await this.look<ReviewPage>(reviewer, `/reviews/${this.page?.reviewId ?? ''}`);
    if (!page) return;
    const verdict = 'LEGAL';
    if (page.state === 'second') return this.review(second ?? reviewer, 'sendForSign', { verdict });
    if (page.state === 'to_sign') return this.review(signatory, 'issue', { verdict });
    if (page.state !== 'in_review') return;
    if (page.checks.length === 0) return this.review(reviewer, 'allClear', {});
    return this.review(reviewer, second === null ? 'sendForSign' : 'sendForSecond', { verdict });
  }

  private async act(login: string, action: string, body: object): Promise<void> {
    const answer = await this.desk.post(login, `/drafts/${this.id ?? ''}/${action}`, { ...body, expectedRevision: this.page?.revision });
    this.settle(this.id ?? '', `drafting.${action}`, answer);
  }

  private async review(login: string, action: string, body: object): Promise<void> {
    const id = this.page?.reviewId ?? '';
    const page = await this.look<ReviewPage>(login, `/reviews/${id}`);
    if (!page) return;
    const answer = await this.desk.post(login, `/reviews/${id}/${action}`, { ...body, expectedRevision: page.revision });
    this.settle(id, `review.${action}`, answer);
  }

  private settle(subjectId: string, type: string, answer: Answer): void {
    this.ledger.note(subjectId, type, answer);
    // A lost command may have been done after all, between our look and our try: what is stale is looked at again.
    if (answer.kind === 'refused' && answer.code !== 'stale_revision') throw new Error(`${type} refused: ${answer.code}`);
  }

  private async look<Page>(login: string, path: string): Promise<Page | null> {
    const answer = await this.desk.get(login, path);
    if (answer.kind === 'refused') throw new Error(`GET ${path} refused: ${answer.code}`);
    return answer.kind === 'done' ? (answer.body as Page) : null;
  }

  private async upload(name: string, text: string, purpose: string): Promise<string | null> {
    const form = new FormData();
    form.set('purpose', purpose);
    form.set('file', new Blob([text], { type: 'text/plain' }), `${name}.txt`);
    const answer = await this.desk.post(this.people.drafter, '/files', form);
    if (answer.kind === 'refused') throw new Error(`upload refused: ${answer.code}`);
    if (answer.kind === 'lost') return null;
    const { id } = answer.body as { id: string };
    this.ledger.note(id, 'file.store', answer);
    return id;
  }

  /** Waits for the worker to read it; it may be dead just now. */
  private async isRead(fileId: string): Promise<boolean> {
    for (const end = Date.now() + 90_000; Date.now() < end;) {
      const page = await this.look<{ state: string }>(this.people.drafter, `/files/${fileId}`);
      if (page?.state === 'read') return true;
      if (page?.state === 'unreadable') throw new Error('the text is unreadable');
      await sleep(100);
    }
    throw new Error(`file ${fileId} was not read within 90 s`);
  }
}

const TEXT = (serial: number) => `巴音郭楞蒙古自治州第${serial}号公共机构节能管理办法

第一条 为了规范公共机构节能工作，根据有关法律、法规，结合本州实际，制定本办法。
第二条 本州行政区域内公共机构的节能管理活动，适用本办法。
第三条 州发展和改革委员会负责本州公共机构节能监督管理工作。
第四条 本办法由州发展和改革委员会负责解释。
第五条 本办法自公布之日起30日后施行，有效期5年。
`;
