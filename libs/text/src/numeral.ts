/** 中文数字与条号: Chinese numerals and the numbers of articles, both ways. */

const DIGIT: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
  '◯': 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNIT: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const FIGURES = '零一二三四五六七八九';

/** The characters a number may be written with, as the inside of a regular expression's class. */
export const NUMERAL_CLASS = '零〇○◯一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟0-9０-９';

/** Digits one after the other, as years are written: 二〇二四, 二○○四. */
function digitString(text: string): number | null {
  let value = 0;
  for (const character of text) {
    const digit = DIGIT[character];
    if (digit === undefined || character === '两') return null;
    value = value * 10 + digit;
  }
  return Number.isSafeInteger(value) ? value : null;
}

/** One group below ten thousand: units strictly falling, each digit with its unit, 零 only where a place is skipped. */
function group(text: string): number | null {
  let value = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  let zero = false;
  for (const character of text) {
    const unit = UNIT[character];
    const figure = DIGIT[character];
    if (unit !== undefined) {
      if (unit >= lastUnit || digit === 0) return null;
      // 十二 and 一百十二 omit the 一; 百 and 千 never do.
      if (digit === null && unit !== 10) return null;
      value += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
      zero = false;
    } else if (figure === 0) {
      if (digit !== null || zero || lastUnit === 10_000) return null;
      zero = true;
    } else if (figure !== undefined) {
      if (digit !== null) return null;
      digit = figure;
    } else return null;
  }
  if (digit === null) return zero ? null : value;
  // 一百三 is 130 to one reader and 103 to another: refused.
  if (lastUnit > 10 && lastUnit < 10_000 && !zero) return null;
  return value + digit;
}

function readNumeral(text: string): number | null {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  if (bare === '') return null;
  if (/^\d+$/.test(bare)) {
    const value = Number(bare);
    return Number.isSafeInteger(value) ? value : null;
  }
  if (!/[十百千万拾佰仟]/.test(bare)) return Array.from(bare).length === 1 ? (DIGIT[bare] ?? null) : digitString(bare);
  const parts = bare.split('万');
  if (parts.length > 2) return null;
  const [high = '', low = ''] = parts;
  if (parts.length === 1) return group(high);
  const ten = group(high);
  if (ten === null || ten === 0 || high === '') return null;
  if (low === '') return ten * 10_000;
  const rest = group(low.replace(/^零/, ''));
  return rest === null || rest === 0 ? null : ten * 10_000 + rest;
}

/** A text says the same few numbers over and over; those once read are kept, up to so many. */
const KNOWN = new Map<string, number | null>();
const KNOWN_MOST = 20_000;

/**
 * The whole number written in `text`: Chinese (一百零三, 两千, 伍), digit by digit (二〇二四), Arabic or full-width.
 * Null for anything else, also for 廿 and for what can be read in two ways (一百三).
 */
export function parseNumeral(text: string): number | null {
  if (text.length > 8) return readNumeral(text);
  let value = KNOWN.get(text);
  if (value === undefined) {
    value = readNumeral(text);
    if (KNOWN.size < KNOWN_MOST) KNOWN.set(text, value);
  }
  return value;
}

function groupText(value: number): string {
  let text = '';
  let rest = value;
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    if (skipped) text += '零';
    skipped = false;
    text += (FIGURES[digit] ?? '') + name;
  }
  return text;
}

/** `103` → 一百零三, as statutes number: 十二, not 一十二. For whole numbers from 0 to 99,999,999. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) throw new RangeError(`no Chinese numeral for ${value}`);
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  let text = high > 0 ? `${groupText(high)}万` : '';
  if (low > 0) text += (high > 0 && low < 1000 ? '零' : '') + groupText(low);
  return text.replace(/^一十/, '十');
}

const ARTICLE = new RegExp(`^第?([${NUMERAL_CLASS}\\s]+)条((?:\\s*之\\s*[${NUMERAL_CLASS}]+)*)$`);

/** 第二百二十四条之一 → `224-1`; 第 12 条 → `12`; null when the text is not exactly one article number. */
export function parseArticleNumber(text: string): string | null {
  const match = ARTICLE.exec(text.trim());
  if (!match) return null;
  const numbers = [match[1] ?? '', ...(match[2] ?? '').split('之').slice(1)].map(parseNumeral);
  return numbers.every((number) => number !== null) ? numbers.join('-') : null;
}

/** `224-1` → 第二百二十四条之一. */
export function formatArticleNumber(number: string): string {
  const [article = '', ...inserted] = number.split('-');
  return `第${formatNumeral(Number(article))}条${inserted.map((part) => `之${formatNumeral(Number(part))}`).join('')}`;
}

/** Reading order of unit numbers: 2 < 2-1 < 2-2 < 3. Negative when `a` comes first. */
export function compareNumbers(a: string, b: string): number {
  const left = a.split('-').map(Number);
  const right = b.split('-').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
