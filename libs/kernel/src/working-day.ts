import { addDays, compareDates, type LegalDate } from './legal-date';

/** Which days are worked, as the State Council's yearly arrangement (放假安排) says. */
export interface WorkCalendar {
  isWorkday(date: LegalDate): boolean;
  /** False for a year whose arrangement is not published yet: dates in it are provisional (暂计). */
  isPublished(year: number): boolean;
}

export interface WorkingDate {
  on: LegalDate;
  provisional: boolean;
}

function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4));
}

/**
 * The day `days` working days (工作日) after `from`; day 1 is the first working day after `from` (domain.md 13.4).
 * `provisional` when any year that was counted through has no published calendar.
 */
export function addWorkingDays(calendar: WorkCalendar, from: LegalDate, days: number): WorkingDate {
  let on = from;
  for (let left = days; left > 0;) {
    on = addDays(on, 1);
    if (calendar.isWorkday(on)) left -= 1;
  }
  let provisional = false;
  for (let year = yearOf(from); year <= yearOf(on); year += 1) provisional ||= !calendar.isPublished(year);
  return { on, provisional };
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier (超期). */
export function workingDaysBetween(calendar: WorkCalendar, from: LegalDate, to: LegalDate): number {
  if (compareDates(to, from) < 0) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); compareDates(day, to) <= 0; day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
}

/** The first working day on or after `date`: where a natural-day limit ends on a rest day (domain.md 13.4). */
export function nextWorkday(calendar: WorkCalendar, date: LegalDate): WorkingDate {
  let on = date;
  while (!calendar.isWorkday(on)) on = addDays(on, 1);
  return { on, provisional: !calendar.isPublished(yearOf(date)) || !calendar.isPublished(yearOf(on)) };
}
