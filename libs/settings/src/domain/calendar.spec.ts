import { addDays, addWorkingDays, workingDaysBetween } from '@libs/kernel';
import { arrangementFaults, isWeekday, PUBLISHED_YEARS, workCalendar } from './calendar';

const calendar = workCalendar(
  PUBLISHED_YEARS.map((entry) => entry.year),
  PUBLISHED_YEARS.flatMap((entry) => entry.days),
);

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let on = `${year}-01-01`; on.startsWith(String(year)); on = addDays(on, 1)) days.push(on);
  return days;
}

describe('the published calendar', () => {
  // 全国年节及纪念日放假办法: 11 days off a year, 13 since 2025. Moving rest days about never changes how many days are worked.
  it.each([
    [2024, 11, 251],
    [2025, 13, 248],
    [2026, 13, 248],
  ])('works in %i all days but the weekends and %i holidays: %i', (year, holidays, expected) => {
    const days = daysOf(year);
    const restDays = days.filter((on) => !isWeekday(on)).length;
    expect(days.filter((on) => calendar.isWorkday(on)).length).toBe(expected);
    expect(days.length - restDays - holidays).toBe(expected);
  });
  it('works on the make-up days (调休上班), all of them rest days of the week', () => {
    const makeups = PUBLISHED_YEARS.flatMap((entry) => entry.days.filter((day) => day.kind === 'makeup').map((day) => day.on));
    expect(makeups.slice(-6)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    expect(makeups.every((on) => !isWeekday(on) && calendar.isWorkday(on))).toBe(true);
  });
  it('counts the limit of a review over the spring festival', () => {
    // Accepted on Friday 2026-02-13: 02-14 is worked, 02-15..23 is off, 02-28 is worked.
    expect(addWorkingDays(calendar, '2026-02-13', 5)).toEqual({ on: '2026-02-27', provisional: false });
    expect(addWorkingDays(calendar, '2026-02-13', 6).on).toBe('2026-02-28');
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-10')).toBe(3);
  });
  it('calls a date in a year without an arrangement provisional (暂计)', () => {
    expect(addWorkingDays(calendar, '2026-12-25', 10)).toEqual({ on: '2027-01-08', provisional: true });
  });
});

describe('an entered arrangement', () => {
  it('is taken when it can be right', () => {
    for (const entry of PUBLISHED_YEARS) expect(arrangementFaults(entry)).toEqual([]);
  });
  it('is refused with every reason', () => {
    expect(
      arrangementFaults({
        year: 2027,
        basis: ' ',
        days: [
          { on: '2027-01-04', kind: 'makeup', name: '' },
          { on: '2027-01-04', kind: 'makeup', name: '元旦' },
          { on: '2028-01-01', kind: 'makeup', name: '元旦' },
        ],
      }).sort(),
    ).toEqual(['basis_missing', 'day_outside_year', 'day_twice', 'holidays_missing', 'makeup_is_weekday', 'name_missing']);
  });
});
