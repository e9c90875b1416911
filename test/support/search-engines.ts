import { execFileSync } from 'node:child_process';
import { MeiliEngine, PostgresEngine, SearchModule, type SearchEngine, type SearchEntry } from '@libs/search';
import { Meilisearch } from 'meilisearch';
import { openContext, type TestContext } from './context';

const PROBE = `fetch(process.argv[1] + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;

/** The Meilisearch server that MEILI_URL and MEILI_KEY name, when it answers; else null, and what needs it says that it was not run. */
export function meiliServer(): { url: string; key: string } | null {
  const url = process.env['MEILI_URL'] ?? '';
  if (url === '') return null;
  try {
    execFileSync(process.execPath, ['-e', PROBE, url], { timeout: 5_000, stdio: 'ignore' });
    return { url, key: process.env['MEILI_KEY'] ?? '' };
  } catch {
    return null;
  }
}

export const NOT_RUN = '[skipped: not run on Meilisearch: MEILI_URL names no server that answers]';

/** An engine with an index of its own, beside the PostgreSQL that it stands on. */
export interface TestedEngine {
  engine: SearchEngine;
  context: TestContext;
  put(...entries: SearchEntry[]): Promise<void>;
  remove(entry: SearchEntry): Promise<void>;
  close(): Promise<void>;
}

/** The engines that one test file runs against, by name; null where there is no server to run against. */
export const ENGINES: [string, (() => Promise<TestedEngine>) | null][] = [
  ['postgres', () => openEngine(null)],
  ['meilisearch', meiliServer() === null ? null : () => openEngine(meiliServer())],
];

async function openEngine(server: { url: string; key: string } | null): Promise<TestedEngine> {
  const context = await openContext({ modules: [SearchModule] });
  const builtIn = context.get(PostgresEngine);
  const meili = server && (await freshMeili(context, server));
  const fed: SearchEngine[] = meili === null ? [builtIn] : [builtIn, meili.engine];
  const tell = async (entries: readonly SearchEntry[], isGone: boolean) => {
    const changes = entries.map((entry) => ({ kind: entry.kind, id: entry.id, entry: isGone ? null : entry }));
    for (const each of fed) await each.apply(changes);
  };
  return {
    engine: meili?.engine ?? builtIn,
    context,
    put: (...entries) => tell(entries, false),
    remove: (entry) => tell([entry], true),
    async close() {
      await meili?.drop();
      await context.close();
    },
  };
}

/** A Meilisearch engine on an index of its own, built and empty; `drop` removes it. */
export async function freshMeili(
  context: TestContext,
  { url, key }: { url: string; key: string },
): Promise<{ engine: MeiliEngine; prefix: string; drop: () => Promise<void> }> {
  const prefix = `test-${Math.random().toString(36).slice(2, 8)}`;
  const engine = new MeiliEngine(context.db, context.get(PostgresEngine).frequency, { url, key, prefix });
  await (await engine.aside.begin()).takeOver();
  return { engine, prefix, drop: () => dropIndexes(url, key, prefix) };
}

/** Removes everything of that prefix from a server. */
export async function dropIndexes(url: string, key: string, prefix: string): Promise<void> {
  const client = new Meilisearch({ host: url, apiKey: key });
  const { results } = await client.getRawIndexes({ limit: 1_000 });
  for (const { uid } of results) if (uid.startsWith(`${prefix}_`)) await client.deleteIndexIfExists(uid);
  const keys = await client.getKeys({ limit: 1_000 });
  for (const { uid, name } of keys.results) if (name === `${prefix} portal`) await client.deleteKey(uid);
}
