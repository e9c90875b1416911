/**
 * Takeover of a killed worker's jobs (design.md 5). graphile-worker's own locks outlive a killed process by four hours, so:
 * 1. Jobs are locked under the id of a worker pool. Before a pool may fetch its first job, this process takes the session advisory
 *    lock of that id and lists the id in worker_process.
 * 2. The lock lives as long as the session: PostgreSQL frees it when the process, its machine or its connection dies.
 * 3. At start and every 30 s each worker tries, for every id that is listed or that holds a job, to take the lock itself. One that is
 *    free has no owner: its jobs are unlocked, so that somebody fetches them, and it is struck off the list.
 * 4. A worker that lost its session (the database was restarted) takes its locks again; jobs that another has unlocked meanwhile may
 *    run twice at once, which reactions bear: their effects in the database are marked once (INV-F).
 */
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@libs/platform';
import { Client, type Pool } from 'pg';

const TAKEOVER_EVERY_MS = 30_000;
const RECONNECT_AFTER_MS = 1_000;

export class WorkerLife {
  private session: Client | null = null;
  private readonly ids = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private isEnding = false;

  constructor(
    private readonly ownerUrl: string,
    private readonly queue: Pool,
    private readonly log: Log,
    private readonly startedAt: Date,
  ) {}

  async start(): Promise<void> {
    await this.connect();
    await this.takeOver();
    this.timer = setInterval(() => {
      this.takeOver().catch((error: unknown) => {
        this.log.warn({ err: error }, 'takeover did not run');
      });
    }, TAKEOVER_EVERY_MS);
  }

  /** Resolves when `id` is locked and listed: before that no job may be fetched under it. */
  register(id: string): Promise<void> {
    let done = this.ids.get(id);
    if (!done) {
      done = this.enlist(id);
      this.ids.set(id, done);
    }
    return done;
  }

  /** Unlocks the jobs of every id that nobody holds; returns those ids. */
  async takeOver(): Promise<string[]> {
    const client = await this.queue.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ id: string }>(GONE);
      const ids = rows.map((row) => row.id);
      if (ids.length > 0) {
        await client.query('SELECT graphile_worker.force_unlock_workers($1)', [ids]);
        await client.query('DELETE FROM worker_process WHERE id = ANY ($1)', [ids]);
        this.log.info({ ids }, 'took over the jobs of workers that are gone');
      }
      await client.query('COMMIT');
      client.release();
      return ids;
    } catch (error) {
      client.release(true); // whatever it holds goes with the connection
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.isEnding = true;
    if (this.timer) clearInterval(this.timer);
    const { session } = this;
    if (!session) return;
    await session.query('DELETE FROM worker_process WHERE id = ANY ($1)', [[...this.ids.keys()]]);
    await session.end();
  }

  private async connect(): Promise<void> {
    const session = new Client({ connectionString: this.ownerUrl, application_name: 'guiku-worker-life', keepAlive: true });
    session.on('error', () => undefined); // 'end' follows and is handled
    await session.connect();
    session.once('end', () => {
      if (!this.isEnding) void this.reconnect();
    });
    this.session = session;
  }

  private async reconnect(): Promise<void> {
    this.session = null;
    this.log.warn('lost the session that shows that this worker lives; taking it again');
    while (!this.isEnding && !(await this.reconnected())) await sleep(RECONNECT_AFTER_MS);
  }

  private async reconnected(): Promise<boolean> {
    try {
      await this.connect();
      for (const id of this.ids.keys()) await this.enlist(id);
      return true;
    } catch (error) {
      this.log.warn({ err: error }, 'the database does not answer yet');
      return false;
    }
  }

  private async enlist(id: string): Promise<void> {
    if (!this.session) throw new Error('no session with the database');
    await this.session.query(`SELECT pg_advisory_lock(hashtextextended('guiku.worker:' || $1, 0))`, [id]);
    await this.session.query('INSERT INTO worker_process (id, host, pid, started_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING', [
      id,
      hostname(),
      process.pid,
      this.startedAt,
    ]);
  }
}

const GONE = `
  WITH known AS MATERIALIZED (
    SELECT id FROM worker_process
    UNION SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL)
  SELECT id FROM known WHERE pg_try_advisory_xact_lock(hashtextextended('guiku.worker:' || id, 0))`;
