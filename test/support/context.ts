import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLog, PlatformModule, SetClock, type SearchServer } from '@libs/platform';
import { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from './database';

interface ContextOptions {
  /** The rooms under test; platform comes along. */
  modules: (Type | DynamicModule)[];
  /** Where the clock starts; a working day in spring unless the test says otherwise. */
  at?: string;
  /** A Meilisearch server; PostgreSQL alone without one. */
  searchServer?: SearchServer;
}

export interface TestContext {
  get<T>(provider: Type<T> | symbol): T;
  /** The application's own connection (guiku_app). */
  db: DataSource;
  database: TestDatabase;
  clock: SetClock;
  dataDir: string;
  close(): Promise<void>;
}

@Module({})
class TestModule {}

/** The rooms as a program has them, on a database of this file's own and a clock that the test sets. */
export async function openContext({ modules, at = '2026-04-01T02:00:00Z', searchServer }: ContextOptions): Promise<TestContext> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'guiku-context-'));
  const clock = new SetClock(at);
  const platform = PlatformModule.forRoot({ databaseUrl: database.app, dataDir, log: createLog('test', 'silent'), clock, searchServer });
  const app = await NestFactory.createApplicationContext(
    { module: TestModule, imports: [platform, ...modules] },
    { logger: ['error'], abortOnError: false },
  );
  return {
    get: (provider) => app.get(provider, { strict: false }),
    db: app.get(DataSource),
    database,
    clock,
    dataDir,
    async close() {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
