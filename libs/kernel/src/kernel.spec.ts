import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  addYears,
  canonicalJson,
  dayInChina,
  formatDateZh,
  isLegalDate,
  parseDateInput,
  workingDaysBetween,
} from '.';

const weekdays = {
  isWorkday: (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
  isPublished: (year: number) => year <= 2026,
};

describe('legal dates', () => {
  it('takes what a clerk types and shows it the Chinese way', () => {
    for (const typed of ['20240701', '2024-7-1', '2024年7月1日', '2024/07/01', '２０２４．7．1'])
      expect(parseDateInput(typed)).toBe('2024-07-01');
    expect(parseDateInput('2023-02-29')).toBeNull();
    expect(formatDateZh('2024-07-01')).toBe('2024年7月1日');
  });
  it('moves 29 February to the 28th when the year has none', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
  it('knows the day in China, eight hours ahead', () => {
    expect(dayInChina(new Date('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(dayInChina(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  });
  it('adds and takes away the same number of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40000, max: 40000 }), (n) => {
        const there = addDays('2000-01-01', n);
        return isLegalDate(there) && addDays(there, -n) === '2000-01-01';
      }),
    );
  });
});

describe('working days', () => {
  it('counts from the day after: Friday plus five is the next Friday (domain.md 17)', () => {
    expect(addWorkingDays(weekdays, '2026-06-05', 5)).toEqual({ on: '2026-06-12', provisional: false });
  });
  it('calls a date provisional when it counts through an unpublished year', () => {
    expect(addWorkingDays(weekdays, '2026-12-28', 10).provisional).toBe(true);
  });
  it('counts back what it added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 700 }), (n, start) => {
        const from = addDays('2025-01-01', start);
        const { on } = addWorkingDays(weekdays, from, n);
        return workingDaysBetween(weekdays, from, on) === n && (n === 0 || workingDaysBetween(weekdays, on, from) === -n);
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { f: 1, e: 0 }], c: undefined } })).toBe('{"a":{"d":[2,{"e":0,"f":1}]},"b":1}');
  });
});
