import { cleanText } from '../clean';

/** One run of text as pdf.js hands it over; page space, points, y downwards, baseline. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface PageText {
  glyphs: Glyphs[];
  width: number;
  height: number;
}

/** One line of a page. `cells` are its pieces where wide gaps part it: more than one makes it a candidate for a table row. */
export interface Line {
  text: string;
  cells: { text: string; x: number }[];
  left: number;
  right: number;
  y: number;
  size: number;
}

export interface Page {
  lines: Line[];
  width: number;
  height: number;
}

/** A gap of this many font sizes inside a line parts two columns. */
const COLUMN_GAP = 2.2;
const WIDE_CHARACTER = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’—…]/;

/** Justified lines stretch every gap a little; the one after an article's label is more than that. */
const LABEL_ALONE = /^第\s?[零〇○一二三四五六七八九十百千\d\s]{1,12}\s?(条|条之[一二三四五六七八九十]|章|节|编|分编)$/;

/** Runs → lines from top to bottom, each from left to right. Text printed twice for a bold look counts once. */
export function toLines(page: PageText): Page {
  const glyphs = page.glyphs.filter((glyph) => glyph.text.trim() !== '' || glyph.width > 0);
  const ordered = glyphs.filter((glyph) => glyph.text.trim() !== '').sort((one, other) => one.y - other.y || one.x - other.x);
  const rows: { y: number; size: number; items: Glyphs[] }[] = [];
  for (const glyph of ordered) {
    const row = rows.at(-1);
    const before = rows.at(-2);
    // Same baseline, or raised and lowered signs next to it.
    const fits = (candidate: typeof row) =>
      candidate !== undefined && Math.abs(glyph.y - candidate.y) < 0.45 * Math.max(candidate.size, glyph.size * 0.8);
    const target = fits(row) ? row : fits(before) ? before : undefined;
    if (target) {
      if (glyph.size > target.size) [target.size, target.y] = [glyph.size, glyph.y];
      target.items.push(glyph);
    } else rows.push({ y: glyph.y, size: glyph.size, items: [glyph] });
  }
  const lines = rows.map((row) => toLine(row.items)).filter((line) => line.text !== '');
  return { lines, width: page.width, height: page.height };
}

function toLine(items: Glyphs[]): Line {
  const sorted = dedupe(items.sort((one, other) => one.x - other.x));
  const cells: { text: string; x: number }[] = [];
  let text = '';
  let start = sorted[0]?.x ?? 0;
  let end = start;
  let last = '';
  for (const item of sorted) {
    const gap = item.x - end;
    const size = item.size || 1;
    if (text !== '' && gap > COLUMN_GAP * size) {
      cells.push({ text: polish(text), x: start });
      text = '';
      last = '';
      start = item.x;
    } else if (text !== '' && (needsSpace(last, item.text, gap, size) || (gap > 0.25 * size && LABEL_ALONE.test(text.trim())))) text += ' ';
    text += item.text;
    last = item.text.at(-1) ?? last;
    end = Math.max(end, item.x + item.width);
  }
  cells.push({ text: polish(text), x: start });
  const size = median(sorted.map((item) => item.size));
  const filled = cells.filter((cell) => cell.text !== '');
  const y = median(sorted.map((item) => item.y));
  return { text: filled.map((cell) => cell.text).join(' '), cells: filled, left: filled[0]?.x ?? 0, right: end, y, size };
}

/** The same text again within a fifth of its size is a shadow. */
function dedupe(sorted: Glyphs[]): Glyphs[] {
  const kept: Glyphs[] = [];
  for (const item of sorted) {
    const shadow = kept
      .slice(-6)
      .some(
        (other) => other.text === item.text && Math.abs(other.x - item.x) < 0.2 * item.size && Math.abs(other.y - item.y) < 0.2 * item.size,
      );
    if (!shadow) kept.push(item);
  }
  return kept;
}

/** Justified Chinese has gaps everywhere: only half a character and more is a space there; between Latin letters a fifth of the size is. */
function needsSpace(before: string, after: string, gap: number, size: number): boolean {
  const first = after[0] ?? '';
  if (/\s$/.test(before) || /^\s/.test(first)) return false;
  if (WIDE_CHARACTER.test(before) && WIDE_CHARACTER.test(first)) return gap > 0.7 * size;
  if (WIDE_CHARACTER.test(before) || WIDE_CHARACTER.test(first)) return gap > 0.7 * size;
  return gap > 0.18 * size;
}

/**
 * Spaces as a person would type them: none between Chinese characters and between Chinese and figures, an em space after 第X条 and the
 * headings of parts, single ones between words.
 */
function polish(raw: string): string {
  const text = cleanText(raw)
    .text.replace(/[ \t\u3000]+/g, ' ')
    .trim();
  const label = /^(第\s?[零〇○一二三四五六七八九十百千\d\s]{1,12}\s?(?:条之[一二三四五六七八九十]|条|章|节|编|分编))(\s?)(.*)$/s.exec(text);
  if (label) {
    const [, mark = '', gap = '', rest = ''] = label;
    // 第三条第二款 and 第五条规定 are references, not labels: only a gap makes a label.
    const heads = /[章节编]$/.test(mark) && rest !== '' && rest.length <= 30 && !/[，。；：]/.test(rest);
    if (gap !== '' || heads) return `${tighten(mark)}\u3000${tighten(rest)}`;
  }
  return tighten(text);
}

const CJK = '\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef“”‘’—…';
const BETWEEN = new RegExp(`(?<=[${CJK}]) (?=[${CJK}\\d(\\[])|(?<=[\\d)\\]%]) (?=[${CJK}])`, 'g');

function tighten(text: string): string {
  return text.replace(BETWEEN, '');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
