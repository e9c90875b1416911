/**
 * 谋篇: which lines really are headings of articles, and where another text begins (the document that a notice distributes,
 * an annex, a second text in one file). Decided over the whole text before anything is built.
 */
import { findContents, isNote, type Head } from './head';
import type { Line, Shape } from './line';
import { compareNumbers } from './numeral';
import { innerTitleOf, normaliseTitle } from './title';

export interface Scope {
  kind: 'main' | 'inner' | 'annex';
  /** First line of the scope, its heading lines included. */
  from: number;
  /** First line after its heading lines. */
  bodyFrom: number;
  number: string | null;
  label: string;
  heading: string | null;
  /** Last line that is the heading of an article of this scope; -1 where it has none. */
  lastArticle: number;
  /** Line of its signature's date, after which only remarks follow; -1 where it has none. */
  signature: number;
}

export interface Plan {
  scopes: Scope[];
  /** Lines whose shape does not count: inside a quotation, or a reference. */
  plain: Set<number>;
  /** Contents (目录): first line → the line after them. */
  contents: Map<number, number>;
  innerTitle: string | null;
  isInnerMissing: boolean;
}

/** `b` may follow `a`: 12 → 13, 12 → 12-1, 12-1 → 12-2, 12-2 → 13. */
export function isSuccessor(a: string, b: string): boolean {
  if (!a.includes('-') && !b.includes('-')) return Number(b) === Number(a) + 1;
  const left = a.split('-').map(Number);
  const right = b.split('-').map(Number);
  const [first = 0] = left;
  if (right.length === 1) return right[0] === first + 1;
  if (right.length === left.length + 1) return right.at(-1) === 1 && left.every((value, index) => value === right[index]);
  const depth = right.length;
  return (
    depth <= left.length && right.slice(0, -1).every((value, index) => value === left[index]) && right.at(-1) === (left[depth - 1] ?? 0) + 1
  );
}

const ENDS_SENTENCE = /[。；：:;！？!?”」）)】…]$/;
const AMENDS = /修改|修正|废止|增加|调整/;

/** Lines inside a quotation that opened on an earlier line and closes within 120 lines (new wording in a decision). */
function quotedLines(lines: readonly Line[], from: number): Set<number> {
  const quoted = new Set<number>();
  const balance = lines.map(({ text }) => (text.match(/[“]/g) ?? []).length - (text.match(/[”]/g) ?? []).length);
  for (let index = from; index < lines.length; index += 1) {
    let depth = balance[index] ?? 0;
    if (depth <= 0) continue;
    let end = index;
    while (depth > 0 && end - index < 120 && end + 1 < lines.length) depth += balance[(end += 1)] ?? 0;
    if (depth > 0) continue;
    for (let inside = index + 1; inside <= end; inside += 1) quoted.add(inside);
    index = end;
  }
  return quoted;
}

/** Lines of a heading directly above `at`: short, without a full stop, not part of the articles before. */
function headingAbove(lines: readonly Line[], shapes: readonly Shape[], at: number, floor: number): number {
  let start = at;
  let taken = 0;
  for (let index = at - 1; index > floor && taken < 8; index -= 1) {
    const shape = shapes[index];
    const text = lines[index]?.text ?? '';
    if (shape?.is === 'blank') continue;
    const isHeading =
      shape?.is === 'division' ||
      shape?.is === 'bare-heading' ||
      shape?.is === 'annex' ||
      shape?.is === 'contents' ||
      (shape?.is === 'text' && text.length <= 60 && !/[。；：:，、]$/.test(text)) ||
      /^[（(].*(?:通过|公布|发布|批准|修订|修正)/.test(text);
    if (!isHeading) break;
    start = index;
    taken += 1;
    if (shape?.is === 'annex') break;
  }
  return start;
}

/** The lines on which the distributed document's title is printed, or null. */
function findInner(lines: readonly Line[], inner: string, from: number): { from: number; to: number } | null {
  const wanted = normaliseTitle(inner);
  if (wanted.length < 2) return null;
  for (let index = from; index < lines.length; index += 1) {
    const first = lines[index]?.text ?? '';
    if (first === '' || first.length > 100 || /[。；：]$/.test(first)) continue;
    let joined = '';
    for (let to = index; to < Math.min(lines.length, index + 4); to += 1) {
      joined += lines[to]?.text ?? '';
      if (joined.length > inner.length + 60) break;
      if (joined.length >= wanted.length && normaliseTitle(joined) === wanted) {
        // （试行） may stand on a line of its own.
        let end = to + 1;
        while (lines[end]?.text === '') end += 1;
        return {
          from: index,
          to: /^[（(](?:试行|暂行|修订|修正|.{0,8}年.{0,4}修订)[）)]$/.test(lines[end]?.text ?? '') ? end + 1 : to + 1,
        };
      }
    }
  }
  return null;
}

/** 附件：1.… 2.… between a notice and its signature only lists what is attached. */
function isAttachmentList(lines: readonly Line[], shapes: readonly Shape[], at: number, scope: Scope): boolean {
  if (scope.signature >= 0 || scope.kind !== 'main') return false;
  let seen = 0;
  for (let index = at + 1; index < lines.length && seen < 24; index += 1) {
    const shape = shapes[index];
    if (shape?.is === 'blank') continue;
    seen += 1;
    if (shape?.is === 'date') return true;
    if (shape?.is === 'article' || (lines[index]?.text ?? '').length > 140) return false;
    if (shape?.is === 'annex' && index > at + 1 && seen > 1 && shape.heading === '') return seen <= 12 && scope.lastArticle < 0;
  }
  return false;
}

/** The lines after a scope's heading that are a note under it. */
function behindNotes(lines: readonly Line[], from: number): number {
  let to = from;
  for (let index = from; index < Math.min(lines.length, from + 12); index += 1) {
    const text = lines[index]?.text ?? '';
    if (text === '') continue;
    if (!isNote(text)) break;
    to = index + 1;
  }
  return to;
}

/** An annex's own title: the short line right under 附件1. */
function titleBelow(lines: readonly Line[], shapes: readonly Shape[], from: number): { heading: string; to: number } | null {
  let index = from;
  while (shapes[index]?.is === 'blank') index += 1;
  const text = lines[index]?.text ?? '';
  return shapes[index]?.is === 'text' && text.length <= 60 && !/[。；：:，、|]$|^[!<|]/.test(text)
    ? { heading: text, to: index + 1 }
    : null;
}

function contentsOf(lines: readonly Line[], shapes: readonly Shape[], bodyFrom: number): Map<number, number> {
  const found = new Map<number, number>();
  const leading = findContents(lines, shapes, bodyFrom);
  if (leading) found.set(bodyFrom, leading.to);
  for (let index = leading?.to ?? bodyFrom; index < lines.length; index += 1) {
    if (shapes[index]?.is !== 'contents') continue;
    const contents = findContents(lines, shapes, index);
    if (!contents) continue;
    found.set(index, contents.to);
    index = contents.to - 1;
  }
  return found;
}

export function planText(lines: readonly Line[], shapes: readonly Shape[], head: Head): Plan {
  const bodyFrom = head.noteEnd;
  const contents = contentsOf(lines, shapes, bodyFrom);
  const plain = AMENDS.test(head.title) ? quotedLines(lines, bodyFrom) : new Set<number>();
  let innerTitle = innerTitleOf(head.title);
  if (innerTitle === null && /[令告]$/.test(head.title)) {
    const named = lines
      .slice(bodyFrom, bodyFrom + 12)
      .map(({ text }) => /^(?:现|经|根据|已经|为)?[^《]{0,30}《([^》]{4,60})》[^。]{0,80}(?:公布|发布|施行|通过|印发)/.exec(text)?.[1]);
    innerTitle = named.find((title) => title !== undefined) ?? null;
  }
  const inner = innerTitle === null ? null : findInner(lines, innerTitle, bodyFrom);
  const separated = shapes.filter((shape) => shape.is === 'article');
  const isSpaced = separated.filter((shape) => shape.isSeparated).length > separated.length * 0.8;

  let scope: Scope = { kind: 'main', from: bodyFrom, bodyFrom, number: null, label: '', heading: null, lastArticle: -1, signature: -1 };
  const scopes = [scope];
  let last: string | null = null;
  const open = (next: Omit<Scope, 'lastArticle' | 'signature'>): void => {
    scope = { ...next, lastArticle: -1, signature: -1 };
    scopes.push(scope);
    last = null;
  };
  // For each line, the number of the next article from there on, and the last line with words before it.
  const upcoming: (string | null)[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const shape = shapes[index];
    upcoming[index] = shape?.is === 'article' && !plain.has(index) ? shape.number : (upcoming[index + 1] ?? null);
  }
  const nextArticle = (from: number): string | null => upcoming[from] ?? null;
  const lastPrinted: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    lastPrinted[index] = index > 0 && lines[index - 1]?.text !== '' ? index - 1 : (lastPrinted[index - 1] ?? -1);
  }

  for (let index = bodyFrom; index < lines.length; index += 1) {
    const shape = shapes[index];
    const skip = contents.get(index);
    if (skip !== undefined && !(inner && index <= inner.from && inner.from < skip)) {
      index = skip - 1;
      continue;
    }
    if (!shape || shape.is === 'blank') continue;
    if (inner && index === inner.from) {
      const above = headingAbove(lines, shapes, index, scope.from);
      const label = shapes[above];
      const from = label?.is === 'annex' && label.heading === '' && above > scope.bodyFrom ? above : index;
      if (scope.kind === 'annex' && scope.bodyFrom >= from && scope.lastArticle < 0) scopes.pop();
      open({
        kind: 'inner',
        from,
        bodyFrom: behindNotes(lines, inner.to),
        number: null,
        label: label?.is === 'annex' && from === above ? label.label : '',
        heading: innerTitle,
      });
      index = scope.bodyFrom - 1;
      continue;
    }
    if (plain.has(index)) continue;
    if (shape.is === 'date' && last === null) scope.signature = index;
    if (shape.is === 'annex') {
      const next: string | null = nextArticle(index + 1);
      const continues = last !== null && next !== null && isSuccessor(last, next);
      if (continues || isAttachmentList(lines, shapes, index, scope)) continue;
      const below = shape.heading === '' ? titleBelow(lines, shapes, index + 1) : { heading: shape.heading, to: index + 1 };
      open({
        kind: 'annex',
        from: index,
        bodyFrom: behindNotes(lines, below?.to ?? index + 1),
        number: shape.number,
        label: shape.label,
        heading: below?.heading ?? null,
      });
      if (inner && inner.from > index && inner.from < scope.bodyFrom) scope.bodyFrom = inner.from;
      index = scope.bodyFrom - 1;
      continue;
    }
    if (shape.is !== 'article') continue;
    const follows: boolean = last === null ? shape.number === '1' : isSuccessor(last, shape.number);
    if (!follows) {
      const above = lines[lastPrinted[index] ?? -1];
      const isWrapped = above !== undefined && above.text.length > 20 && !ENDS_SENTENCE.test(above.text) && above.hashes === 0;
      if ((!shape.isSeparated && isSpaced) || isWrapped) {
        plain.add(index);
        continue;
      }
    }
    if (shape.number === '1' && last !== null && compareNumbers(last, '2') >= 0 && nextArticle(index + 1) === '2') {
      const from = headingAbove(lines, shapes, index, scope.lastArticle);
      const heading = lines[from];
      const isText = shapes[from]?.is === 'text';
      open({
        kind: 'annex',
        from,
        bodyFrom: isText ? from + 1 : from,
        number: null,
        label: '',
        heading: isText ? (heading?.text ?? null) : null,
      });
    }
    last = shape.number;
    scope.lastArticle = index;
  }
  return { scopes, plain, contents, innerTitle, isInnerMissing: innerTitle !== null && inner === null };
}
