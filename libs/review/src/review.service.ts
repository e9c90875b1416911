import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { DomainError, sha256, type Actor, type LegalDate } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';

import { CalendarQueries, TimeLimitQueries, type MakingRoute, type OrganLevel } from '@libs/settings';
import { DataSource } from 'typeorm';
import { clockOf } from './domain/clock';
import type { Command, Person } from './domain/command';
import { decide, type Circumstances } from './domain/decision';
import { gateOf, type Gate } from './domain/gate';
import { lastAnswers, type Response } from './domain/remark';
import { participantsOf, type Action, type Review, type State, type SubjectType, type Verdict } from './domain/review';
import { maySee } from './domain/visibility';
import { OpinionService } from './opinion.service';
import { ReviewPartService, type LoadedCase, type SubmittedText } from './review-part.service';
import {
  ReviewCheckEntity,
  ReviewEntity,
  ReviewOpinionEntity,
  ReviewPauseEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewTextEntity,
} from './review.entity';

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

export interface LatestInTransaction {
  id: string;
  submissionId: string;
  state: State;
  verdict: Verdict | null;
  /** When the opinion was issued; null while there is none. */
  issuedOn: LegalDate | null;
  participantIds: string[];
  /** Remarks of either severity without an answer. */
  unansweredIds: string[];
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
    private readonly parts: ReviewPartService,
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
      formerHandlerIds: [],
      secondReaderIds: [],
      revision: 1,
    });
    await this.parts.insertTextIn(tx, id, 1, opening);
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
      await this.parts.insertTextIn(tx, id, last.seq + 1, supplied);
    await this.actOn(tx, review, { action: 'resupply' }, by);
  }

  async withdrawIn(tx: Tx, id: string, reason: string, by: Actor): Promise<void> {
    await this.actOn(tx, await tx.lock(ReviewEntity, id), { action: 'withdraw', reason }, by);
  }

  /** Records the submitter's answers to remarks (采纳情况). Errors: `review_refused`. */
  async answerIn(tx: Tx, id: string, responses: Response[], by: Actor): Promise<void> {
    await this.actOn(tx, await tx.lock(ReviewEntity, id), { action: 'answer', responses }, by);
  }

  /**
   * The matter's last review and its gate (INV-C), inside the transaction that relies on them: the review is locked, so that it
   * cannot change until that one ends.
   */
  async latestIn(tx: Tx, subjectId: string): Promise<{ latest: LatestInTransaction | null; gate: Gate }> {
    const review = await tx.db
      .createQueryBuilder(ReviewEntity, 'review')
      .setLock('pessimistic_write')
      .where('review.subjectId = :subjectId', { subjectId })
      .orderBy('review.round', 'DESC')
      .limit(1)
      .getOne();
    if (!review) return { latest: null, gate: gateOf(null) };
    const opinion = await tx.db.findOneBy(ReviewOpinionEntity, { reviewId: review.id });
    const remarks = await tx.db.findBy(ReviewRemarkEntity, { reviewId: review.id });
    const responses = lastAnswers(await tx.db.findBy(ReviewResponseEntity, { reviewId: review.id }));
    const { id, submissionId, state } = review;
    const verdict = opinion?.verdict ?? null;
    const answered = new Set(responses.map((response) => response.remarkId));
    const open = remarks.filter((remark) => !answered.has(remark.id)).map((remark) => remark.id);
    const participantIds = participantsOf(review, remarks, opinion?.issuedBy ?? null);
    const latest = { id, submissionId, state, verdict, issuedOn: opinion?.issuedOn ?? null, participantIds, unansweredIds: open };
    return { latest, gate: gateOf({ id, submissionId, state, verdict, remarks, responses }) };
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
    const remarkId = await this.parts.writeIn(tx, subject, command, decision, by, at.today);
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
}
