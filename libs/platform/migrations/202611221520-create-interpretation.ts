import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 政策解读: what the drafting organ published to explain a document, as a file or an address. */
export class CreateInterpretation202611221520 implements MigrationInterface {
  name = 'CreateInterpretation202611221520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interpretation (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL CONSTRAINT interpretation_has_a_draft REFERENCES draft (id),
        address text CONSTRAINT interpretation_address_is_not_empty CHECK (btrim(address) <> ''),
        file_id uuid CONSTRAINT interpretation_has_a_file REFERENCES file (id),
        file_name text,
        file_hash text,
        media_type text,
        file_size bigint,
        published_on date NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT interpretation_is_a_file_or_an_address CHECK (address IS NOT NULL OR file_id IS NOT NULL)
      );
      CREATE INDEX interpretation_by_draft ON interpretation (draft_id, recorded_at);
      GRANT SELECT, INSERT ON interpretation TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interpretation');
  }
}
