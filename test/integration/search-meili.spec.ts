import { IdentityModule } from '@libs/identity';
import { createLog, Metrics, PlatformModule } from '@libs/platform';
import { Answering, EngineUnavailable, PostgresEngine, PublicSearchModule, Relay, SearchModule, SearchQueries } from '@libs/search';
import type { MeiliEngine, SearchEntry, SearchSource } from '@libs/search';
import { NestFactory } from '@nestjs/core';
import { Meilisearch } from 'meilisearch';
import { searchKey } from '../support/running.mjs';
import { openContext, type TestContext } from '../support/context';
import { CORPUS, entryOf } from '../support/search-entries';
import { dropIndexes, freshMeili, meiliServer, NOT_RUN } from '../support/search-engines';

const today = '2026-04-01';
const ask = (q: string) => ({ q, today, time: { choice: 'valid' } as const });
const server = meiliServer();

describe('PostgreSQL answers while the preferred engine does not', () => {
  const refused = new EngineUnavailable('nobody there');
  let context: TestContext;
  beforeAll(async () => {
    context = await openContext({ modules: [SearchModule] });
    await context.get(PostgresEngine).apply(CORPUS.map((entry) => ({ kind: entry.kind, id: entry.id, entry })));
  });
  afterAll(() => context.close());

  it('answers at once, rests, tries once again, and comes back', async () => {
    let now = 0;
    let asked = 0;
    let isDown = true;
    const builtIn = context.get(PostgresEngine);
    const preferred = {
      search: (...question: Parameters<PostgresEngine['search']>) => {
        asked += 1;
        return isDown ? Promise.reject(refused) : builtIn.search(...question);
      },
      quick: () => Promise.reject(refused),
    };
    let fallbacks = 0;
    const answering = new Answering(preferred, builtIn, {
      log: createLog('test', 'silent'),
      onFallback: () => (fallbacks += 1),
      elapsed: () => now,
    });
    const total = async () => (await answering.search(ask('消防车通道'), 'public')).total;
    expect([await total(), asked, fallbacks]).toEqual([1, 1, 1]);
    expect([await total(), asked, fallbacks]).toEqual([1, 1, 2]); // it rests
    now = 6_000;
    expect([await total(), asked, fallbacks]).toEqual([1, 2, 3]); // tried, still down
    isDown = false;
    now = 12_000;
    expect([await total(), await total(), asked, fallbacks]).toEqual([1, 1, 4, 3]);
    expect((await answering.quick('供暖', 'public', 5)).length).toBe(2);
  });

  it('a server that is not there delays nobody: the marks wait, the other engine is fed, the searcher is answered', async () => {
    const nowhere = { url: 'http://127.0.0.1:9', key: 'none', prefix: 'nowhere' };
    const platform = PlatformModule.forRoot({
      databaseUrl: context.database.app,
      dataDir: context.dataDir,
      log: createLog('test', 'silent'),
      searchServer: nowhere,
    });
    const app = await NestFactory.createApplicationContext(
      { module: SearchModule, imports: [platform], global: false },
      { logger: ['error'] },
    );
    try {
      const entry = entryOf({ no: 50, title: '测绘成果管理办法', articles: ['测绘成果应当汇交。'] });
      const relay = app.get(Relay);
      await relay.mark(null, entry.kind, entry.id);
      expect(await relay.drain([sourceOf([entry])])).toBe(1);
      expect(await relay.pending()).toEqual([{ engine: 'meilisearch', count: 1, parked: 0 }]);
      expect(await relay.rebuild([sourceOf([entry])], { isMissing: true })).toBe(0);
      const { items } = await app.get(SearchQueries).search(ask('测绘成果'), 'public');
      expect(items.map(({ id }) => id)).toEqual([entry.id]);
      expect(await app.get(Metrics).registry.metrics()).toMatch(/guiku_search_fallbacks_total\{[^}]*\} 1/);
    } finally {
      await app.close();
    }
  });
});

function sourceOf(entries: readonly SearchEntry[]): SearchSource {
  return {
    kind: 'document',
    entry: (id) => Promise.resolve(entries.find((entry) => entry.id === id) ?? null),
    ids: (after, limit) =>
      Promise.resolve(
        entries
          .map(({ id }) => id)
          .sort()
          .filter((id) => after === null || id > after)
          .slice(0, limit),
      ),
  };
}

if (server === null) it.skip(`a Meilisearch server ${NOT_RUN}`, () => undefined);
else onServer(server);

function onServer({ url, key }: { url: string; key: string }): void {
  describe('a Meilisearch server', () => {
    let context: TestContext;
    const prefix = `test-${Math.random().toString(36).slice(2, 8)}`;
    beforeAll(async () => {
      context = await openContext({ modules: [IdentityModule, SearchModule], searchServer: { url, key, prefix } });
    });
    afterAll(async () => {
      await context.close();
      await dropIndexes(url, key, prefix);
    });
    const relay = () => context.get(Relay);
    const indexes = async () => {
      const { results } = await new Meilisearch({ host: url, apiKey: key }).getRawIndexes({ limit: 1_000 });
      return results.map(({ uid }) => uid.replace(/_[0-9a-f]{8}/, '')).filter((uid) => uid.startsWith(prefix));
    };

    it('an index that is not there is built by itself, and never made by a write', async () => {
      const source = sourceOf(CORPUS);
      await relay().mark(null, 'document', CORPUS[0]?.id ?? '');
      await relay().drain([source]);
      expect(await indexes()).toEqual([]);
      expect(await relay().rebuild([source], { isMissing: true })).toBe(CORPUS.length);
      expect((await indexes()).sort()).toEqual([`${prefix}_public`, `${prefix}_staff`]);
      expect(await relay().rebuild([source], { isMissing: true })).toBe(0);
      await relay().markAll([source]);
      await relay().drain([source]);
      expect(await relay().check([source])).toEqual([]);
      expect(await relay().pending()).toEqual([]);
    });

    it('what changes while a new index is filled is in it when it takes over', async () => {
      const entries = Array.from({ length: 150 }, (_, no) => entryOf({ no: 200 + no, title: `重建第${no}件`, articles: ['原来的字句。'] }));
      const live = new Map([...CORPUS, ...entries].map((entry) => [entry.id, entry]));
      const late = entryOf({ no: 777, title: '重建时登记的办法', articles: ['新登记。'] });
      let reads = 0;
      const source: SearchSource = {
        ...sourceOf([...CORPUS, ...entries]),
        async entry(id) {
          const seen = live.get(id) ?? null;
          reads += 1;
          const changed = entries[3];
          if (reads === 120 && changed) {
            // The first batch is in the new index already: one of it changes, one goes, one comes.
            live.set(changed.id, { ...changed, title: '重建时改了标题' });
            live.delete(entries[4]?.id ?? '');
            live.set(late.id, late);
            for (const each of [changed.id, entries[4]?.id ?? '', late.id]) await relay().mark(null, 'document', each);
            // And a relay sends it to the index in use.
            await relay().drain([source], 'meilisearch');
          }
          return seen;
        },
      };
      await relay().rebuild([source]);
      await relay().drain([source]);
      const now = sourceOf([...live.values()]);
      const differences = await relay().check([now]);
      expect(differences.filter(({ engine }) => engine === 'meilisearch')).toEqual([]);
      expect((await indexes()).sort()).toEqual([`${prefix}_public`, `${prefix}_staff`]);
    });

    it('a rebuild that was killed is swept up', async () => {
      await context.database.query(`INSERT INTO search_rebuild (engine, started_at) VALUES ('meilisearch.next', now())`);
      await relay().mark(null, 'document', CORPUS[0]?.id ?? '');
      await relay().rebuild([sourceOf(CORPUS)], { isMissing: true });
      expect(await context.database.query('SELECT 1 FROM search_rebuild')).toEqual([]);
      expect((await relay().pending()).map(({ engine }) => engine)).toEqual(['meilisearch', 'postgres']);
    });

    it('an entry that is there in part is told from the whole', async () => {
      const { engine, drop } = await freshMeili(context, { url, key });
      try {
        const [entry] = CORPUS;
        if (!entry) throw new Error('no corpus');
        await engine.apply([{ kind: entry.kind, id: entry.id, entry }]);
        const [whole] = await engine.indexed('document');
        await takeOneRecord(engine, url, key);
        expect((await engine.indexed('document'))[0]?.digest).not.toBe(whole?.digest);
        await engine.apply([{ kind: entry.kind, id: entry.id, entry }]);
        expect(await engine.indexed('document')).toEqual([whole]);
      } finally {
        await drop();
      }
    });

    it('INV-E: the public site’s key searches the public index; it reads no other and writes nothing', async () => {
      const own = searchKey({ MEILI_KEY: key, MEILI_PREFIX: prefix });
      const platform = PlatformModule.forRoot({
        databaseUrl: context.database.portal,
        dataDir: context.dataDir,
        log: createLog('test', 'silent'),
        searchServer: { url, key: own, prefix },
      });
      const portal = await NestFactory.createApplicationContext(
        { module: PublicSearchModule, imports: [platform], global: false },
        { logger: ['error'] },
      );
      try {
        const { items } = await portal.get(SearchQueries).search(ask('消防车通道'), 'public');
        expect(items.map(({ title }) => title)).toEqual(['巴音郭楞蒙古自治州住宅区消防安全管理规定']);
        expect(await portal.get(Metrics).registry.metrics()).toMatch(/guiku_search_fallbacks_total\{[^}]*\} 0/);
        const client = new Meilisearch({ host: url, apiKey: own });
        const admin = new Meilisearch({ host: url, apiKey: key });
        const names = (await admin.getRawIndexes({ limit: 1_000 })).results.map(({ uid }) => uid).filter((uid) => uid.startsWith(prefix));
        const uid = (audience: string) => names.find((name) => name.includes(`_${audience}_`)) ?? '';
        await expect(client.index(uid('staff')).search('预案')).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
        await expect(client.index(uid('public')).deleteAllDocuments()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
        await expect(client.index(uid('public')).getDocuments()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
      } finally {
        await portal.close();
      }
    });
  });
}

async function takeOneRecord(engine: MeiliEngine, url: string, key: string): Promise<void> {
  const client = new Meilisearch({ host: url, apiKey: key });
  for await (const { id } of engine.writer.records('public', 'document', ['id'])) {
    if (id.endsWith('_head')) continue;
    const { taskUid } = await client.index(engine.writer.indexOf('public')).deleteDocument(id);
    await client.tasks.waitForTask(taskUid, { timeout: 0 });
    return;
  }
}
