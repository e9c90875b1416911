import { IdentityModule } from '@libs/identity';
import { PlatformModule, Transactions, createLog } from '@libs/platform';
import { DocumentEntryQueries, EffectService, RegistryModule } from '@libs/registry';
import { PostgresEngine, PublicSearchModule, Relay, SearchModule, SearchQueries, type SearchEntry, type SearchSource } from '@libs/search';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, type DocumentFactory } from '../support/documents';
import { entryOf } from '../support/search-entries';

@Module({})
class PortalRooms {}

const today = '2026-04-01';
let context: TestContext;
let documents: DocumentFactory;
let source: SearchSource;
beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, RegistryModule, SearchModule] });
  documents = await documentFactory(context);
  source = context.get(DocumentEntryQueries);
});
afterAll(() => context.close());

const relay = () => context.get(Relay);
const found = async (q: string) =>
  (await context.get(SearchQueries).search({ q, today, time: { choice: 'valid' } }, 'public')).items.map(({ id }) => id);
const refused = () =>
  context.database.query('SELECT id, attempts, error, parked_at IS NOT NULL AS is_parked FROM search_pending WHERE attempts > 0');
const take = (kind: string, id: string) => context.get(PostgresEngine).apply([{ kind, id, entry: null }]);
const pending = async () => (await context.database.query('SELECT 1 FROM search_pending')).length;

describe('the relay (INV-G)', () => {
  it('sends the present state of what was marked, once, and follows what becomes of it', async () => {
    const { documentId } = await documents.register();
    await relay().mark(null, 'document', documentId);
    await relay().mark(null, 'document', documentId);
    expect(await pending()).toBe(1);
    expect(await relay().drain([source])).toBe(1);
    expect([await found('消防车通道'), await pending()]).toEqual([[documentId], 0]);
    const by = await documents.actor('bz-gov-office');
    await context.get(EffectService).record(documentId, 1, { action: 'repeal', on: '2026-03-20', basis: '决定' }, by);
    await relay().mark(null, 'document', documentId);
    await relay().drain([source]);
    expect(await found('消防车通道')).toEqual([]);
  });

  it('a mark made in a transaction that fails is none', async () => {
    const marking = context.get(Transactions).run(async (tx) => {
      await relay().mark(tx, 'document', '00000000-0000-7000-8000-000000000001');
      throw new Error('refused');
    });
    await expect(marking).rejects.toThrow('refused');
    expect(await pending()).toBe(0);
  });

  it('what changes while it is being sent is sent again', async () => {
    const entry = entryOf({ no: 901, title: '旧的标题文字', articles: ['旧的内容。'], more: { kind: 'probe' } });
    let state: SearchEntry = entry;
    let reads = 0;
    const probe: SearchSource = {
      kind: 'probe',
      ids: () => Promise.resolve([]),
      async entry() {
        reads += 1;
        const seen = state;
        if (reads === 1) {
          // Somebody changes and marks it after it was read and before it is sent.
          state = { ...entry, title: '新的标题文字' };
          await relay().mark(null, 'probe', entry.id);
        }
        return seen;
      },
    };
    await relay().mark(null, 'probe', entry.id);
    await relay().drain([probe]);
    expect(reads).toBe(2);
    expect(await pending()).toBe(0);
    expect(await context.database.query('SELECT title FROM public_entry WHERE id = $1', [entry.id])).toEqual([{ title: '新的标题文字' }]);
    await take('probe', entry.id);
  });

  it('two relays at once send everything once', async () => {
    const made: string[] = [];
    for (let count = 0; count < 6; count += 1) made.push((await documents.register()).documentId);
    for (const id of made) await relay().mark(null, 'document', id);
    const sent = await Promise.all([relay().drain([source]), relay().drain([source])]);
    expect(sent[0] + sent[1]).toBe(6);
    expect(await pending()).toBe(0);
  });

  it('what is refused waits for its next try and blocks nothing behind it; a new mark gives it its tries anew', async () => {
    const [bad, good] = [entryOf({ no: 911, title: '坏的', articles: ['坏。'] }), entryOf({ no: 912, title: '好的', articles: ['好。'] })];
    let isBroken = true;
    const probe: SearchSource = {
      kind: 'document',
      ids: () => Promise.resolve([]),
      entry: (id) =>
        id === bad.id && isBroken ? Promise.reject(new Error('cannot be read')) : Promise.resolve(id === bad.id ? bad : good),
    };
    await relay().mark(null, 'document', bad.id);
    await relay().mark(null, 'document', good.id);
    expect(await relay().drain([probe])).toBe(1);
    expect(await found('好的')).toEqual([good.id]);
    expect(await refused()).toEqual([{ id: bad.id, attempts: 1, error: 'Error: cannot be read', is_parked: false }]);
    expect(await relay().drain([probe])).toBe(0); // not yet
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      await context.database.query(`UPDATE search_pending SET retry_at = now()`);
      await relay().drain([probe]);
    }
    expect(await refused()).toEqual([{ id: bad.id, attempts: 5, error: 'Error: cannot be read', is_parked: true }]);
    expect(await relay().pending()).toEqual([{ engine: 'postgres', count: 0, parked: 1 }]);
    await context.database.query(`UPDATE search_pending SET retry_at = now()`);
    expect(await relay().drain([probe])).toBe(0); // given up
    isBroken = false;
    await relay().mark(null, 'document', bad.id);
    expect(await relay().drain([probe])).toBe(1);
    expect(await refused()).toEqual([]);
    for (const { id } of [bad, good]) await take('document', id);
  });

  it('a refused batch is halved until the one that is refused is found', async () => {
    const entries = Array.from({ length: 9 }, (_, no) => entryOf({ no: 920 + no, title: `成批的第${no}件`, articles: ['成批。'] }));
    const bad = entries[4];
    const probe: SearchSource = {
      kind: 'document',
      ids: () => Promise.resolve([]),
      // A day that no database takes: refused by the engine, not by the room.
      entry: (id) =>
        Promise.resolve(entries.find((entry) => entry.id === id) ?? null).then((entry) =>
          entry && id === bad?.id ? { ...entry, publishedOn: '2024-13-45' } : entry,
        ),
    };
    for (const { id } of entries) await relay().mark(null, 'document', id);
    expect(await relay().drain([probe])).toBe(8);
    expect(await refused()).toMatchObject([{ id: bad?.id, attempts: 1, is_parked: false }]);
    expect((await found('成批')).length).toBe(8);
    for (const { id } of entries) await take('document', id);
    await context.database.query('DELETE FROM search_pending');
  });

  it('a room that cannot be asked for a moment is asked again', async () => {
    const { documentId } = await documents.register();
    await relay().mark(null, 'document', documentId);
    const broken: SearchSource = { kind: 'document', ids: () => Promise.resolve([]), entry: () => Promise.reject(new Error('down')) };
    expect(await relay().drain([broken])).toBe(0);
    expect(await pending()).toBe(1);
    await context.database.query(`UPDATE search_pending SET retry_at = now()`);
    expect(await relay().drain([source])).toBe(1);
  });

  it('the check names what is missing, stale and surplus; a reindex puts it right', async () => {
    await relay().markAll([source]);
    await relay().drain([source]);
    expect(await relay().check([source])).toEqual([]);
    const [one, two] = await context.database.query<{ id: string }>('SELECT id FROM public_entry ORDER BY id LIMIT 2');
    await take('document', one?.id ?? '');
    await context.database.query(`UPDATE public_entry SET digest = 'x' WHERE id = $1`, [two?.id]);
    const surplus = entryOf({ no: 902, title: '没有这个文件', articles: ['没有。'] });
    await context.get(PostgresEngine).apply([{ ...surplus, entry: surplus }]);
    const differences = await relay().check([source]);
    expect(differences.map(({ id, difference }) => [id, difference]).sort()).toEqual(
      [
        [one?.id, 'missing'],
        [two?.id, 'stale'],
        [surplus.id, 'surplus'],
      ].sort(),
    );
    await relay().markAll([source]);
    await relay().drain([source]);
    expect(await relay().check([source])).toEqual([]);
  });
});

describe('INV-E: search under the portal’s role', () => {
  it('answers from public relations, and holds nothing that is not published', async () => {
    const { documentId } = await documents.register({ title: '依申请公开的供热办法', publicity: 'on_request', publicityReason: '依申请' });
    const open = await documents.register({ title: '公开的供热办法' });
    for (const id of [documentId, open.documentId]) await relay().mark(null, 'document', id);
    await relay().drain([source]);
    const platform = PlatformModule.forRoot({
      databaseUrl: context.database.portal,
      dataDir: context.dataDir,
      log: createLog('test', 'silent'),
    });
    const portal = await NestFactory.createApplicationContext(
      { module: PortalRooms, imports: [platform, PublicSearchModule] },
      { logger: ['error'] },
    );
    try {
      const search = portal.get(SearchQueries);
      const result = await search.search({ q: '供热办法', today, time: { choice: 'all' } }, 'public');
      expect(result.items.map(({ id }) => id)).toEqual([open.documentId]);
      expect((await search.quick('供热', 'public')).map(({ id }) => id)).toEqual([open.documentId]);
      await expect(search.search({ q: '供热', today, time: { choice: 'all' } }, 'staff')).rejects.toThrow(/permission denied/);
    } finally {
      await portal.close();
    }
    expect(await context.database.query('SELECT 1 FROM public_passage WHERE entry_id = $1', [documentId])).toEqual([]);
  });
});
