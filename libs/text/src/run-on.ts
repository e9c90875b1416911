/**
 * 连排: a heading that was set on in the line of another: …审批。第十四条历史文化名城…, 第一节　拍卖人第十条　拍卖人是指…. It is looked for only where the
 * numbering of the lines leaves a gap, and only under the missing number, so a reference is never taken for it.
 */
import { lineOf, shapeOf, type Line, type Shape } from './line';
import { formatArticleNumber } from './numeral';

/** Above so many missing numbers the text is cut, not run on. */
const MOST_MISSING = 5;

const DIVISION = /^第\s*[零〇一二三四五六七八九十百0-9０-９]+\s*[编章节]/;

interface Cut {
  line: number;
  at: number;
}

/** Where 第N条 begins behind a full stop, or in the line of a division's heading, between two lines; null where it does not. */
function cutFor(number: number, lines: readonly Line[], from: number, to: number): Cut | null {
  const label = formatArticleNumber(String(number));
  for (let index = from; index < to; index += 1) {
    const line = lines[index] as Line;
    const at = line.text.indexOf(label, 1);
    if (at <= 0 || !(/[。；]\s*$/.test(line.text.slice(0, at)) || DIVISION.test(line.text))) continue;
    const shape = shapeOf(lineOf(line.text.slice(at), 0));
    if (shape.is === 'article' && shape.number === String(number)) return { line: index, at: line.textStart + at };
  }
  return null;
}

/** The lines, cut where an article's heading stands within one. */
export function withoutRunOn(text: string, lines: Line[], shapes: Shape[]): { lines: Line[]; shapes: Shape[] } {
  const cuts = new Map<number, number[]>();
  let last = 0;
  let lastLine = 0;
  shapes.forEach((shape, index) => {
    if (shape.is !== 'article' || shape.number.includes('-')) return;
    const number = Number(shape.number);
    const missing = number - last - 1;
    if (missing > 0 && missing <= MOST_MISSING && last > 0) {
      for (let wanted = last + 1; wanted < number; wanted += 1) {
        const cut = cutFor(wanted, lines, lastLine, index);
        if (cut) cuts.set(cut.line, [...(cuts.get(cut.line) ?? []), cut.at]);
      }
    }
    last = number;
    lastLine = index;
  });
  if (cuts.size === 0) return { lines, shapes };
  const all = lines.flatMap((line, index) => {
    const points = [line.start, ...(cuts.get(index) ?? []), line.end];
    return points.slice(1).map((end, at) => lineOf(text.slice(points[at], end), points[at] ?? line.start));
  });
  return { lines: all, shapes: all.map(shapeOf) };
}
