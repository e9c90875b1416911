import type { DocNumber } from '@libs/text';

/** document: 发文字号; opinion: 合法性审核意见书的编号; registration: 登记号（统一编号）; filing: 备案号. */
export const NUMBER_KINDS = ['document', 'opinion', 'registration', 'filing'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];
/** reserved 预留 → assigned 已用 → voided 作废; a voided number stays visible and is never used again (INV-C). */
export const NUMBER_STATES = ['reserved', 'assigned', 'voided'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/** What is appended to the organ's 机关代字 for a series that nobody has set up: 巴政办 → 巴政办规, 巴司 → 巴司审. */
export const DEFAULT_SERIES: Record<NumberKind, { suffix: string; pattern: string }> = {
  document: { suffix: '规', pattern: '{prefix}〔{year}〕{seq}号' }, // GB/T 9704 7.2.5: six-cornered brackets, no padding
  opinion: { suffix: '审', pattern: '{prefix}〔{year}〕{seq}号' },
  registration: { suffix: '登', pattern: '{prefix}-{year}-{seq:4}' },
  filing: { suffix: '备', pattern: '{prefix}〔{year}〕{seq}号' },
};

export interface SeriesShape {
  prefix: string;
  pattern: string;
  /** The first serial of `startingYear` (the office had given the earlier ones on paper); every other year starts at 1. */
  starting: number;
  startingYear: number | null;
}

export type PatternFault = 'pattern_without_serial' | 'pattern_without_year' | 'pattern_unknown_token' | 'prefix_missing';

/** What is wrong with a series' shape; [] means numbers can be made from it. */
export function seriesFaults(shape: Pick<SeriesShape, 'prefix' | 'pattern'>): PatternFault[] {
  const found: PatternFault[] = [];
  const tokens = [...shape.pattern.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  if (!tokens.some((token) => /^seq(:[1-9])?$/.test(token))) found.push('pattern_without_serial');
  if (!tokens.includes('year')) found.push('pattern_without_year');
  if (tokens.some((token) => !/^(prefix|year|seq(:[1-9])?)$/.test(token))) found.push('pattern_unknown_token');
  if (!shape.prefix.trim()) found.push('prefix_missing');
  return found;
}

/** `{prefix}〔{year}〕{seq}号` → 巴政办规〔2026〕1号; `{seq:4}` pads with zeros to four digits. */
export function renderNumber(shape: Pick<SeriesShape, 'prefix' | 'pattern'>, year: number, serial: number): string {
  return shape.pattern
    .replaceAll('{prefix}', shape.prefix)
    .replaceAll('{year}', String(year))
    .replace(/\{seq(?::([1-9]))?\}/g, (_, width: string | undefined) => String(serial).padStart(Number(width ?? 1), '0'));
}

/** `巴政办规|2026|1`: equal for every spelling, the same as the text room's key of a document number. */
export function numberKey(prefix: string, year: number | null, serial: number): string {
  return `${prefix}|${year ?? '—'}|${serial}`;
}

/** The next serial of a year, given the highest that was ever reserved, assigned or voided in it (0: none). */
export function nextSerial(shape: Pick<SeriesShape, 'starting' | 'startingYear'>, year: number, highest: number): number {
  return Math.max(highest + 1, shape.startingYear === year ? shape.starting : 1);
}

export interface Gap {
  from: number;
  to: number;
}

/** Serials between `first` and the highest in `serials` that were never given out (断号). */
export function gaps(first: number, serials: readonly number[]): Gap[] {
  const found: Gap[] = [];
  let expected = first;
  for (const serial of [...serials].sort((a, b) => a - b)) {
    if (serial > expected) found.push({ from: expected, to: serial - 1 });
    expected = Math.max(expected, serial + 1);
  }
  return found;
}

/** Said to the registrar, never a refusal: the number may well come from the office system (domain.md 21.10). */
export type NumberWarning =
  | { code: 'number_leaves_gap'; gap: Gap }
  | { code: 'number_fills_gap'; gap: Gap }
  | { code: 'number_outside_series'; expected: string }
  | { code: 'number_has_no_year' }
  | { code: 'number_spelling'; canonical: string };

/** Serials that a typed number may leave out before somebody has to say that it is no slip: one digit too many moves a series for ever. */
const FAR = 10;

/** Whether a typed serial would move its series so far ahead that it wants to be confirmed. */
export function isFarAhead(
  number: Pick<DocNumber, 'prefix' | 'year' | 'serial'>,
  series: SeriesShape,
  serials: readonly number[],
): boolean {
  if (number.prefix !== series.prefix || number.year === null) return false;
  return number.serial > nextSerial(series, number.year, Math.max(0, ...serials)) + FAR;
}

/** What deserves a second look about a typed number, given its series and the serials of its year so far. */
export function typedWarnings(typed: string, number: DocNumber, series: SeriesShape, serials: readonly number[]): NumberWarning[] {
  const found: NumberWarning[] = [];
  if (number.canonical !== typed.trim()) found.push({ code: 'number_spelling', canonical: number.canonical });
  if (number.year === null) found.push({ code: 'number_has_no_year' });
  if (number.prefix !== series.prefix || number.year === null) {
    found.push({ code: 'number_outside_series', expected: series.prefix });
    return found;
  }
  const next = nextSerial(series, number.year, Math.max(0, ...serials));
  if (number.serial > next) found.push({ code: 'number_leaves_gap', gap: { from: next, to: number.serial - 1 } });
  if (number.serial < next && !serials.includes(number.serial)) {
    found.push({ code: 'number_fills_gap', gap: { from: number.serial, to: number.serial } });
  }
  return found;
}
