import { Injectable } from '@nestjs/common';
import { UserQueries, type User } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { CalendarQueries, TimeLimitQueries } from '@libs/settings';
import { DataSource } from 'typeorm';
import { isMeetingTooNear } from './domain/clock';
import type { Person } from './domain/command';
import { gateOf, type Gate } from './domain/gate';
import { opinionHtml, opinionText, type OpinionContent } from './domain/opinion';
import { refusals, standing, type Refusal } from './domain/refusal';
import { ACTIONS, OPEN, participantsOf, SUBMITTER_ACTIONS, type Action, type Review, type Verdict } from './domain/review';
import { lastAnswers, type Check, type Remark, type Response } from './domain/remark';
import { maySee, viewOf } from './domain/visibility';
import { ReviewQueueQueries } from './review-queue.queries';
import type { ReviewRow } from './review-row';
import {
  ReviewCheckEntity,
  ReviewEntity,
  ReviewOpinionEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewSupplementEntity,
  ReviewTextEntity,
} from './review.entity';

export type GivenAnswer = Response & { respondedAt: Date; respondedBy: string };
/** A remark with the answer that counts, and those that were given before it, the oldest first. */
export type AnsweredRemark = Remark & { response: GivenAnswer | null; earlier: GivenAnswer[] };

export interface Supplement {
  items: string[];
  reason: string;
  requestedBy: string;
  requestedOn: string;
  dueOn: string;
  provisional: boolean;
  resuppliedOn: string | null;
}

export interface IssuedOpinion {
  number: string;
  verdict: Verdict;
  issuedOn: string;
  issuedBy: string;
  hash: string;
  content: OpinionContent;
}

export type ReviewWarning = 'meeting_too_near' | 'too_early' | 'overdue' | 'supplement_overdue' | 'self_drafted';

/** Everything about one review that `by` may see; what they may not is empty. */
export interface ReviewDetail extends ReviewRow {
  view: 'full' | 'outcome';
  text: { text: string; units: object[]; textHash: string; fileHash: string | null };
  remarks: AnsweredRemark[];
  checks: Check[];
  supplements: Supplement[];
  opinion: IssuedOpinion | null;
  rounds: ReviewRow[];
  people: User[];
  warnings: ReviewWarning[];
  allowed: { action: Action; refusals: Refusal[] }[];
}

/** Of the last review of a matter, what the submitting room needs. */
export interface LatestReview extends ReviewRow {
  remarks: AnsweredRemark[];
  supplements: Supplement[];
  opinion: IssuedOpinion | null;
  participantIds: string[];
}

/** Refusals that say that an action is not the actor's at all: no button for it. */
const NOT_THEIRS: readonly Refusal[] = ['wrong_state', 'not_permitted', 'not_the_office', 'not_the_review_organ', 'not_the_submitter'];

@Injectable()
export class ReviewQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly users: UserQueries,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
    private readonly queue: ReviewQueueQueries,
  ) {}

  /** The review page. Errors: `not_found`, also for whom it is not to be seen by. */
  async get(id: string, by: Actor): Promise<ReviewDetail> {
    const { manager } = this.source;
    const review = await this.seen(id, by);
    const view = viewOf(review, by);
    const [parts, text, checks, [row], rounds] = await Promise.all([
      this.parts(id),
      manager.findOneOrFail(ReviewTextEntity, { where: { reviewId: id }, order: { seq: 'DESC' } }),
      manager.findBy(ReviewCheckEntity, { reviewId: id }),
      this.queue.rows([review]),
      manager.find(ReviewEntity, { where: { subjectId: review.subjectId }, order: { round: 'DESC' } }),
    ]);
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    // Process papers: what the reviewers write is theirs until the opinion is out (domain.md 15).
    const isOpen = view === 'full' || parts.opinion !== null;
    const subject = { review, remarks: parts.remarks, checks };
    const allowed = ACTIONS.filter((action) => !(SUBMITTER_ACTIONS as readonly Action[]).includes(action))
      .map((action) => ({ action, refusals: standing(subject, action, by) }))
      .filter(({ refusals: found }) => !found.some((refusal) => NOT_THEIRS.includes(refusal)));
    return {
      ...row,
      ...parts,
      view,
      text,
      remarks: isOpen ? parts.remarks : [],
      checks: isOpen ? checks : [],
      review: isOpen ? row.review : { ...row.review, proposedVerdict: null, explanation: null },
      rounds: await this.queue.rows(rounds.filter((other) => other.id !== id)),
      people: await this.peopleOf(review, parts.remarks, parts.supplements, parts.opinion),
      warnings: await this.warningsOf(row, parts.supplements),
      allowed,
    };
  }

  /** Whether the matter may go to the deciding meeting (INV-C); for a decision inside a transaction use `ReviewService.latestIn`. */
  async gate(subjectId: string): Promise<Gate> {
    const review = await this.latest(subjectId);
    if (!review) return gateOf(null);
    const { remarks, opinion } = await this.parts(review.id);
    const responses = remarks.flatMap((remark) => remark.response ?? []);
    const { id, submissionId, state } = review;
    return gateOf({ id, submissionId, state, verdict: opinion?.verdict ?? null, remarks, responses });
  }

  /** The review of the matter's last round, or null. For rooms that have checked who asks. */
  async latestFor(subjectId: string): Promise<LatestReview | null> {
    const review = await this.latest(subjectId);
    if (!review) return null;
    const [row] = await this.queue.rows([review]);
    if (!row) return null;
    const parts = await this.parts(review.id);
    return { ...row, ...parts, participantIds: participantsOf(review, parts.remarks, parts.opinion?.issuedBy ?? null) };
  }

  /** The last reviews of many matters, by subject id, as rows. For rooms that have checked who asks. */
  async latestOf(subjectIds: readonly string[]): Promise<Map<string, ReviewRow>> {
    if (subjectIds.length === 0) return new Map();
    const reviews = await this.source.manager
      .createQueryBuilder(ReviewEntity, 'review')
      .where('review.subjectId IN (:...subjectIds)', { subjectIds: [...new Set(subjectIds)] })
      .orderBy('review.round', 'ASC')
      .getMany();
    // Later rounds replace earlier ones.
    const latest = new Map(reviews.map((review) => [review.subjectId, review]));
    const rows = await this.queue.rows([...latest.values()]);
    return new Map(rows.map((row) => [row.review.subjectId, row]));
  }

  /** Every round's review of a matter, the latest first. For rooms that have checked who asks. */
  async roundsOf(subjectId: string): Promise<ReviewRow[]> {
    return this.queue.rows(await this.source.manager.find(ReviewEntity, { where: { subjectId }, order: { round: 'DESC' } }));
  }

  /** The issued opinion's paper, made from its frozen content. Errors: `not_found`, `opinion_not_issued`. */
  async paper(id: string, by: Actor): Promise<{ number: string; html: string; text: string }> {
    await this.seen(id, by);
    const opinion = await this.source.manager.findOneBy(ReviewOpinionEntity, { reviewId: id });
    if (!opinion) throw new DomainError('conflict', 'opinion_not_issued', { id });
    return { number: opinion.number, html: opinionHtml(opinion.content, opinion.hash), text: opinionText(opinion.content) };
  }

  /** The organ's reviewers with why each may not take the matter. Errors: `not_found`. */
  async candidates(id: string, by: Actor): Promise<{ user: User; openCount: number; refusals: Refusal[] }[]> {
    const review = await this.seen(id, by);
    if (by.organId !== review.reviewOrganId) throw new DomainError('not_found', 'not_found', { id });
    const [users, counts] = await Promise.all([this.users.byOrgan(review.reviewOrganId), this.queue.openCounts(review.reviewOrganId)]);
    const people = await Promise.all(users.map(async (user) => ({ user, person: await this.users.actor(user.id) })));
    return people
      .filter(({ person }) => person.permissions.has('review.handle'))
      .map(({ user, person }) => ({ user, openCount: counts.get(user.id) ?? 0, refusals: this.assignRefusals(review, person, by) }));
  }

  private assignRefusals(review: Review, reviewer: Person, by: Actor): Refusal[] {
    const subject = { review, remarks: [], checks: [] };
    const standingOnes = standing(subject, 'assign', by);
    return refusals(subject, { action: 'assign', reviewer, coReviewers: [] }, by).filter((refusal) => !standingOnes.includes(refusal));
  }

  private async seen(id: string, by: Actor): Promise<ReviewEntity> {
    const review = await this.source.manager.findOneBy(ReviewEntity, { id });
    if (!review || !maySee(review, by)) throw new DomainError('not_found', 'not_found', { id });
    return review;
  }

  private latest(subjectId: string): Promise<ReviewEntity | null> {
    return this.source.manager.findOne(ReviewEntity, { where: { subjectId }, order: { round: 'DESC' } });
  }

  private async parts(reviewId: string): Promise<Pick<ReviewDetail, 'remarks' | 'supplements' | 'opinion'>> {
    const { manager } = this.source;
    const [remarks, responses, supplements, opinion] = await Promise.all([
      manager.find(ReviewRemarkEntity, { where: { reviewId }, order: { serial: 'ASC' } }),
      manager.find(ReviewResponseEntity, { where: { reviewId }, order: { remarkId: 'ASC', seq: 'ASC' } }),
      manager.find(ReviewSupplementEntity, { where: { reviewId }, order: { requestedOn: 'DESC', id: 'DESC' } }),
      manager.findOneBy(ReviewOpinionEntity, { reviewId }),
    ]);
    const answers = new Map(lastAnswers(responses).map((response) => [response.remarkId, response]));
    const answered = remarks.map((remark: Remark) => ({
      ...remark,
      response: answers.get(remark.id) ?? null,
      earlier: responses.filter((response) => response.remarkId === remark.id && response !== answers.get(remark.id)),
    }));
    return { remarks: answered, supplements, opinion };
  }

  private peopleOf(
    review: Review,
    remarks: readonly AnsweredRemark[],
    supplements: readonly Supplement[],
    opinion: IssuedOpinion | null,
  ): Promise<User[]> {
    const { drafterIds, coReviewerIds, formerHandlerIds, handlerId, secondId } = review;
    return this.users.find([
      ...drafterIds,
      ...coReviewerIds,
      ...formerHandlerIds,
      ...[handlerId, secondId, opinion?.issuedBy ?? null].filter((id) => id !== null),
      ...remarks.flatMap(({ authorId, response, earlier }) => [
        authorId,
        ...(response ? [response, ...earlier] : []).map((answer) => answer.respondedBy),
      ]),
      ...supplements.map((supplement) => supplement.requestedBy),
    ]);
  }

  private async warningsOf({ review, clock }: ReviewRow, supplements: readonly Supplement[]): Promise<ReviewWarning[]> {
    if (!OPEN.includes(review.state)) return [];
    const today = this.clock.today();
    const [calendar, before, minimum] = await Promise.all([
      this.calendars.calendar(),
      this.limits.limit('review.before_meeting', { level: null, on: today }),
      this.limits.limit('review.review_min', { level: null, on: today }),
    ]);
    const found: ReviewWarning[] = [];
    if (isMeetingTooNear(calendar, review.meetingOn, today, before.days)) found.push('meeting_too_near');
    const isEarly = review.state === 'to_sign' && clock.usedDays < minimum.days && review.urgentReason === null;
    if (isEarly) found.push('too_early');
    if (clock.status === 'running' && (clock.leftDays ?? 0) < 0) found.push('overdue');
    if (supplements.some((supplement) => supplement.resuppliedOn === null && supplement.dueOn < today)) found.push('supplement_overdue');
    if (review.organId === review.reviewOrganId && review.routeKey === 'government') found.push('self_drafted');
    return found;
  }
}
