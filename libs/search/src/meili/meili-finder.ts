import type { Finder, Match, Question } from '../answer';
import type { FoundPassage } from '../engine';
import { snippetAround, snippetOf } from '../domain/snippet';
import { BEST_RELAXED, MOST_RELAXED, rarestOf, weigh, type Rarity, type Weights } from '../domain/weight';
import type { Matching } from '../postgres/matching';
import { AUDIENCES } from '../domain/search-entry';
import { foldForSearch } from '@libs/text';
import { highlightsIn, phraseOf, SENTINELS } from './characters';
import type { Asked, Found, MeiliClient } from './client';
import { dayNumber } from './record';
import { indexOf } from './settings';

type Hit = Found['hits'][number];

/** Documents ranked by how well their best passage has the words; the rest follow by date. */
const RANKED = 200;
/** A query is cut off after ten words or phrases (words_limit of the server): the documents are counted word by word, so only order is lost. */
const TEN = 10;
/** Ways to put synonyms into the question that ranks. */
const VARIANTS = 6;
/** Words and bigrams from which passages with most of the words are looked for. */
const ANCHORS = 5;
const OF_AN_ANCHOR = 100;
const SHOWN = 3;
/** Passages asked for at a time. */
const MANY = 200;
const BODY = ['headingCharacters', 'textCharacters'];
const SHOWABLE = ['id', 'entry', 'ordinal', 'part', 'parts', 'path', 'label', 'heading', 'text', 'fromOn', 'toOn'];

/** A passage with most of the words, as the relaxed search ranks it. */
export interface Scored {
  hit: Hit;
  score: number;
}

/**
 * Finds with Meilisearch, which sees a document as its passages:
 * 1. Each term is asked by itself as an exact phrase; the values of the facet `entry` are the documents that have it. Those that have all
 *    are their intersection: words may stand in different articles, no number of words is too many, and synonyms are a union.
 * 2. One more question, with all terms in one passage, ranks: how near to each other they stand.
 * 3. When nothing has all the words: from the rarest words on, by Meilisearch's own words and strategy `frequency`, and from the rarest
 *    bigrams, which its segmentation may have missed; the passages found are weighed like those of the built-in engine.
 */
export class MeiliFinder implements Finder {
  private relaxed: Scored[] = [];

  constructor(
    private readonly client: MeiliClient,
    private readonly question: Question,
  ) {}

  async all(): Promise<Match> {
    const { terms, phrases } = this.question;
    const counted = terms.map(({ alternatives }) => alternatives.flatMap((word) => phraseOf(word) ?? []));
    const runs = phrases.filter((phrase) => !terms.some(({ word }) => word === phrase)).flatMap((run) => phraseOf(run) ?? []);
    const queries = [
      ...counted.flat().map((q) => ({ q, limit: 0, facets: ['entry'], attributesToSearchOn: ['titleCharacters', ...BODY] })),
      ...variantsOf(counted).map((q) => ({ q, ...RANKING })),
      ...runs.map((q) => ({ q, ...RANKING })),
    ];
    const answers = await this.ask(queries);
    const sets = counted.map((alternatives) => new Set(alternatives.flatMap(() => entriesIn(answers.shift() ?? []))));
    const ids = intersection(sets.filter((_, index) => (counted[index] ?? []).length > 0));
    const best = new Map<string, number>();
    for (const [index, found] of answers.entries()) {
      const isRun = index >= answers.length - runs.length;
      for (const { entry, _rankingScore: score = 0 } of found.flatMap(({ hits }) => hits)) {
        best.set(entry, isRun ? (best.get(entry) ?? 0) + 2 : Math.max(best.get(entry) ?? 0, 3 * score));
      }
    }
    return (values) => ({
      ...this.lists(values, ids, best),
      words: terms.flatMap(({ alternatives }) => alternatives),
      phrases: [...phrases],
    });
  }

  async most(rarity: Rarity): Promise<Match | null> {
    const weights = weigh(this.question.phrases, rarity);
    if (weights === null) return null;
    this.relaxed = await this.scored(weights, rarity, OF_AN_ANCHOR);
    const best = new Map<string, number>();
    for (const { hit, score } of this.relaxed) {
      if (score < weights.threshold || (best.size >= MOST_RELAXED && !best.has(hit.entry))) continue;
      best.set(hit.entry, Math.max(best.get(hit.entry) ?? 0, (score / weights.total) * BEST_RELAXED));
    }
    const words = weights.weighted.map(({ token }) => token);
    return (values) => ({ ...this.lists(values, [...best.keys()], best), words, phrases: [...this.question.phrases] });
  }

  /** Passages with some of the words, the weightiest first. */
  async scored(weights: Weights, rarity: Rarity, limit: number): Promise<Scored[]> {
    const words = this.question.terms
      .map(({ word }) => ({ word, rarity: rarestOf(word, rarity) }))
      .filter((each) => each.rarity > 0)
      .sort((a, b) => b.rarity - a.rarity)
      .map(({ word }) => word);
    const common = { limit, attributesToRetrieve: SHOWABLE };
    const chains = words.slice(0, ANCHORS).map((_, from) => ({
      ...common,
      q: words.slice(from, from + TEN).join(' '),
      matchingStrategy: 'frequency' as const,
      attributesToSearchOn: ['textWords'],
    }));
    const bigrams = weights.needed
      .slice(0, ANCHORS)
      .map((token) => ({ ...common, q: phraseOf(token) ?? '', attributesToSearchOn: BODY }))
      .filter(({ q }) => q !== '');
    const hits = new Map<string, Hit>();
    for (const { hits: found } of (await this.ask([...chains, ...bigrams])).flat())
      for (const hit of found) if (hit.ordinal !== undefined) hits.set(hit.id, hit);
    return [...hits.values()].map((hit) => ({ hit, score: weightOf(hit, weights) })).sort((a, b) => b.score - a.score);
  }

  async passages(ids: readonly string[], matching: Matching, isRelaxed: boolean): Promise<Map<string, FoundPassage[]>> {
    const words = isRelaxed ? [...this.question.phrases, ...matching.words] : matching.words;
    const rows = new Map<string, Row[]>(ids.map((id) => [id, []]));
    const add = (hit: Hit, row: Omit<Row, 'hit'>) => rows.get(hit.entry)?.push({ hit, ...row });
    if (isRelaxed) for (const { hit, score } of this.relaxed) add(hit, { isArticle: false, worth: score });
    const { article } = this.question;
    const phrases = isRelaxed
      ? []
      : this.question.terms.flatMap(({ alternatives }) => alternatives.flatMap((word) => phraseOf(word) ?? []));
    const common = { within: ids, attributesToSearchOn: BODY, attributesToRetrieve: SHOWABLE };
    const articles = article === null ? [] : [{ ...common, q: '', article, limit: MANY }];
    // From each of the first words on: the strategy leaves out common words, never the rarest. One of each document, then the best of all.
    const worded = phrases.slice(0, SHOWN).flatMap((_, from) => {
      const q = phrases.slice(from, from + TEN).join(' ');
      const question = { ...common, ...HIGHLIGHTING, q, matchingStrategy: 'frequency' as const };
      return [
        { ...question, limit: ids.length, distinct: 'entry' },
        { ...question, limit: Math.min(SHOWN * ids.length, MANY) },
      ];
    });
    const answers = await this.ask([...articles, ...worded]);
    for (const [index, found] of answers.entries()) {
      for (const hit of found.flatMap(({ hits }) => hits)) {
        if (hit.ordinal === undefined || rows.get(hit.entry)?.some((row) => row.hit.id === hit.id && row.isArticle)) continue;
        const text = foldForSearch(`${hit.heading ?? ''}\n${hit.text ?? ''}`);
        add(hit, { isArticle: index < articles.length, worth: words.filter((word) => text.includes(word)).length });
      }
    }
    return new Map([...rows].map(([id, found]) => [id, best(found, words)]));
  }

  /** Every question to every index of the audience, on the day asked for; the answers of one question together. */
  private async ask(queries: readonly Partial<Asked & Narrowed>[]): Promise<Found[][]> {
    const { audience, day } = this.question;
    const sides = audience === 'public' ? (['public'] as const) : AUDIENCES;
    const onDay = day === null ? [] : [`from <= ${dayNumber(day)}`, `to > ${dayNumber(day)}`];
    const asked = queries.flatMap(({ within, article, ...query }) =>
      sides.map((side): Asked => {
        const filter = [
          ...onDay,
          ...(within === undefined ? [] : [`entry IN [${within.map((id) => JSON.stringify(id)).join(', ')}]`]),
          ...(article === undefined ? [] : [`article = ${JSON.stringify(article)}`]),
        ];
        const indexUid = indexOf(this.client.prefix, side);
        return { matchingStrategy: 'all', locales: ['cmn'], ...query, indexUid, ...(filter.length > 0 && { filter }) };
      }),
    );
    const results = await this.client.ask(asked);
    return queries.map((_, index) => results.slice(index * sides.length, (index + 1) * sides.length));
  }

  private lists(values: { add(value: unknown): string }, ids: readonly string[], best: ReadonlyMap<string, number>) {
    const scores = [...best];
    const entries = values.add(scores.map(([id]) => id));
    const worth = values.add(scores.map(([, score]) => score));
    return {
      ids: `SELECT unnest(${values.add(ids)}::uuid[]) AS entry_id`,
      best: `SELECT * FROM unnest(${entries}::uuid[], ${worth}::real[]) AS b (entry_id, best)`,
      parts: [],
    };
  }
}

const RANKING = { limit: RANKED, distinct: 'entry', attributesToRetrieve: ['entry'], showRankingScore: true, attributesToSearchOn: BODY };
const HIGHLIGHTING = {
  attributesToHighlight: ['textCharacters'],
  highlightPreTag: SENTINELS.before,
  highlightPostTag: SENTINELS.after,
};

/** What a question is narrowed to: these entries, that article. */
interface Narrowed {
  within: readonly string[];
  article: string;
}

interface Row {
  hit: Hit;
  isArticle: boolean;
  worth: number;
}

/** The article asked for first, then those with most of the words, the present wording before earlier ones. */
function best(rows: readonly Row[], words: readonly string[]): FoundPassage[] {
  const shown: FoundPassage[] = [];
  const until = ({ hit }: Row) => dayNumber(hit.toOn ?? null);
  const inOrder = [...rows].sort(
    (a, b) =>
      Number(b.isArticle) - Number(a.isArticle) || b.worth - a.worth || until(b) - until(a) || (a.hit.ordinal ?? 0) - (b.hit.ordinal ?? 0),
  );
  for (const { hit } of inOrder) {
    const { path = '', label = '', heading = null, text = '', fromOn = '', toOn = null } = hit;
    if (shown.length === SHOWN || shown.some((passage) => passage.path === path)) continue;
    const marked = hit._formatted?.textCharacters;
    const snippet = marked === undefined ? snippetOf(text, words) : snippetAround(text, highlightsIn(text, marked));
    const { part = 0, parts = 1 } = hit;
    const isCut = { isCutBefore: snippet.isCutBefore || part > 0, isCutAfter: snippet.isCutAfter || part + 1 < parts };
    shown.push({ path, label, heading, from: fromOn, to: toOn, ...snippet, ...isCut });
  }
  return shown;
}

function weightOf({ heading, text }: Hit, { weighted }: Weights): number {
  const folded = foldForSearch(`${heading ?? ''}\n${text ?? ''}`);
  return weighted.reduce((sum, { token, weight }) => (folded.includes(token) ? sum + weight : sum), 0);
}

/** All terms together, then with a synonym in the place of one of them. */
function variantsOf(terms: readonly (readonly string[])[]): string[] {
  const some = terms.filter((alternatives) => alternatives.length > 0).slice(0, TEN);
  const first = some.map(([word = '']) => word);
  const replaced = some.flatMap((alternatives, index) => alternatives.slice(1).map((word) => first.with(index, word)));
  return first.length === 0 ? [] : [first, ...replaced].slice(0, VARIANTS).map((words) => words.join(' '));
}

const entriesIn = (found: readonly Found[]): string[] =>
  found.flatMap(({ facetDistribution }) => Object.keys(facetDistribution?.['entry'] ?? {}));

function intersection(sets: readonly ReadonlySet<string>[]): string[] {
  const [smallest, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...(smallest ?? [])].filter((id) => others.every((set) => set.has(id)));
}
