import { migrate } from '@libs/platform';
import type { Client } from 'pg';
import { createDatabase, grantDatabase, urlsOf, withClient, type DatabaseUrls } from './server.mjs';

const TEMPLATE_LOCK = 7283002;

export interface TestDatabase extends DatabaseUrls {
  name: string;
  /** Rows of a query run as the administrator: for looking at what no role of ours may see. */
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Back to the freshly migrated state: every table emptied, then what the migrations had put in is put in again. */
  truncateAll(): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated database of this test file's own: a clone of a template that the run's first caller makes. */
export async function testDatabase(): Promise<TestDatabase> {
  const { admin, run } = testServer();
  const template = `guiku_test_${run}_template`;
  const name = `guiku_test_${run}_${process.env['JEST_WORKER_ID'] ?? '0'}_${Math.random().toString(36).slice(2, 8)}`;
  await withClient(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(client, admin, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER guiku_owner`);
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  });
  const urls = urlsOf(admin, name);
  const pristine = await withClient(urls.admin, async (client) => {
    await grantDatabase(client);
    return rememberRows(client);
  });
  return {
    ...urls,
    name,
    query: <Row extends object>(sql: string, values?: unknown[]) =>
      withClient(urls.admin, async (client) => (await client.query<Row>(sql, values)).rows),
    truncateAll: () => withClient(urls.admin, (client) => restore(client, pristine)),
    drop: () =>
      withClient(admin, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

function testServer(): { admin: string; run: string } {
  const text = process.env['GUIKU_TEST_SERVER'];
  if (text === undefined) throw new Error('No test server: this file belongs into test/integration or test/e2e, whose projects start one.');
  return JSON.parse(text) as { admin: string; run: string };
}

async function ensureTemplate(client: Client, admin: string, template: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount !== 0) return;
  const half = `${template}_half`;
  await client.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`);
  await createDatabase(client, half);
  const urls = urlsOf(admin, half);
  await withClient(urls.admin, grantDatabase);
  await migrate(urls.owner);
  await client.query(`ALTER DATABASE ${half} RENAME TO ${template}`);
}

interface TableRows {
  table: string;
  columns: string;
  rows: string;
}

const TABLES = `SELECT format('%I.%I', n.nspname, c.relname) AS table, c.oid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('public', 'graphile_worker') AND c.relname NOT IN ('migration', 'migrations')`;

/** What the migrations put into tables (calendars, roles, number series …), to be put back by truncateAll. */
async function rememberRows(client: Client): Promise<TableRows[]> {
  const { rows: tables } = await client.query<{ table: string; oid: number }>(TABLES);
  const found: TableRows[] = [];
  for (const { table, oid } of tables) {
    const { rows } = await client.query<{ rows: string | null }>(`SELECT json_agg(t)::text AS rows FROM ${table} t`);
    const text = rows[0]?.rows ?? null;
    const { rows: columns } = await client.query<{ list: string }>(
      `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute
       WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [oid],
    );
    if (text !== null) found.push({ table, columns: columns[0]?.list ?? '', rows: text });
  }
  return found;
}

async function restore(client: Client, pristine: TableRows[]): Promise<void> {
  const { rows: tables } = await client.query<{ table: string }>(TABLES);
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica'); // no trigger, no foreign-key order: these rows were all there together
  await client.query(`TRUNCATE ${tables.map(({ table }) => table).join(', ')} RESTART IDENTITY CASCADE`);
  for (const { table, columns, rows } of pristine) {
    await client.query(
      `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [rows],
    );
  }
  await client.query('COMMIT');
}
