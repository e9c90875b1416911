/** Backup under load, restore into another server, and every damage named (issue: a place to live). */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule, AuditVerifier, AnchorService, SealService } from '@libs/audit';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule, FileService } from '@libs/extraction';
import { IdentityModule } from '@libs/identity';
import { makeBackup, OperationModule, OperationService, pruneBackups, restoreBackup, verifyBackup, type Manifest } from '@libs/operation';
import { createLog, PlatformModule } from '@libs/platform';
import { RegistryModule, RegistryService } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule } from '@libs/settings';
import { openContext, type TestContext } from '../support/context';
import { startDebianPostgres } from '../support/debian-postgres';
import { documentFactory, type DocumentFactory } from '../support/documents';
import { openLifecycle, ROUND_ONE, type Lifecycle } from '../support/lifecycle';
import { Random } from '../support/random';
import { createDatabase, grantDatabase, urlsOf, withClient, type DatabaseUrls } from '../support/server.mjs';

const MODULES = [
  IdentityModule,
  SettingsModule,
  ExtractionModule,
  RegistryModule,
  ReviewModule,
  DraftingModule,
  AuditModule,
  OperationModule,
];

@Module({})
class RestoredModule {}

let context: TestContext;
let lifecycle: Lifecycle;
let documents: DocumentFactory;
let folder: string;
let count = 0;

beforeAll(async () => {
  context = await openContext({ modules: MODULES });
  lifecycle = await openLifecycle(context);
  documents = await documentFactory(context);
  folder = mkdtempSync(join(tmpdir(), 'guiku-backup-'));
  const file = await lifecycle.upload('公开的正本', lifecycle.people.office);
  const paper = { fileId: file.id, sha256: file.sha256, name: file.name, mediaType: file.mediaType, size: file.size };
  const { documentId } = await documents.register({ files: [{ ...paper, role: 'formal', isPublic: true }] });
  await context.get(RegistryService).syncFiles(documentId);
  await lifecycle.prepare(lifecycle.people.drafter, 'bz-gov');
  await context.get(SealService).seal({ isThorough: true });
  await context.get(AnchorService).anchor('2026-04-01');
}, 120_000);
afterAll(async () => {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

function backUp(to = folder): Promise<Manifest> {
  context.clock.set(new Date(Date.parse('2026-04-01T02:00:00Z') + (count += 1) * 1000).toISOString());
  return makeBackup({ ownerUrl: context.database.owner, dataDir: context.dataDir, folder: to, at: context.clock.now() });
}

/** An empty database with its rights, on the test server or on another. */
async function emptyDatabase(admin: string = context.database.admin): Promise<DatabaseUrls & { drop(): Promise<void> }> {
  const name = `guiku_test_restore_${process.pid}_${(count += 1)}`;
  await withClient(admin, (client) => createDatabase(client, name));
  const urls = urlsOf(admin, name);
  await withClient(urls.admin, grantDatabase);
  const server = new URL(admin);
  server.pathname = '/postgres';
  const drop = () =>
    withClient(server.href, async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  return { ...urls, drop };
}

/** Rows of every table as text, whatever the server; what a restore makes anew is left out. */
function rowsOf(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    await client.query(`SET timezone = 'UTC'`);
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('session', 'worker_process') ORDER BY 1`,
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY t::text COLLATE "C"`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

function jobsOf(url: string): Promise<object[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<object>(
      `SELECT t.identifier, j.payload, j.key, j.attempts, j.max_attempts, j.locked_by FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.key`,
    );
    return rows;
  });
}

describe('a backup that is taken while people work', () => {
  it('is one moment: every event in it has its row, its chain and its job', async () => {
    const load: { isOver: boolean } = { isOver: false };
    const work = (async () => {
      for (let n = 0; !load.isOver; n++) {
        await context
          .get(FileService)
          .store({ content: Buffer.from(`材料 ${n}`), name: '材料.txt', purpose: 'material' }, lifecycle.people.drafter);
        await lifecycle.create(lifecycle.people.drafter, 'bz-gov', ROUND_ONE.replace('管理办法', `管理办法${n}`));
      }
    })();
    await sleep(200);
    const first = await backUp();
    await sleep(100);
    const second = await backUp();
    load.isOver = true;
    await work;
    expect(second.blobs.files).toBeGreaterThan(first.blobs.files);
    expect(second.missing).toEqual([]);
    for (const { generation } of [first, second]) {
      const { database, dataDir, drop } = await restored(generation);
      const [unmatched] = await withClient(database.admin, async (client) => {
        const { rows } = await client.query<{ events: number; jobs: number; drafts: number; texts: number }>(
          `SELECT (SELECT count(*)::int FROM audit_event) AS events, (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
                  (SELECT count(*)::int FROM draft) AS drafts, (SELECT count(DISTINCT subject_id)::int FROM audit_event WHERE type = 'drafting.create') AS texts`,
        );
        return rows;
      });
      expect(unmatched?.jobs).toBe(unmatched?.events);
      expect(unmatched?.texts).toBe(unmatched?.drafts);
      const hashes = await withClient(
        database.admin,
        async (client) => (await client.query<{ sha256: string }>('SELECT sha256 FROM file')).rows,
      );
      for (const { sha256 } of hashes) expect(existsSync(join(dataDir, 'blobs/private', sha256.slice(0, 2), sha256))).toBe(true);
      await drop();
    }
  }, 120_000);
});

async function restored(generation?: string, admin?: string) {
  const database = await emptyDatabase(admin);
  const dataDir = mkdtempSync(join(tmpdir(), 'guiku-restored-'));
  const manifest = await restoreBackup({ ownerUrl: database.owner, dataDir, folder, generation });
  const drop = async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { database, dataDir, manifest, drop };
}

describe('a restored backup', () => {
  beforeAll(async () => {
    // A job that somebody was working on and one that was given up: the first has still to run, the second stays given up.
    await context.database.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'somebody' WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs)`,
    );
    await context.database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = '坏' WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs)`,
    );
    await backUp();
  });
  it('is the same, table by table, job by job, file by file', async () => {
    const { database, dataDir, drop } = await restored();
    expect(await rowsOf(database.admin)).toEqual(await rowsOf(context.database.admin));
    const free = (await jobsOf(context.database.admin)).map((job) => ({ ...job, locked_by: null }));
    expect(await jobsOf(database.admin)).toEqual(free);
    for (const area of ['private', 'public'])
      expect(filesIn(join(dataDir, 'blobs', area))).toEqual(filesIn(join(context.dataDir, 'blobs', area)));
    expect(filesIn(join(dataDir, 'blobs/public'))).toHaveLength(1);
    expect(readFileSync(join(dataDir, 'anchors/anchors.jsonl'))).toEqual(readFileSync(join(context.dataDir, 'anchors/anchors.jsonl')));
    expect(await schemaOf(database.admin)).toEqual(await schemaOf(context.database.admin));
    await drop();
  }, 60_000);
  it('works on: its audit log verifies up to the anchor, and is continued', async () => {
    const { database, dataDir, drop } = await restored();
    const platform = PlatformModule.forRoot({ databaseUrl: database.app, dataDir, log: createLog('test', 'silent'), clock: context.clock });
    const module = { module: RestoredModule, imports: [platform, AuditModule, OperationModule] };
    const again = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
    const findings: unknown[] = [];
    const report = await again.get(AuditVerifier).verify((finding) => void findings.push(finding));
    expect(findings).toEqual([]);
    expect(report.anchored).toMatchObject({ on: '2026-04-01' });
    await again.get(OperationService).restored(await backUp());
    expect((await again.get(AuditVerifier).verify(() => undefined)).rows).toBe(report.rows + 1);
    await again.close();
    await drop();
  }, 60_000);
  it('goes into PostgreSQL 15 as well', async () => {
    const server = await startDebianPostgres();
    if (!server) {
      process.stderr.write('backup: PostgreSQL 15 is not installed, not run on it\n');
      return;
    }
    try {
      await withClient(server.admin, async (client) => {
        for (const role of ['guiku_owner', 'guiku_app', 'guiku_portal']) await client.query(`CREATE ROLE ${role} LOGIN`);
      });
      const { database, drop } = await restored(undefined, server.admin);
      expect(await rowsOf(database.admin)).toEqual(await rowsOf(context.database.admin));
      await drop();
    } finally {
      server.stop();
    }
  }, 120_000);
  it('goes into an empty place only', async () => {
    const { database, dataDir, drop } = await restored();
    const elsewhere = mkdtempSync(join(tmpdir(), 'guiku-restored-'));
    await expect(restoreBackup({ ownerUrl: database.owner, dataDir: elsewhere, folder })).rejects.toMatchObject({
      code: 'restore_needs_empty_database',
    });
    expect(readdirSync(elsewhere)).toEqual([]);
    const fresh = await emptyDatabase();
    await expect(restoreBackup({ ownerUrl: fresh.owner, dataDir, folder })).rejects.toMatchObject({ code: 'restore_needs_empty_folder' });
    await fresh.drop();
    await drop();
    rmSync(elsewhere, { recursive: true });
  }, 60_000);
});

describe('the backup folder', () => {
  it('takes each uploaded file once, and lets old generations go with what only they need', async () => {
    const own = mkdtempSync(join(tmpdir(), 'guiku-backup-own-'));
    const first = await backUp(own);
    const before = filesIn(join(own, 'blobs'));
    const inodes = before.map((name) => statSync(join(own, 'blobs', name)).ino);
    await context
      .get(FileService)
      .store({ content: Buffer.from('新的材料'), name: '新.txt', purpose: 'material' }, lifecycle.people.drafter);
    const second = await backUp(own);
    expect(filesIn(join(own, 'blobs')).length).toBe(before.length + 1);
    expect(before.map((name) => statSync(join(own, 'blobs', name)).ino)).toEqual(inodes);
    expect(await pruneBackups(own, 1)).toEqual([first.generation]);
    expect((await verifyBackup(own)).generations).toMatchObject([{ name: second.generation, findings: [] }]);
    rmSync(own, { recursive: true });
  }, 60_000);
  it('has no half generation when a backup is killed, and the next one clears it away', async () => {
    const own = mkdtempSync(join(tmpdir(), 'guiku-backup-own-'));
    await backUp(own);
    const [name = ''] = readdirSync(join(own, 'generations'));
    cpSync(join(own, 'generations', name), join(own, 'generations/.part-20990101T000000Z'), { recursive: true });
    expect((await verifyBackup(own)).generations.map((generation) => generation.name)).toEqual([name]);
    await backUp(own);
    expect(readdirSync(join(own, 'generations'))).not.toContain('.part-20990101T000000Z');
    rmSync(own, { recursive: true });
  }, 60_000);
  it('says which uploaded file was lost before the backup', async () => {
    const { sha256 } = await lifecycle.upload('将要丢失', lifecycle.people.drafter);
    unlinkSync(join(context.dataDir, 'blobs/private', sha256.slice(0, 2), sha256));
    const own = mkdtempSync(join(tmpdir(), 'guiku-backup-own-'));
    expect((await backUp(own)).missing).toEqual([sha256]);
    await context
      .get(FileService)
      .store({ content: Buffer.from('将要丢失'), name: 'a.txt', purpose: 'material' }, lifecycle.people.drafter);
    expect((await backUp(own)).missing).toEqual([]);
    rmSync(own, { recursive: true });
  }, 60_000);
  it('is used by one backup at a time', async () => {
    const results = await Promise.allSettled([backUp(), backUp()]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'backup_is_running' });
  }, 60_000);
});

describe('a damaged backup', () => {
  it('is named by its file, whichever byte was changed, and restores nothing', async () => {
    const own = mkdtempSync(join(tmpdir(), 'guiku-backup-own-'));
    const { generation } = await backUp(own);
    const random = new Random(20261122);
    const files = filesIn(own);
    const database = await emptyDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'guiku-restored-'));
    for (let round = 0; round < 50; round++) {
      const file = random.pick(files);
      const bytes = readFileSync(join(own, file));
      if (bytes.length === 0) continue;
      const at = random.integer(0, bytes.length - 1);
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << random.integer(0, 7));
      writeFileSync(join(own, file), damaged);
      const found = (await verifyBackup(own)).generations.flatMap((each) => each.findings);
      expect([round, found]).toEqual([round, [{ file, problem: 'damaged' }]]);
      if (round % 10 === 0)
        await expect(restoreBackup({ ownerUrl: database.owner, dataDir, folder: own })).rejects.toMatchObject({
          code: 'backup_damaged',
          detail: { files: [file] },
        });
      writeFileSync(join(own, file), bytes);
    }
    const manifest = join(own, 'generations', generation, 'manifest.json');
    truncateSync(manifest, statSync(manifest).size - 40);
    await expect(restoreBackup({ ownerUrl: database.owner, dataDir, folder: own })).rejects.toMatchObject({ code: 'backup_damaged' });
    unlinkSync(manifest);
    expect((await verifyBackup(own)).generations[0]?.findings).toEqual([
      { file: `generations/${generation}/manifest.json`, problem: 'missing' },
    ]);
    expect(readdirSync(dataDir)).toEqual([]);
    expect(await rowsOf(database.admin)).toEqual({});
    await database.drop();
    rmSync(own, { recursive: true });
  }, 120_000);
});

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();
}

/** Keys stay as they were: a restore lets them wait and takes that back. */
function schemaOf(url: string): Promise<object[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<object>(
      `SELECT conrelid::regclass::text AS table, conname, condeferrable, condeferred, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    );
    return rows;
  });
}
