import type { INestApplicationContext } from '@nestjs/common';
import { Clock, Metrics, type Log } from '@libs/platform';
import { Logger, parseCronItems, run, type CronItem, type LogLevel, type Runner, type TaskList } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { WorkerLife } from './worker-life';

/** Jobs at a time in one process. */
const CONCURRENCY = 4;

export interface QueueOptions {
  ownerUrl: string;
  tasks: TaskList;
  cron: readonly CronItem[];
  log: Log;
}

export interface RunningQueue {
  life: WorkerLife;
  /** Settles when the queue has ended, by whatever cause. */
  ended: Promise<void>;
  /** Lets running jobs finish, then lets go of everything. */
  stop(): Promise<void>;
}

/** Starts to work on the queue, with takeover of what a killed worker left and metrics of what happens. */
export async function startQueue(app: INestApplicationContext, options: QueueOptions): Promise<RunningQueue> {
  const { log, ownerUrl } = options;
  const metrics = app.get(Metrics);
  const pool = new Pool({ connectionString: ownerUrl, max: CONCURRENCY + 4, application_name: 'guiku-queue' });
  const lost = (error: Error) => {
    log.warn({ err: error }, 'a connection of the queue was lost');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost)); // also while it is in use
  const life = new WorkerLife(ownerUrl, pool, log, app.get(Clock).now());
  await life.start();
  const runner = await run({
    pgPool: pool,
    taskList: options.tasks,
    parsedCronItems: parseCronItems([...options.cron]),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    events: counted(metrics, log),
    logger: throughPino(log),
    preset: { plugins: [registration(life)] },
  });
  metrics.watchQueue(() => countJobs(pool));
  return {
    life,
    ended: runner.promise,
    stop: () => stopAll(runner, life, pool),
  };
}

async function stopAll(runner: Runner, life: WorkerLife, pool: Pool): Promise<void> {
  await runner.stop();
  await life.stop();
  await pool.end();
}

/** A pool's workers wait for its registration before they fetch their first job. */
function registration(life: WorkerLife): GraphileConfig.Plugin {
  return {
    name: 'guiku-registration',
    version: '1.0.0',
    worker: { hooks: { startWorker: async (_context, { worker }) => life.register(worker.workerPool.id) } },
  };
}

function counted(metrics: Metrics, log: Log): EventEmitter {
  const events = new EventEmitter();
  const count = (outcome: string) => (event: JobEvent) => {
    metrics.jobsDone.inc({ task: event.job.task_identifier, outcome });
  };
  events.on('job:success', count('success'));
  events.on('job:error', count('error'));
  events.on('job:failed', (event: JobEvent) => {
    count('failed')(event);
    log.error({ job: event.job.id, task: event.job.task_identifier, err: event.error }, 'a job exhausted its attempts');
  });
  return events;
}

interface JobEvent {
  job: { id: string; task_identifier: string };
  error?: unknown;
}

const LEVELS: Record<LogLevel, 'error' | 'warn' | 'debug' | 'trace'> = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' };

function throughPino(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    log[LEVELS[level]]({ ...(meta?.['error'] !== undefined && { err: meta['error'] }) }, message);
  });
}

async function countJobs(pool: Pool): Promise<Record<'waiting' | 'running' | 'failed', number>> {
  const { rows } = await pool.query<{ waiting: number; running: number; failed: number }>(
    `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
            count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
            count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed
     FROM graphile_worker._private_jobs`,
  );
  return rows[0] ?? { waiting: 0, running: 0, failed: 0 };
}
