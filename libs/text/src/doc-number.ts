/**
 * 发文字号 (domain.md 1.8): 机关代字 + 〔年份〕 + 序号 + 号, as printed in a hundred ways, and the orders and
 * announcements (令, 公告, 通告) that are numbered after their issuer's name instead.
 */
import { NUMERAL_CLASS, parseNumeral } from './numeral';

/** How a spelling differs from the canonical one. */
export type DocNumberWarning =
  | 'bracket_variant' // not the six-cornered 〔〕
  | 'bracket_missing'
  | 'ordinal_mark' // 第 before the serial of a bracketed number
  | 'padded_serial' // 05
  | 'spaces'
  | 'wide_form' // full-width digits or letters
  | 'traditional_form' // 號
  | 'mark_missing' // no 号
  | 'year_mark' // 〔2024年〕
  | 'year_first'; // （87）财综字第5号

export interface DocNumber {
  /** 机关代字 (巴政办规), or the kind (令, 公告, 通告) of a number that follows its issuer's name. */
  prefix: string;
  /** The issuer that the number of a 令, 公告 or 通告 belongs to; null when the 代字 says it. */
  issuer: string | null;
  year: number | null;
  serial: number;
  /** 巴政办规〔2026〕1号; 国务院令第631号; 沧州市人民政府令〔2025〕第2号. */
  canonical: string;
  /** `巴政办规|2026|1`, `国务院令|—|631`: equal for every spelling of one number. */
  key: string;
  warnings: DocNumberWarning[];
}

export interface FoundDocNumber extends DocNumber {
  raw: string;
  /** Offsets of `raw` in the text that was searched. */
  start: number;
  end: number;
}

const S = '[ \\t\\u3000\\u00a0]*';
const NEWLINE_S = '[ \\t\\u3000\\u00a0]{0,4}';
const OPEN = '[〔\\[［（(【｛{〖﹝〈<《「]';
const CLOSE = '[〕\\]］）)】｝}〗﹞〉>》」]';
const DIGITS = '[0-9０-９]';
const YEAR = `(?<year>(?:[1１][9９]|[2２][0０])${S}${DIGITS}${S}${DIGITS}|[一二][〇○◯零Ｏ九0][〇○◯零Ｏ一二三四五六七八九0]{2})`;
const SERIAL = `(?<serial>[${NUMERAL_CLASS}]{1,6})`;
const HAN = '[\\u4e00-\\u9fff]';

/** 巴政办规〔2026〕1号 and its variants. The prefix is cut to size afterwards. */
const BRACKETED = new RegExp(
  `(?<prefix>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fffA-Za-z]){0,23}(?:[（(]${HAN}{1,2}[）)]${HAN}{1,4})?)${S}(?<open>${OPEN})${S}${YEAR}${S}(?<nian>年?)${S}(?<close>${CLOSE})${S}(?<di>第?)${S}${SERIAL}${S}(?<mark>[号號])`,
  'g',
);

/** 国务院令第631号, 交通部令2002年第4号, 海关总署公告2020年第5号, 主席令（第三十五号）, 沧州市人民政府令第〔2025〕第2号. */
const ORDER = new RegExp(
  `(?<issuer>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fff、]){1,39}?)${S}(?<kind>令|公告|通告)${S}(?:(?:第?${S}(?<open>${OPEN})?${S}${YEAR}${S}(?<nian>年?)${S}(?<close>${CLOSE})?${S})?(?<di>[（(]?${S}第)${S}|(?<open2>${OPEN})${S}(?<year2>(?:19|20)${DIGITS}{2})${S}(?<close2>${CLOSE})${S})${SERIAL}${S}(?<mark>[号號])(?<after>[)）]?)`,
  'g',
);

/** (87)财综字第5号, 〔1987〕国函字12号: the year in front, as before 1990; two digits are of the last century. */
const YEAR_FIRST = new RegExp(
  `${OPEN}${S}(?<year>(?:19|20)?${DIGITS}{2})${S}(?<nian>年?)${S}${CLOSE}${S}(?<prefix>${HAN}(?:${NEWLINE_S}${HAN}){0,11}?(?:[（(]${HAN}{1,2}[）)]${HAN}{0,4})?)${S}(?:(?<=字)${S}第?|(?<=[发函])|第)${S}${SERIAL}${S}(?<mark>[号號])`,
  'g',
);

/** 国务院第631号令. */
const ORDER_LAST = new RegExp(
  `(?<issuer>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fff、]){1,39}?)${S}第${S}${SERIAL}${S}(?<mark>[号號])${S}(?<kind>令)`,
  'g',
);

/** Words that end before a 代字 begins: authority, verb, conjunction. None of them is part of one. */
const LEAD_WORDS =
  /^.*(?:根据|依据|依照|按照|遵照|参照|违反|执行|印发|转发|批转|下发|发布|公布|贯彻|落实|废止|代替|替代|关于|文件|文号|字号|编号|以下简称|同时|以及|或者|通知|规定|办法|意见|决定|方案|细则|之前|以前|其中|附件|详见|参见|来源|标题|号为|是指|[你我贵][部院厅局委省市州县办署会]|已经|审议|通过|会议|省长|市长|主席团)/;
/** Single characters that end before a name begins, unless they begin one themselves (自然资规, 于政发, 从府发). */
const LEAD_CHARACTER =
  /[见及将把由的与或至在为是按据因被凭持以]|即(?!墨)|对(?!外)|原(?!子|州|阳|平)|经(?!开|济|贸|信|研)|从(?!化)|自(?!治|然|贡)|于(?!都|田|洪)|以(?!色)/g;
/** A 代字 begins with its place, so what these begin still lacks one: in 于政发 the 于 is 于田县. */
/** The organ's name in full before its 代字: 交通部交基发, 国务院办公厅国办发. */
const ORGAN_NAME = /^.*(?:人民政府|办公厅|办公室|委员会|总局|法院|检察院|国务院|总署|[\u4e00-\u9fff]{2}[部局厅署])(?=[\u4e00-\u9fff]{2})/;
const LACKS_PLACE = /^[政府行委党办发规人]/;
/** An issuer's full name begins with anything. */
const LACKS_NOTHING = /(?!)/;

/** How many characters at the head of a run of Han characters belong to the sentence and not to the name. */
function leadIn(run: string, before: string, lacks: RegExp): number {
  let cut = LEAD_WORDS.exec(run)?.[0].length ?? 0;
  const words = run.slice(cut);
  const single = [...words.matchAll(LEAD_CHARACTER)].findLast(
    ({ index }) => words.length - index > 2 && !lacks.test(words.slice(index + 1)),
  );
  if (single) cut += single.index + 1;
  // 7月20日国务院令: the run begins with the date's own 日.
  else if (cut === 0 && /^[年月日]/.test(run) && /[0-9０-９]\s*$/.test(before)) cut = 1;
  // 「…1号和巴政发〔2016〕2号」: the 和 joins; in 和政发〔2024〕1号 it is 和静县's own.
  const joins = cut > 0 || /[号號）)》〉]\s*$/.test(before);
  return joins && /^[和并]/.test(run.slice(cut)) && run.length - cut >= 4 && !lacks.test(run.slice(cut + 1)) ? cut + 1 : cut;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

function spellingWarnings(raw: string, groups: Record<string, string | undefined>): DocNumberWarning[] {
  const warnings: DocNumberWarning[] = [];
  const open = groups.open ?? groups.open2;
  if (open !== undefined && (open !== '〔' || (groups.close ?? groups.close2) !== '〕')) warnings.push('bracket_variant');
  if (/^[0０]/.test(groups.serial ?? '')) warnings.push('padded_serial');
  if (/\s/.test(raw)) warnings.push('spaces');
  if (/[Ａ-Ｚａ-ｚ０-９]/.test(raw)) warnings.push('wide_form');
  if (groups.mark === '號') warnings.push('traditional_form');
  if ((groups.nian ?? '') !== '' && open !== undefined) warnings.push('year_mark');
  return warnings;
}

function serialOf(text: string | undefined): number | null {
  const serial = parseNumeral(text ?? '');
  return serial !== null && serial > 0 ? serial : null;
}

const yearOf = (text: string | undefined): number | null => (text === undefined ? null : parseNumeral(text.replace(/Ｏ/g, '〇')));

function bracketed(match: RegExpExecArray, text: string): FoundDocNumber | null {
  const groups = match.groups ?? {};
  const whole = groups.prefix ?? '';
  // Cutting works on the text without its inner spaces; the offset is found again by counting.
  const compact = whole.replace(/\s/g, '');
  let cut = leadIn(compact, text.slice(Math.max(0, match.index - 8), match.index), LACKS_PLACE);
  const organ = ORGAN_NAME.exec(compact.slice(cut))?.[0].length ?? 0;
  if (organ > 0 && !LACKS_PLACE.test(compact.slice(cut + organ))) cut += organ;
  const prefix = compact.slice(cut);
  const serial = serialOf(groups.serial);
  const year = yearOf(groups.year);
  if (prefix.length < 2 || prefix.length > 14 || serial === null || year === null || /(?:令|公告|通告)第?$/.test(prefix)) return null;
  let skip = 0;
  for (let counted = 0; counted < cut || /\s/.test(whole[skip] ?? ''); skip += 1) if (!/\s/.test(whole[skip] ?? '')) counted += 1;
  const raw = match[0].slice(skip);
  const warnings = spellingWarnings(raw, groups);
  if (groups.di === '第') warnings.push('ordinal_mark');
  return {
    prefix,
    issuer: null,
    year,
    serial,
    warnings,
    raw,
    canonical: `${prefix}〔${year}〕${serial}号`,
    key: `${prefix}|${year}|${serial}`,
    start: match.index + skip,
    end: match.index + match[0].length,
  };
}

function yearFirst(match: RegExpExecArray): FoundDocNumber | null {
  const groups = match.groups ?? {};
  const prefix = (groups.prefix ?? '').replace(/\s/g, '');
  const serial = serialOf(groups.serial);
  const written = yearOf(groups.year);
  if (prefix.length < 2 || serial === null || written === null || leadIn(prefix, '', LACKS_PLACE) > 0 || /令|公告|通告/.test(prefix))
    return null;
  const year = written < 100 ? 1900 + written : written;
  // Before 1949 there is nothing to number; (05) is a serial of something else.
  if (written < 100 && written < 49) return null;
  return {
    prefix,
    issuer: null,
    year,
    serial,
    raw: match[0],
    warnings: [...spellingWarnings(match[0], { ...groups, open: '' }), 'year_first'],
    canonical: `${prefix}〔${year}〕${serial}号`,
    key: `${prefix}|${year}|${serial}`,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function order(match: RegExpExecArray, before: string): FoundDocNumber | null {
  const groups = match.groups ?? {};
  const whole = groups.issuer ?? '';
  const compact = whole.replace(/\s/g, '');
  const cut = leadIn(compact, before, LACKS_NOTHING);
  const issuer = compact.slice(cut).replace(/^[、和与]+/, '');
  const serial = serialOf(groups.serial);
  const year = yearOf(groups.year ?? groups.year2);
  const kind = groups.kind ?? '';
  if (issuer.length < 2 || serial === null) return null;
  let end = match.index + match[0].length;
  if (groups.after && !/[（(]/.test(groups.di ?? '')) end -= groups.after.length;
  let skip = 0;
  for (let counted = 0; counted < compact.length - issuer.length || /\s/.test(whole[skip] ?? ''); skip += 1)
    if (!/\s/.test(whole[skip] ?? '')) counted += 1;
  const raw = match[0].slice(skip, end - match.index);
  const series = issuer.replace(/^中华人民共和国(?=.)/, '');
  const hasBracket = (groups.open ?? groups.open2) !== undefined;
  const written = year === null ? `第${serial}号` : hasBracket ? `〔${year}〕第${serial}号` : `${year}年第${serial}号`;
  return {
    prefix: kind,
    issuer,
    year,
    serial,
    raw,
    warnings: spellingWarnings(raw, groups),
    canonical: `${issuer}${kind}${written}`,
    key: `${series}${kind}|${year ?? '—'}|${serial}`,
    start: match.index + skip,
    end,
  };
}

/** Every document number in `text`, in order, none overlapping another. */
export function findDocNumbers(text: string): FoundDocNumber[] {
  const found: FoundDocNumber[] = [];
  if (!/[号號]/.test(text)) return found;
  for (const match of text.matchAll(BRACKETED)) {
    const number = bracketed(match, text);
    if (number) found.push(number);
  }
  for (const pattern of [YEAR_FIRST, ORDER, ORDER_LAST]) {
    const known = [...found].sort((a, b) => a.start - b.start);
    for (const match of text.matchAll(pattern)) {
      const number = pattern === YEAR_FIRST ? yearFirst(match) : order(match, text.slice(Math.max(0, match.index - 8), match.index));
      if (number && !overlapsOne(known, number)) found.push(number);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Index of the first of `numbers` (sorted, as found) that begins at or after `offset`. */
function indexFrom(numbers: readonly FoundDocNumber[], offset: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of `numbers` that begins at or after `offset`. */
export function numberFrom(numbers: readonly FoundDocNumber[], offset: number): FoundDocNumber | undefined {
  return numbers[indexFrom(numbers, offset)];
}

/** `known` do not overlap each other, so only the neighbours of `number` can overlap it. */
function overlapsOne(known: readonly FoundDocNumber[], number: FoundDocNumber): boolean {
  const at = indexFrom(known, number.start);
  const before = known[at - 1];
  const after = known[at];
  return (before !== undefined && number.start < before.end) || (after !== undefined && after.start < number.end);
}

/** What a clerk or a reader types without brackets or 号: 巴政办规2026-1, 巴政办规 2026年 1. */
const LOOSE = new RegExp(
  `^(?<prefix>${HAN}{2,14}?)${OPEN}?(?<year>(?:19|20)\\d{2})(?:年|${CLOSE}|[-—－/.·_,，]|\\s)*第?(?<serial>\\d{1,5})[号號]?$`,
);

function loose(text: string): DocNumber | null {
  const match = LOOSE.exec(
    text
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/ (?=[^0-9])|(?<=[^0-9]) /g, ''),
  );
  const prefix = match?.groups?.prefix;
  const serial = serialOf(match?.groups?.serial);
  if (prefix === undefined || serial === null || leadIn(prefix, '', LACKS_PLACE) > 0 || /(?:令|公告|通告)$/.test(prefix)) return null;
  const year = Number(match?.groups?.year);
  const warnings: DocNumberWarning[] = ['bracket_missing'];
  if (!/[号號]/.test(text)) warnings.push('mark_missing');
  if (/^0/.test(match?.groups?.serial ?? '')) warnings.push('padded_serial');
  return { prefix, issuer: null, year, serial, canonical: `${prefix}〔${year}〕${serial}号`, key: `${prefix}|${year}|${serial}`, warnings };
}

/**
 * The one document number that `text` is, whatever its spelling; null when it is none (第2号公告 names no issuer) or
 * holds more than a number.
 */
export function parseDocNumber(text: string): DocNumber | null {
  const trimmed = text.trim();
  const bare = plain(trimmed);
  for (const found of findDocNumbers(trimmed)) {
    if (plain(found.raw) !== bare) continue;
    const { prefix, issuer, year, serial, canonical, key, warnings } = found;
    return { prefix, issuer, year, serial, canonical, key, warnings };
  }
  return loose(trimmed);
}

/** {prefix: '巴政办规', year: 2026, serial: 1} → 巴政办规〔2026〕1号 (GB/T 9704: six-cornered brackets, no padding, no 第). */
export function formatDocNumber(number: { prefix: string; year: number | null; serial: number; issuer?: string | null }): string {
  const { prefix, year, serial, issuer } = number;
  if (!issuer) return year === null ? `${prefix}第${serial}号` : `${prefix}〔${year}〕${serial}号`;
  return year === null ? `${issuer}${prefix}第${serial}号` : `${issuer}${prefix}〔${year}〕第${serial}号`;
}
