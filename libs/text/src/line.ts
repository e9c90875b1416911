/** 行: the lines of a text and what each looks like on its own. What it *is* depends on its neighbours: structure.ts decides. */
import { NUMERAL_CLASS, parseNumeral } from './numeral';

export type DivisionKind = 'part' | 'subpart' | 'chapter' | 'section';

/** The ways items are marked, from the usual outermost to the innermost. */
export type MarkerStyle = '一、' | '（一）' | '1.' | '（1）' | '1）' | '①' | 'a.';

/** 2.1.3　响应措施: headings of emergency plans and standards. */
export interface DecimalHeading {
  number: string;
  depth: number;
  rest: string;
}

export interface Line {
  /** Offsets into the input; `end` includes the line break. */
  start: number;
  end: number;
  /** Printed characters without indentation, Markdown marks and the spaces at the end. */
  text: string;
  /** Offset of the first character of `text`. */
  textStart: number;
  /** How many # stood in front. */
  hashes: number;
}

export type Shape =
  | { is: 'blank' }
  | { is: 'division'; kind: DivisionKind; number: string; label: string; heading: string }
  | { is: 'article'; number: string; label: string; rest: string; restAt: number; isSeparated: boolean }
  | { is: 'item'; style: MarkerStyle; number: string; label: string; rest: string; restAt: number }
  | { is: 'annex'; number: string | null; label: string; heading: string }
  | { is: 'contents' }
  | { is: 'bare-heading'; heading: string }
  | { is: 'date' }
  | { is: 'text' };

const BREAK = /[\n\r\f\u2028\u2029]/g;

/** Splits at \n, \r\n and \r; a form feed (PDF page) ends a line too. No character is lost: the lines' spans tile the text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  const isPlain = !/[\r\f\u2028\u2029]/.test(text);
  const next = (): number => {
    if (isPlain) return text.indexOf('\n', start);
    BREAK.lastIndex = start;
    return BREAK.exec(text)?.index ?? -1;
  };
  while (start < text.length) {
    const at = next();
    const end = at < 0 ? text.length : text.startsWith('\r\n', at) ? at + 2 : at + 1;
    lines.push(lineOf(text.slice(start, end), start));
    start = end;
  }
  return lines;
}

const LEAD = /^(?:\ufeff|[\s>\u200b]|#{1,6}(?=[\s第\u4e00-\u9fff])|\*\*|__)*/;
/** A character that LEAD would pass over, or what the end is cut of. */
const hasNoLead = (code: number): boolean => code >= 0x3001 && code <= 0x9fff;
const isBlank = (code: number): boolean => code <= 0x20 || code === 0x3000 || code === 0xa0 || code === 0x200b;

export function lineOf(raw: string, start: number): Line {
  const lead = hasNoLead(raw.charCodeAt(0)) ? '' : (LEAD.exec(raw)?.[0] ?? '');
  let end = raw.length;
  while (end > lead.length && isBlank(raw.charCodeAt(end - 1))) end -= 1;
  let text = raw.slice(lead.length, end).trimEnd();
  if (text.endsWith('**')) text = text.slice(0, -2);
  return {
    start,
    end: start + raw.length,
    text,
    textStart: start + lead.length,
    hashes: lead.includes('#') ? (lead.match(/#/g) ?? []).length : 0,
  };
}

const SPACED = `[${NUMERAL_CLASS}](?:[ \\t\\u3000]*[${NUMERAL_CLASS}])*`;
const GAP = '[ \\t\\u3000\\u00a0]*';
const DIVISION = new RegExp(
  `^[第笫]${GAP}(${SPACED})${GAP}(分编|分${GAP}编|编|章|节|部分)(?:${GAP}之${GAP}([一二三四五六七八九十]))?(?:\\*\\*)?`,
);
const ARTICLE = new RegExp(`^[第笫]${GAP}(${SPACED})${GAP}条((?:${GAP}之${GAP}[一二三四五六七八九十]+)*)(?![例约])`);
const MARKERS: readonly [MarkerStyle, RegExp][] = [
  ['（一）', /^[（(﹙][ \t\u3000]*([一二三四五六七八九十百零〇○]+)[ \t\u3000]*[）)﹚][ \t\u3000]*[、.．]?/],
  ['一、', /^([一二三四五六七八九十百零〇]+)[ \t\u3000]*[、．.](?![一二三四五六七八九十]+[、．.审级期者等次方])/],
  ['（1）', /^[（(﹙][ \t\u3000]*([0-9０-９]{1,3})[ \t\u3000]*[）)﹚][、.．]?|^([⑴-⒇])/],
  ['1.', /^([0-9０-９]{1,3})[ \t\u3000]*(?:[.．](?![0-9０-９])|、)|^([⒈-⒛])/],
  ['1）', /^([0-9０-９]{1,3})[）)]/],
  ['①', /^([①-⑳])[、.．]?/],
  ['a.', /^([a-z])[.．、）)](?=[\s\u3000\u4e00-\u9fff])/],
];
const DIVISION_KIND: Record<string, DivisionKind> = { 编: 'part', 部分: 'part', 分编: 'subpart', 章: 'chapter', 节: 'section' };
const ANNEX = new RegExp(
  `^(附${GAP}(?:件|录|表|图))${GAP}[（(]?${GAP}([${NUMERAL_CLASS}]{0,4})${GAP}[）)]?${GAP}(?:[:：]|(?=\\s|$|[《\\u4e00-\\u9fff]))${GAP}(.*)$`,
);
const DATE_LINE = new RegExp(
  `^[（(]?[${NUMERAL_CLASS}]{4}${GAP}年${GAP}[${NUMERAL_CLASS}]{1,3}${GAP}月${GAP}[${NUMERAL_CLASS}]{1,3}${GAP}日(?:印发|公布)?[）)]?$`,
);
const BARE_HEADINGS = new Set(['总则', '附则', '序言', '前言', '引言', '分则', '罚则', '结语', '序', '导言']);

/** 附　　　则, spread over the line. */
const LONGEST_BARE = 40;

/** After 第三条, these go on a sentence: it is a reference at the head of a line, not a heading. */
const GOES_ON =
  /^(?:规定|所列|所称|所指|的|、|和|至|及|以及|或|或者|中(?=[的所，,])|之外|等|第[^条章节编]{1,6}[款项]|前款|各项|之规定|所述|，|,|。|；|》|”|）|\))/;
const DIVISION_GOES_ON = /^(?:规定|所列|的|、|和|至|及|以及|或|或者|中(?=[的所，,])|之外|等|，|,|。|；|》|”|第[^条章节编]{1,6}[条款项])/;

function number(text: string): string | null {
  const value = parseNumeral(text);
  return value === null ? null : String(value);
}

function division(text: string): Shape | null {
  const match = DIVISION.exec(text);
  if (!match) return null;
  const value = number(match[1] ?? '');
  const kind = DIVISION_KIND[(match[2] ?? '').replace(/\s/g, '')];
  const rest = text.slice(match[0].length);
  const heading = rest
    .replace(/^[\s\u3000:：、.．]+/, '')
    .replace(/[.…·\s]{3,}[0-9]*$/, '')
    .trim();
  if (
    value === null ||
    !kind ||
    DIVISION_GOES_ON.test(rest) ||
    heading.length > 60 ||
    /[；，]$/.test(heading) ||
    (heading.endsWith('。') && heading.length > 16)
  )
    return null;
  if (match[2] === '部分' && /[。；]/.test(heading)) return null;
  const inserted = match[3] === undefined ? '' : `-${number(match[3]) ?? ''}`;
  return {
    is: 'division',
    kind,
    number: value + inserted,
    label: match[0].replace(/[\s*]/g, '').replace('笫', '第'),
    heading: squeeze(heading.replace(/。$/, '')),
  };
}

/** 总　　则 → 总则, where spaces only spread the characters of one word; between words one space is kept. */
export function squeeze(heading: string): string {
  const words = heading
    .replace(/\*\*/g, '')
    .trim()
    .split(/[\s\u3000]+/);
  return words.join(words.every((word) => Array.from(word).length === 1) ? '' : ' ');
}

function article(text: string): Shape | null {
  const match = ARTICLE.exec(text);
  if (!match) return null;
  const numbers = [match[1] ?? '', ...(match[2] ?? '').split('之').slice(1)].map((part) => number(part));
  if (numbers.includes(null)) return null;
  const after = text.slice(match[0].length);
  const gap = /^(?:\*\*|__|[\s\u3000:：])*/.exec(after)?.[0] ?? '';
  const rest = after.slice(gap.length);
  const isSeparated = gap !== '' || rest === '' || /^[【（(［[]/.test(rest);
  if (
    isSeparated
      ? /^(?:[、，,；。》”]|(?:和|至|及|以及|或者?)第)/.test(rest) || /^(?:规定的|所列|所称的|第[^条章节编]{1,6}[款项])/.test(rest)
      : GOES_ON.test(rest)
  )
    return null;
  return {
    is: 'article',
    number: numbers.join('-'),
    label: match[0].replace(/\s/g, '').replace('笫', '第'),
    rest,
    restAt: match[0].length + gap.length,
    isSeparated,
  };
}

/** What a marker begins with: a bracket, a numeral, a circled or bracketed figure, a letter. */
const MARKS = /^[（(﹙一二三四五六七八九十百零〇○0-9０-９⑴-⒛①-⑳a-z]/;

function item(text: string): Shape | null {
  if (!MARKS.test(text)) return null;
  for (const [style, pattern] of MARKERS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const marked = match[1] ?? match[2] ?? '';
    const value = style === 'a.' ? String(marked.charCodeAt(0) - 96) : number(marked.normalize('NFKC').replace(/[().]/g, ''));
    if (value === null || value === '0') continue;
    const gap = /^[\s\u3000]*/.exec(text.slice(match[0].length))?.[0] ?? '';
    const restAt = match[0].length + gap.length;
    return { is: 'item', style, number: value, label: match[0].trim(), rest: text.slice(restAt), restAt };
  }
  return null;
}

/** What the line looks like. References at the head of a line (第三条规定的…) are text. */
export function shapeOf(line: Line): Shape {
  const text = line.text;
  if (text === '' || /^(?:<!--.*|-->|[-—－_=*]{3,}|[-—－–]\s*[0-9]{1,4}\s*[-—－–]|[·.…]+)$/.test(text)) return { is: 'blank' };
  const first = text[0] ?? '';
  if (first === '第' || first === '笫') return division(text) ?? article(text) ?? { is: 'text' };
  if (first === '附') {
    const match = text.length <= 80 ? ANNEX.exec(text) : null;
    const marked = match?.[2] ?? '';
    if (match && !/^[的中是为，。、和]/.test(match[3] ?? '') && (marked === '' || number(marked) !== null)) {
      return {
        is: 'annex',
        number: marked === '' ? null : number(marked),
        label: (match[1] ?? '').replace(/\s/g, '') + marked,
        heading: (match[3] ?? '').trim(),
      };
    }
  }
  if (text.length <= LONGEST_BARE) {
    const tight = text.replace(/[\s\u3000【】[\]*]/g, '');
    if (tight === '目录' || tight === '目次') return { is: 'contents' };
    if (BARE_HEADINGS.has(tight)) return { is: 'bare-heading', heading: tight };
  }
  if (DATE_LINE.test(text)) return { is: 'date' };
  return item(text) ?? { is: 'text' };
}

/** A decimal number at the head of a line; null where it may be a quantity (3.5米). */
export function decimalOf({ text, hashes }: Line): DecimalHeading | null {
  const match = /^(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．]?([\s\u3000]*)(?=[^\d\s.．%％×x~～-])(.*)$/.exec(text);
  if (!match || (hashes === 0 && match[2] === '')) return null;
  const number = (match[1] ?? '').replace(/．/g, '.');
  return { number, depth: number.split('.').length, rest: match[3] ?? '' };
}
