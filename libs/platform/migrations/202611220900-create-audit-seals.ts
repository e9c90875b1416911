import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seals over the audit log, the list of workers, and what readiness asks. */
export class CreateAuditSeals202611220900 implements MigrationInterface {
  name = 'CreateAuditSeals202611220900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One chain over all subjects' chains: each seal carries the heads that changed since the one before (INV-H).
      CREATE TABLE audit_seal (
        seq integer PRIMARY KEY CONSTRAINT audit_seal_starts_at_one CHECK (seq >= 1),
        sealed_at timestamptz NOT NULL,
        previous_hash text,
        heads_hash text NOT NULL,
        head_count integer NOT NULL CONSTRAINT audit_seal_covers_something CHECK (head_count >= 1),
        hash text NOT NULL,
        CONSTRAINT audit_seal_first_has_no_previous CHECK ((seq = 1) = (previous_hash IS NULL))
      );
      CREATE TABLE audit_seal_head (
        seal_seq integer NOT NULL CONSTRAINT audit_seal_head_has_a_seal REFERENCES audit_seal (seq),
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        seq integer NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (subject_type, subject_id, seal_seq)
      );
      CREATE INDEX audit_seal_head_by_seal ON audit_seal_head (seal_seq, subject_type, subject_id);
      GRANT SELECT, INSERT ON audit_seal, audit_seal_head TO guiku_app;

      -- Which worker processes there are; one is alive as long as its session holds the advisory lock of its id.
      CREATE TABLE worker_process (
        id text PRIMARY KEY,
        host text NOT NULL,
        pid integer NOT NULL,
        started_at timestamptz NOT NULL
      );

      -- Names only: what /readyz of every process compares with its program.
      CREATE VIEW public_migration AS SELECT name FROM migration;
      GRANT SELECT ON public_migration TO guiku_app, guiku_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_migration;
      DROP TABLE worker_process;
      DROP TABLE audit_seal_head;
      DROP TABLE audit_seal;
    `);
  }
}
