/**
 * Text as Meilisearch gets it, so that nothing can be cut wrongly (its Chinese segmentation misses 办公厅 in 国务院办公厅): each Han character
 * is a word, anything else a word as it stands. A phrase of such words in quotation marks is then the exact string, wherever it is.
 * 1. Brackets, quotation marks and spaces between two words are nothing: 〔2024〕1号 and 2024 1号 are the same.
 * 2. Other marks are written 。, which no phrase crosses.
 * 3. Highlights come back as sentinels around words, and are turned into offsets into the text as printed.
 */
import { foldForSearch, foldWithMap } from '@libs/text';
import { RUN, WORD_LENGTH, isHanRun } from '../domain/token';
import type { Highlight } from '../domain/snippet';

/** Private-use characters, which no indexed text has: only letters, numbers and their marks are indexed. */
export const SENTINELS = { before: '\ue000', after: '\ue001' };

const CROSSABLE = /^[\s()"'《》\-·]*$/;

interface Word {
  text: string;
  start: number;
  end: number;
  /** Whether a mark that no phrase crosses stands before it. */
  isApart: boolean;
}

function* words(folded: string): Generator<Word> {
  let last = 0;
  for (const match of folded.matchAll(RUN)) {
    let isApart = last > 0 && !CROSSABLE.test(folded.slice(last, match.index));
    last = match.index + match[0].length;
    if (!isHanRun(match[0])) {
      yield { text: match[0].slice(0, WORD_LENGTH), start: match.index, end: last, isApart };
      continue;
    }
    let at = match.index;
    for (const character of match[0]) {
      yield { text: character, start: at, end: at + character.length, isApart };
      at += character.length;
      isApart = false;
    }
  }
}

/** `text` folded, its words apart. */
export function spaced(text: string): string {
  let result = '';
  for (const { text: word, isApart } of words(foldForSearch(text))) result += `${result === '' ? '' : isApart ? ' 。 ' : ' '}${word}`;
  return result;
}

/** The exact string as a query: one phrase for each stretch that no mark divides; null when there is no word in it. */
export function phraseOf(text: string): string | null {
  const written = spaced(text);
  return written === ''
    ? null
    : written
        .split(' 。 ')
        .map((stretch) => `"${stretch}"`)
        .join(' ');
}

/** The same for single characters throughout: a part of a word is found, too (for what is typed letter by letter). */
export function letters(text: string): string {
  return Array.from(foldForSearch(text).matchAll(/[\p{L}\p{N}]/gu), ([letter]) => letter).join(' ');
}

/** Offsets into `printed` of what stands between sentinels in its spaced form. */
export function highlightsIn(printed: string, marked: string): Highlight[] {
  const { text: folded, map } = foldWithMap(printed);
  const places = [...words(folded)];
  const found: Highlight[] = [];
  let index = 0;
  let open: number | null = null;
  // Word by word along both; a sentinel stands before the first or after the last letter of a word.
  for (const piece of marked.split(' ')) {
    const word = piece.replaceAll(SENTINELS.before, '').replaceAll(SENTINELS.after, '');
    if (word === '。' || word === '') continue;
    const place = places[index];
    index += 1;
    if (place === undefined) break;
    if (piece.includes(SENTINELS.before)) open ??= place.start;
    if (piece.includes(SENTINELS.after) && open !== null) {
      found.push([map[open] ?? 0, map[place.end] ?? printed.length]);
      open = null;
    }
  }
  return merged(found);
}

function merged(found: readonly Highlight[]): Highlight[] {
  const result: Highlight[] = [];
  for (const [start, end] of found) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
