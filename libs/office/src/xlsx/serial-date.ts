import { addDays, daysBetween, isLegalDate, type LegalDate } from '@libs/kernel';

/** Day 0 of the two calendars of spreadsheets (ECMA-376 part 1, 18.17.4.1), counted from serial 61 on. */
const EPOCH_1900: LegalDate = '1899-12-30';
const EPOCH_1904: LegalDate = '1904-01-01';
const LAST = daysBetween(EPOCH_1900, '9999-12-31');

/**
 * Serial day number → day and time of day. Null for what is no day: negative, less than one day, beyond 9999, and serial 60 of the 1900 calendar, the
 * 29 February 1900 that never was.
 */
export function fromSerial(serial: number, is1904: boolean): { value: LegalDate; time: string | null } | null {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  if (!Number.isFinite(serial) || day < (is1904 ? 0 : 1) || day > LAST) return null;
  if (!is1904 && day === 60) return null;
  const value = is1904 ? addDays(EPOCH_1904, day) : addDays(EPOCH_1900, day < 60 ? day + 1 : day);
  const rest = seconds % 86_400;
  return isLegalDate(value) ? { value, time: rest === 0 ? null : clock(rest) } : null;
}

/** Day → serial number of the 1900 calendar; null before 1 March 1900, where programs disagree. */
export function toSerial(day: LegalDate): number | null {
  const serial = daysBetween(EPOCH_1900, day);
  return serial > 60 ? serial : null;
}

function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
