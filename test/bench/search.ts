import 'reflect-metadata';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createLog, PlatformModule } from '@libs/platform';
import { MeiliEngine, PublicSearchModule, PostgresEngine, type SearchEngine, type SearchEntry, type SearchRequest } from '@libs/search';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { testDatabase } from '../support/database';
import { dropIndexes, meiliServer } from '../support/search-engines';
import { startTestServer } from '../support/server.mjs';
import { corpus, dataFolder } from './search-corpus';

/**
 * `npm run bench -- search [--data DIR] [--docs N] [--rounds N]`: the engines side by side on the real corpus, the same documents in both.
 * PostgreSQL always, copied (same texts, other ids and numbers) until there are N documents when the corpus has fewer; Meilisearch when
 * MEILI_URL names a server that answers, then without copies. One client, warm; the peer is plain ILIKE over the same passages, in the
 * same run.
 */
const TODAY = '2026-04-01';

const QUERIES: Record<string, readonly string[]> = {
  number: ['国办发〔2015〕5号', '国发〔2015〕68号', '国务院令第631号', '巴政办规〔2024〕3号', '国发[2010]1号'],
  title: ['中华人民共和国消防法', '物业管理条例', '公平竞争审查条例', '政府信息公开条例', '行政处罚法'],
  article: ['消防法第二十八条', '行政处罚法第三十三条', '物业管理条例第七条', '土地管理法第二条', '立法法第九十三条'],
  'one character': ['水', '狗', '税', '林', '茶'],
  'one common word': ['管理', '应当', '规定', '单位', '部门'],
  'one middling word': ['消防', '物业', '停车', '电梯', '养老'],
  'one rare word': ['草原', '沙化', '殡葬', '烟花', '网约车'],
  'two words': ['住宅区 消防', '物业 收费', '电梯 维修', '学校 安全', '农村 污水'],
  'run of words': ['住宅区消防', '物业收费标准', '电动自行车充电', '城市生活垃圾分类', '农村宅基地审批'],
  'long phrase': ['应当自收到申请之日起', '依法给予行政处罚', '违反本条例规定', '由县级以上地方人民政府', '构成犯罪的依法追究刑事责任'],
  question: [
    '小区里电动车能不能上楼充电',
    '公司拖欠工资应该怎么办',
    '邻居装修噪音扰民找谁投诉',
    '房屋拆迁补偿标准是多少',
    '饭店后厨卫生不达标怎么处罚',
  ],
  nothing: ['外星飞船着陆许可', '㐀㐁', '量子纠缠牧场', '冰川滑雪缆车补贴', '独角兽养殖'],
};

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : undefined;
};

const COPY = (table: string, columns: string) =>
  `INSERT INTO public_${table} (${table === 'entry' ? 'id' : 'entry_id'}, ${columns})
   SELECT (left(${table === 'entry' ? 'id' : 'entry_id'}::text, 24) || lpad((right(${table === 'entry' ? 'id' : 'entry_id'}::text, 12)::bigint + $1)::text, 12, '0'))::uuid, ${columns}
     FROM public_${table} WHERE right(${table === 'entry' ? 'id' : 'entry_id'}::text, 12)::bigint <= $2`;

async function copies(source: DataSource, base: number, wanted: number): Promise<number> {
  let have = base;
  for (; have < wanted; have += base) {
    await source.query(
      COPY(
        'entry',
        'kind, slug, title, title_key, number, number_key, issuer_id, issuer_name, level, region_code, doc_class, title_kind, topic, published_on, effective_on, year, title_tokens, digest',
      ),
      [have, base],
    );
    await source.query(COPY('entry_period', 'status, from_on, to_on'), [have, base]);
    await source.query(COPY('text', 'from_on, to_on, tokens'), [have, base]);
    await source.query(COPY('passage', 'ordinal, path, label, heading, text, from_on, to_on, tokens'), [have, base]);
    process.stderr.write(`${have + base} documents\n`);
  }
  return have;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const BATCH = 100;

/** Seconds that the engine takes for everything, a hundred documents at a time as the relay sends them. */
async function fill(engine: SearchEngine, entries: readonly SearchEntry[]): Promise<number> {
  const began = performance.now();
  for (let from = 0; from < entries.length; from += BATCH) {
    await engine.apply(entries.slice(from, from + BATCH).map((entry) => ({ kind: entry.kind, id: entry.id, entry })));
    if (from % 500 === 0) process.stderr.write(`${engine.name}: ${from} documents\n`);
  }
  return (performance.now() - began) / 1000;
}

interface Timed {
  hits: number;
  p50: number;
  p99: number;
}

async function ask(engine: SearchEngine, queries: readonly string[], rounds: number): Promise<Timed> {
  const request = (q: string): SearchRequest => ({ q, today: TODAY, time: { choice: 'valid' } });
  const times: number[] = [];
  let hits = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const q of queries) {
      const ms = await timed(async () => {
        const { total } = await engine.search(request(q), 'public');
        if (round === 0) hits += total;
      });
      if (round > 0) times.push(ms);
    }
  }
  times.sort((a, b) => a - b);
  return { hits: Math.round(hits / queries.length), p50: round1(at(times, 0.5)), p99: round1(at(times, 0.99)) };
}

async function main(): Promise<number> {
  const folder = dataFolder(option('data'));
  if (folder === null) {
    process.stderr.write('No real data here: set GUIKU_TEST_DATA, or give --data DIR (the folder that holds corpus/metadata.jsonl).\n');
    return 2;
  }
  const rounds = Number(option('rounds') ?? 4);
  const most = Number(option('docs') ?? 2_985);
  const meili = meiliServer();
  if (meili === null) process.stderr.write('Meilisearch: not run (MEILI_URL names no server that answers)\n');
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  const database = await testDatabase();
  const platform = PlatformModule.forRoot({ databaseUrl: database.admin, dataDir: '.', log: createLog('bench', 'silent') });
  const app = await NestFactory.createApplicationContext({ module: PublicSearchModule, imports: [platform] }, { logger: ['error'] });
  const prefix = `bench-${process.pid}`;
  try {
    const source = app.get(DataSource);
    const builtIn = app.get(PostgresEngine);
    const engines: SearchEngine[] = [builtIn];
    const entries: SearchEntry[] = [];
    for await (const entry of corpus(folder, most)) entries.push(entry);
    const indexSeconds: Record<string, number> = { postgres: round1(await fill(builtIn, entries)) };
    if (meili !== null) {
      const engine = new MeiliEngine(source, builtIn.frequency, { ...meili, prefix });
      await (await engine.aside.begin()).takeOver();
      indexSeconds[engine.name] = round1(await fill(engine, entries));
      engines.push(engine);
    }
    const documents = meili === null ? await copies(source, entries.length, most) : entries.length;
    await source.query('VACUUM ANALYZE');
    const [size] = await source.query<{ passages: number; bytes: number }[]>(
      `SELECT (SELECT count(*)::int FROM public_passage) AS passages,
              (SELECT sum(pg_total_relation_size(c.oid))::float8 FROM pg_class c WHERE c.relname IN ('public_entry', 'public_text', 'public_passage', 'public_entry_period')) AS bytes`,
    );
    const rows: Record<string, string | number>[] = [];
    for (const [name, queries] of Object.entries(QUERIES)) {
      const row: Record<string, string | number> = { class: name, n: queries.length * rounds };
      for (const engine of engines) {
        const { hits, p50, p99 } = await ask(engine, queries, rounds);
        Object.assign(row, { [`${engine.name} hits`]: hits, [`${engine.name} p50`]: p50, [`${engine.name} p99`]: p99 });
      }
      const peer: number[] = [];
      for (const q of queries) {
        const words = q.split(' ').map((word) => `%${word}%`);
        peer.push(
          await timed(() => source.query('SELECT entry_id, path, text FROM public_passage WHERE text ILIKE ALL ($1) LIMIT 20', [words])),
        );
      }
      peer.sort((a, b) => a - b);
      rows.push({ ...row, 'ILIKE p50': round1(at(peer, 0.5)) });
    }
    process.stderr.write(
      `${documents} documents, ${size?.passages ?? 0} passages, ${Math.round((size?.bytes ?? 0) / 1e6)} MB in PostgreSQL, indexed in ${JSON.stringify(indexSeconds)} s\n`,
    );
    console.table(rows);
    const notRun = meili === null ? { meilisearch: 'not run' } : {};
    process.stdout.write(`${JSON.stringify({ bench: 'search', documents, ...size, indexSeconds, ...notRun, rows })}\n`);
    return 0;
  } finally {
    if (meili !== null) await dropIndexes(meili.url, meili.key, prefix);
    await app.close();
    await database.drop();
    await server.stop();
  }
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
