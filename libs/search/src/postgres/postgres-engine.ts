import { Injectable } from '@nestjs/common';
import { foldForSearch, normaliseTitle, parseDocNumber } from '@libs/text';
import { DataSource, type EntityManager } from 'typeorm';
import { expand, foldQuery, isHan, knownWords, understand, type Term, type Understood } from '../domain/query';
import { segment } from '../domain/segment';
import { highlightsOf } from '../domain/snippet';
import { joinQueries, phraseQuery } from '../domain/token';
import type { Audience, SearchEntry } from '../domain/search-entry';
import type { QuickHit, SearchEngine, SearchRequest, SearchResult } from '../engine';
import { Frequency } from './frequency';
import { eraseEntry, replaceEntry } from './index-writer';
import { EVERYTHING, matchAll, matchMost, NOTHING, withStrict, type Matching } from './matching';
import { loadPassages } from './passage-reader';
import { runSearch, type Exact } from './statement';
import { SIDES, Values, type Side } from './sql';

/**
 * The built-in engine (design.md 6): nothing to install.
 * 1. Numbers, titles and article references are looked up exactly and stand first, whatever their status.
 * 2. Words match within one document, each as a phrase; which documents have them is asked of whole texts, where rows are
 *    few, and confirmed on passages. Passages that have all words near each other lift their document.
 * 3. When nothing has all the words, passages with most of their weight are taken.
 */
@Injectable()
export class PostgresEngine implements SearchEngine {
  readonly name = 'postgres';
  private readonly frequency: Record<Audience, Frequency>;

  constructor(private readonly source: DataSource) {
    this.frequency = { public: new Frequency(SIDES.public), staff: new Frequency(SIDES.staff) };
  }

  upsert(entry: SearchEntry): Promise<void> {
    return replaceEntry(this.source, entry);
  }

  remove(_kind: string, id: string): Promise<void> {
    return this.source.transaction((db) => eraseEntry(db, id));
  }

  indexed(kind: string): Promise<{ id: string; digest: string }[]> {
    return this.source.query<{ id: string; digest: string }[]>('SELECT id, digest FROM staff_entry WHERE kind = $1', [kind]);
  }

  search(request: SearchRequest, audience: Audience): Promise<SearchResult> {
    return this.source.transaction(async (db) => {
      // The planner counts the pages of a table without its tokens, which lie aside (TOAST), and would rather unpack them all than
      // ask their index. Without plain scans only bitmap scans of the right indexes are left.
      await db.query(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`);
      return this.searchIn(db, request, audience);
    });
  }

  private async searchIn(db: EntityManager, request: SearchRequest, audience: Audience): Promise<SearchResult> {
    const side = SIDES[audience];
    const understood = understand(request.q);
    const exact = await this.exact(db, side, understood);
    const terms = await this.terms(db, understood, request, audience);
    const phrases = [...understood.runs, ...understood.quoted];
    const day = request.time.choice === 'on' ? request.time.day : request.today;
    const matchDay = request.time.choice === 'all' ? null : day;
    const strictly = (values: Values): Matching => {
      if (request.q.trim() === '') return EVERYTHING;
      return terms.length === 0 ? NOTHING : matchAll(side, values, terms, phrases, matchDay === null ? null : values.add(matchDay));
    };
    let found = await runSearch(db, side, request, exact, strictly);
    let isRelaxed = false;
    const isScarce = found.matched === 0 || (found.matched < FEW && terms.length >= SEVERAL && exact.length === 0);
    if (isScarce && mayRelax(terms, phrases)) {
      const rarity = await this.frequency[audience].rarityOf(
        db,
        phrases.flatMap((phrase) => Frequency.tokensOf(phrase)),
        Date.now(),
      );
      const loosely = (values: Values) => matchMost(side, values, phrases, rarity, matchDay === null ? null : values.add(matchDay));
      if (loosely(new Values()) !== null) {
        const isFound = found.matched > 0;
        found = await runSearch(db, side, request, exact, (values) => {
          const relaxed = loosely(values) ?? NOTHING;
          return isFound ? withStrict(strictly(values), relaxed) : relaxed;
        });
        isRelaxed = found.matched > 0;
      }
    }
    const passages = await loadPassages(db, side, {
      ids: found.rows.map(({ id }) => id),
      parts: found.matching.parts,
      article: understood.article,
      words: isRelaxed ? [...phrases, ...found.matching.words] : found.matching.words,
      day: matchDay,
    });
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
      understood: { words: terms.map(({ word }) => word), article: understood.article, isRelaxed },
    };
  }

  async quick(typed: string, audience: Audience, limit: number): Promise<QuickHit[]> {
    const folded = foldQuery(typed);
    if (folded === '') return [];
    const number = parseDocNumber(folded);
    const pattern = `%${normaliseTitle(folded).replace(/[\\%_]/g, '\\$&')}%`;
    const numberPattern = `%${folded.replace(/[()\s号第]/g, '').replace(/[\\%_]/g, '\\$&')}%`;
    return this.source.query<QuickHit[]>(
      `SELECT kind, id, slug, title, number, issuer_name AS "issuerName" FROM ${SIDES[audience].entry}
        WHERE number_key = $1 OR title_key LIKE $2 OR replace(number_key, '|', '') LIKE $3
        ORDER BY number_key IS NOT DISTINCT FROM $1 DESC, title_key LIKE $4 DESC, published_on DESC NULLS LAST, id LIMIT $5`,
      [number ? foldForSearch(number.key) : null, pattern, numberPattern, pattern.slice(1), limit],
    );
  }

  /** Entries that bear the number, the title, or the article's title, best reason first. */
  private async exact(db: EntityManager, side: Side, understood: Understood): Promise<Exact[]> {
    const { numberKeys, titleKeys, article } = understood;
    if (numberKeys.length === 0 && titleKeys.length === 0) return [];
    const rows = await db.query<{ id: string; by_number: boolean }[]>(
      `SELECT id, number_key = ANY($1) AS by_number FROM ${side.entry} WHERE number_key = ANY($1) OR title_key = ANY($2)
        ORDER BY 2 DESC NULLS LAST, published_on DESC NULLS LAST LIMIT 20`,
      [numberKeys, titleKeys],
    );
    const found = rows.map(({ id, by_number: isNumber }): Exact => ({
      id,
      why: article !== null ? 'article' : isNumber ? 'number' : 'title',
    }));
    if (found.length > 0 || article === null) return found;
    // 消防安全管理办法第三条: the title may be a part of the real one.
    const partly = await db.query<{ id: string }[]>(
      `SELECT id FROM ${side.entry} WHERE title_tokens @@ $1::tsquery ORDER BY length(title_key), published_on DESC NULLS LAST LIMIT 3`,
      [joinQueries(titleKeys.map(phraseQuery), '|')],
    );
    return partly.map(({ id }) => ({ id, why: 'article' }));
  }

  /** The words to look for: runs cut into words, with synonyms; phrases in quotation marks whole. */
  private async terms(
    db: EntityManager,
    { runs, quoted, numberKeys }: Understood,
    request: SearchRequest,
    audience: Audience,
  ): Promise<Term[]> {
    const groups = request.synonyms ?? [];
    const words: string[] = [];
    const uncut: string[] = [];
    for (const run of runs) {
      const parts = isHan(run) ? splitAround(run, knownWords(run, groups)) : [{ text: run, isKnown: true }];
      for (const { text, isKnown } of parts) (isKnown ? words : uncut).push(text);
    }
    const { idf } = await this.frequency[audience].rarityOf(
      db,
      uncut.flatMap((part) => Frequency.tokensOf(part)),
      Date.now(),
    );
    for (const part of uncut) words.push(...segment(part, idf));
    const numbers = runs.length === 0 && quoted.length === 0 ? numberKeys.map(printedNumber) : [];
    const terms = [...new Set(words)].map((word) => expand(word, groups));
    return [...terms, ...[...quoted, ...numbers].map((phrase) => ({ word: phrase, alternatives: [phrase] }))];
  }
}

/** One short word is found or not; of several, or of a sentence, most may do. */
function mayRelax(terms: readonly Term[], phrases: readonly string[]): boolean {
  return terms.length > 1 || phrases.some((phrase) => phrase.length > SHORT);
}

const SHORT = 4;
/** Fewer results than this, for that many words or more, are filled up with what has most of the words. */
const FEW = 3;
const SEVERAL = 3;

/** A number as texts cite it: 巴政办规|2026|1 → 巴政办规(2026)1号. */
function printedNumber(key: string): string {
  const [prefix = '', year = '', serial = ''] = key.split('|');
  return /^\d{4}$/.test(year) ? `${prefix}(${year})${serial}号` : `${prefix}第${serial}号`;
}

/** A run in parts, known words apart from the rest; a single character left between two is dropped. */
function splitAround(run: string, known: readonly string[]): { text: string; isKnown: boolean }[] {
  const [longest] = [...known].sort((a, b) => b.length - a.length);
  if (longest === undefined) return [{ text: run, isKnown: false }];
  const at = run.indexOf(longest);
  if (at < 0) return [{ text: run, isKnown: false }];
  const others = known.filter((word) => word !== longest);
  const aside = (text: string) => (Array.from(text).length < 2 ? [] : splitAround(text, others));
  return [...aside(run.slice(0, at)), { text: longest, isKnown: true }, ...aside(run.slice(at + longest.length))];
}
