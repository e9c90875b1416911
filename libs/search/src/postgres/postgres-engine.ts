import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { answer, type Finder, type Question } from '../answer';
import type { Audience } from '../domain/search-entry';
import type { Change, QuickHit, SearchEngine, SearchRequest, SearchResult } from '../engine';
import { findQuick } from './exact';
import { Frequency } from './frequency';
import { applyChanges } from './index-writer';
import { matchAll, matchMost, NOTHING } from './matching';
import { loadPassages } from './passage-reader';
import { SIDES, Values } from './sql';

/**
 * The built-in engine (design.md 6): nothing to install. Which documents have all words is asked of whole texts, where rows are few, and
 * confirmed on passages. Passages that have all words near each other lift their document.
 */
@Injectable()
export class PostgresEngine implements SearchEngine {
  readonly name = 'postgres';
  /** How rare words are, by audience; guides every engine. */
  readonly frequency: Record<Audience, Frequency>;

  constructor(private readonly source: DataSource) {
    this.frequency = { public: new Frequency(SIDES.public), staff: new Frequency(SIDES.staff) };
  }

  apply(changes: readonly Change[]): Promise<void> {
    return applyChanges(this.source, changes);
  }

  indexed(kind: string): Promise<{ id: string; digest: string }[]> {
    return this.source.query<{ id: string; digest: string }[]>('SELECT id, digest FROM staff_entry WHERE kind = $1', [kind]);
  }

  search(request: SearchRequest, audience: Audience): Promise<SearchResult> {
    return this.source.transaction(async (db) => {
      // The planner counts the pages of a table without its tokens, which lie aside (TOAST), and would rather unpack them all than
      // ask their index. Without plain scans only bitmap scans of the right indexes are left.
      await db.query(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`);
      return answer(db, request, audience, this.frequency[audience], finderOf);
    });
  }

  quick(typed: string, audience: Audience, limit: number): Promise<QuickHit[]> {
    return findQuick(this.source.manager, SIDES[audience], typed, null, limit);
  }
}

function finderOf({ db, side, terms, phrases, article, day }: Question): Finder {
  const dayIn = (values: Values): string | null => (day === null ? null : values.add(day));
  return {
    all: () => Promise.resolve((values) => matchAll(side, values, terms, phrases, dayIn(values))),
    most(rarity) {
      const isPossible = matchMost(side, new Values(), phrases, rarity, null) !== null;
      const match = (values: Values) => matchMost(side, values, phrases, rarity, dayIn(values)) ?? NOTHING;
      return Promise.resolve(isPossible ? match : null);
    },
    passages(ids, { parts, words }, isRelaxed) {
      return loadPassages(db, side, { ids, parts, article, words: isRelaxed ? [...phrases, ...words] : words, day });
    },
  };
}
