import { randomUUID } from 'node:crypto';
import { Ids } from '@libs/platform';
import type { Client } from 'pg';

/** Tables of one lifecycle in an order that foreign keys bear, each with the rows that are the draft's. */
const OWN = `
  WITH d AS (SELECT $1::uuid AS id), r AS (SELECT id FROM review WHERE subject_id = $1),
    f AS (SELECT file_id AS id FROM draft_text WHERE draft_id = $1 UNION SELECT file_id FROM material WHERE draft_id = $1 AND file_id IS NOT NULL),
    doc AS (SELECT document_id AS id FROM draft WHERE id = $1 AND document_id IS NOT NULL)`;
const DOCUMENT_TABLES = ['document_issuer', 'effect_event', 'document_version', 'document_file', 'classification'];
const DERIVED_TABLES = ['effect_summary', 'effect_period', 'version_period'];
const REVIEW_TABLES = [
  'review_text',
  'review_remark',
  'review_response',
  'review_check',
  'review_pause',
  'review_supplement',
  'review_opinion',
];
const DRAFT_TABLES = ['draft_text', 'material', 'submission', 'deliberation', 'signature', 'publication'];
const TABLES: readonly [table: string, condition: string][] = [
  ['file', 'id IN (SELECT id FROM f)'],
  ['issued_number', 'subject_id IN (SELECT id::text FROM d UNION SELECT id::text FROM r)'],
  ['document', 'id IN (SELECT id FROM doc)'],
  ...DOCUMENT_TABLES.map((table) => [table, 'document_id IN (SELECT id FROM doc)'] as [string, string]),
  ['relation', 'from_document_id IN (SELECT id FROM doc)'],
  ...DERIVED_TABLES.map((table) => [table, 'document_id IN (SELECT id FROM doc)'] as [string, string]),
  ['draft', 'id = $1'],
  ...DRAFT_TABLES.slice(0, 3).map((table) => [table, 'draft_id = $1'] as [string, string]),
  ['review', 'subject_id = $1'],
  ...REVIEW_TABLES.map((table) => [table, 'review_id IN (SELECT id FROM r)'] as [string, string]),
  ...DRAFT_TABLES.slice(3).map((table) => [table, 'draft_id = $1'] as [string, string]),
];

interface Part {
  table: string;
  json: string;
}

/** The rows of one lifecycle, to be written again by plain SQL. */
export interface LifecycleRows {
  parts: Part[];
  /** The log's rows, one a command, in order. */
  events: string[];
  /** Every id that is the lifecycle's own, and its numbers and slug. */
  ids: string[];
  words: string[];
}

/** Reads the rows of the lifecycle of `draftId`. */
export async function rowsOf(client: Client, draftId: string): Promise<LifecycleRows> {
  const parts: Part[] = [];
  for (const [table, condition] of TABLES) {
    const { rows } = await client.query<{ json: string | null }>(
      `${OWN} SELECT json_agg(t)::text AS json FROM ${table} t WHERE ${condition}`,
      [draftId],
    );
    const json = rows[0]?.json;
    if (json) parts.push({ table, json });
  }
  const all = parts.map((part) => part.json).join('');
  const ids = [...new Set([...all.matchAll(/"id":"([0-9a-f-]{36})"/g)].map((match) => match[1] ?? ''))];
  const { rows: events } = await client.query<{ json: string }>(
    'SELECT row_to_json(e)::text AS json FROM audit_event e WHERE subject_id = ANY($1) ORDER BY at, id',
    [ids],
  );
  const words = [...all.matchAll(/"(?:canonical|key|slug)":"([^"]+)"/g)].map((match) => match[1] ?? '');
  const eventIds = events.flatMap(({ json }) => /"id":"([0-9a-f-]{36})"/.exec(json)?.[1] ?? []);
  return { parts, events: events.map(({ json }) => json), ids: [...ids, ...eventIds], words: [...new Set(words)] };
}

/** How many rows a lifecycle writes, the log's included. */
export function countOf(rows: LifecycleRows): number {
  return rows.events.length + rows.parts.reduce((sum, part) => sum + (JSON.parse(part.json) as unknown[]).length, 0);
}

const slugs = new Ids();
const isSlug = (word: string) => /^[0-9a-z]{10}$/.test(word);

/**
 * Writes the same rows anew, under other ids and numbers: one transaction a command, each with its log row and its job, as the commands
 * do it; but nothing is read, locked, parsed or decided.
 */
export async function writeAgain(client: Client, rows: LifecycleRows, no: number): Promise<void> {
  const names = new Map([
    ...rows.ids.map((id) => [id, randomUUID()] as const),
    ...rows.words.map((word) => [word, isSlug(word) ? slugs.slug() : `${word.slice(0, 4)}${no}-${randomUUID()}`] as const),
  ]);
  const pattern = new RegExp(
    [...names.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|'),
    'g',
  );
  const renamed = (json: string) =>
    json
      .replace(pattern, (word) => names.get(word) ?? word)
      .replace(/"serial":(\d+),"state":/g, (_, serial: string) => `"serial":${Number(serial) + no * 100_000},"state":`);
  for (const [index, event] of rows.events.entries()) {
    await client.query('BEGIN');
    if (index === 0) {
      for (const { table, json } of rows.parts) {
        await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [renamed(json)]);
      }
    }
    const json = renamed(event);
    await client.query('INSERT INTO audit_event SELECT * FROM json_populate_record(NULL::audit_event, $1::json)', [json]);
    await client.query('SELECT enqueue($1)', [/"id":"([0-9a-f-]{36})"/.exec(json)?.[1]]);
    await client.query('COMMIT');
  }
}
