import { formatNumeral, parseNumeral, NUMERAL_CLASS } from './numeral';

/** The eight levels of a place in a text, outermost first: 编 分编 章 节 条 款 项 目; 0 where a level is not named. */
export interface ClauseLevels {
  part: number;
  subpart: number;
  chapter: number;
  section: number;
  article: number;
  paragraph: number;
  item: number;
  subitem: number;
}

/** GB/T 47277: width and name of each level, in the order of the code. */
const LEVELS = [
  ['part', 2, '编'],
  ['subpart', 2, '分编'],
  ['chapter', 2, '章'],
  ['section', 2, '节'],
  ['article', 4, '条'],
  ['paragraph', 2, '款'],
  ['item', 2, '项'],
  ['subitem', 2, '目'],
] as const;

export const NO_LEVELS: Readonly<ClauseLevels> = {
  part: 0,
  subpart: 0,
  chapter: 0,
  section: 0,
  article: 0,
  paragraph: 0,
  item: 0,
  subitem: 0,
};

const NOWHERE = '0'.repeat(18);
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/** The 18 digits of a place (domain.md 10.1), or null where a number does not fit its field or none is named. */
export function clauseCode(levels: Partial<ClauseLevels>): string | null {
  let code = '';
  for (const [level, width] of LEVELS) {
    const value = levels[level] ?? 0;
    // What is no whole number, or too large, has no two digits.
    const low = TWO_DIGITS[width === 2 ? value : value % 100];
    const high = width === 2 ? '' : TWO_DIGITS[Math.floor(value / 100)];
    if (low === undefined || high === undefined) return null;
    code += high + low;
  }
  return code === NOWHERE ? null : code;
}

/** The levels of an 18-digit code, or null when it is not one. */
export function parseClauseCode(code: string): ClauseLevels | null {
  if (!/^\d{18}$/.test(code) || !/[1-9]/.test(code)) return null;
  const levels = { ...NO_LEVELS };
  let at = 0;
  for (const [level, width] of LEVELS) {
    levels[level] = Number(code.slice(at, at + width));
    at += width;
  }
  return levels;
}

/** 第一章第一节第十条第二款第（三）项 → 000001010010020300; null when the words are not a place, or name an article 之一 (the standard has no code for it). */
export function clauseCodeOf(words: string): string | null {
  const levels = { ...NO_LEVELS };
  const bare = words.replace(/\s/g, '');
  const step = new RegExp(`第[（(]?([${NUMERAL_CLASS}]+)[）)]?(分编|编|章|节|条|款|项|目)`, 'y');
  let last = -1;
  while (step.lastIndex < bare.length) {
    const match = step.exec(bare);
    if (!match) return null;
    const at = LEVELS.findIndex(([, , name]) => name === match[2]);
    const level = LEVELS[at];
    const number = parseNumeral(match[1] ?? '');
    if (!level || number === null || number === 0 || at <= last) return null;
    levels[level[0]] = number;
    last = at;
  }
  return clauseCode(levels);
}

/** 000001010010020300 → 第一章第一节第十条第二款第（三）项; null when it is not a code. */
export function formatClauseCode(code: string): string | null {
  const levels = parseClauseCode(code);
  if (!levels) return null;
  return LEVELS.filter(([level]) => levels[level] > 0)
    .map(([level, , name]) => {
      const number = formatNumeral(levels[level]);
      return level === 'item' ? `第（${number}）项` : level === 'subitem' ? `第${levels[level]}目` : `第${number}${name}`;
    })
    .join('');
}
