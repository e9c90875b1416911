import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { addDays, type Actor, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { CalendarQueries } from '@libs/settings';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { Pause } from './domain/clock';
import { OPEN, type Review, type State, type Verdict } from './domain/review';
import { ReviewEntity, ReviewOpinionEntity, ReviewPauseEntity } from './review.entity';
import { toRow, type ReviewRow } from './review-row';

export interface ReviewFilter {
  states?: readonly State[];
  isOpen?: boolean;
  handlerId?: string;
  organId?: string;
  subjectId?: string;
  verdict?: Verdict;
  /** Part of the title. */
  text?: string;
  receivedFrom?: LegalDate;
  receivedTo?: LegalDate;
  after?: string;
  limit: number;
}

export const REVIEW_GROUPS = ['due', 'to_accept', 'mine', 'second', 'to_sign', 'before_meeting', 'at_office'] as const;
export type ReviewGroupCode = (typeof REVIEW_GROUPS)[number];

export interface ReviewGroup {
  code: ReviewGroupCode;
  /** All of them; `items` are the first. */
  count: number;
  items: ReviewRow[];
}

/** A date later than any: reviews without a due day come last. */
const NEVER = '9999-12-31';
const GROUP_SIZE = 50;
/** Meetings so many days ahead count as near for the home page. */
const MEETING_HORIZON_DAYS = 14;

/** Lists of reviews: the queue, the home page's groups. Each shows only what `by` may see (domain.md 21.13). */
@Injectable()
export class ReviewQueueQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly calendars: CalendarQueries,
  ) {}

  /** A page by due day, those without one last; `next` is the cursor of the page after it. */
  async page(filter: ReviewFilter, by: Actor): Promise<{ items: ReviewRow[]; next: string | null }> {
    const query = this.visible(by)
      .orderBy('due', 'ASC')
      .addOrderBy('review.id', 'ASC')
      .limit(filter.limit + 1);
    const [due, id] = (filter.after ?? '').split('~');
    if (due && id) query.andWhere(`(coalesce(review.due_on, DATE '${NEVER}'), review.id) > (:due, :id)`, { due, id });
    narrow(query, filter);
    const found = await query.getMany();
    const items = found.slice(0, filter.limit);
    const last = found.length > filter.limit ? items.at(-1) : undefined;
    return { items: await this.rows(items), next: last ? `${last.dueOn ?? NEVER}~${last.id}` : null };
  }

  /** The reviewer's home page (ui-words 8); only the groups of the actor's permissions. */
  async groups(by: Actor): Promise<ReviewGroup[]> {
    const today = this.clock.today();
    const may = (permission: string) => by.permissions.has(permission);
    const isReviewer = may('review.handle') || may('review.second') || may('review.sign');
    const codes = REVIEW_GROUPS.filter((code) => {
      if (code === 'at_office') return may('draft.office');
      if (code === 'second') return may('review.second');
      if (code === 'to_sign') return may('review.sign');
      if (code === 'to_accept' || code === 'mine') return may('review.handle');
      return isReviewer;
    });
    const groups: ReviewGroup[] = [];
    for (const code of codes) {
      const query = this.visible(by).orderBy('due', 'ASC').addOrderBy('review.id', 'ASC');
      grouped(query, code, by, today);
      const [items, count] = await query.take(GROUP_SIZE).getManyAndCount();
      groups.push({ code, count, items: await this.rows(items) });
    }
    return groups;
  }

  /** Open matters by handler, within an organ. */
  async openCounts(reviewOrganId: string): Promise<Map<string, number>> {
    const rows = await this.source.query<{ handler_id: string; count: number }[]>(
      `SELECT handler_id, count(*) AS count FROM review
        WHERE review_organ_id = $1 AND handler_id IS NOT NULL AND state = ANY($2) GROUP BY handler_id`,
      [reviewOrganId, OPEN],
    );
    return new Map(rows.map((row) => [row.handler_id, row.count]));
  }

  /** Reviews as rows, in the order given. */
  async rows(reviews: readonly Review[]): Promise<ReviewRow[]> {
    if (reviews.length === 0) return [];
    const ids = reviews.map((review) => review.id);
    const { manager } = this.source;
    const [opinions, pauses, organs, users, calendar] = await Promise.all([
      manager.find(ReviewOpinionEntity, { where: { reviewId: In(ids) }, select: { reviewId: true, verdict: true } }),
      manager.find(ReviewPauseEntity, { where: { reviewId: In(ids) }, order: { from: 'ASC' } }),
      this.organs.find(reviews.flatMap((review) => [review.organId, review.reviewOrganId])),
      this.users.find(reviews.flatMap((review) => review.handlerId ?? [])),
      this.calendars.calendar(),
    ]);
    const byReview = new Map<string, Pause[]>();
    for (const { reviewId, from, to, reason } of pauses) byReview.set(reviewId, [...(byReview.get(reviewId) ?? []), { from, to, reason }]);
    const verdicts = new Map(opinions.map((opinion) => [opinion.reviewId, opinion.verdict]));
    const parts = { verdicts, pauses: byReview, organs, users, calendar, today: this.clock.today() };
    return reviews.map((review) => toRow(review, parts));
  }

  private visible(by: Actor): SelectQueryBuilder<ReviewEntity> {
    return this.source.manager
      .createQueryBuilder(ReviewEntity, 'review')
      .addSelect(`coalesce(review.due_on, DATE '${NEVER}')`, 'due')
      .where('(review.organ_id = :own OR review.review_organ_id = :own OR review.intake_organ_id = :own)', { own: by.organId });
  }
}

function narrow(query: SelectQueryBuilder<ReviewEntity>, filter: ReviewFilter): void {
  const { states = [], isOpen, handlerId, organId, subjectId, verdict, text, receivedFrom, receivedTo } = filter;
  if (states.length > 0) query.andWhere('review.state IN (:...states)', { states });
  if (isOpen !== undefined) query.andWhere(`review.state ${isOpen ? 'IN' : 'NOT IN'} (:...open)`, { open: OPEN });
  if (handlerId) query.andWhere('review.handler_id = :handlerId', { handlerId });
  if (organId) query.andWhere('review.organ_id = :organId', { organId });
  if (subjectId) query.andWhere('review.subject_id = :subjectId', { subjectId });
  if (text) query.andWhere('strpos(review.title, :text) > 0', { text });
  if (receivedFrom) query.andWhere('review.received_on >= :receivedFrom', { receivedFrom });
  if (receivedTo) query.andWhere('review.received_on <= :receivedTo', { receivedTo });
  if (verdict)
    query.andWhere('EXISTS (SELECT 1 FROM review_opinion o WHERE o.review_id = review.id AND o.verdict = :verdict)', { verdict });
}

/** The reviewer's groups; each is of the actor's organ as review organ, the office's of what it is to forward. */
function grouped(query: SelectQueryBuilder<ReviewEntity>, code: ReviewGroupCode, by: Actor, today: LegalDate): void {
  if (code === 'at_office') {
    query.andWhere('review.intake_organ_id = :own AND review.state = :state', { state: 'at_office' });
    return;
  }
  query.andWhere('review.review_organ_id = :own');
  switch (code) {
    case 'due':
      query.andWhere(`review.state IN ('in_review', 'second', 'to_sign') AND review.due_on <= :today`, { today });
      return;
    case 'to_accept':
      query.andWhere(`review.state = 'to_accept'`);
      return;
    case 'mine':
      query.andWhere(`review.handler_id = :me AND review.state IN ('to_accept', 'supplement', 'in_review', 'second', 'to_sign')`, {
        me: by.id,
      });
      return;
    case 'second':
      query.andWhere(`review.state = 'second' AND review.handler_id <> :me`, { me: by.id });
      return;
    case 'to_sign':
      query.andWhere(`review.state = 'to_sign' AND review.handler_id <> :me`, { me: by.id });
      return;
    case 'before_meeting':
      query.andWhere('review.state IN (:...open) AND review.meeting_on <= :horizon', {
        open: OPEN,
        horizon: addDays(today, MEETING_HORIZON_DAYS),
      });
  }
}
