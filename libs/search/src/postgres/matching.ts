import type { Term } from '../domain/query';
import { BEST_RELAXED, MOST_RELAXED, weigh } from '../domain/weight';
import type { Rarity } from '../domain/weight';
import { joinQueries, phraseQuery, phraseTokens, setQuery } from '../domain/token';
import { onDay, type Side, type Values } from './sql';

/** Passages looked at for the best one; a query so common that this cuts is ordered by title and date. */
const MOST_PASSAGES = 3_000;

/**
 * Which entries match, and how well their best passage does: two SQL fragments over one side's relations.
 * `ids` gives `entry_id`; `best` gives `entry_id, best`: whoever has all words in one passage has them all.
 */
export interface Matching {
  ids: string | null;
  best: string | null;
  /** tsquery literals of what is worth showing in a passage, and how much each is worth. */
  parts: { query: string; weight: number }[];
  /** Phrases to look for in titles: the words, and the runs as typed. */
  words: string[];
  phrases: string[];
}

/** No words: everything matches. */
export const EVERYTHING: Matching = { ids: null, best: null, parts: [], words: [], phrases: [] };

/** Something was typed and there is no word in it: only what was named exactly. */
export const NOTHING: Matching = { ...EVERYTHING, ids: 'SELECT NULL::uuid WHERE false' };

const alternatives = (term: Term, query: (phrase: string) => string | null): string => joinQueries(term.alternatives.map(query), '|');

/** Entries that have all the terms, each as a phrase, anywhere in the text of the day or in the title. */
export function matchAll(side: Side, values: Values, terms: readonly Term[], phrases: readonly string[], day: string | null): Matching {
  const all = joinQueries(
    terms.map((term) => alternatives(term, setQuery)),
    '&',
  );
  const together = joinQueries(
    terms.map((term) => alternatives(term, phraseQuery)),
    '&',
  );
  const isLong = (term: Term) => term.alternatives.some((word) => phraseTokens(word).length > 1);
  const verified = terms.filter(isLong).map((term) => {
    const phrase = values.add(alternatives(term, phraseQuery));
    return ` AND (t.entry_id IN (SELECT p.entry_id FROM ${side.passage} p WHERE p.tokens @@ ${phrase}::tsquery AND ${onDay('p', day)})
             OR t.entry_id IN (SELECT e.id FROM ${side.entry} e WHERE e.title_tokens @@ ${phrase}::tsquery))`;
  });
  const runs = phrases.filter((phrase) => !terms.some(({ word }) => word === phrase));
  const whole = runs.length === 0 ? '0' : `2 * (p.tokens @@ ${values.add(joinQueries(runs.map(phraseQuery), '|'))}::tsquery)::int`;
  const near = values.add(together);
  return {
    ids: `SELECT t.entry_id FROM ${side.text} t WHERE t.tokens @@ ${values.add(all)}::tsquery AND ${onDay('t', day)}${verified.join('')}`,
    best: `SELECT p.entry_id, max(3 * ts_rank_cd(p.tokens, ${near}::tsquery, 1) + ${whole}) AS best
             FROM (SELECT p.entry_id, p.tokens FROM ${side.passage} p
                    WHERE p.tokens @@ ${near}::tsquery AND ${onDay('p', day)} LIMIT ${MOST_PASSAGES}) p
            GROUP BY p.entry_id`,
    parts: terms.map((term) => ({ query: alternatives(term, phraseQuery), weight: 1 })),
    words: terms.flatMap((term) => term.alternatives),
    phrases: [...phrases],
  };
}

/** Entries with a passage that has most of the words, the rarer ones weighing more; null when there are too few words to leave any out. */
export function matchMost(side: Side, values: Values, phrases: readonly string[], rarity: Rarity, day: string | null): Matching | null {
  const weights = weigh(phrases, rarity);
  if (weights === null) return null;
  const { weighted, needed, threshold, total } = weights;
  const literal = (token: string) => `'${token}'`;
  const score = weighted
    .map(({ token, weight }) => `${weight.toFixed(3)} * (p.tokens @@ ${values.add(literal(token))}::tsquery)::int`)
    .join(' + ');
  const anyNeeded = values.add(needed.map((token) => literal(token)).join(' | '));
  const scored = `SELECT s.entry_id, max(s.score) / ${total.toFixed(3)} * ${BEST_RELAXED} AS best
      FROM (SELECT p.entry_id, ${score} AS score FROM ${side.passage} p WHERE p.tokens @@ ${anyNeeded}::tsquery AND ${onDay('p', day)}) s
     WHERE s.score >= ${threshold.toFixed(3)} GROUP BY s.entry_id ORDER BY best DESC LIMIT ${MOST_RELAXED}`;
  return {
    ids: `SELECT entry_id FROM (${scored}) r`,
    best: scored,
    parts: weighted.map(({ token, weight }) => ({ query: literal(token), weight })),
    words: weighted.map(({ token }) => token),
    phrases: [...phrases],
  };
}

/** What the relaxed match found, with the few that have all the words before it. */
export function withStrict(strict: Matching, relaxed: Matching): Matching {
  if (strict.ids === null || relaxed.ids === null || relaxed.best === null) return relaxed;
  return {
    ...relaxed,
    ids: `${strict.ids} UNION ${relaxed.ids}`,
    best: `SELECT entry_id, max(best) AS best FROM (
             SELECT * FROM (${relaxed.best}) r UNION ALL SELECT entry_id, ${ALL_WORDS} AS best FROM (${strict.ids}) a) b GROUP BY entry_id`,
  };
}

/** Above whatever a relaxed match can reach. */
const ALL_WORDS = 6;
