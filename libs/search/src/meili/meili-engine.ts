import { DataSource } from 'typeorm';
import { answer } from '../answer';
import { AUDIENCES, type Audience } from '../domain/search-entry';
import { besideOf, type Beside, type Change, type QuickHit, type SearchEngine, type SearchRequest, type SearchResult } from '../engine';
import { findQuick, quickForms } from '../postgres/exact';
import type { Frequency } from '../postgres/frequency';
import { SIDES } from '../postgres/sql';
import { letters } from './characters';
import { MeiliClient, type Asked, type MeiliOptions } from './client';
import { MeiliFinder } from './meili-finder';
import { beginBeside, MeiliWriter } from './meili-writer';
import { indexOf } from './settings';

/** Entries from which Ctrl+K chooses. */
const CANDIDATES = 200;

/**
 * Meilisearch (MEILI_URL; design.md 6): which documents have the words, how well, and the passages to show come from it; numbers and titles
 * asked for by name, time, filters, counts and order from PostgreSQL (answer.ts), so that it finds and never decides (INV-G).
 */
export class MeiliEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly aside: NonNullable<SearchEngine['aside']>;
  private readonly client: MeiliClient;
  readonly writer: MeiliWriter;

  constructor(
    private readonly source: DataSource,
    private readonly frequency: Record<Audience, Frequency>,
    options: MeiliOptions,
  ) {
    const client = new MeiliClient(options);
    this.client = client;
    this.writer = new MeiliWriter(this.name, client, { public: indexOf(client.prefix, 'public'), staff: indexOf(client.prefix, 'staff') });
    this.aside = {
      isBuilt: () => this.writer.isBuilt(),
      begin: (): Promise<Beside> => beginBeside(besideOf(this.name), client),
    };
  }

  apply(changes: readonly Change[]): Promise<void> {
    return this.writer.apply(changes);
  }

  indexed(kind: string): Promise<{ id: string; digest: string }[]> {
    return this.writer.indexed(kind);
  }

  search(request: SearchRequest, audience: Audience): Promise<SearchResult> {
    return answer(this.source.manager, request, audience, this.frequency[audience], (question) => new MeiliFinder(this.client, question));
  }

  async quick(typed: string, audience: Audience, limit: number): Promise<QuickHit[]> {
    const forms = quickForms(typed);
    if (forms === null) return [];
    const sides = audience === 'public' ? (['public'] as const) : AUDIENCES;
    const common = {
      limit: CANDIDATES,
      attributesToRetrieve: ['entry'],
      sort: ['published:desc'],
      matchingStrategy: 'all' as const,
      locales: ['cmn' as const],
    };
    const parts = [
      { field: 'quickTitle', q: letters(forms.title) },
      { field: 'quickNumber', q: letters(forms.number) },
    ].filter(({ q }) => q !== '');
    const queries = sides.flatMap((side): Asked[] => {
      const indexUid = indexOf(this.client.prefix, side);
      const byKey =
        forms.numberKey === null ? [] : [{ ...common, indexUid, q: '', filter: `numberKey = ${JSON.stringify(forms.numberKey)}` }];
      return [...byKey, ...parts.map(({ field, q }) => ({ ...common, indexUid, q: `"${q}"`, attributesToSearchOn: [field] }))];
    });
    const found = await this.client.ask(queries);
    const ids = new Set(found.flatMap(({ hits }) => hits.map(({ entry }) => entry)));
    return findQuick(this.source.manager, SIDES[audience], typed, [...ids], limit);
  }
}
