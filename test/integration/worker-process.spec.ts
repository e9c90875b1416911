import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExtractionModule, FileService } from '@libs/extraction';
import { SYSTEM } from '@libs/kernel';
import { IdentityModule, OrganQueries, OrganService } from '@libs/identity';
import { createLog, PlatformModule } from '@libs/platform';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { freePort } from '../support/app';
import { testDatabase, type TestDatabase } from '../support/database';

const MAIN = join(__dirname, '../../apps/worker/src/main.ts');
const FROM_SOURCE = ['--require', join(__dirname, '../support/from-source.cjs')];

@Module({})
class Rooms {}

let database: TestDatabase;
let folder: string;
let worker: ChildProcess | null = null;

beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'guiku-worker-'));
});
afterEach(async () => {
  worker?.kill('SIGKILL');
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function startWorker(): Promise<{ base: string; ended: Promise<number | null> }> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: database.app,
    OWNER_DATABASE_URL: database.owner,
    GUIKU_DATA_DIR: folder,
    GUIKU_LOG_LEVEL: 'error',
  };
  const child = fork(MAIN, [], { env, execArgv: FROM_SOURCE });
  worker = child;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const base = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if ((await statusOf(`${base}/readyz`)) === 200) return { base, ended };
    await sleep(50);
  }
  throw new Error('the worker was not ready in time');
}

function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );
}

describe('the worker’s process', () => {
  it('is ready, does what follows from a command, and stops when asked', async () => {
    const { base, ended } = await startWorker();
    const platform = PlatformModule.forRoot({ databaseUrl: database.app, dataDir: folder, log: createLog('test', 'silent') });
    const app = await NestFactory.createApplicationContext(
      { module: Rooms, imports: [platform, IdentityModule, ExtractionModule] },
      { logger: ['error'] },
    );
    await app.get(OrganService).seed(SYSTEM);
    const { id: organId } = await app.get(OrganQueries).byCode('bz-fgw');
    const content = Buffer.from('关于测试的通知\n第一条 为了测试，制定本办法。\n', 'utf8');
    const { id } = await app.get(FileService).store({ content, name: '送审稿.txt', purpose: 'draft' }, { ...SYSTEM, organId });
    const state = async () => (await database.query<{ state: string }>('SELECT state FROM file WHERE id = $1', [id]))[0]?.state;
    for (const end = Date.now() + 10_000; (await state()) !== 'read' && Date.now() < end;) await sleep(50);
    expect(await state()).toBe('read');
    await app.close();
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('guiku_jobs_failed{app="guiku"} 0');
    expect(metrics).toMatch(/guiku_jobs_total\{task="react",outcome="success",app="guiku"\} [1-9]/);
    worker?.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await database.query('SELECT * FROM worker_process')).toEqual([]);
  });

  it('ends by itself when the process that started it is gone', async () => {
    const { ended } = await startWorker();
    worker?.disconnect();
    expect(await ended).toBe(0);
  });
});
