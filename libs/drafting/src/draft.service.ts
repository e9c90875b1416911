import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { ReviewService, type Response } from '@libs/review';
import { NumberService, RouteQueries, type MakingRoute } from '@libs/settings';
import { DataSource } from 'typeorm';
import type { Command, DraftFields } from './domain/command';
import { decide, type DraftingEvent } from './domain/decision';
import type { Draft } from './domain/draft';
import { readText, type TextStage } from './domain/text';
import { maySee } from './domain/visibility';
import { DraftCaseService, type GivenToCase, type LoadedDraft } from './draft-case.service';
import { DraftPartService } from './draft-part.service';
import { DraftEntity, DraftTextEntity, MaterialEntity, SignatureEntity } from './draft.entity';
import { PublicationService } from './publication.service';
import type { PublicEdition, SourceFile } from './source-file';

export interface ActedOnDraft {
  id: string;
  revision: number;
}

/** What was read before the transaction began. */
interface Given extends GivenToCase {
  file: SourceFile | null;
  route: MakingRoute | null;
}

/** What the door brings with a command: an upload, or the file that is to go public. */
export interface Brought {
  file?: SourceFile | null;
  edition?: PublicEdition | null;
}

/** Drafts on their way: the only writer of this room's tables (publications: PublicationService). */
@Injectable()
export class DraftService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly ids: Ids,
    private readonly routes: RouteQueries,
    private readonly numbers: NumberService,
    private readonly reviews: ReviewService,
    private readonly cases: DraftCaseService,
    private readonly publications: PublicationService,
    private readonly parts: DraftPartService,
  ) {}

  /**
   * A new matter from an uploaded file: what is not given is read from its text. The route follows from the issuer.
   * Errors: `not_permitted`, `issuer_has_no_route`, `not_found` (an unknown issuer).
   */
  async create(file: SourceFile, fields: Partial<DraftFields> & Pick<DraftFields, 'issuerOrganId'>, by: Actor): Promise<ActedOnDraft> {
    if (!by.permissions.has('draft.write')) throw new DomainError('conflict', 'draft_refused', { refusals: ['not_permitted'] });
    const route = await this.routes.routeFor({ issuerOrganId: fields.issuerOrganId, draftingOrganId: by.organId });
    const { facts } = readText(file.text ?? '');
    const id = this.ids.next();
    const textId = this.ids.next();
    return this.transactions.run(async (tx) => {
      await tx.insert(DraftEntity, {
        id,
        state: 'drafting',
        title: fields.title?.trim() || facts.title,
        kind: fields.kind?.trim() || facts.kind,
        docClass: fields.docClass ?? facts.suggestedClass,
        issuerOrganId: fields.issuerOrganId,
        draftingOrganId: by.organId,
        draftingUnit: by.unit,
        drafterIds: [by.id],
        contactPhone: fields.contactPhone ?? null,
        meetingOn: fields.meetingOn ?? null,
        urgentReason: null,
        ...routed(route),
        round: 0,
        textId,
        needsFinalText: false,
        createdAt: tx.now,
        revision: 1,
      });
      await this.parts.insertTextIn(tx, { id: textId, draftId: id, seq: 1, stage: 'submission', file, by });
      const detail = { issuerOrganId: fields.issuerOrganId, routeKey: route.key, fileId: file.id };
      const type: DraftingEvent = 'drafting.create';
      await tx.record({ type, subjectType: 'draft', subjectId: id, actorId: by.id, at: tx.now, detail });
      return { id, revision: 1 };
    });
  }

  /**
   * One command on one draft; `brought` for those that need a file. Errors: `not_found` (also when `by` may not see it),
   * `stale_revision`, `draft_refused` with its reasons, and those of the rooms that a command reaches (numbers, registry).
   */
  async act(id: string, expectedRevision: number, command: Command, by: Actor, brought: Brought = {}): Promise<ActedOnDraft> {
    const known = await this.source.manager.findOneBy(DraftEntity, { id });
    if (!known || !maySee(known, by)) throw new DomainError('not_found', 'not_found', { id });
    const given: Given = {
      file: brought.file ?? null,
      edition: brought.edition ?? null,
      route: await this.newRoute(known, command),
      mayIssue: await this.cases.mayIssue(known, command),
    };
    return this.transactions.run(async (tx) => {
      const draft = await tx.lock(DraftEntity, id, expectedRevision);
      const subject = await this.cases.loadIn(tx, draft, command, given);
      const { changes, event } = decide(subject, command, by, tx.now);
      const before: LoadedDraft = { ...subject, draft: Object.assign(new DraftEntity(), draft) };
      Object.assign(draft, changes);
      const more = await this.carryOut(tx, before, draft, command, by, given);
      await tx.save(draft);
      await tx.record({ ...event, detail: { ...event.detail, ...more } });
      return { id, revision: draft.revision };
    });
  }

  private async newRoute(draft: Draft, command: Command): Promise<MakingRoute | null> {
    const issuerOrganId = command.action === 'edit' ? command.fields.issuerOrganId : undefined;
    return issuerOrganId === undefined ? null : this.routes.routeFor({ issuerOrganId, draftingOrganId: draft.draftingOrganId });
  }

  /** What a command does beside the draft's own row; returns what the log keeps of it. */
  private async carryOut(
    tx: Tx,
    subject: LoadedDraft,
    draft: DraftEntity,
    command: Command,
    by: Actor,
    { file, route, edition }: Given,
  ): Promise<Record<string, unknown>> {
    switch (command.action) {
      case 'edit':
        if (route !== null && command.fields.issuerOrganId !== undefined) {
          Object.assign(draft, routed(route), { issuerOrganId: command.fields.issuerOrganId });
        }
        return {};
      case 'replaceText':
        return this.replaceText(tx, subject, draft, file, by);
      case 'addMaterial':
      case 'waiveMaterial':
        return this.parts.insertMaterialIn(tx, draft, command, file, by);
      case 'removeMaterial':
        await tx.db.delete(MaterialEntity, { id: command.materialId, draftId: draft.id });
        return {};
      case 'submit':
        return this.submit(tx, subject, draft, command.letterNumber, by);
      case 'resupply':
        return this.resupply(tx, subject, draft, by);
      case 'withdraw':
        await this.reviews.withdrawIn(tx, required(subject.latest).id, command.reason, by);
        return { reviewId: subject.latest?.id };
      case 'respond':
        return this.respond(tx, subject, command.answers, by);
      case 'respondAll':
        return this.respond(tx, subject, adoptAll(required(subject.latest).unansweredIds), by);
      case 'table':
        return { reviewId: subject.latest?.id, unadopted: subject.reviewGate.unadopted };
      case 'recordMeeting':
        return this.parts.insertDeliberationIn(tx, draft, required(subject.latest).id, command, by);
      case 'recordSignature':
        await tx.insert(SignatureEntity, {
          draftId: draft.id,
          textId: draft.textId,
          signer: command.signer,
          signedOn: command.signedOn,
          recordedBy: by.id,
          recordedAt: tx.now,
        });
        return {};
      case 'takeNumber':
      case 'enterNumber':
        return this.number(tx, draft, command, by);
      case 'voidNumber':
        await this.numbers.voidIn(tx, { id: required(subject.draft.numberId), reason: command.reason, by });
        return { number: subject.draft.docNumber };
      case 'publish':
        return this.publications.publishIn(tx, draft, command, { warnings: subject.registration.warnings, edition }, by);
      case 'recordInterpretation':
        return this.parts.insertInterpretationIn(tx, draft, command, file, by);
      case 'terminate':
        return this.terminate(tx, subject, command.reason, by);
      case 'revise':
        return {};
    }
  }

  private async submit(tx: Tx, subject: LoadedDraft, draft: DraftEntity, letterNumber: string | null, by: Actor) {
    const submissionId = this.ids.next();
    const text = await tx.db.findOneByOrFail(DraftTextEntity, { id: draft.textId });
    const { routeKey: key, intakeOrganId, reviewOrganId } = draft;
    const reviewId = await this.reviews.openIn(tx, {
      subjectType: 'draft',
      subjectId: draft.id,
      submissionId,
      round: draft.round,
      title: draft.title,
      organId: draft.draftingOrganId,
      drafterIds: draft.drafterIds,
      draftingUnit: draft.draftingUnit,
      route: { key: key as MakingRoute['key'], intakeOrganId, reviewOrganId, signingLevels: draft.route.signingLevels },
      fileHash: text.fileHash,
      text: text.text,
      units: text.units,
      meetingOn: draft.meetingOn,
      urgentReason: draft.urgentReason,
      by,
    });
    const hash = await this.parts.insertSubmissionIn(tx, { id: submissionId, part: 1, reviewId, letterNumber }, subject, draft, by);
    return { submissionId, reviewId, round: draft.round, hash };
  }

  private async resupply(tx: Tx, subject: LoadedDraft, draft: DraftEntity, by: Actor) {
    const { id: reviewId } = required(subject.latest);
    const text = await tx.db.findOneByOrFail(DraftTextEntity, { id: draft.textId });
    const id = this.ids.next();
    const hash = await this.parts.insertSubmissionIn(
      tx,
      { id, part: subject.parts.length + 1, reviewId, letterNumber: null },
      subject,
      draft,
      by,
    );
    await this.reviews.resupplyIn(
      tx,
      reviewId,
      { text: text.text, units: text.units, fileHash: text.fileHash, drafterIds: draft.drafterIds },
      by,
    );
    return { submissionId: id, reviewId, hash };
  }

  private async respond(tx: Tx, { latest }: LoadedDraft, answers: Response[], by: Actor) {
    const { id: reviewId } = required(latest);
    if (answers.length > 0) await this.reviews.answerIn(tx, reviewId, answers, by);
    return { reviewId };
  }

  private async replaceText(tx: Tx, { text, review }: LoadedDraft, draft: DraftEntity, file: SourceFile | null, by: Actor) {
    if (file === null) throw new DomainError('conflict', 'draft_refused', { refusals: ['file_missing'] });
    const stage: TextStage =
      draft.state === 'signing' ? 'signed' : draft.state === 'submitted' && review?.state === 'issued' ? 'revised' : 'submission';
    // What goes to the meeting or is signed is what will be published: a scan without words would stick before publication.
    if (stage !== 'submission' && !file.text?.trim()) throw new DomainError('conflict', 'draft_refused', { refusals: ['file_unreadable'] });
    const id = this.ids.next();
    await this.parts.insertTextIn(tx, { id, draftId: draft.id, seq: text.seq + 1, stage, file, by });
    draft.textId = id;
    return { textId: id, stage };
  }

  private async number(tx: Tx, draft: DraftEntity, command: Extract<Command, { action: 'takeNumber' | 'enterNumber' }>, by: Actor) {
    const signedOn: LegalDate = required(draft.signedOn);
    const request = { organId: draft.issuerOrganId, kind: 'document', subjectType: 'draft', subjectId: draft.id, by } as const;
    // V02: the number's year is that of the signature (成文日期).
    const number =
      command.action === 'takeNumber'
        ? await this.numbers.assignIn(tx, { ...request, year: Number(signedOn.slice(0, 4)) })
        : await this.numbers.enterIn(tx, { ...request, typed: command.typed, isConfirmed: command.isConfirmed === true });
    draft.numberId = number.id;
    draft.docNumber = number.canonical;
    return { number: number.canonical };
  }

  private async terminate(tx: Tx, { draft, latest }: LoadedDraft, reason: string, by: Actor) {
    const isOpen = draft.state === 'submitted' && latest !== null && !['issued', 'declined', 'withdrawn'].includes(latest.state);
    if (isOpen) await this.reviews.withdrawIn(tx, latest.id, reason, by);
    return isOpen ? { reviewId: latest.id } : {};
  }
}

function routed(route: MakingRoute) {
  const { key, intakeOrganId, reviewOrganId, numberingOrganId, meetingKind } = route;
  return { route, routeKey: key, intakeOrganId, reviewOrganId, officeOrganId: numberingOrganId, meetingKind };
}

function adoptAll(remarkIds: readonly string[]): Response[] {
  return remarkIds.map((remarkId) => ({ remarkId, adoption: 'adopted', reason: null }));
}

/** What the rules have made sure of. */
function required<T>(value: T | null): T {
  if (value === null) throw new Error('a rule let a draft pass without what it needs');
  return value;
}
