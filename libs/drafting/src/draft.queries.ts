import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries, type Organ, type User } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { DocumentQueries } from '@libs/registry';
import { isMeetingTooNear, ReviewQueries, type Gate, type LatestReview, type ReviewRow } from '@libs/review';
import { CalendarQueries, TimeLimitQueries } from '@libs/settings';
import { diffTexts, type TextDiff } from '@libs/text';
import { DataSource } from 'typeorm';
import { ACTIONS, type Action } from './domain/draft';
import { stepsOf, type Step } from './domain/material';
import type { Missing } from './domain/missing';
import { standing, type Refusal } from './domain/refusal';
import { readText, type ReadFacts } from './domain/text';
import { maySee } from './domain/visibility';
import { DraftCaseService } from './draft-case.service';
import { DraftListQueries, type DraftRow } from './draft-list.queries';
import {
  DeliberationEntity,
  DraftEntity,
  DraftTextEntity,
  InterpretationEntity,
  MaterialEntity,
  PublicationEntity,
  SignatureEntity,
  SubmissionEntity,
} from './draft.entity';

/** A repeal that a text names, with what the registry has under that name. */
export interface FoundRepeal {
  title: string | null;
  docNumber: string | null;
  documentId: string | null;
  foundTitle: string | null;
}

export type TextItem = Omit<DraftTextEntity, 'text' | 'units'>;
export interface TextContent {
  item: TextItem;
  text: string;
  units: object[];
  repeals: FoundRepeal[];
  createdByName: string;
}
export type DraftWarning = 'meeting_too_near' | 'numbering_faulty' | 'class_differs';

/** Everything about one draft that its page shows. */
export interface DraftDetail extends Omit<DraftRow, 'review'> {
  draft: DraftEntity;
  texts: TextItem[];
  repeals: FoundRepeal[];
  steps: Step[];
  materials: MaterialEntity[];
  missing: Missing[];
  warnings: DraftWarning[];
  submissions: SubmissionEntity[];
  rounds: ReviewRow[];
  review: LatestReview | null;
  gate: Gate;
  deliberations: DeliberationEntity[];
  signature: SignatureEntity | null;
  publication: PublicationEntity | null;
  interpretations: InterpretationEntity[];
  organs: Organ[];
  people: User[];
  allowed: { action: Action; refusals: Refusal[] }[];
}

/** Refusals that say that an action is not the actor's at all: no button for it. */
const NOT_THEIRS: readonly Refusal[] = ['wrong_state', 'not_permitted', 'not_the_drafting_organ', 'not_the_office'];

@Injectable()
export class DraftQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly lists: DraftListQueries,
    private readonly cases: DraftCaseService,
    private readonly reviews: ReviewQueries,
    private readonly documents: DocumentQueries,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
  ) {}

  /** The draft's page. Errors: `not_found`, also for whom it is not to be seen by. */
  async get(id: string, by: Actor): Promise<DraftDetail> {
    const draft = await this.seen(id, by);
    const { manager } = this.source;
    const [[row], texts, materials, submissions, review, gate, rounds, deliberations, signature, publication, interpretations] =
      await Promise.all([
        this.lists.rows([draft]),
        this.texts(id),
        manager.find(MaterialEntity, { where: { draftId: id }, order: { addedAt: 'ASC', id: 'ASC' } }),
        manager.find(SubmissionEntity, { where: { draftId: id }, order: { round: 'ASC', part: 'ASC' } }),
        this.reviews.latestFor(id),
        this.reviews.gate(id),
        this.reviews.roundsOf(id),
        manager.find(DeliberationEntity, { where: { draftId: id }, order: { recordedAt: 'ASC' } }),
        manager.findOneBy(SignatureEntity, { draftId: id }),
        manager.findOneBy(PublicationEntity, { draftId: id }),
        manager.find(InterpretationEntity, { where: { draftId: id }, order: { recordedAt: 'ASC' } }),
      ]);
    const text = texts.find((one) => one.id === draft.textId);
    if (!row || !text) throw new DomainError('not_found', 'not_found', { id });
    const subject = this.cases.fromPage(draft, { materials, submissions, review, gate, text });
    return {
      ...row,
      draft,
      texts,
      repeals: await this.findRepeals(text.facts, by),
      steps: stepsOf(subject.requirements, materials),
      materials,
      missing: [...subject.missing],
      warnings: await this.warningsOf(draft, text.facts),
      submissions,
      rounds,
      review,
      gate,
      deliberations,
      signature,
      publication,
      interpretations,
      organs: await this.organs.find([draft.intakeOrganId ?? draft.reviewOrganId, draft.reviewOrganId, draft.officeOrganId]),
      people: await this.peopleOf(draft, texts, submissions, review),
      allowed: ACTIONS.map((action) => ({ action, refusals: standing(subject, action, by) })).filter(
        ({ refusals: found }) => !found.some((refusal) => NOT_THEIRS.includes(refusal)),
      ),
    };
  }

  /** One of the matter's texts with its words and units. Errors: `not_found`. */
  async text(id: string, textId: string, by: Actor): Promise<TextContent> {
    await this.seen(id, by);
    const text = await this.textOf(id, textId);
    const [author] = await this.users.find([text.createdBy]);
    return {
      item: text,
      text: text.text,
      units: text.units,
      repeals: await this.findRepeals(text.facts, by),
      createdByName: author?.name ?? '',
    };
  }

  /** What changed between two of the matter's texts (两次送审对照). Errors: `not_found`. */
  async difference(id: string, fromTextId: string, toTextId: string, by: Actor): Promise<TextDiff> {
    await this.seen(id, by);
    const [before, after] = await Promise.all([this.textOf(id, fromTextId), this.textOf(id, toTextId)]);
    return diffTexts(before.text, after.text);
  }

  /** What is read from a text before a draft is made of it (the confirm screen). */
  async read(text: string, by: Actor): Promise<ReadFacts & { found: FoundRepeal[] }> {
    const { facts } = readText(text);
    return { ...facts, found: await this.findRepeals(facts, by) };
  }

  /** A file of the matter: of one of its texts or materials. Errors: `not_found`. */
  async file(id: string, fileId: string, by: Actor): Promise<{ name: string; sha256: string; mediaType: string; size: number }> {
    await this.seen(id, by);
    const [row] = await this.source.query<{ name: string; sha256: string; mediaType: string; size: number }[]>(
      `SELECT file_name AS name, file_hash AS sha256, media_type AS "mediaType", file_size AS size FROM (
         SELECT file_id, file_name, file_hash, media_type, file_size FROM draft_text WHERE draft_id = $1
         UNION ALL SELECT file_id, file_name, file_hash, media_type, file_size FROM material WHERE draft_id = $1
         UNION ALL SELECT file_id, file_name, file_hash, media_type, file_size FROM interpretation WHERE draft_id = $1) own
        WHERE file_id = $2 LIMIT 1`,
      [id, fileId],
    );
    if (!row) throw new DomainError('not_found', 'not_found', { fileId });
    return row;
  }

  private async seen(id: string, by: Actor): Promise<DraftEntity> {
    const draft = await this.source.manager.findOneBy(DraftEntity, { id });
    if (!draft || !maySee(draft, by)) throw new DomainError('not_found', 'not_found', { id });
    return draft;
  }

  private async textOf(draftId: string, id: string): Promise<DraftTextEntity> {
    const text = await this.source.manager.findOneBy(DraftTextEntity, { id, draftId });
    if (!text) throw new DomainError('not_found', 'not_found', { id });
    return text;
  }

  private texts(draftId: string): Promise<TextItem[]> {
    return this.source.manager
      .createQueryBuilder(DraftTextEntity, 'text')
      .select(WITHOUT_WORDS.map((column) => `text.${column}`))
      .where('text.draftId = :draftId', { draftId })
      .orderBy('text.seq', 'ASC')
      .getMany();
  }

  private findRepeals(facts: ReadFacts, by: Actor): Promise<FoundRepeal[]> {
    return Promise.all(
      facts.repeals.map(async ({ title, docNumber }) => {
        const found = await this.documents.match({ title, docNumber }, by);
        return { title, docNumber, documentId: found?.id ?? null, foundTitle: found?.title ?? null };
      }),
    );
  }

  private async warningsOf(draft: DraftEntity, facts: ReadFacts): Promise<DraftWarning[]> {
    if (draft.state !== 'drafting') return [];
    const today = this.clock.today();
    const [calendar, before] = await Promise.all([
      this.calendars.calendar(),
      this.limits.limit('review.before_meeting', { level: null, on: today }),
    ]);
    const found: DraftWarning[] = [];
    if (isMeetingTooNear(calendar, draft.meetingOn, today, before.days)) found.push('meeting_too_near');
    if (facts.faults.length > 0) found.push('numbering_faulty');
    if (draft.docClass !== facts.suggestedClass) found.push('class_differs'); // V23
    return found;
  }

  private peopleOf(
    draft: DraftEntity,
    texts: readonly TextItem[],
    submissions: readonly SubmissionEntity[],
    review: LatestReview | null,
  ): Promise<User[]> {
    return this.users.find([
      ...draft.drafterIds,
      ...texts.map((text) => text.createdBy),
      ...submissions.map((submission) => submission.submittedBy),
      ...(review?.participantIds ?? []),
      ...(review?.supplements ?? []).map((supplement) => supplement.requestedBy),
      ...(review?.remarks ?? []).flatMap(({ response, earlier }) => (response ? [response, ...earlier] : []).map((one) => one.respondedBy)),
    ]);
  }
}

const WITHOUT_WORDS = [
  'id',
  'draftId',
  'seq',
  'stage',
  'fileId',
  'fileName',
  'fileHash',
  'mediaType',
  'fileSize',
  'facts',
  'hash',
  'createdBy',
  'createdAt',
] as const satisfies readonly (keyof TextItem)[];
