import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { createLog, PlatformModule } from '@libs/platform';
import { Relay, SearchModule, type SearchEntry, type SearchSource } from '@libs/search';
import { DataSource } from 'typeorm';

/** The soak's own truth: a table of entries, some of which are gone (null). */
export function sourceIn(source: DataSource): SearchSource {
  return {
    kind: 'thing',
    async entry(id) {
      const [row] = await source.query<{ entry: SearchEntry | null }[]>('SELECT entry FROM soak_thing WHERE id = $1', [id]);
      return row?.entry ?? null;
    },
    async ids(after, limit) {
      const rows = await source.query<{ id: string }[]>(
        'SELECT id FROM soak_thing WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
        [after, limit],
      );
      return rows.map(({ id }) => id);
    },
  };
}

/** A relay as the worker runs it, for the soak that kills it: DATABASE_URL, MEILI_URL, MEILI_KEY. Comes back by itself when the database does. */
async function main(): Promise<void> {
  const { DATABASE_URL: databaseUrl = '', MEILI_URL: url = '', MEILI_KEY: key = '' } = process.env;
  const searchServer = url === '' ? null : { url, key };
  const log = createLog('relaying', 'silent');
  for (;;) {
    try {
      const platform = PlatformModule.forRoot({ databaseUrl, dataDir: '.', log, searchServer, poolSize: 4 });
      const app = await NestFactory.createApplicationContext(
        { module: SearchModule, imports: [platform] },
        { logger: false, abortOnError: false },
      );
      const sources = [sourceIn(app.get(DataSource))];
      const relay = app.get(Relay);
      process.stdout.write('relaying\n');
      for (;;) {
        try {
          await relay.rebuild(sources, { isMissing: true });
          await relay.drain(sources);
        } catch {
          // The database went away: what is marked stays marked.
        }
        await sleep(10);
      }
    } catch {
      await sleep(200);
    }
  }
}

if (process.env['GUIKU_RELAYING'] === '1') void main();
