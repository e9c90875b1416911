import { diffTexts } from '@libs/text';
import { diffChars, diffWords } from 'diff';
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import HtmlDiff from 'htmldiff-js';

/** A peer that has an option for it stops after so long; the answer is then none, and the time counts as this. */
export const LIMIT_MS = 2000;

export type Tool = 'ours' | 'htmldiff-js' | 'diff-match-patch' | 'diff words' | 'diff chars';

/** What htmldiff-js is made for: a paragraph a line. */
const html = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('\n');

/** Each compares two whole texts; false when it gave up. */
export const TOOLS: Record<Tool, (before: string, after: string) => boolean> = {
  ours: (before, after) => diffTexts(before, after).units.length > 0,
  'htmldiff-js': (before, after) => HtmlDiff.execute(html(before), html(after)) !== '',
  // Its own deadline is one second; what is left then is taken as rewritten.
  'diff-match-patch': (before, after) => new DiffMatchPatch().diff_main(before, after).length > 0,
  'diff words': (before, after) => diffWords(before, after, { timeout: LIMIT_MS }) !== undefined,
  'diff chars': (before, after) => diffChars(before, after, { timeout: LIMIT_MS }) !== undefined,
};

export interface Timing {
  /** Of processor, not of the clock: other work on the machine does not count. */
  ms: number;
  finished: boolean;
}

export function timed(tool: Tool, before: string, after: string): Timing {
  const began = process.cpuUsage();
  const finished = TOOLS[tool](before, after);
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1000, finished };
}
