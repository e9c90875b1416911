export { understand, type Understood } from './domain/query';
export { AUDIENCES, type Audience, type SearchEntry, type SearchPassage } from './domain/search-entry';
export { highlightsOf, snippetOf, type Highlight, type Snippet } from './domain/snippet';
export {
  EngineUnavailable,
  FACETS,
  SORTS,
  type Answers,
  type Change,
  type Facet,
  type FacetCount,
  type Filters,
  type FoundEntry,
  type FoundPassage,
  type QuickHit,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
  type Sort,
  type TimeChoice,
} from './engine';
export { Answering } from './answering';
export { MeiliEngine } from './meili/meili-engine';
export type { Backlog } from './pending.service';
export { PostgresEngine } from './postgres/postgres-engine';
export { Relay, type IndexDifference, type SearchSource } from './relay.service';
export { PublicSearchModule, SearchModule } from './search.module';
export { SearchQueries } from './search.queries';
