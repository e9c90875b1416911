import { joinPieces } from '../clean';
import { DraftBlock } from '../document';
import { partLevel } from '../plain/lines';
import { Line, Page, median } from './lines';

/** What one line must look like to begin a paragraph by its wording alone. */
const STARTS_ITEM =
  /^(第[零〇○一二三四五六七八九十百千\d]+(条|章|节|编|分编)(之[一二三四五六七八九十])?\u3000|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[(（]\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])/;
const ENDS_SENTENCE = /[。；：！？.;:!?”）)]$/;
/** 第一章 总则 ……… 3: the leader and page number of a table of contents. */
const LEADER = /\s*[.…·．⋯]{4,}\s*\d{0,4}$|\s*…{2,}\s*\d{0,4}$/;
/** A table needs this many rows of the same shape in a row. */
const TABLE_ROWS = 3;

interface Measure {
  /** Where ordinary lines begin and end; null on text too ragged to tell. */
  left: number;
  right: number;
  size: number;
  /** Distance of two baselines inside a paragraph. */
  leading: number;
}

interface Placed extends Line {
  page: Page;
  /** Distance to the line above on the same page; null at the top. */
  above: number | null;
  /** A line of a table of contents is a paragraph of its own. */
  listed: boolean;
}

/** Lines → paragraphs across lines and pages. */
export function toBlocks(pages: Page[]): DraftBlock[] {
  const lines = pages.flatMap((page) => page.lines.map((line, i) => placed(line, page, page.lines[i - 1])));
  const measure = measureOf(lines);
  const out: DraftBlock[] = [];
  let i = 0;
  let open: { block: DraftBlock; last: Placed } | null = null;
  while (i < lines.length) {
    const rows = tableAt(lines, i);
    if (rows > 0) {
      out.push({
        kind: 'table',
        level: 0,
        text: lines
          .slice(i, i + rows)
          .map((line) => line.cells.map((cell) => cell.text).join('\t'))
          .join('\n'),
      });
      i += rows;
      open = null;
      continue;
    }
    const line = lines[i];
    i += 1;
    if (!line) continue;
    if (open && continues(open.last, line, open.block, measure)) {
      open.block.text = joinPieces(open.block.text, line.text);
      open.last = line;
      continue;
    }
    const block: DraftBlock = { kind: 'paragraph', level: 0, text: line.text, centered: isCentered(line, measure), size: line.size };
    out.push(block);
    open = { block, last: line };
  }
  return out.map((block) => {
    const level = block.kind === 'paragraph' ? partLevel(block.text) : null;
    return level === null ? block : { ...block, kind: 'heading', level };
  });
}

function placed(line: Line, page: Page, before: Line | undefined): Placed {
  const text = line.text.replace(LEADER, '');
  const listed = text !== line.text && text !== '';
  const above = before ? line.y - before.y : null;
  return listed ? { ...line, text, cells: [{ text, x: line.left }], page, above, listed } : { ...line, page, above, listed };
}

/** Whether `line` goes on with the paragraph that `last` ended on. */
function continues(last: Placed, line: Placed, block: DraftBlock, measure: Measure): boolean {
  const em = measure.size;
  if (Math.abs(line.size - last.size) > 0.16 * Math.max(line.size, last.size)) return false;
  if (last.listed || partLevel(block.text) !== null) return false;
  if (line.cells.length > 2) return false;
  if (line.above !== null && line.above > 1.3 * measure.leading * (line.size / em)) return false;
  if (runsOver(last, line, measure)) return true;
  // （2007年…通过 …修正）: a note below the title, centred line by line, ends where its bracket closes.
  if (leavesOpen(block.text) && block.text.length < 400) return true;
  const centered = isCentered(line, measure);
  if (centered !== isCentered(last, measure)) return false;
  // Two centred lines one below the other: a title that runs on, or two things. Only a sentence mark inside tells.
  if (centered) return false;
  if (STARTS_ITEM.test(line.text) && (ENDS_SENTENCE.test(last.text) || last.right < measure.right - 1.5 * em)) return false;
  const indented = line.left > measure.left + 1.2 * em;
  const lastIndented = last.left > measure.left + 1.2 * em;
  if (/[，、]$/.test(last.text) && !indented) return true;
  // The last line of a paragraph ends before the margin; justified lines do not.
  if (last.right < measure.right - 2.2 * em)
    return (
      !indented && /[\u2e80-\u9fffA-Za-z，、]$/.test(last.text) && last.right > measure.right - 3.2 * em && !STARTS_ITEM.test(line.text)
    );
  if (!indented) return true;
  // A block that is indented as a whole, as in a quotation or a hanging item, goes on at its own margin.
  return lastIndented && Math.abs(line.left - last.left) < 0.5 * em && !ENDS_SENTENCE.test(last.text) && line.left > measure.left + 3 * em;
}

function leavesOpen(text: string): boolean {
  return text.startsWith('（') && !text.includes('）');
}

/** A title in large type that filled its line goes on in the next one of the same size. */
function runsOver(last: Placed, line: Placed, measure: Measure): boolean {
  const large = line.size > 1.2 * measure.size && Math.abs(line.size - last.size) < 0.5;
  return (
    large &&
    partLevel(line.text) === null &&
    last.right - last.left > measure.right - measure.left - 2.2 * last.size &&
    !STARTS_ITEM.test(line.text)
  );
}

function isCentered(line: Placed, measure: Measure): boolean {
  const em = measure.size;
  const before = line.left - measure.left;
  const after = measure.right - line.right;
  return before > 2.6 * em && after > 2.6 * em && Math.abs(before - after) < 3 * em;
}

function measureOf(lines: readonly Placed[]): Measure {
  const size = weightedMode(
    lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length]),
    0.5,
  );
  const body = lines.filter((line) => Math.abs(line.size - size) < 1.1 && line.cells.length === 1);
  const long = body.filter((line) => line.text.length >= 12);
  const sample = long.length >= 5 ? long : body;
  const left = lowMode(
    sample.map((line) => line.left),
    size,
  );
  const right = highMode(
    sample.map((line) => line.right),
    size,
  );
  // Below a line that reaches the margin the paragraph mostly goes on: those distances are the leading, the others may be paragraph spacing.
  const gaps = lines.flatMap((line, i) => {
    const last = lines[i - 1];
    const inside = last !== undefined && last.right > right - 1.5 * size && Math.abs(last.size - line.size) < 1;
    return inside && line.above !== null && line.above > 0.8 * size && line.above < 4 * size ? [line.above] : [];
  });
  return { left, right, size: size || 10, leading: median(gaps) || 1.6 * size };
}

/** The leftmost position that a good share of the lines has. */
function lowMode(values: readonly number[], tolerance: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  for (const value of sorted)
    if (sorted.filter((other) => Math.abs(other - value) < 0.6 * tolerance).length >= Math.max(2, sorted.length * 0.12)) return value;
  return sorted[0] ?? 0;
}

function highMode(values: readonly number[], tolerance: number): number {
  return -lowMode(
    values.map((value) => -value),
    tolerance,
  );
}

function weightedMode(values: readonly [number, number][], fallback: number): number {
  const weight = new Map<number, number>();
  for (const [value, count] of values) weight.set(value, (weight.get(value) ?? 0) + count);
  return [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? fallback;
}

/** How many lines from `index` on form a table: the same number of cells, two or more, each row. 0 when fewer than three do. */
function tableAt(lines: readonly Placed[], index: number): number {
  const first = lines[index];
  if (!first || first.cells.length < 2) return 0;
  let n = 1;
  while (index + n < lines.length && lines[index + n]?.cells.length === first.cells.length && lines[index + n]?.page === first.page) n += 1;
  return n >= TABLE_ROWS ? n : 0;
}
