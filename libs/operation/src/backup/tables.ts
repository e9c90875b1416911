import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Readable } from 'node:stream';

/** Not part of a backup: made by migrating; sessions, which end with a restore; the workers of the moment. */
const LEFT_OUT = ['migration', 'session', 'worker_process'];

export interface TableShape {
  name: string;
  columns: string[];
}

/** What a COPY of this table writes is the same text on every server: key order by code points, UTC, shortest floats. */
export const PLAIN_TEXT = `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  GROUP BY c.relname ORDER BY c.relname`;

const KEY = `
  SELECT a.attname AS name, t.typcategory = 'S' AS "isText"
  FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum JOIN pg_type t ON t.oid = a.atttypid
  WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`;

export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(TABLES);
  return rows.filter((table) => !LEFT_OUT.includes(table.name));
}

/** Everything in the table, ordered by its key, as a stream of COPY text. */
export async function tableText(client: Client, table: TableShape): Promise<Readable> {
  const { rows: key } = await client.query<{ name: string; isText: boolean }>(KEY, [nameOf(table.name)]);
  const order = key.length > 0 ? key.map(({ name, isText }) => quoted(name) + (isText ? ' COLLATE "C"' : '')) : ['t::text COLLATE "C"'];
  return client.query(copyTo(`COPY (SELECT ${columnsOf(table)} FROM ${nameOf(table.name)} t ORDER BY ${order.join(', ')}) TO STDOUT`));
}

export function columnsOf(table: TableShape): string {
  return table.columns.map(quoted).join(', ');
}

export function nameOf(table: string): string {
  return `public.${quoted(table)}`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
