import { Module } from '@nestjs/common';
import { PostgresEngine } from './postgres/postgres-engine';
import { Relay, SEARCH_ENGINES } from './relay.service';
import { SEARCH_ENGINE, SearchQueries } from './search.queries';

/** What the portal needs of search: questions, under its own role. Needs a DataSource. */
@Module({
  providers: [PostgresEngine, { provide: SEARCH_ENGINE, useExisting: PostgresEngine }, SearchQueries],
  exports: [PostgresEngine, SearchQueries],
})
export class PublicSearchModule {}

/** Search and the relay that feeds it. Needs PlatformModule. */
@Module({
  imports: [PublicSearchModule],
  providers: [{ provide: SEARCH_ENGINES, useFactory: (engine: PostgresEngine) => [engine], inject: [PostgresEngine] }, Relay],
  exports: [PublicSearchModule, Relay],
})
export class SearchModule {}
