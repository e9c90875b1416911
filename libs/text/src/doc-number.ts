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
  | 'year_mark'; // 〔2024年〕

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
  `(?<prefix>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fffA-Za-z]){0,23})${S}(?<open>${OPEN})${S}${YEAR}${S}(?<nian>年?)${S}(?<close>${CLOSE})${S}(?<di>第?)${S}${SERIAL}${S}(?<mark>[号號])`,
  'g',
);

/** 国务院令第631号, 交通部令2002年第4号, 海关总署公告2020年第5号, 主席令（第三十五号）, 沧州市人民政府令第〔2025〕第2号. */
const ORDER = new RegExp(
  `(?<issuer>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fff、]){1,39}?)${S}(?<kind>令|公告|通告)${S}(?:(?:第?${S}(?<open>${OPEN})?${S}${YEAR}${S}(?<nian>年?)${S}(?<close>${CLOSE})?${S})?(?<di>[（(]?${S}第)${S}|(?<open2>${OPEN})${S}(?<year2>(?:19|20)${DIGITS}{2})${S}(?<close2>${CLOSE})${S})${SERIAL}${S}(?<mark>[号號])(?<after>[)）]?)`,
  'g',
);

/** 国务院第631号令. */
const ORDER_LAST = new RegExp(
  `(?<issuer>${HAN}(?:${NEWLINE_S}[\\u4e00-\\u9fff、]){1,39}?)${S}第${S}${SERIAL}${S}(?<mark>[号號])${S}(?<kind>令)`,
  'g',
);

/** Words that end before a 代字 begins: authority, conjunction, verb. None of them is part of one. */
const LEAD_IN =
  /^.*(?:根据|依据|依照|按照|遵照|参照|执行|印发|转发|批转|下发|发布|公布|贯彻|落实|废止|代替|替代|关于|文件|文号|字号|编号|以下简称|同时|以及|或者|通知|规定|办法|意见|决定|方案|细则|之前|以前|其中|附件|详见|参见|来源|标题|号为|是指|即|见|及|将|把|由|对|的|与|或|至|在|为|是|按|据|原|因|从|自|以|凭|持|经|被|于)/;
/** Issuer names may contain 与, 以 … ; only what cannot stand inside a name cuts one. */
const ISSUER_LEAD_IN =
  /^.*(?:根据|依据|依照|按照|遵照|参照|执行|印发|转发|发布的|公布的|废止|以及|或者|以下简称|关于|日期|已经|经|被|的|及|由|将|以|日|年|月|议|过|并|从|自|为|是|见|即|向|和(?=国务院)|与(?=国务院))/;

function leadIn(prefix: string, before: string): number {
  const bare = LEAD_IN.exec(prefix);
  let cut = bare ? bare[0].length : 0;
  const rest = prefix.slice(cut);
  // 「…1号和巴政发〔2016〕2号」: the 和 joins; in 和政发〔2024〕1号 it is 和静县's own.
  const joins = /[号號）)》〉]\s*$/.test(before) || cut > 0;
  if (joins && /^[和并及]/.test(rest) && rest.length >= 4) cut += 1;
  return cut;
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
  const cut = leadIn(compact, text.slice(Math.max(0, match.index - 8), match.index));
  const prefix = compact.slice(cut);
  const serial = serialOf(groups.serial);
  const year = yearOf(groups.year);
  if (prefix.length < 2 || prefix.length > 14 || serial === null || year === null || /[令]$/.test(prefix) || /公告$|通告$/.test(prefix))
    return null;
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

function order(match: RegExpExecArray): FoundDocNumber | null {
  const groups = match.groups ?? {};
  const whole = groups.issuer ?? '';
  const compact = whole.replace(/\s/g, '');
  const cut = ISSUER_LEAD_IN.exec(compact)?.[0].length ?? 0;
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
  for (const pattern of [ORDER, ORDER_LAST]) {
    for (const match of text.matchAll(pattern)) {
      const number = order(match);
      if (number && !found.some((other) => other.start < number.end && number.start < other.end)) found.push(number);
    }
  }
  return found.sort((a, b) => a.start - b.start);
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
  if (prefix === undefined || serial === null) return null;
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
