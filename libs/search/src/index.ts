export { understand, type Understood } from './domain/query';
export { AUDIENCES, type Audience, type SearchEntry, type SearchPassage } from './domain/search-entry';
export { highlightsOf, snippetOf, type Highlight, type Snippet } from './domain/snippet';
export {
  FACETS,
  SORTS,
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
export { PostgresEngine } from './postgres/postgres-engine';
export { Relay, type IndexDifference, type SearchSource } from './relay.service';
export { PublicSearchModule, SearchModule } from './search.module';
export { SearchQueries } from './search.queries';
