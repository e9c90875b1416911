import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files and the text that was read from them. The bytes lie in the blob store under their SHA-256. */
export class CreateExtraction202611220400 implements MigrationInterface {
  name = 'CreateExtraction202611220400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file (
        id uuid PRIMARY KEY,
        sha256 text NOT NULL CONSTRAINT file_hash_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        name text NOT NULL CONSTRAINT file_has_a_name CHECK (btrim(name) <> '' AND length(name) <= 200),
        size bigint NOT NULL CONSTRAINT file_is_not_empty CHECK (size > 0),
        media_type text NOT NULL,
        format text NOT NULL,
        organ_id uuid NOT NULL CONSTRAINT file_organ_exists REFERENCES organ (id),
        uploaded_by uuid NOT NULL,
        uploaded_at timestamptz NOT NULL,
        purpose text NOT NULL CONSTRAINT file_purpose_is_known CHECK (purpose IN
          ('draft', 'material', 'document', 'sealed', 'reply', 'other')),
        state text NOT NULL CONSTRAINT file_state_is_known CHECK (state IN ('stored', 'reading', 'read', 'unreadable')),
        reason_code text,
        revision integer NOT NULL,
        CONSTRAINT file_reason_says_why_it_is_unreadable CHECK ((state = 'unreadable') = (reason_code IS NOT NULL))
      );
      CREATE INDEX file_by_organ ON file (organ_id, uploaded_at);
      CREATE INDEX file_by_hash ON file (sha256);
      -- What was uploaded never changes (INV-X2): only where the reading stands may.
      GRANT SELECT, INSERT, UPDATE (state, reason_code, revision) ON file TO guiku_app;

      CREATE TABLE file_text (
        file_id uuid PRIMARY KEY CONSTRAINT file_text_file_exists REFERENCES file (id),
        reader_version integer NOT NULL CONSTRAINT file_text_reader_version_is_positive CHECK (reader_version >= 1),
        title text,
        text text NOT NULL CONSTRAINT file_text_is_not_empty CHECK (text <> ''),
        blocks jsonb NOT NULL,
        warnings jsonb NOT NULL,
        read_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON file_text TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE file_text;
      DROP TABLE file;
    `);
  }
}
