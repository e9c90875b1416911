import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { DomainError, sha256, type Actor, type LegalDate } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';

import { CalendarQueries, TimeLimitQueries, type MakingRoute, type OrganLevel } from '@libs/settings';
import { DataSource, IsNull } from 'typeorm';
import { clockOf } from './domain/clock';
import type { Command, Person } from './domain/command';
import { decide, type Circumstances, type Decision } from './domain/decision';
import { gateOf, type Gate } from './domain/gate';
import type { ReviewCase } from './domain/refusal';
import { PROBLEM_TYPES, type Check, type Remark, type Response } from './domain/remark';
import type { Action, Review, SubjectType } from './domain/review';
import { maySee } from './domain/visibility';
import { OpinionService } from './opinion.service';
import {
  ReviewCheckEntity,
  ReviewEntity,
  ReviewOpinionEntity,
  ReviewPauseEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewSupplementEntity,
  ReviewTextEntity,
} from './review.entity';

/** A text as it is handed in for review. */
export interface SubmittedText {
  text: string;
  units: object[];
  fileHash: string | null;
}

export interface OpenReview extends SubmittedText {
  subjectType: SubjectType;
  subjectId: string;
  submissionId: string;
  round: number;
  title: string;
  /** The submitting organ (送审单位), its drafting persons and section: none of them reviews (INV-C). */
  organId: string;
  drafterIds: string[];
  draftingUnit: string | null;
  route: Pick<MakingRoute, 'key' | 'intakeOrganId' | 'reviewOrganId' | 'signingLevels'>;
  meetingOn: LegalDate | null;
  urgentReason: string | null;
  by: Actor;
}

export interface Acted {
  id: string;
  revision: number;
  /** The remark that was written. */
  remarkId: string | null;
}

interface Surroundings {
  level: OrganLevel | null;
  /** Organs and people by id. */
  names: ReadonlyMap<string, string>;
  revision?: number;
}
const NOTHING_KNOWN: Surroundings = { level: null, names: new Map() };

interface LoadedCase extends ReviewCase {
  review: ReviewEntity;
  remarks: ReviewRemarkEntity[];
  checks: ReviewCheckEntity[];
}

/** Legality reviews: the only writer of this room's tables (opinions: OpinionService). */
@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
    private readonly opinions: OpinionService,
  ) {}

  /** Opens the review of one submission in the submitter's transaction; returns its id. Errors: `round_is_reviewed_once`, `subject_has_one_open_review`. */
  async openIn(tx: Tx, opening: OpenReview): Promise<string> {
    const { route, by } = opening;
    const id = this.ids.next();
    await tx.insert(ReviewEntity, {
      id,
      subjectType: opening.subjectType,
      subjectId: opening.subjectId,
      submissionId: opening.submissionId,
      round: opening.round,
      title: opening.title,
      state: route.intakeOrganId === null ? 'to_accept' : 'at_office',
      organId: opening.organId,
      drafterIds: opening.drafterIds,
      draftingUnit: opening.draftingUnit,
      routeKey: route.key,
      reviewOrganId: route.reviewOrganId,
      intakeOrganId: route.intakeOrganId,
      signingLevels: route.signingLevels,
      meetingOn: opening.meetingOn,
      urgentReason: opening.urgentReason,
      receivedOn: this.clock.today(),
      extendedDays: 0,
      coReviewerIds: [],
      revision: 1,
    });
    await this.insertText(tx, id, 1, opening);
    const { subjectType, subjectId, submissionId, round } = opening;
    await tx.record({
      type: 'review.open',
      subjectType: 'review',
      subjectId: id,
      actorId: by.id,
      at: tx.now,
      detail: { subjectType, subjectId, submissionId, round, routeKey: route.key },
    });
    return id;
  }

  /** Sends the supplement that was asked for, with the text as it stands now. */
  async resupplyIn(tx: Tx, id: string, supplied: SubmittedText & { drafterIds: string[] }, by: Actor): Promise<void> {
    const review = await tx.lock(ReviewEntity, id);
    review.drafterIds = supplied.drafterIds;
    const last = await tx.db.findOneOrFail(ReviewTextEntity, { where: { reviewId: id }, order: { seq: 'DESC' } });
    if (last.textHash !== sha256(supplied.text) || last.fileHash !== supplied.fileHash)
      await this.insertText(tx, id, last.seq + 1, supplied);
    await this.actOn(tx, review, { action: 'resupply' }, by);
  }

  async withdrawIn(tx: Tx, id: string, reason: string, by: Actor): Promise<void> {
    await this.actOn(tx, await tx.lock(ReviewEntity, id), { action: 'withdraw', reason }, by);
  }

  /** Records the submitter's answers to remarks (采纳情况). Errors: `review_refused`. */
  async answerIn(tx: Tx, id: string, responses: Response[], by: Actor): Promise<void> {
    await this.actOn(tx, await tx.lock(ReviewEntity, id), { action: 'answer', responses }, by);
  }

  /** INV-C, inside the transaction that relies on it: the review cannot change until that one ends. */
  async gateIn(tx: Tx, subjectId: string): Promise<Gate> {
    const review = await tx.db
      .createQueryBuilder(ReviewEntity, 'review')
      .setLock('pessimistic_read')
      .where('review.subjectId = :subjectId', { subjectId })
      .orderBy('review.round', 'DESC')
      .limit(1)
      .getOne();
    if (!review) return gateOf(null);
    const opinion = await tx.db.findOneBy(ReviewOpinionEntity, { reviewId: review.id });
    const remarks = await tx.db.findBy(ReviewRemarkEntity, { reviewId: review.id });
    const responses = await tx.db.findBy(ReviewResponseEntity, { reviewId: review.id });
    return gateOf({ ...review, verdict: opinion?.verdict ?? null, remarks, responses });
  }

  /** One command on one review. Errors: `not_found` (also when `by` may not see it), `stale_revision`, `review_refused`. */
  async act(id: string, expectedRevision: number | undefined, command: Command, by: Actor): Promise<Acted> {
    const known = await this.surroundings(id, command.action);
    return this.transactions.run(async (tx) => {
      const review = await this.seen(tx, id, by);
      const expected = command.action === 'issue' ? known.revision : expectedRevision;
      for (const seen of [expectedRevision, expected]) {
        if (seen !== undefined && review.revision !== seen) {
          throw new DomainError('conflict', 'stale_revision', { expected: seen, current: review.revision });
        }
      }
      return this.actOn(tx, review, command, by, known);
    });
  }

  /** 分办、领办: who handles it. Errors: as `act`; `person_unknown`. */
  async assign(id: string, expectedRevision: number, chosen: { reviewerId: string; coReviewerIds: string[] }, by: Actor): Promise<Acted> {
    const [reviewer, ...coReviewers] = await this.people([chosen.reviewerId, ...chosen.coReviewerIds]);
    if (!reviewer) throw new DomainError('conflict', 'person_unknown', {});
    return this.act(id, expectedRevision, { action: 'assign', reviewer, coReviewers }, by);
  }

  /** 转办. Errors: as `act`; `person_unknown`. */
  async handOver(id: string, expectedRevision: number, chosen: { reviewerId: string; reason: string }, by: Actor): Promise<Acted> {
    const [reviewer] = await this.people([chosen.reviewerId]);
    if (!reviewer) throw new DomainError('conflict', 'person_unknown', {});
    return this.act(id, expectedRevision, { action: 'handOver', reviewer, reason: chosen.reason }, by);
  }

  private async people(ids: readonly string[]): Promise<Person[]> {
    const found = await Promise.all(
      ids.map((id) =>
        this.users.actor(id).catch((error: unknown) => (error instanceof DomainError ? null : Promise.reject(error as Error))),
      ),
    );
    if (found.includes(null)) throw new DomainError('conflict', 'person_unknown', {});
    return found.filter((person) => person !== null);
  }

  /**
   * What a command needs of other rooms, read before its transaction begins: a transaction that waits for a second connection
   * would hold up the pool.
   */
  private async surroundings(id: string, action: Action): Promise<Surroundings> {
    if (action !== 'issue' && action !== 'accept' && action !== 'requestSupplement') return NOTHING_KNOWN;
    const review = await this.source.manager.findOneBy(ReviewEntity, { id });
    if (!review) throw new DomainError('not_found', 'not_found', { id });
    const organs = await this.organs.find([review.reviewOrganId, review.organId]);
    const people = await this.users.find([review.handlerId, review.secondId].filter((person) => person !== null));
    return {
      level: organs.find((organ) => organ.id === review.reviewOrganId)?.level ?? null,
      names: new Map([...organs, ...people].map(({ id: key, name }) => [key, name])),
      revision: review.revision,
    };
  }

  private async seen(tx: Tx, id: string, by: Actor): Promise<ReviewEntity> {
    const review = await tx.lock(ReviewEntity, id);
    if (!maySee(review, by)) throw new DomainError('not_found', 'not_found', { id });
    return review;
  }

  private async actOn(tx: Tx, review: ReviewEntity, command: Command, by: Actor, known = NOTHING_KNOWN): Promise<Acted> {
    const subject = await this.load(tx, review);
    const at = await this.circumstances(tx, review, known);
    const decision = decide(subject, command, by, at);
    Object.assign(review, decision.changes);
    const { event } = decision;
    if (command.action === 'issue') {
      const clock = clockOf(at.calendar, review, at.pauses, at.today);
      const opinion = { ...subject, verdict: command.verdict, clock, names: known.names, today: at.today, by };
      Object.assign(event.detail, await this.opinions.issueIn(tx, review, opinion));
    }
    const remarkId = await this.writeParts(tx, subject, command, decision, by, at.today);
    if (remarkId !== null) event.detail['remarkId'] = remarkId;
    await tx.save(review);
    await tx.record(event);
    return { id: review.id, revision: review.revision, remarkId };
  }

  private async load(tx: Tx, review: ReviewEntity): Promise<LoadedCase> {
    const remarks = await tx.db.find(ReviewRemarkEntity, { where: { reviewId: review.id }, order: { serial: 'ASC' } });
    const checks = await tx.db.findBy(ReviewCheckEntity, { reviewId: review.id });
    return { review, remarks, checks };
  }

  private async circumstances(tx: Tx, review: Review, { level }: Surroundings): Promise<Circumstances> {
    const today = this.clock.today();
    const calendar = await this.calendars.calendar(tx.db);
    const pauses = await tx.db.find(ReviewPauseEntity, { where: { reviewId: review.id }, order: { from: 'ASC' } });
    const limit = await this.limits.limit('review.review', { level, on: today }, tx.db);
    const supplement = await this.limits.limit('review.supplement', { level, on: today }, tx.db);
    return { now: tx.now, today, calendar, pauses, reviewDays: limit.days, supplementDays: supplement.days };
  }

  /** What a command writes beside the review's own row; the id of the remark it concerns. */
  private async writeParts(
    tx: Tx,
    { review, remarks, checks }: LoadedCase,
    command: Command,
    decision: Decision,
    by: Actor,
    today: LegalDate,
  ): Promise<string | null> {
    const reviewId = review.id;
    if (decision.pause === 'opens')
      await tx.insert(ReviewPauseEntity, { id: this.ids.next(), reviewId, from: today, to: null, reason: '补正' });
    if (decision.pause === 'closes') await tx.db.update(ReviewPauseEntity, { reviewId, to: IsNull() }, { to: today });
    switch (command.action) {
      case 'requestSupplement':
        await this.insertSupplement(tx, reviewId, command, decision, by, today);
        return null;
      case 'resupply':
      case 'withdraw':
        await tx.db.update(ReviewSupplementEntity, { reviewId, resuppliedOn: IsNull() }, { resuppliedOn: today });
        return null;
      case 'addRemark':
        return this.insertRemark(tx, reviewId, nextSerial(remarks), command.remark, by);
      case 'editRemark':
        await tx.db.update(ReviewRemarkEntity, { id: command.remarkId, reviewId }, { ...command.remark, writtenAt: tx.now });
        return command.remarkId;
      case 'removeRemark':
        await tx.db.delete(ReviewRemarkEntity, { id: command.remarkId, reviewId });
        return command.remarkId;
      case 'setCheck':
        await this.putChecks(tx, reviewId, [{ item: command.item, result: command.result, note: command.note }], by);
        return null;
      case 'allClear':
        await this.putChecks(tx, reviewId, unset(checks), by);
        return null;
      case 'answer':
        await this.putResponses(tx, reviewId, command.responses, by);
        return null;
      default:
        return null;
    }
  }

  private async insertText(tx: Tx, reviewId: string, seq: number, { text, units, fileHash }: SubmittedText): Promise<void> {
    await tx.insert(ReviewTextEntity, { reviewId, seq, text, units, textHash: sha256(text), fileHash, recordedAt: tx.now });
  }

  private async insertSupplement(
    tx: Tx,
    reviewId: string,
    command: Extract<Command, { action: 'requestSupplement' }>,
    { supplement }: Decision,
    by: Actor,
    today: LegalDate,
  ): Promise<void> {
    await tx.insert(ReviewSupplementEntity, {
      id: this.ids.next(),
      reviewId,
      items: command.items.map((item) => item.trim()).filter((item) => item !== ''),
      reason: command.reason,
      requestedBy: by.id,
      requestedOn: today,
      dueOn: supplement?.dueOn ?? today,
      provisional: supplement?.provisional ?? false,
      resuppliedOn: null,
    });
  }

  private async insertRemark(
    tx: Tx,
    reviewId: string,
    serial: number,
    remark: Omit<Remark, 'id' | 'reviewId' | 'serial' | 'authorId'>,
    by: Actor,
  ) {
    const id = this.ids.next();
    await tx.insert(ReviewRemarkEntity, { ...remark, id, reviewId, serial, authorId: by.id, writtenAt: tx.now });
    return id;
  }

  private async putChecks(tx: Tx, reviewId: string, checks: Check[], by: Actor): Promise<void> {
    if (checks.length === 0) return;
    const rows = checks.map((check) => ({ ...check, reviewId, setBy: by.id, setAt: tx.now }));
    await tx.db.upsert(ReviewCheckEntity, rows, ['reviewId', 'item']);
  }

  private async putResponses(tx: Tx, reviewId: string, responses: Response[], by: Actor): Promise<void> {
    if (responses.length === 0) return;
    const rows = responses.map((response) => ({ ...response, reviewId, respondedBy: by.id, respondedAt: tx.now }));
    await tx.db.upsert(ReviewResponseEntity, rows, ['remarkId']);
  }
}

/** 其余各项未发现问题: what nobody has set yet. */
function unset(checks: readonly Check[]): Check[] {
  const set = new Set(checks.map((check) => check.item));
  return PROBLEM_TYPES.filter((item) => !set.has(item)).map((item) => ({ item, result: 'clear', note: null }));
}

function nextSerial(remarks: readonly Remark[]): number {
  return Math.max(0, ...remarks.map((remark) => remark.serial)) + 1;
}
