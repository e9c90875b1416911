import type { Client } from 'pg';

/** A job as it goes into a backup: what it is to do, not who was doing it. A job that was running is one that has still to run. */
interface SavedJob {
  task: string;
  payload: unknown;
  queue: string | null;
  key: string | null;
  runAt: string;
  priority: number;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
}

const JOBS = `
  SELECT t.identifier AS task, j.payload, q.queue_name AS queue, j.key, j.run_at AS "runAt", j.priority::int, j.attempts::int,
         j.max_attempts::int AS "maxAttempts", j.last_error AS "lastError"
  FROM graphile_worker._private_jobs j
  JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
  ORDER BY j.id`;

/** What the queue has still to do, and what it gave up, in the client's snapshot: so every event of the snapshot has run or has its job here. */
export async function jobsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<SavedJob>(JOBS);
  return rows.map((job) => JSON.stringify(job));
}

/** Puts the jobs back. Keys, queues, times and attempts stay; nobody holds them. */
export async function restoreJobs(client: Client, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const job = JSON.parse(line) as SavedJob;
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4::timestamptz, max_attempts := $5, job_key := $6, priority := $7)`,
      [job.task, JSON.stringify(job.payload), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
    );
    await client.query('UPDATE graphile_worker._private_jobs SET attempts = $2, last_error = $3 WHERE id = $1', [
      rows[0]?.id,
      job.attempts,
      job.lastError,
    ]);
  }
}
