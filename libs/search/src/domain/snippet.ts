/** 摘录: the part of a passage to show, and where the found words stand in it. */
import { foldForSearch, foldWithMap } from '@libs/text';

/** Offsets into the text beside it; `end` exclusive. In order, none overlapping another. */
export type Highlight = [start: number, end: number];

export interface Snippet {
  /** The passage or a part of it, as printed: no markup, no ellipsis. */
  text: string;
  highlights: Highlight[];
  /** Whether something was left out before and after. */
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/** Where any of `words` stands in `text`, in the text's own offsets, whatever form it is printed in. */
export function highlightsOf(text: string, words: readonly string[]): Highlight[] {
  const { text: folded, map } = foldWithMap(text);
  const found: Highlight[] = [];
  for (const word of new Set(words.map(foldForSearch).filter((folded) => folded !== ''))) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([map[at] ?? 0, map[at + word.length] ?? text.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: Highlight[] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The window of about `length` characters with the most found words; from its beginning when there are none. */
export function snippetOf(text: string, words: readonly string[], length = 140): Snippet {
  return snippetAround(text, highlightsOf(text, words), length);
}

/** The same around highlights that are known. */
export function snippetAround(text: string, all: readonly Highlight[], length = 140): Snippet {
  if (text.length <= length) return { text, highlights: [...all], isCutBefore: false, isCutAfter: false };
  let best = { start: 0, covered: -1 };
  const none: Highlight[] = [[0, 0]];
  for (const [first] of all.length === 0 ? none : all) {
    const start = Math.max(0, Math.min(first - 20, text.length - length));
    const covered = all.reduce((sum, [from, to]) => (from >= start && to <= start + length ? sum + to - from : sum), 0);
    if (covered > best.covered) best = { start, covered };
  }
  let { start } = best;
  // A window starts after a mark where one is near, and never inside a character.
  const mark = text.slice(start, start + 20).search(/[。；，、：\n]/);
  const firstFound = all.find(([from]) => from >= start)?.[0] ?? Infinity;
  if (start > 0 && mark >= 0 && start + mark + 1 <= firstFound) start += mark + 1;
  if (/[\udc00-\udfff]/.test(text[start] ?? '')) start += 1;
  let end = Math.min(text.length, start + length);
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
  const highlights = all.flatMap(([from, to]): Highlight[] =>
    to <= start || from >= end ? [] : [[Math.max(from, start) - start, Math.min(to, end) - start]],
  );
  return { text: text.slice(start, end), highlights, isCutBefore: start > 0, isCutAfter: end < text.length };
}
