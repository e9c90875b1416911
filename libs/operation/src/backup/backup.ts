/**
 * A backup (备份) of a running registry:
 * 1. One backup at a time: an advisory lock of the database. What a killed one left half made is removed.
 * 2. The anchors are copied first, so that everything they vouch for is in the database's copy.
 * 3. One REPEATABLE READ, READ ONLY transaction: every table by COPY, the queue's jobs, then the sequences, which only count on.
 * 4. The blobs after it: a blob is on disk before a row names it and is never changed, so everything the snapshot names is there. Those that
 *    the folder has already are not copied again.
 * 5. Every file is flushed; the manifest is written last; the folder gets its name by a rename. Killed at any time, there is no half generation.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { DomainError, sha256 } from '@libs/kernel';
import { MIGRATION_NAMES } from '@libs/platform';
import { Client } from 'pg';
import { copyVerified, flushFolder, Measure, sizeOf, writeFlushed } from './files';
import { jobsOf } from './jobs';
import { BLOBS, GENERATIONS, PART, type Manifest } from './manifest';
import { PLAIN_TEXT, tablesOf, tableText, type TableShape } from './tables';

export interface BackupOptions {
  /** guiku_owner's: the queue's tables are its own. */
  ownerUrl: string;
  dataDir: string;
  /** The backup folder; made when it is missing. Best on another machine or disk. */
  folder: string;
  at: Date;
}

/** Of the data folder, beside the blobs. secrets.json is not among them: a restored registry makes its own, and all sessions end. */
const DATA_FILES = ['demo-accounts.json'];
const LOCK = `hashtextextended('guiku.backup', 0)`;

/** Errors: `backup_is_running`, `backup_wrong_program` (the database is of another version); those of disk and database pass through. */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'guiku-backup' });
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS got`);
    if (rows[0]?.got !== true) throw new DomainError('conflict', 'backup_is_running');
    return await new Backup(options, client).make();
  } finally {
    await client.end();
  }
}

class Backup {
  private readonly generations = join(this.options.folder, GENERATIONS);
  private readonly name: string;
  private readonly half: string;
  private readonly files: Manifest['files'] = {};

  constructor(
    private readonly options: BackupOptions,
    private readonly client: Client,
  ) {
    this.name = options.at.toISOString().replace(/[-:]|\.\d+/g, '');
    this.half = join(this.generations, PART + this.name);
  }

  async make(): Promise<Manifest> {
    await mkdir(this.generations, { recursive: true });
    for (const name of await readdir(this.generations))
      if (name.startsWith(PART)) await rm(join(this.generations, name), { recursive: true });
    await mkdir(this.half);
    await this.copyData();
    const database = await this.copyDatabase();
    const blobs = await this.copyBlobs(database.named);
    const manifest: Manifest = {
      format: 1,
      generation: this.name,
      madeAt: this.options.at.toISOString(),
      ...database.facts,
      ...blobs,
      files: this.files,
    };
    await this.seal(manifest);
    return manifest;
  }

  private async write(path: string, stream: Readable): Promise<void> {
    this.files[path] = await writeFlushed(join(this.half, path), stream);
  }

  private async copyData(): Promise<void> {
    const anchors = await readdir(join(this.options.dataDir, 'anchors')).catch(() => []);
    // The list of anchors before the copies that it names: what is appended meanwhile is not in the list.
    const first = anchors.filter((name) => name === 'anchors.jsonl');
    const ordered = [...first, ...anchors.filter((name) => name !== 'anchors.jsonl')].map((name) => `anchors/${name}`);
    for (const name of [...ordered, ...DATA_FILES]) {
      const from = join(this.options.dataDir, name);
      if ((await sizeOf(from)) !== null) await this.write(`data/${name}`, createReadStream(from));
    }
  }

  private async copyDatabase(): Promise<{
    facts: Pick<Manifest, 'server' | 'isDemo' | 'migrations' | 'tables' | 'sequences' | 'jobs'>;
    /** Blobs that rows of the snapshot name. */
    named: Set<string>;
  }> {
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await this.client.query(PLAIN_TEXT);
    const migrations = await this.column(`SELECT name AS value FROM migration ORDER BY id`);
    if ([...migrations].sort().join() !== [...MIGRATION_NAMES].sort().join()) throw new DomainError('conflict', 'backup_wrong_program');
    const tables: Manifest['tables'] = [];
    for (const table of await tablesOf(this.client)) tables.push(await this.copyTable(table));
    const jobs = await jobsOf(this.client);
    await this.writePacked('jobs.jsonl.gz', Readable.from(jobs.map((line) => `${line}\n`)));
    const named = new Set(
      await this.column('SELECT sha256 AS value FROM file UNION SELECT sha256 FROM document_file UNION SELECT sha256 FROM clean_copy'),
    );
    const [about] = (
      await this.client.query<{ server: number; isDemo: boolean }>(
        `SELECT current_setting('server_version_num')::int AS server, EXISTS (SELECT 1 FROM installation WHERE demo) AS "isDemo"`,
      )
    ).rows;
    await this.client.query('COMMIT');
    const { rows: sequences } = await this.client.query<Manifest['sequences'][number]>(
      `SELECT sequencename AS name, coalesce(last_value, start_value)::text AS value, last_value IS NOT NULL AS "isCalled"
       FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
    );
    const { server = 0, isDemo = false } = about ?? {};
    return { facts: { server, isDemo, migrations, tables, sequences, jobs: jobs.length }, named };
  }

  private async copyTable(table: TableShape): Promise<Manifest['tables'][number]> {
    const measure = await this.writePacked(`tables/${table.name}.copy.gz`, await tableText(this.client, table));
    return { ...table, rows: measure.rows, sha256: measure.measured().sha256 };
  }

  /** Measures what goes in; what comes out is measured for the manifest. */
  private async writePacked(path: string, text: Readable): Promise<Measure> {
    const measure = new Measure();
    this.files[path] = await writeFlushed(join(this.half, path), text, measure, createGzip({ level: 6 }));
    return measure;
  }

  private async column(sql: string): Promise<string[]> {
    return (await this.client.query<{ value: string }>(sql)).rows.map((row) => row.value);
  }

  private async copyBlobs(named: ReadonlySet<string>): Promise<Pick<Manifest, 'blobs' | 'missing'>> {
    const list: string[] = [];
    const missing = new Set(named);
    let bytes = 0;
    const from = join(this.options.dataDir, 'blobs', 'private');
    for (const shelf of await namesIn(from)) {
      for (const hash of (await namesIn(join(from, shelf))).filter((name) => /^[0-9a-f]{64}$/.test(name))) {
        const size = await this.copyBlob(join(from, shelf, hash), hash);
        if (size === null) {
          missing.add(hash);
          continue;
        }
        missing.delete(hash);
        bytes += size;
        list.push(`${hash} ${size}\n`);
      }
    }
    await this.write('blobs.txt', Readable.from(list));
    return { blobs: { files: list.length, bytes }, missing: [...missing].sort() };
  }

  /** Null when what lies there is not what its name says. */
  private async copyBlob(path: string, hash: string): Promise<number | null> {
    const shelf = join(this.options.folder, BLOBS, hash.slice(0, 2));
    const size = await sizeOf(path);
    if ((await sizeOf(join(shelf, hash))) === size) return size;
    if (!(await copyVerified(path, join(shelf, hash), hash))) return null;
    await flushFolder(shelf);
    return size;
  }

  private async seal(manifest: Manifest): Promise<void> {
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    await writeFile(join(this.half, 'manifest.json'), text, { flag: 'wx', flush: true });
    await writeFile(join(this.half, 'manifest.sha256'), `${sha256(text)}\n`, { flag: 'wx', flush: true });
    for (const folder of ['tables', 'data/anchors', 'data', '.']) {
      const path = join(this.half, folder);
      if ((await sizeOf(path)) !== null) await flushFolder(path);
    }
    await rename(this.half, join(this.generations, this.name));
    await flushFolder(this.generations);
  }
}

/** What is in a folder; nothing when it is not there. */
async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}
