import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody sits before the screen until an upload is read (读取正文): it goes before the backlog, however long that is. */
export class ReadUploadsFirst202611221600 implements MigrationInterface {
  name = 'ReadUploadsFirst202611221600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION enqueue(p_event_id uuid) RETURNS void
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT graphile_worker.add_job('react', json_build_object('eventId', p_event_id), job_key := p_event_id::text, max_attempts := 25,
          priority := CASE WHEN type = 'file.store' THEN -10 ELSE 0 END) -- the lowest runs first
          FROM public.audit_event WHERE id = p_event_id;
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION enqueue(p_event_id uuid) RETURNS void
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT graphile_worker.add_job('react', json_build_object('eventId', p_event_id), job_key := p_event_id::text, max_attempts := 25);
      $$;
    `);
  }
}
