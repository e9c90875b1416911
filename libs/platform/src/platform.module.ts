import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { types } from 'pg';
import { BlobStore } from './blob-store';
import { Clock } from './clock';
import { Ids } from './ids';
import { Installation } from './installation';
import type { Log } from './log';
import { Metrics } from './metrics';
import { Transactions } from './transactions';

/** Injection token of the process's log. */
export const LOG = Symbol('LOG');

/** Injection token: the Meilisearch server, or null when there is none. */
export const SEARCH_SERVER = Symbol('SEARCH_SERVER');

/** Where a Meilisearch server is, and the key that this process may use. */
export interface SearchServer {
  url: string;
  key?: string | undefined;
  /** Begins the names of the indexes. */
  prefix?: string | undefined;
}

/** Injection token of the folder of blobs and anchors. */
export const DATA_DIR = Symbol('DATA_DIR');

export interface PlatformOptions {
  databaseUrl: string;
  /** Folder of blobs and anchors. */
  dataDir: string;
  log: Log;
  /** A Meilisearch server to search on; without one PostgreSQL does it alone. */
  searchServer?: SearchServer | null;
  /** Only the demo loader and tests bring their own. */
  clock?: Clock;
  /** Connections of this process; the database has 100 for all of them. */
  poolSize?: number;
  /** False: nothing is connected; enough to describe an API's routes. */
  connect?: boolean;
}

/** Dates stay `YYYY-MM-DD` strings; counters fit a JavaScript number. */
function getTypeParser(oid: Parameters<typeof types.getTypeParser>[0], format?: 'text'): (value: string) => unknown {
  if (oid === types.builtins.DATE) return (value) => value;
  if (oid === types.builtins.INT8) return Number;
  return types.getTypeParser(oid, format) as (value: string) => unknown;
}

/** What every room stands on: database, transactions, clock, ids, blobs, log. Global. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.databaseUrl,
          autoLoadEntities: true,
          synchronize: false,
          poolSize: options.poolSize ?? 10,
          retryAttempts: 1,
          manualInitialization: options.connect === false,
          // A legal date is a string, never an instant: the driver's own date parsing would shift it by time zone.
          extra: { types: { getTypeParser }, application_name: 'guiku' },
        }),
      ],
      providers: [
        { provide: LOG, useValue: options.log },
        { provide: DATA_DIR, useValue: options.dataDir },
        { provide: SEARCH_SERVER, useValue: options.searchServer ?? null },
        { provide: Clock, useValue: options.clock ?? new Clock() },
        { provide: BlobStore, useValue: new BlobStore(join(options.dataDir, 'blobs')) },
        Ids,
        Installation,
        Metrics,
        Transactions,
      ],
      exports: [LOG, DATA_DIR, SEARCH_SERVER, Clock, BlobStore, Ids, Installation, Metrics, Transactions],
    };
  }
}
