import type { EntityManager } from 'typeorm';
import { dictionaryWordsIn } from './domain/dictionary';
import { expand, isHan, knownWords, type Term, type Understood } from './domain/query';
import { segment } from './domain/segment';
import type { SearchRequest } from './engine';
import type { Frequency } from './postgres/frequency';

/** The words to look for: runs cut into words, with synonyms; phrases in quotation marks whole. */
export async function termsOf(
  db: EntityManager,
  { runs, quoted, numberKeys }: Understood,
  request: SearchRequest,
  frequency: Frequency,
): Promise<Term[]> {
  const groups = request.synonyms ?? [];
  const words: string[] = [];
  const uncut: string[] = [];
  for (const run of runs) {
    const parts = isHan(run) ? splitAround(run, knownWords(run, groups), dictionaryWordsIn(run)) : [{ text: run, isKnown: true }];
    for (const { text, isKnown } of parts) (isKnown ? words : uncut).push(text);
  }
  const { idf } = await frequency.ofPhrases(db, uncut);
  for (const part of uncut) words.push(...segment(part, idf));
  const numbers = runs.length === 0 && quoted.length === 0 ? numberKeys.map(printedNumber) : [];
  const terms = [...new Set(words)].map((word) => expand(word, groups));
  return [...terms, ...[...quoted, ...numbers].map((phrase) => ({ word: phrase, alternatives: [phrase] }))];
}

/** A number as texts cite it: 巴政办规|2026|1 → 巴政办规(2026)1号. */
function printedNumber(key: string): string {
  const [prefix = '', year = '', serial = ''] = key.split('|');
  return /^\d{4}$/.test(year) ? `${prefix}(${year})${serial}号` : `${prefix}第${serial}号`;
}

/**
 * A run in parts, known words apart from the rest. Around a synonym a single character is dropped; a word of the dictionary is none where
 * it would leave one.
 */
function splitAround(run: string, synonyms: readonly string[], dictionary: readonly string[]): { text: string; isKnown: boolean }[] {
  const known = [...synonyms].sort(longestFirst)[0] ?? [...dictionary].sort(longestFirst).find((word) => leavesWords(run, word));
  if (known === undefined) return [{ text: run, isKnown: false }];
  const at = run.indexOf(known);
  if (at < 0) return [{ text: run, isKnown: false }];
  const within = (text: string) => splitAround(text, synonyms.filter(inside(text)), dictionary.filter(inside(text)));
  const aside = (text: string) => (Array.from(text).length < 2 ? [] : within(text));
  return [...aside(run.slice(0, at)), { text: known, isKnown: true }, ...aside(run.slice(at + known.length))];
}

const longestFirst = (a: string, b: string): number => b.length - a.length;
const inside = (text: string) => (word: string) => text.includes(word);

function leavesWords(run: string, word: string): boolean {
  const at = run.indexOf(word);
  const after = run.length - at - word.length;
  return at >= 0 && at !== 1 && after !== 1;
}
