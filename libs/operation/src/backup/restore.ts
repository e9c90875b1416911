/**
 * A restore (恢复) into an empty database and data folder:
 * 1. Every file of the generation is verified first; one damaged byte and nothing is touched.
 * 2. The schema is brought to where it was when the backup was made.
 * 3. Blobs and files of the data folder, each verified as it is copied.
 * 4. One transaction: the rows, the jobs, the sequences, the public blobs. Foreign keys wait until all rows are there. Before it commits, every table
 *    is written out once more and must be the text that was backed up. Killed before that, the database is as empty as before.
 * 5. Migrations that this program has beyond the backup's; the planner is told what the tables hold.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import { DomainError } from '@libs/kernel';
import { analyze, BlobStore, migrate, MIGRATION_NAMES } from '@libs/platform';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyVerified, isThere, Measure } from './files';
import { restoreJobs } from './jobs';
import { GENERATIONS, generationsIn, type Manifest } from './manifest';
import { columnsOf, nameOf, PLAIN_TEXT, quoted, tablesOf, tableText } from './tables';
import { blobFile, blobsOf, verifyBackup } from './verify';

export interface RestoreOptions {
  ownerUrl: string;
  dataDir: string;
  folder: string;
  /** The newest when it is not given. */
  generation?: string;
}

/** Errors: `backup_not_found`, `backup_damaged` {files}, `backup_is_newer`, `restore_needs_empty_database`, `restore_needs_empty_folder`, `restore_differs` {tables}. */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { folder, dataDir, ownerUrl } = options;
  const names = await generationsIn(folder);
  const name = options.generation ?? names.at(-1) ?? '';
  if (!names.includes(name)) throw new DomainError('not_found', 'backup_not_found', { folder, generation: name });
  const [verified] = (await verifyBackup(folder, name)).generations;
  if (!verified?.manifest || verified.findings.length > 0)
    throw new DomainError('conflict', 'backup_damaged', { files: verified?.findings.map((finding) => finding.file) ?? [] });
  const { manifest } = verified;
  if (manifest.migrations.some((migration) => !MIGRATION_NAMES.includes(migration))) throw new DomainError('conflict', 'backup_is_newer');
  if (await isThere(join(dataDir, 'anchors', 'anchors.jsonl')))
    throw new DomainError('conflict', 'restore_needs_empty_folder', { dataDir });
  const client = new Client({ connectionString: ownerUrl, application_name: 'guiku-restore' });
  await client.connect();
  try {
    await refuseFilled(client);
    await migrate(ownerUrl, manifest.migrations);
    await restoreFiles(folder, dataDir, manifest);
    await restoreDatabase(client, options, manifest);
  } finally {
    await client.end();
  }
  await migrate(ownerUrl);
  await analyze(ownerUrl);
  return manifest;
}

async function refuseFilled(client: Client): Promise<void> {
  for (const table of ['organ', 'app_user', 'audit_event', 'installation']) {
    const { rows } = await client.query<{ there: string | null }>('SELECT to_regclass($1) AS there', [nameOf(table)]);
    if (rows[0]?.there === null) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${nameOf(table)} LIMIT 1`);
    if (rowCount !== 0) throw new DomainError('conflict', 'restore_needs_empty_database', { table });
  }
}

async function restoreFiles(folder: string, dataDir: string, manifest: Manifest): Promise<void> {
  const blobs = new BlobStore(join(dataDir, 'blobs'));
  for (const { sha256 } of await blobsOf(folder, manifest.generation))
    await copy(join(folder, blobFile(sha256)), blobs.path('private', sha256), sha256);
  for (const [path, { sha256 }] of Object.entries(manifest.files))
    if (path.startsWith('data/'))
      await copy(join(folder, GENERATIONS, manifest.generation, path), join(dataDir, path.slice('data/'.length)), sha256);
}

async function copy(from: string, to: string, sha256: string): Promise<void> {
  if (!(await copyVerified(from, to, sha256))) throw new DomainError('conflict', 'backup_damaged', { files: [from] });
}

async function restoreDatabase(client: Client, { folder, dataDir }: RestoreOptions, manifest: Manifest): Promise<void> {
  const file = (path: string) => join(folder, GENERATIONS, manifest.generation, path);
  await client.query('BEGIN');
  await client.query(PLAIN_TEXT);
  const keys = await deferForeignKeys(client);
  const every = (await tablesOf(client)).map((table) => nameOf(table.name));
  // What migrations put in is in the backup too. Sessions refer to users.
  await client.query(`TRUNCATE ${[...every, nameOf('session')].join(', ')}`);
  for (const table of manifest.tables) {
    const rows = client.query(copyFrom(`COPY ${nameOf(table.name)} (${columnsOf(table)}) FROM STDIN`));
    await pipeline(createReadStream(file(`tables/${table.name}.copy.gz`)), createGunzip(), rows);
  }
  for (const { name, value, isCalled } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [nameOf(name), value, isCalled]);
  const jobs = gunzipSync(await readFile(file('jobs.jsonl.gz'))).toString('utf8');
  await restoreJobs(
    client,
    jobs.split('\n').filter((line) => line !== ''),
  );
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} ALTER CONSTRAINT ${key.name} NOT DEFERRABLE`);
  await compareTables(client, manifest);
  const blobs = new BlobStore(join(dataDir, 'blobs'));
  const { rows: shown } = await client.query<{ sha256: string }>('SELECT DISTINCT sha256 FROM public_file');
  for (const { sha256 } of shown) if (!manifest.missing.includes(sha256)) await blobs.publish(sha256);
  await client.query('COMMIT');
}

/** Rooms refer to each other in circles (a draft to its text, the text to its draft): all rows first, then all references. */
async function deferForeignKeys(client: Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
     WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace`,
  );
  const keys = rows.map(({ table, name }) => ({ table, name: quoted(name) }));
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} DEFERRABLE INITIALLY DEFERRED`);
  return keys;
}

async function compareTables(client: Client, manifest: Manifest): Promise<void> {
  const differing: string[] = [];
  for (const table of manifest.tables) {
    const measure = new Measure();
    measure.resume();
    await pipeline(await tableText(client, table), measure);
    if (measure.rows !== table.rows || measure.measured().sha256 !== table.sha256) differing.push(table.name);
  }
  if (differing.length > 0) throw new DomainError('conflict', 'restore_differs', { tables: differing });
}
