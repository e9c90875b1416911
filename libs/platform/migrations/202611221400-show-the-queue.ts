import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the system administrator sees of the queue and may do to it. The queue's tables are under row security for everybody but their owner: these
 * functions are the only windows, and none of them shows more of a job than its task, its event and the first line of its error.
 */
export class ShowTheQueue202611221400 implements MigrationInterface {
  name = 'ShowTheQueue202611221400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION queue_state() RETURNS TABLE (waiting integer, running integer, failed integer, oldest_due timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT (count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts))::int,
               (count(*) FILTER (WHERE locked_at IS NOT NULL))::int,
               (count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts))::int,
               min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)
        FROM graphile_worker._private_jobs;
      $$;

      CREATE FUNCTION queue_failed() RETURNS TABLE (id bigint, task text, event_id uuid, attempts integer, error text, failed_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT j.id, t.identifier, (j.payload ->> 'eventId')::uuid, j.attempts::int, left(split_part(j.last_error, E'\\n', 1), 300), j.updated_at
        FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts ORDER BY j.updated_at DESC LIMIT 100;
      $$;

      -- Only a job that was given up; true when there was one.
      CREATE FUNCTION queue_retry(p_id bigint) RETURNS boolean
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = clock_timestamp(), last_error = NULL
          WHERE id = p_id AND locked_at IS NULL AND attempts >= max_attempts;
        RETURN FOUND;
      END $$;

      -- A worker lives while it holds the session lock of its id (apps/worker/src/worker-life.ts).
      CREATE FUNCTION worker_processes() RETURNS TABLE (host text, pid integer, started_at timestamptz, is_alive boolean)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT w.host, w.pid, w.started_at, EXISTS (
          SELECT 1 FROM pg_locks l, hashtextextended('guiku.worker:' || w.id, 0) AS key
          WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND l.classid = ((key >> 32) & 4294967295)::oid AND l.objid = (key & 4294967295)::oid)
        FROM public.worker_process w ORDER BY w.started_at;
      $$;

      REVOKE ALL ON FUNCTION queue_state(), queue_failed(), queue_retry(bigint), worker_processes() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION queue_state(), queue_failed(), queue_retry(bigint), worker_processes() TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION queue_state(), queue_failed(), queue_retry(bigint), worker_processes();`);
  }
}
