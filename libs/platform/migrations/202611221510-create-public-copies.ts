import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files fit for the public (公开文件), made from private ones; and which one a publication put out. */
export class CreatePublicCopies202611221510 implements MigrationInterface {
  name = 'CreatePublicCopies202611221510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clean_copy (
        id uuid PRIMARY KEY,
        source_sha256 text NOT NULL CONSTRAINT clean_copy_source_is_sha256 CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
        text_sha256 text CONSTRAINT clean_copy_text_is_sha256 CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
        sha256 text NOT NULL CONSTRAINT clean_copy_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint NOT NULL CONSTRAINT clean_copy_is_not_empty CHECK (size > 0),
        media_type text NOT NULL,
        extension text NOT NULL,
        left_out jsonb NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX clean_copy_is_made_once ON clean_copy (source_sha256, coalesce(text_sha256, ''));
      -- Made once, never changed: a published file is one of these.
      GRANT SELECT, INSERT ON clean_copy TO guiku_app;

      -- as_is: plain text bears nothing but its text; cleaned: made from the draft's file; print: made from the printed edition (印发件).
      ALTER TABLE publication
        ADD COLUMN public_file_origin text CONSTRAINT publication_file_origin_is_known CHECK (public_file_origin IN ('as_is', 'cleaned', 'print')),
        ADD COLUMN public_file_hash text,
        ADD COLUMN public_file_source_hash text,
        ADD CONSTRAINT publication_file_is_named_whole CHECK (
          (public_file_origin IS NULL) = (public_file_hash IS NULL) AND (public_file_origin IS NULL) = (public_file_source_hash IS NULL)),
        ADD CONSTRAINT publication_as_is_is_the_source CHECK (public_file_origin <> 'as_is' OR public_file_hash = public_file_source_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publication DROP COLUMN public_file_origin, DROP COLUMN public_file_hash, DROP COLUMN public_file_source_hash;
      DROP TABLE clean_copy;
    `);
  }
}
