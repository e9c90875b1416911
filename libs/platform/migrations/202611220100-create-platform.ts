import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every command writes beside its own rows: the audit log, the marks of reactions that ran, and the door to the queue.
 * The three roles exist already (they are made with the database); `graphile_worker` was installed by the migrate command.
 */
export class CreatePlatform202611220100 implements MigrationInterface {
  name = 'CreatePlatform202611220100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO guiku_app, guiku_portal;

      CREATE TABLE installation (
        id boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_is_one CHECK (id),
        demo boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON installation TO guiku_app;

      -- The audit log: appended to, for ever. One hash chain a subject; INV-H.
      CREATE TABLE audit_event (
        id uuid PRIMARY KEY,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        seq integer NOT NULL CONSTRAINT audit_event_seq_starts_at_one CHECK (seq >= 1),
        type text NOT NULL,
        actor_id uuid NOT NULL,
        at timestamptz NOT NULL,
        detail jsonb NOT NULL,
        previous_hash text,
        hash text NOT NULL,
        CONSTRAINT audit_event_has_no_fork UNIQUE (subject_type, subject_id, seq),
        CONSTRAINT audit_event_first_has_no_previous CHECK ((seq = 1) = (previous_hash IS NULL))
      );
      CREATE INDEX audit_event_by_time ON audit_event (at, id);
      CREATE INDEX audit_event_by_actor ON audit_event (actor_id, at);
      GRANT SELECT, INSERT ON audit_event TO guiku_app;

      -- Takes the subject's turn and returns the head of its chain. Volatile plpgsql on purpose: the second statement
      -- reads with a snapshot taken after the lock was granted.
      CREATE FUNCTION audit_turn(p_type text, p_id text) RETURNS TABLE (seq integer, hash text)
      LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(p_type || ':' || p_id, 0));
        RETURN QUERY SELECT e.seq, e.hash FROM public.audit_event e
          WHERE e.subject_type = p_type AND e.subject_id = p_id ORDER BY e.seq DESC LIMIT 1;
      END $$;
      REVOKE ALL ON FUNCTION audit_turn(text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit_turn(text, text) TO guiku_app;

      -- Which reaction to which event has had its effect (INV-F).
      CREATE TABLE reaction_done (
        event_id uuid NOT NULL REFERENCES audit_event (id),
        reaction text NOT NULL,
        CONSTRAINT reaction_runs_once PRIMARY KEY (event_id, reaction)
      );
      GRANT SELECT, INSERT ON reaction_done TO guiku_app;

      -- The queue's tables are under row security for everybody but their owner; this is the only door to them.
      CREATE FUNCTION enqueue(p_event_id uuid) RETURNS void
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT graphile_worker.add_job('react', json_build_object('eventId', p_event_id), job_key := p_event_id::text, max_attempts := 25);
      $$;
      REVOKE ALL ON FUNCTION enqueue(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION enqueue(uuid) TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION enqueue(uuid);
      DROP TABLE reaction_done;
      DROP FUNCTION audit_turn(text, text);
      DROP TABLE audit_event;
      DROP TABLE installation;
    `);
  }
}
