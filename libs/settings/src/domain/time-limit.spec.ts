import { limitOn, type LimitRow } from './time-limit';

const row = (id: string, level: LimitRow['level'], validFrom: string, days: number): LimitRow => ({
  id,
  key: 'review.review',
  level,
  validFrom,
  days,
  unit: 'working',
});

describe('the time limit that holds on a day', () => {
  const rows = [row('1', null, '2000-01-01', 15), row('2', null, '2025-01-01', 12), row('3', 'county', '2025-07-01', 10)];
  it('is the latest that has begun', () => {
    expect(limitOn(rows, 'review.review', 'prefecture', '2024-12-31')?.days).toBe(15);
    expect(limitOn(rows, 'review.review', 'prefecture', '2025-01-01')?.days).toBe(12);
  });
  it('is the level’s own where there is one', () => {
    expect(limitOn(rows, 'review.review', 'county', '2025-06-30')?.days).toBe(12);
    expect(limitOn(rows, 'review.review', 'county', '2025-07-01')?.days).toBe(10);
    expect(limitOn([...rows, row('4', null, '2026-01-01', 8)], 'review.review', 'county', '2026-02-01')?.days).toBe(10);
  });
  it('is the correction when one day was entered twice', () => {
    expect(limitOn([...rows, row('5', null, '2025-01-01', 13)], 'review.review', null, '2025-02-01')?.days).toBe(13);
  });
  it('is nothing before the first and for an unknown key', () => {
    expect(limitOn(rows, 'review.review', null, '1999-12-31')).toBeNull();
    expect(limitOn(rows, 'review.accept', null, '2026-01-01')).toBeNull();
  });
});
