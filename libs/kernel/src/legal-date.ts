/** A day in law, `YYYY-MM-DD`; never an instant, never a time zone. */
export type LegalDate = string;

const DAY_MS = 86_400_000;

function toUtc(date: LegalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function fromUtc(date: Date): LegalDate {
  return date.toISOString().slice(0, 10);
}

/** Whether `value` is a real day written `YYYY-MM-DD` (2023-02-29 is not). */
export function isLegalDate(value: unknown): value is LegalDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = toUtc(value);
  return !Number.isNaN(date.getTime()) && fromUtc(date) === value;
}

/** The day `days` days after (before, when negative) `date`. */
export function addDays(date: LegalDate, days: number): LegalDate {
  return fromUtc(new Date(toUtc(date).getTime() + days * DAY_MS));
}

/** The same day `years` years on; 29 February becomes 28 February (domain.md 17). */
export function addYears(date: LegalDate, years: number): LegalDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = year + date.slice(4);
  return isLegalDate(same) ? same : `${year}-02-28`;
}

/** Negative when `a` is earlier, positive when later, 0 when the same day. */
export function compareDates(a: LegalDate, b: LegalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Natural days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / DAY_MS);
}

/** `2024-07-01` → `2024年7月1日`, the only way a date is shown to a reader (GB/T 9704: no padding). */
export function formatDateZh(date: LegalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year ?? 0}年${month ?? 0}月${day ?? 0}日`;
}

/** What a clerk types (`20240701`, `2024-7-1`, `2024/7/1`, `2024.7.1`, `2024年7月1日`) as a date, or null. */
export function parseDateInput(input: string): LegalDate | null {
  const text = input.normalize('NFKC').replace(/\s/g, '');
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLegalDate(date) ? date : null;
}

/** The calendar day in China at `instant`; Xinjiang keeps the same clock for legal dates (domain.md 13.4). */
export function dayInChina(instant: Date): LegalDate {
  return fromUtc(new Date(instant.getTime() + 8 * 3_600_000));
}
