import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '@libs/kernel';
import { createLog, Metrics, PlatformModule, Transactions } from '@libs/platform';
import { startQueue, type RunningQueue } from '../../apps/worker/src/queue';
import { reactTask } from '../../apps/worker/src/react.task';
import type { Reaction, RecordedEvent } from '../../apps/worker/src/reaction';
import { testDatabase, type TestDatabase } from '../support/database';

const log = createLog('test', 'silent');
let database: TestDatabase;
let app: INestApplicationContext;
let queue: RunningQueue | null = null;
let hanging: ChildProcess | null = null;

beforeEach(async () => {
  database = await testDatabase();
  app = await NestFactory.createApplicationContext(PlatformModule.forRoot({ databaseUrl: database.app, dataDir: '.', log }), {
    logger: ['error'],
  });
});
afterEach(async () => {
  hanging?.kill('SIGKILL');
  await queue?.stop();
  queue = null;
  await app.close();
  await database.drop();
});

function record(subjectId: string): Promise<string> {
  const event = { type: 'test.react', subjectType: 'test', subjectId, actorId: SYSTEM.id, detail: {} };
  return app.get(Transactions).run((tx) => tx.record({ ...event, at: tx.now }));
}

async function work(reactions: readonly Reaction[]): Promise<void> {
  const reach = { get: app.get.bind(app), log };
  const tasks = { react: reactTask({ 'test.react': reactions }, reach) };
  queue = await startQueue(app, { ownerUrl: database.owner, tasks, cron: [], log });
}

function see(note: (event: RecordedEvent) => unknown): Reaction {
  return {
    name: 'see',
    run(event) {
      note(event);
      return Promise.resolve();
    },
  };
}

async function until(isTrue: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isTrue());) {
    if (Date.now() > end) throw new Error('waited in vain');
    await sleep(25);
  }
}

const waiting = async () => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker._private_jobs'))[0]?.n;

describe('reactions', () => {
  it('run after the commit, with the event as the log has it', async () => {
    const seen: RecordedEvent[] = [];
    await work([see((event) => seen.push(event))]);
    const id = await record('a');
    await until(() => seen.length > 0);
    const at = seen[0]?.at;
    expect(at).toBeInstanceOf(Date);
    expect(seen).toEqual([{ id, type: 'test.react', subjectType: 'test', subjectId: 'a', actorId: SYSTEM.id, at, detail: {} }]);
    await until(async () => (await waiting()) === 0);
  });

  it('INV-F: of an event whose second reaction fails at first, the first has its effect once', async () => {
    let tries = 0;
    let effects = 0;
    const first: Reaction = {
      name: 'first',
      run: (event, { get }) =>
        get(Transactions).run(async (tx) => {
          if (await tx.once(event.id, 'first')) effects += 1;
        }),
    };
    const second: Reaction = {
      name: 'second',
      run: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
    };
    await work([first, second]);
    await record('b');
    await until(async () => tries === 2 && (await waiting()) === 0);
    expect(effects).toBe(1);
  });

  it('that nobody knows leave the job waiting and counted, not lost', async () => {
    const reach = { get: app.get.bind(app), log };
    queue = await startQueue(app, { ownerUrl: database.owner, tasks: { react: reactTask({}, reach) }, cron: [], log });
    await record('c');
    await until(async () =>
      (await app.get(Metrics).registry.metrics()).includes('guiku_jobs_total{task="react",outcome="error",app="guiku"} 1'),
    );
    expect(await waiting()).toBe(1);
    await database.query(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`);
    const lines = (await app.get(Metrics).registry.metrics()).split('\n');
    expect(lines).toContain('guiku_jobs_failed{app="guiku"} 1');
  });
});

describe('takeover', () => {
  function startHanging(): Promise<void> {
    const script = join(__dirname, '../support/hanging-worker.ts');
    const child = spawn(process.execPath, ['--require', join(__dirname, '../support/from-source.cjs'), script], {
      env: { ...process.env, DATABASE_URL: database.app, OWNER_DATABASE_URL: database.owner },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    hanging = child;
    return new Promise((resolve, reject) => {
      child.stdout.once('data', () => {
        resolve();
      });
      child.once('exit', () => {
        reject(new Error('the hanging worker ended'));
      });
    });
  }

  it('INV-F: the job of a worker killed with kill -9 is resumed at once by the next that starts', async () => {
    await record('d');
    await startHanging();
    hanging?.kill('SIGKILL');
    await until(
      async () =>
        (
          await database.query(
            `SELECT 1 FROM pg_stat_activity WHERE application_name = 'guiku-worker-life' AND datname = current_database()`,
          )
        ).length === 0,
    );
    let runs = 0;
    await work([see(() => (runs += 1))]);
    await until(async () => (await waiting()) === 0);
    expect(runs).toBe(1);
    expect(await database.query('SELECT pid FROM worker_process')).toEqual([{ pid: process.pid }]);
  });

  it('leaves alone the job of a worker that is slow but alive', async () => {
    await record('e');
    await startHanging();
    let runs = 0;
    await work([see(() => (runs += 1))]);
    expect(await queue?.life.takeOver()).toEqual([]);
    await sleep(300);
    expect(runs).toBe(0);
  });

  it('goes on after the database has dropped every connection', async () => {
    let runs = 0;
    await work([see(() => (runs += 1))]);
    await record('f');
    await until(() => runs === 1);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await until(
      async () =>
        (
          await database.query(
            `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          )
        ).length > 0,
    );
    await until(() =>
      record('g').then(
        () => true,
        () => false,
      ),
    );
    await until(() => runs === 2, 20_000);
    expect(await queue?.life.takeOver()).toEqual([]);
  });
});
