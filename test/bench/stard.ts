import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog, PlatformModule } from '@libs/platform';
import { MeiliEngine, PublicSearchModule, PostgresEngine, type SearchEngine, type SearchEntry } from '@libs/search';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { testDatabase } from '../support/database';
import { dropIndexes, meiliServer } from '../support/search-engines';
import { startTestServer } from '../support/server.mjs';

/**
 * `npm run bench -- stard [--corpus FILE] [--queries FILE] [--qrels FILE] [--docs N] [--limit N]`: lay questions against statutes. Each article
 * is an entry by itself, titled by its law, so that the product's own search ranks ungrouped articles. The first N of the corpus and of
 * the queries when given; a part of the corpus always holds what the labels name. Both engines when MEILI_URL names a server that answers.
 */
const DEPTHS = [5, 10, 50, 100];
const BATCH = 500;

interface Article {
  id: string;
  name: string;
  law: string;
  date: string;
  content: string;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : undefined;
};

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function entryOf(no: number, { id, law, content }: Article): SearchEntry {
  return {
    kind: 'document',
    id: `00000000-0000-7000-8000-${String(no).padStart(12, '0')}`,
    slug: id,
    title: law,
    number: null,
    numberKey: null,
    audience: 'public',
    issuerId: '00000000-0000-7000-8000-000000999999',
    issuerName: '',
    level: 'prefecture',
    regionCode: '652800',
    docClass: 'NORMATIVE',
    titleKind: '办法',
    topic: null,
    publishedOn: null,
    effectiveOn: null,
    periods: [],
    passages: [{ path: 'art1', label: '', heading: null, text: content, from: '0001-01-01', to: null }],
  };
}

/** Ids of the hundred best articles. */
async function rank(engine: SearchEngine, q: string): Promise<string[]> {
  const { items } = await engine.search({ q, today: '2026-04-01', time: { choice: 'all' }, limit: 100 }, 'public');
  return items.map(({ slug }) => slug);
}

function score(ranked: readonly string[], wanted: ReadonlySet<string>): Record<string, number> {
  const gains = ranked.map((id) => (wanted.has(id) ? 1 : 0));
  const within = (depth: number) => gains.slice(0, depth).reduce<number>((sum, gain) => sum + gain, 0);
  const discounted = (list: readonly number[]) => list.slice(0, 10).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  const first = gains.slice(0, 10).indexOf(1);
  return {
    ...Object.fromEntries(DEPTHS.map((depth) => [`R@${depth}`, within(depth) / wanted.size])),
    'MRR@10': first < 0 ? 0 : 1 / (first + 1),
    'nDCG@10': discounted(gains) / discounted(Array.from({ length: Math.min(wanted.size, 10) }, () => 1)),
  };
}

async function main(): Promise<number> {
  const folder = join(option('data') ?? process.env['GUIKU_TEST_DATA'] ?? '../shared/data', 'stard');
  const files = {
    corpus: option('corpus') ?? join(folder, 'corpus.jsonl'),
    queries: option('queries') ?? join(folder, 'queries.jsonl'),
    qrels: option('qrels') ?? join(folder, 'qrels.tsv'),
  };
  const missing = Object.values(files).find((file) => !existsSync(file));
  if (missing !== undefined) {
    process.stderr.write(`No ${missing}: set GUIKU_TEST_DATA, or give --corpus, --queries and --qrels.\n`);
    return 2;
  }
  const wanted = new Map<string, Set<string>>();
  for (const line of lines(files.qrels)) {
    const [query = '', , article = '', gain = '0'] = line.split('\t');
    if (Number(gain) > 0) wanted.set(query, (wanted.get(query) ?? new Set()).add(article));
  }
  const labelled = new Set([...wanted.values()].flatMap((articles) => [...articles]));
  const most = Number(option('docs') ?? Infinity);
  const articles = lines(files.corpus)
    .map((line) => JSON.parse(line) as Article)
    .filter(({ id }, index) => index < most || labelled.has(id));
  const queries = lines(files.queries)
    .map((line) => JSON.parse(line) as { id: string; text: string })
    .filter(({ id }) => wanted.has(id))
    .slice(0, Number(option('limit') ?? Infinity));
  const meili = meiliServer();
  if (meili === null) process.stderr.write('Meilisearch: not run (MEILI_URL names no server that answers)\n');
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  const database = await testDatabase();
  const platform = PlatformModule.forRoot({ databaseUrl: database.admin, dataDir: '.', log: createLog('bench', 'silent') });
  const app = await NestFactory.createApplicationContext({ module: PublicSearchModule, imports: [platform] }, { logger: ['error'] });
  const prefix = `stard-${process.pid}`;
  try {
    const builtIn = app.get(PostgresEngine);
    const engines: SearchEngine[] = [builtIn];
    if (meili !== null) {
      const engine = new MeiliEngine(app.get(DataSource), builtIn.frequency, { ...meili, prefix });
      await (await engine.aside.begin()).takeOver();
      engines.push(engine);
    }
    const entries = articles.map((article, index) => entryOf(index + 1, article));
    for (let from = 0; from < entries.length; from += BATCH) {
      const changes = entries.slice(from, from + BATCH).map((entry) => ({ kind: entry.kind, id: entry.id, entry }));
      for (const engine of engines) await engine.apply(changes);
      if (from % 5_000 === 0) process.stderr.write(`${from} articles\n`);
    }
    await app.get(DataSource).query('VACUUM ANALYZE');
    const rows: Record<string, string | number>[] = [];
    for (const engine of engines) {
      const sums: Record<string, number> = {};
      const began = performance.now();
      for (const { id, text } of queries) {
        const scores = score(await rank(engine, text), wanted.get(id) ?? new Set());
        for (const [name, value] of Object.entries(scores)) sums[name] = (sums[name] ?? 0) + value / queries.length;
      }
      const rounded = Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]));
      rows.push({ engine: engine.name, ...rounded, 'ms/query': Math.round((performance.now() - began) / queries.length) });
    }
    console.table(rows);
    process.stdout.write(`${JSON.stringify({ bench: 'stard', articles: articles.length, queries: queries.length, rows })}\n`);
    return 0;
  } finally {
    if (meili !== null) await dropIndexes(meili.url, meili.key, prefix);
    await app.close();
    await database.drop();
    await server.stop();
  }
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
