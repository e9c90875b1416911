import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog, PlatformModule, Transactions } from '@libs/platform';
import { MeiliEngine, PostgresEngine, Relay, SearchModule, type SearchEntry, type SearchPassage } from '@libs/search';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../support/database';
import { MeiliServer } from '../support/meili-server';
import { Random, seedFrom } from '../support/random';
import { sourceIn } from '../support/relaying';
import { entryOf } from '../support/search-entries';
import { startTestServer, type TestServer } from '../support/server.mjs';

/**
 * `npm run soak -- search [UPDATES] [SEED]` (10,000): things change, appear and disappear while the relay, the database and the engine are
 * killed at random with kill -9, and the index is built anew now and then. Afterwards what is indexed is what is in the database, passage by
 * passage, and nothing waits or is parked. PostgreSQL always; Meilisearch when MEILI_BIN names its program.
 */
const THINGS = 400;
const AT_ONCE = 5;
/** Longest between two updates of one line: they should last as long as some dozens of kills do. */
const PAUSE_MS = 100;
const WORDS = '消防安全住宅区物业服务电动自行车充电供暖收费标准草原牧民定居补助水资源取水许可审批公开征求意见合法性审核'.split('');
const SETTLED_WITHIN_MS = 300_000;

class Soak {
  readonly killed: Record<string, number> = {};
  readonly faults: string[] = [];
  done = 0;
  retried = 0;
  rebuilt = 0;
  private relayProcess: ChildProcess | null = null;
  private relayRuns: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly random: Random,
    private readonly server: TestServer,
    private readonly database: TestDatabase,
    private readonly meili: MeiliServer | null,
    private readonly rooms: { source: DataSource; relay: Relay; transactions: Transactions; engine: MeiliEngine | null },
  ) {}

  async run(updates: number): Promise<void> {
    this.startRelay();
    const killing = this.killUntil(() => this.done >= updates);
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.update(updates)));
    await killing;
    await this.settle();
    await this.compare();
    await this.stopRelay();
  }

  async stopRelay(): Promise<void> {
    const child = this.relayProcess;
    if (child === null) return;
    this.relayProcess = null;
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  private startRelay(): void {
    const root = join(__dirname, '../..');
    const env = {
      ...process.env,
      GUIKU_RELAYING: '1',
      DATABASE_URL: this.database.app,
      MEILI_URL: this.meili?.url ?? '',
      MEILI_KEY: this.meili?.key ?? '',
    };
    const args = ['--require', join(root, 'test/support/from-source.cjs'), join(root, 'test/support/relaying.ts')];
    this.relayProcess = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const { stdout } = this.relayProcess;
    this.relayRuns = new Promise((resolve) => stdout?.once('data', resolve));
  }

  /** One line of updates: each in one transaction with its mark, again and again until the database takes it. */
  private async update(updates: number): Promise<void> {
    while (this.done < updates) {
      await sleep(this.random.integer(0, PAUSE_MS));
      this.done += 1;
      const no = this.random.integer(1, THINGS);
      const entry = this.random.integer(1, 10) === 1 ? null : this.entry(no);
      const id = entryOf({ no, title: '', articles: [] }).id;
      for (;;) {
        try {
          await this.rooms.transactions.run(async (tx) => {
            await tx.db.query('INSERT INTO soak_thing (id, entry) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry', [
              id,
              entry,
            ]);
            await this.rooms.relay.mark(tx, 'thing', id);
          });
          break;
        } catch {
          this.retried += 1;
          await sleep(100);
        }
      }
      if (this.done % 1_000 === 0) process.stdout.write(`${this.done} updates, killed ${JSON.stringify(this.killed)}\n`);
    }
  }

  private entry(no: number): SearchEntry {
    const text = (length: number) => Array.from({ length }, () => this.random.pick(WORDS)).join('');
    const passages = Array.from({ length: this.random.integer(0, 6) }, (_, index): SearchPassage => ({
      path: `art${index + 1}`,
      label: `第${index + 1}条`,
      heading: this.random.integer(1, 4) === 1 ? text(4) : null,
      text: `${text(this.random.integer(5, 40))}。`,
      from: '2024-01-01',
      to: this.random.integer(1, 5) === 1 ? '2025-06-01' : null,
    }));
    const audience = this.random.integer(1, 3) === 1 ? 'staff' : 'public';
    return { ...entryOf({ no, title: text(12), articles: [] }), kind: 'thing', audience, passages };
  }

  private async killUntil(isOver: () => boolean): Promise<void> {
    const targets = ['relay', 'relay', 'postgres', ...(this.meili === null ? [] : ['meilisearch', 'rebuild'])] as const;
    while (!isOver()) {
      await sleep(this.random.integer(300, 2_500));
      const target = this.random.pick(targets);
      if (target === 'rebuild') {
        // Beside the others, so that they are killed under it.
        void this.rooms.relay.rebuild([sourceIn(this.rooms.source)]).then(
          () => (this.rebuilt += 1),
          () => undefined,
        );
        continue;
      }
      this.killed[target] = (this.killed[target] ?? 0) + 1;
      if (target === 'postgres') await this.server.crash();
      if (target === 'meilisearch') await this.meili?.crash();
      if (target === 'relay') {
        // It takes longer to start than to be killed: let it get to work.
        await Promise.race([this.relayRuns, sleep(15_000)]);
        await sleep(this.random.integer(0, 1_000));
        await this.stopRelay();
        this.startRelay();
      }
    }
  }

  /** Until nothing waits; what was refused meanwhile is tried at once. */
  private async settle(): Promise<void> {
    const end = Date.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const rows = await this.database.query<{ engine: string; attempts: number; parked_at: Date | null; error: string | null }>(
        'SELECT engine, attempts, parked_at, error FROM search_pending',
      );
      const rebuilding = await this.database.query('SELECT 1 FROM search_rebuild');
      if (rows.length === 0 && rebuilding.length === 0) return;
      await this.database.query('UPDATE search_pending SET retry_at = now() WHERE parked_at IS NULL AND retry_at > now()');
      if (Date.now() > end) {
        for (const row of rows.slice(0, 10)) this.faults.push(`not sent: ${JSON.stringify(row)}`);
        return;
      }
      await sleep(200);
    }
  }

  private async compare(): Promise<void> {
    const truth = await this.database.query<{ id: string; entry: SearchEntry | null }>('SELECT id, entry FROM soak_thing');
    const expected = new Map(truth.flatMap(({ id, entry }) => (entry === null ? [] : [[id, linesOf(entry)] as const])));
    this.difference('postgres', expected, await this.inPostgres());
    if (this.rooms.engine !== null) this.difference('meilisearch', expected, await inMeilisearch(this.rooms.engine));
    for (const difference of await this.rooms.relay.check([sourceIn(this.rooms.source)])) this.faults.push(JSON.stringify(difference));
  }

  private async inPostgres(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const [audience, side] of [
      ['public', 'public'],
      ['staff', 'search'],
    ] as const) {
      const rows = await this.database.query<SearchPassage & { id: string; ordinal: number | null }>(
        `SELECT e.id, p.ordinal, p.path, p.label, p.heading, p.text, p.from_on::text AS from, p.to_on::text AS to
           FROM ${side}_entry e LEFT JOIN ${side}_passage p ON p.entry_id = e.id ORDER BY e.id, p.ordinal`,
      );
      for (const { id, ordinal, ...passage } of rows) {
        const lines = found.get(id) ?? [audience];
        found.set(id, lines);
        if (ordinal !== null) lines.push(lineOf(passage));
      }
    }
    return found;
  }

  private difference(engine: string, expected: Map<string, string[]>, found: Map<string, string[]>): void {
    for (const id of new Set([...expected.keys(), ...found.keys()])) {
      const [want, have] = [expected.get(id), found.get(id)].map((lines) => JSON.stringify(lines ?? null));
      if (want !== have) this.faults.push(`${engine} ${id}: ${have ?? ''} instead of ${want ?? ''}`);
    }
    process.stdout.write(`${engine}: ${found.size} entries, ${[...found.values()].flat().length - found.size} passages compared\n`);
  }
}

const lineOf = ({ path, label, heading, text, from, to }: SearchPassage): string => JSON.stringify([path, label, heading, text, from, to]);
const linesOf = (entry: SearchEntry): string[] => [entry.audience, ...entry.passages.map(lineOf)];

async function inMeilisearch(engine: MeiliEngine): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const audience of ['public', 'staff'] as const) {
    const fields = ['entry', 'ordinal', 'path', 'label', 'heading', 'text', 'fromOn', 'toOn'];
    const passages = new Map<string, string[]>();
    for await (const record of engine.writer.records(audience, 'thing', fields)) {
      const lines = passages.get(record.entry) ?? [];
      passages.set(record.entry, lines);
      const { ordinal, path = '', label = '', heading = null, text = '', fromOn = '', toOn = null } = record;
      if (ordinal !== undefined) lines[ordinal] = lineOf({ path, label, heading, text, from: fromOn, to: toOn });
    }
    for (const [id, lines] of passages) found.set(id, [...(found.get(id) ?? []), audience, ...lines]);
  }
  return found;
}

async function main([updates = '10000', givenSeed]: string[]): Promise<number> {
  const random = new Random(seedFrom(givenSeed));
  const program = process.env['MEILI_BIN'] ?? '';
  process.stdout.write(
    `seed ${random.seed}, ${updates} updates, Meilisearch: ${program === '' ? 'not run (MEILI_BIN names no program)' : program}\n`,
  );
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  const database = await testDatabase();
  await database.query('CREATE TABLE soak_thing (id uuid PRIMARY KEY, entry jsonb)');
  await database.query('GRANT SELECT, INSERT, UPDATE ON soak_thing TO guiku_app');
  const meili = program === '' ? null : await MeiliServer.start(program);
  const searchServer = meili && { url: meili.url, key: meili.key };
  const platform = PlatformModule.forRoot({ databaseUrl: database.app, dataDir: '.', log: createLog('soak', 'silent'), searchServer });
  const app = await NestFactory.createApplicationContext({ module: SearchModule, imports: [platform] }, { logger: false });
  const source = app.get(DataSource);
  const engine = searchServer && new MeiliEngine(source, app.get(PostgresEngine).frequency, searchServer);
  const soak = new Soak(random, server, database, meili, { source, relay: app.get(Relay), transactions: app.get(Transactions), engine });
  const began = Date.now();
  try {
    await soak.run(Number(updates));
  } finally {
    await soak.stopRelay();
    await app.close().catch(() => undefined);
    await meili?.stop();
    await server.stop();
  }
  for (const fault of soak.faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
  const { killed, retried, rebuilt, faults } = soak;
  const result = {
    soak: 'search',
    seed: random.seed,
    updates: Number(updates),
    engines: meili === null ? ['postgres'] : ['postgres', 'meilisearch'],
  };
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(`${JSON.stringify({ ...result, killed, retried, rebuilt, seconds, faults: faults.length })}\n`);
  return faults.length === 0 ? 0 : 1;
}

process.on('unhandledRejection', (error) => {
  // A pool tells of connections that a killed database took away.
  if (!/terminat|ECONN|Connection/i.test(String(error))) throw error;
});

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
