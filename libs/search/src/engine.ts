import type { LegalDate } from '@libs/kernel';
import type { Audience, SearchEntry } from './domain/search-entry';
import type { Highlight, Snippet } from './domain/snippet';

/**
 * valid 现行有效（含即将施行）, all 全部, on 看某一天的规定: what was in force on that day, in the words of that day.
 */
export type TimeChoice = { choice: 'valid' } | { choice: 'all' } | { choice: 'on'; day: LegalDate };

export const SORTS = ['relevance', 'published', 'effective'] as const;
export type Sort = (typeof SORTS)[number];

export const FACETS = ['status', 'docClass', 'kind', 'titleKind', 'issuer', 'level', 'region', 'year', 'topic'] as const;
export type Facet = (typeof FACETS)[number];

/** Values of one facet are alternatives; different facets narrow one another. */
export type Filters = Partial<Record<Facet, readonly string[]>>;

export interface SearchRequest {
  /** As typed; '' lists everything. */
  q: string;
  today: LegalDate;
  time: TimeChoice;
  filters?: Filters;
  sort?: Sort;
  /** Groups of words that mean the same. */
  synonyms?: readonly (readonly string[])[];
  /** `next` of the page before. */
  after?: string | null;
  limit?: number;
}

export interface FoundPassage extends Snippet {
  path: string;
  label: string;
  heading: string | null;
  from: LegalDate;
  to: LegalDate | null;
}

export interface FoundEntry {
  kind: string;
  id: string;
  slug: string;
  title: string;
  titleHighlights: Highlight[];
  number: string | null;
  issuerId: string;
  issuerName: string;
  level: string;
  regionCode: string;
  docClass: string;
  titleKind: string;
  topic: string | null;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  /** On the day asked for; today for `valid` and `all`. */
  status: string;
  /** Why it stands first: it bears the number, the title, or the article that was asked for. */
  exact: 'number' | 'title' | 'article' | null;
  passages: FoundPassage[];
}

export interface FacetCount {
  value: string;
  /** Name to show where the value is an id. */
  label: string;
  count: number;
}

export interface SearchResult {
  items: FoundEntry[];
  next: string | null;
  total: number;
  /** 另有 N 件效力待核实: they match, and are left out since nobody knows whether they are in force. */
  unverified: number;
  facets: Record<Facet, FacetCount[]>;
  understood: {
    /** The words looked for. */
    words: string[];
    article: string | null;
    /** Nothing had all the words: these have most of them. */
    isRelaxed: boolean;
  };
}

/** What is to become of one thing: its entry as it is now, or null when it is not to be found (any more). */
export interface Change {
  kind: string;
  id: string;
  entry: SearchEntry | null;
}

/** What can be asked of an index. */
export interface Answers {
  search(request: SearchRequest, audience: Audience): Promise<SearchResult>;
  /** Entries whose number or title starts with or contains what was typed, for Ctrl+K. */
  quick(typed: string, audience: Audience, limit: number): Promise<QuickHit[]>;
}

/** An index that can be filled. */
export interface Fillable {
  /** Names the engine's rows of search_pending. */
  readonly name: string;
  /**
   * Makes each entry as it now is findable, by its audience and by nobody else; resolves when that is so. May be repeated.
   * Errors: `EngineUnavailable` when nothing can be said of the changes; any other: one of them is refused.
   */
  apply(changes: readonly Change[]): Promise<void>;
  /** What is indexed: id and digest of each entry of a kind. An entry that is there in part has a digest that no entry has. */
  indexed(kind: string): Promise<{ id: string; digest: string }[]>;
}

/** A new index beside the one in use: filled by itself, then put in its place. */
export interface Beside extends Fillable {
  /** Puts it in the other's place, at once for everybody who asks. */
  takeOver(): Promise<void>;
}

/** The name under which the index beside an engine's own is told of changes. */
export const besideOf = (name: string): string => `${name}.next`;

/** One way to index and search. PostgreSQL and Meilisearch obey the same contract test. */
export interface SearchEngine extends Answers, Fillable {
  /** For an engine that is rebuilt aside: whether it has an index that answers, and a new, empty one beside it. */
  readonly aside?: { isBuilt(): Promise<boolean>; begin(): Promise<Beside> };
}

/** The engine cannot be reached, or has no index yet: somebody else answers, and what it was to be told waits. */
export class EngineUnavailable extends Error {}

export interface QuickHit {
  kind: string;
  id: string;
  slug: string;
  title: string;
  number: string | null;
  issuerName: string;
}
