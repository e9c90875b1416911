/** 有效期: the last day of a term. */
import { addDays, type LegalDate } from '@libs/kernel';

/**
 * The last day in force (inclusive) of a term of `years` years from `start`: 2024-01-01 + 5 → 2028-12-31. A term from
 * 29 February ends on 28 February (domain.md 17).
 */
export function validThrough(start: LegalDate, years: number): LegalDate {
  return throughMonths(start, years * 12);
}

/** The same for months: 2024-01-01 + 6 → 2024-06-30; 2024-08-31 + 6 → 2025-02-28, the last day of a month that has no 31st. */
function throughMonths(start: LegalDate, months: number): LegalDate {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
  return day > last ? end : addDays(end, -1);
}

/** The last day of the term that is stated, when the first is known. */
export function termEnd(start: LegalDate | null, years: number | null, months: number | null): LegalDate | null {
  const length = years === null ? months : years * 12;
  return start === null || length === null ? null : throughMonths(start, length);
}
