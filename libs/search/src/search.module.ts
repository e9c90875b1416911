import { Module, type Provider } from '@nestjs/common';
import { LOG, Metrics, SEARCH_SERVER, type Log, type SearchServer } from '@libs/platform';
import { DataSource } from 'typeorm';
import { Answering } from './answering';
import type { Answers, SearchEngine } from './engine';
import { MeiliEngine } from './meili/meili-engine';
import { Pending } from './pending.service';
import { PostgresEngine } from './postgres/postgres-engine';
import { Relay, SEARCH_ENGINES } from './relay.service';
import { SEARCH_ENGINE, SearchQueries } from './search.queries';

/** With a server (MEILI_URL) Meilisearch answers, and PostgreSQL while it does not. */
const answering: Provider = {
  provide: SEARCH_ENGINE,
  useFactory(builtIn: PostgresEngine, source: DataSource, server: SearchServer | null, log: Log, metrics: Metrics): Answers {
    if (server === null) return builtIn;
    const onFallback = () => {
      metrics.searchFallbacks.inc();
    };
    return new Answering(new MeiliEngine(source, builtIn.frequency, server), builtIn, { log, onFallback });
  },
  inject: [PostgresEngine, DataSource, SEARCH_SERVER, LOG, Metrics],
};

/** PostgreSQL is always fed: it answers exactly, counts, and stands in. */
const engines: Provider = {
  provide: SEARCH_ENGINES,
  useFactory: (builtIn: PostgresEngine, source: DataSource, server: SearchServer | null): SearchEngine[] =>
    server === null ? [builtIn] : [builtIn, new MeiliEngine(source, builtIn.frequency, server)],
  inject: [PostgresEngine, DataSource, SEARCH_SERVER],
};

/** What the portal needs of search: questions, under its own role. Needs PlatformModule. */
@Module({ providers: [PostgresEngine, answering, SearchQueries], exports: [PostgresEngine, SearchQueries] })
export class PublicSearchModule {}

/** Search and the relay that feeds it. Needs PlatformModule. */
@Module({ imports: [PublicSearchModule], providers: [engines, Pending, Relay], exports: [PublicSearchModule, Relay] })
export class SearchModule {}
