import type { Organ, User } from '@libs/identity';
import type { LegalDate, WorkCalendar } from '@libs/kernel';
import { clockOf, type Pause, type ReviewClock } from './domain/clock';
import type { Review, Verdict } from './domain/review';

/** A review as lists show it. */
export interface ReviewRow {
  review: Review;
  verdict: Verdict | null;
  organName: string;
  reviewOrganName: string;
  handlerName: string | null;
  clock: ReviewClock & { pauses: Pause[] };
}

/** What rows are put together from; each read once a page. */
export interface RowParts {
  verdicts: ReadonlyMap<string, Verdict>;
  pauses: ReadonlyMap<string, Pause[]>;
  organs: readonly Organ[];
  users: readonly User[];
  calendar: WorkCalendar;
  today: LegalDate;
}

export function toRow(review: Review, { verdicts, pauses, organs, users, calendar, today }: RowParts): ReviewRow {
  const organName = (id: string) => organs.find((organ) => organ.id === id)?.shortName ?? '';
  const own = pauses.get(review.id) ?? [];
  return {
    review,
    verdict: verdicts.get(review.id) ?? null,
    organName: organName(review.organId),
    reviewOrganName: organName(review.reviewOrganId),
    handlerName: users.find((user) => user.id === review.handlerId)?.name ?? null,
    clock: { ...clockOf(calendar, review, own, today), pauses: own },
  };
}
