import { addDays, addWorkingDays, daysBetween, nextWorkday, workingDaysBetween, type LegalDate, type WorkCalendar } from '@libs/kernel';
import type { Filing, LimitUnit, State } from './filing';

export interface FilingClock {
  /** What is waited for; null when nothing is. */
  what: 'submit' | 'accept' | 'supplement' | 'review' | null;
  dueOn: LegalDate | null;
  /** Days of `unit` until due: 0 = today, negative = overdue. */
  leftDays: number | null;
  unit: LimitUnit | null;
  /** Counted through a year whose holidays are not published (暂计). */
  provisional: boolean;
  status: 'none' | 'running' | 'soon' | 'overdue';
}

type Timed = Pick<
  Filing,
  'state' | 'isOutside' | 'triggerOn' | 'submitDays' | 'submitUnit' | 'runningDays' | 'runningUnit' | 'runningFrom'
>;

const NOTHING: FilingClock = { what: null, dueOn: null, leftDays: null, unit: null, provisional: false, status: 'none' };

const WAITS: Partial<Record<State, FilingClock['what']>> = {
  to_submit: 'submit',
  submitted: 'accept',
  supplement: 'supplement',
  in_review: 'review',
};

/** The last day of `days` from the day after `from` on (当日不计入). */
export function dueAfter(calendar: WorkCalendar, from: LegalDate, days: number, unit: LimitUnit) {
  return unit === 'working' ? addWorkingDays(calendar, from, days) : nextWorkday(calendar, addDays(from, days));
}

/** The period that runs on `today`; nothing of it is stored but where it starts and how long it is. `remindDays`: so many or fewer left = soon. */
export function clockOf(calendar: WorkCalendar, filing: Timed, today: LegalDate, remindDays: number): FilingClock {
  const what = WAITS[filing.state] ?? null;
  const isSubmit = what === 'submit';
  const from = isSubmit ? filing.triggerOn : filing.runningFrom;
  const days = isSubmit ? filing.submitDays : filing.runningDays;
  const unit = isSubmit ? filing.submitUnit : filing.runningUnit;
  // What an organ outside the system does in its own time is not for this one to call late.
  const isTheirs = filing.isOutside && what === 'accept';
  if (what === null || isTheirs || from === null || days === null || unit === null) return NOTHING;
  const due = dueAfter(calendar, from, days, unit);
  const leftDays = unit === 'working' ? workingDaysBetween(calendar, today, due.on) : daysBetween(today, due.on);
  const isSoon = leftDays <= (isSubmit ? remindDays : 1);
  const status = leftDays < 0 ? 'overdue' : isSoon ? 'soon' : 'running';
  return { what, dueOn: due.on, leftDays, unit, provisional: due.provisional, status };
}
