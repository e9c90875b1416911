import type { WorkCalendar } from '@libs/kernel';
import { DEFAULT_SETTING, isMailed, retryAfterMs } from './notice';
import { reminderKey, stepOf, termStepOf } from './reminder';

/** Weekends are free; every year is published. */
const calendar: WorkCalendar = {
  isWorkday: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  isPublished: () => true,
};
const policy = { before: 3, again: 5 };
const step = (today: string) => stepOf(calendar, '2026-04-15', today, policy); // a Wednesday

describe('a reminder', () => {
  it('comes before the due day, on it, and again while it is overdue', () => {
    expect(['2026-04-09', '2026-04-10', '2026-04-14', '2026-04-15'].map(step)).toEqual([null, 'before', 'before', 'day']);
    expect(['2026-04-16', '2026-04-22', '2026-04-23', '2026-04-29', '2026-04-30'].map(step)).toEqual([
      'late-0',
      'late-0',
      'late-1',
      'late-1',
      'late-2',
    ]);
    // Due on a Friday, looked at on the Saturday: late although no working day has passed.
    expect(stepOf(calendar, '2026-04-17', '2026-04-18', policy)).toBe('late-0');
  });

  it('has another key when the due day moves', () => {
    expect(reminderKey('a', '2026-04-15', 'day')).not.toBe(reminderKey('a', '2026-04-16', 'day'));
  });

  it('of a term comes in the steps of the settings and never after its end', () => {
    const steps = [180, 90, 30, 7];
    const at = (today: string) => termStepOf('2026-12-31', today, steps);
    expect(['2026-07-03', '2026-07-04', '2026-10-02', '2026-12-01', '2026-12-24', '2026-12-31', '2027-01-01'].map(at)).toEqual([
      null,
      'term-180',
      'term-90',
      'term-30',
      'term-7',
      'term-7',
      null,
    ]);
  });
});

describe('mail', () => {
  it('goes to who gave an address and did not keep the kind at the desk', () => {
    expect(isMailed(DEFAULT_SETTING, 'due.review')).toBe(false);
    expect(isMailed({ email: 'a@b.cn', deskOnly: [] }, 'due.review')).toBe(true);
    expect(isMailed({ email: 'a@b.cn', deskOnly: ['due.review'] }, 'due.review')).toBe(false);
  });

  it('is tried again ever more rarely, at most six hours apart', () => {
    expect([1, 2, 3, 20].map((attempts) => retryAfterMs(attempts) / 60_000)).toEqual([1, 2, 4, 360]);
  });
});
