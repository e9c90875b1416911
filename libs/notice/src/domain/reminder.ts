/**
 * Reminders about a due day (催办提醒): once before it, once on it, and again and again while it is overdue. The key of a step names
 * the thing, its due day and the step, so that a step is told once however often the schedule runs, and anew when the due day moves.
 */
import { addWorkingDays, compareDates, daysBetween, workingDaysBetween, type LegalDate, type WorkCalendar } from '@libs/kernel';

/** From the settings; working days. */
export interface ReminderPolicy {
  /** How many before the due day. */
  before: number;
  /** How many between one reminder and the next while overdue. */
  again: number;
}

/** The step that `today` is in; null while it is too early. */
export function stepOf(calendar: WorkCalendar, dueOn: LegalDate, today: LegalDate, policy: ReminderPolicy): string | null {
  if (compareDates(today, dueOn) > 0) {
    const late = Math.max(1, workingDaysBetween(calendar, dueOn, today));
    return `late-${Math.floor((late - 1) / Math.max(1, policy.again))}`;
  }
  if (today === dueOn) return 'day';
  return compareDates(addWorkingDays(calendar, today, policy.before).on, dueOn) >= 0 ? 'before' : null;
}

/** Steps of a term that ends (domain.md 2.6: 6 months, 3 months, 1 month, 7 days before): the narrowest that `today` is in. */
export function termStepOf(endsOn: LegalDate, today: LegalDate, stepsInDays: readonly number[]): string | null {
  const left = daysBetween(today, endsOn);
  if (left < 0) return null;
  const step = [...stepsInDays].sort((a, b) => a - b).find((days) => left <= days);
  return step === undefined ? null : `term-${step}`;
}

export function reminderKey(subjectId: string, dueOn: LegalDate, step: string): string {
  return `${subjectId}:${dueOn}:${step}`;
}
