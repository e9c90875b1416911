import type { LegalDate } from '@libs/kernel';

/** A quarter (q1 – q4) or a month (m1 – m12) of a year, with its words. */
export const PERIODS = {
  q1: '第一季度',
  q2: '第二季度',
  q3: '第三季度',
  q4: '第四季度',
  m1: '1月',
  m2: '2月',
  m3: '3月',
  m4: '4月',
  m5: '5月',
  m6: '6月',
  m7: '7月',
  m8: '8月',
  m9: '9月',
  m10: '10月',
  m11: '11月',
  m12: '12月',
} as const;
export type Period = keyof typeof PERIODS;

export function isPeriod(value: unknown): value is Period {
  return typeof value === 'string' && Object.hasOwn(PERIODS, value);
}

/** `from <= day < to` of a year, or of a part of it. */
export function daysOf(year: number, period?: Period): { from: LegalDate; to: LegalDate } {
  const [length, place] = period === undefined ? [12, 1] : [period.startsWith('q') ? 3 : 1, Number(period.slice(1))];
  const first = (place - 1) * length;
  const day = (month: number) => `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return { from: day(first), to: day(first + length) };
}
