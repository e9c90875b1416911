import { isLegalDate, parseDateInput, type LegalDate } from '@libs/kernel';
import { FACETS, SORTS, type Facet, type SearchRequest, type TimeChoice } from '@libs/search';
import type { Asked } from './search.page';

const LONGEST = 200;

/** Reads a search from its address; what cannot be read counts as not given, so that a mangled link still finds something. */
export function askedIn(query: Record<string, unknown>): Asked {
  const typedDay = text(query['on']);
  const on = typedDay === null ? null : isLegalDate(typedDay) ? typedDay : parseDateInput(typedDay);
  const filters: Partial<Record<Facet, string>> = {};
  for (const facet of FACETS) {
    const value = text(query[facet]);
    if (value !== null) filters[facet] = value;
  }
  const scope = query['scope'] === 'all' ? 'all' : query['scope'] === 'on' && on !== null ? 'on' : 'valid';
  return { q: text(query['q']) ?? '', scope, on, sort: SORTS.find((known) => known === query['sort']) ?? 'relevance', filters };
}

/** The same search for the engine. */
export function requestOf(asked: Asked, today: LegalDate, after: string | null, limit: number): SearchRequest {
  const time: TimeChoice =
    asked.scope === 'on' && asked.on !== null ? { choice: 'on', day: asked.on } : { choice: asked.scope === 'all' ? 'all' : 'valid' };
  const filters = Object.fromEntries(Object.entries(asked.filters).map(([facet, value]) => [facet, [value]]));
  return { q: asked.q, today, time, filters, sort: asked.sort, after, limit };
}

/** A text parameter, trimmed and cut; null when there is none. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cut = value.slice(0, LONGEST).trim();
  return cut === '' ? null : cut;
}
