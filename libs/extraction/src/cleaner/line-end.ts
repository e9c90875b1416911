import { ReadFailure } from '../reader/failure';
import { below, type Markup } from './markup';

/** Marks of a stage stand in the title: nothing further down is touched. */
const TITLE_LINES = 5;
/** （送审稿）, and nothing that is more of a sentence. */
const MARK = /^[（(〔[][^（(〔[）)〕\]]{2,8}[）)〕\]]$/;

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Whether two texts say the same: the same lines, empty ones aside. */
export function saysTheSame(one: string, other: string): boolean {
  return linesOf(one).join('\n') === linesOf(other).join('\n');
}

/**
 * What the published text no longer says at the end of its first lines: （送审稿） in a title.
 * @throws ReadFailure public_text_differs when the two texts differ in anything else
 */
export function endsToCut(read: string, published: string): string[] {
  const [before, after] = [linesOf(read), linesOf(published)];
  const cut: string[] = [];
  let at = 0;
  for (const [index, line] of before.entries()) {
    const kept = after[at] ?? '';
    const rest = kept !== '' && line.startsWith(kept) ? line.slice(kept.length).trim() : line.trim();
    if (line === kept) at += 1;
    else if (index < TITLE_LINES && MARK.test(rest)) {
      cut.push(rest);
      if (rest !== line.trim()) at += 1;
    } else throw new ReadFailure('public_text_differs', { line: index + 1 });
  }
  if (at !== after.length) throw new ReadFailure('public_text_differs', { line: at + 1 });
  return cut;
}

/** Takes each of `ends` off the first paragraph that ends with it. */
export function cutEnds(body: Markup, ends: readonly string[]): void {
  for (const end of ends) {
    for (const paragraph of below(body)) {
      if (paragraph.name !== 'w:p') continue;
      const runs = [...below(paragraph)].filter((node) => node.name === 'w:t');
      if (!textOf(runs).trimEnd().endsWith(end)) continue;
      cutEnd(runs, end);
      break;
    }
  }
}

function textOf(runs: readonly Markup[]): string {
  return runs.map(wordsOf).join('');
}

/** From behind: characters that are not of `end` are spaces at the very end, and go too. */
function cutEnd(runs: readonly Markup[], end: string): void {
  let left = end;
  for (const run of [...runs].reverse()) {
    let text = wordsOf(run).trimEnd();
    while (left !== '' && text !== '' && text.at(-1) === left.at(-1)) {
      text = text.slice(0, -1);
      left = left.slice(0, -1);
    }
    run.children = [text];
    if (left === '') return;
  }
}

/** The characters of one w:t, which holds nothing else. */
function wordsOf(run: Markup): string {
  return run.children.filter((child) => typeof child === 'string').join('');
}
