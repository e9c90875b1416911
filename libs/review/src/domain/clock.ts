import { addWorkingDays, workingDaysBetween, type LegalDate, type WorkCalendar } from '@libs/kernel';
import type { Review } from './review';

/** An interval that the clock leaves out (期限暂停); `to` null while it lasts. */
export interface Pause {
  from: LegalDate;
  to: LegalDate | null;
  reason: string;
}

export interface ReviewClock {
  /** waiting: not accepted yet; stopped: paused now; done: the opinion is out or the review ended. */
  status: 'waiting' | 'running' | 'stopped' | 'done';
  acceptedOn: LegalDate | null;
  /** Working days allowed, extensions included. */
  limitDays: number | null;
  usedDays: number;
  pausedDays: number;
  /** Working days until due: 0 = due today, negative = overdue (超期); null before acceptance. */
  leftDays: number | null;
  dueOn: LegalDate | null;
  /** Counted through a year whose holidays are not published (暂计). */
  provisional: boolean;
}

type Timed = Pick<Review, 'acceptedOn' | 'limitDays' | 'extendedDays' | 'closedOn'>;

/** Working days that `pauses` cover; the day of the notice still counts, the day of the resupply does not. */
export function pausedDays(calendar: WorkCalendar, pauses: readonly Pause[], today: LegalDate): number {
  return pauses.reduce((sum, pause) => sum + Math.max(0, workingDaysBetween(calendar, pause.from, pause.to ?? today)), 0);
}

/** The due day of a review accepted on `acceptedOn`: `days` working days, pauses added (domain.md 13.4, 21.6). */
export function dueOf(calendar: WorkCalendar, review: Timed, pauses: readonly Pause[], today: LegalDate) {
  if (review.acceptedOn === null || review.limitDays === null) return null;
  return addWorkingDays(calendar, review.acceptedOn, review.limitDays + review.extendedDays + pausedDays(calendar, pauses, today));
}

/** The clock as it stands on `today`; nothing of it is stored (design.md 5: every read computes today). */
export function clockOf(calendar: WorkCalendar, review: Timed, pauses: readonly Pause[], today: LegalDate): ReviewClock {
  const until = review.closedOn ?? today;
  const due = dueOf(calendar, review, pauses, until);
  if (review.acceptedOn === null || review.limitDays === null || due === null) {
    const status = review.closedOn === null ? 'waiting' : 'done';
    return { status, acceptedOn: null, limitDays: null, usedDays: 0, pausedDays: 0, leftDays: null, dueOn: null, provisional: false };
  }
  const paused = pausedDays(calendar, pauses, until);
  const limitDays = review.limitDays + review.extendedDays;
  const usedDays = workingDaysBetween(calendar, review.acceptedOn, until) - paused;
  const isStopped = pauses.some((pause) => pause.to === null);
  const status = review.closedOn !== null ? 'done' : isStopped ? 'stopped' : 'running';
  return {
    status,
    acceptedOn: review.acceptedOn,
    limitDays,
    usedDays,
    pausedDays: paused,
    leftDays: limitDays - usedDays,
    dueOn: due.on,
    provisional: due.provisional,
  };
}

/** Whether `minimum` working days do not fit between `today` and the meeting (拟上会日期): a warning, never a stop (domain.md 21.6). */
export function isMeetingTooNear(calendar: WorkCalendar, meetingOn: LegalDate | null, today: LegalDate, minimum: number): boolean {
  return meetingOn !== null && workingDaysBetween(calendar, today, meetingOn) < minimum;
}
