/**
 * How a question is answered, by whichever engine (design.md 6):
 * 1. Numbers, titles and article references are looked up exactly in PostgreSQL and stand first, whatever their status.
 * 2. Words match within one document, each as a phrase. The engine says which documents have them all, and how well.
 * 3. When nothing or little has all the words, the engine says which passages have most of their weight; not for what is asked for in
 *    quotation marks, which is there or is not.
 * 4. Time, filters, counts, order and pages are one statement over what is indexed in PostgreSQL. So they are the same for every engine,
 *    and what an engine has not yet been told to forget is not listed.
 */
import type { EntityManager } from 'typeorm';
import { understand, type Term } from './domain/query';
import type { Audience } from './domain/search-entry';
import { highlightsOf } from './domain/snippet';
import type { Rarity } from './domain/weight';
import type { FoundPassage, SearchRequest, SearchResult } from './engine';
import { findExact } from './postgres/exact';
import type { Frequency } from './postgres/frequency';
import { EVERYTHING, NOTHING, withStrict, type Matching } from './postgres/matching';
import { SIDES, Values, type Side } from './postgres/sql';
import { runSearch } from './postgres/statement';
import { termsOf } from './terms';

/** A question as an engine is asked it. */
export interface Question {
  db: EntityManager;
  side: Side;
  audience: Audience;
  terms: readonly Term[];
  /** Runs and quoted phrases, uncut. */
  phrases: readonly string[];
  article: string | null;
  /** Texts of that day; null: of any. */
  day: string | null;
}

/** A part of a statement; made anew for each, since values are numbered by statement. */
export type Match = (values: Values) => Matching;

/** What an engine finds for one question. */
export interface Finder {
  /** Entries that have all the terms. */
  all(): Promise<Match>;
  /** Entries that have most of the words' weight; null when there are too few words to leave any out. */
  most(rarity: Rarity): Promise<Match | null>;
  /** The best passages of each of these entries: of those that have all the terms or, relaxed, most of the words. */
  passages(ids: readonly string[], matching: Matching, isRelaxed: boolean): Promise<Map<string, FoundPassage[]>>;
}

/** Fewer results than this, for that many words or more, are filled up with what has most of the words. */
const FEW = 3;
const SEVERAL = 3;
const SHORT = 4;

/** One page of documents with their best passages, found by `finder`. */
export async function answer(
  db: EntityManager,
  request: SearchRequest,
  audience: Audience,
  frequency: Frequency,
  finderOf: (question: Question) => Finder,
): Promise<SearchResult> {
  const side = SIDES[audience];
  const understood = understand(request.q);
  const { article } = understood;
  const exact = await findExact(db, side, understood);
  const terms = await termsOf(db, understood, request, frequency);
  const phrases = [...understood.runs, ...understood.quoted];
  const day = request.time.choice === 'all' ? null : request.time.choice === 'on' ? request.time.day : request.today;
  const finder = finderOf({ db, side, audience, terms, phrases, article, day });
  const strictly: Match = request.q.trim() === '' ? () => EVERYTHING : terms.length === 0 ? () => NOTHING : await finder.all();
  let found = await runSearch(db, side, request, exact, strictly);
  let isRelaxed = false;
  const isScarce = found.matched === 0 || (found.matched < FEW && terms.length >= SEVERAL && exact.length === 0);
  if (isScarce && understood.quoted.length === 0 && mayRelax(terms, phrases)) {
    const loosely = await finder.most(await frequency.ofPhrases(db, phrases));
    if (loosely !== null) {
      const isFound = found.matched > 0;
      found = await runSearch(db, side, request, exact, (values) => {
        const relaxed = loosely(values);
        return isFound ? withStrict(strictly(values), relaxed) : relaxed;
      });
      isRelaxed = found.matched > 0;
    }
  }
  const ids = found.rows.map(({ id }) => id);
  const isAsked = ids.length > 0 && (terms.length > 0 || article !== null);
  const passages = isAsked ? await finder.passages(ids, found.matching, isRelaxed) : new Map<string, FoundPassage[]>();
  const reason = new Map(exact.map(({ id, why }) => [id, why]));
  return {
    items: found.rows.map((row) => ({
      ...row,
      titleHighlights: highlightsOf(row.title, found.matching.words),
      exact: reason.get(row.id) ?? null,
      passages: passages.get(row.id) ?? [],
    })),
    next: found.next,
    total: found.total,
    unverified: found.unverified,
    facets: found.facets,
    understood: { words: terms.map(({ word }) => word), article, isRelaxed },
  };
}

/** One short word is found or not; of several, or of a sentence, most may do. */
function mayRelax(terms: readonly Term[], phrases: readonly string[]): boolean {
  return terms.length > 1 || phrases.some((phrase) => phrase.length > SHORT);
}
