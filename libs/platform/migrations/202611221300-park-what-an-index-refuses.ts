import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an engine refuses waits for its next try behind the others and is parked after the last, so that it blocks nobody; and an index
 * that is being built anew beside the one in use is told of every change, too.
 */
export class ParkWhatAnIndexRefuses202611221300 implements MigrationInterface {
  name = 'ParkWhatAnIndexRefuses202611221300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE search_pending
        ADD COLUMN attempts smallint NOT NULL DEFAULT 0,
        ADD COLUMN retry_at timestamptz,
        ADD COLUMN parked_at timestamptz,
        ADD COLUMN error text,
        ADD CONSTRAINT search_pending_is_parked_with_its_reason CHECK (parked_at IS NULL OR error IS NOT NULL);
      -- Indexes under construction, by the name under which they are told of changes.
      CREATE TABLE search_rebuild (
        engine text PRIMARY KEY,
        started_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON search_rebuild TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE search_rebuild;
      ALTER TABLE search_pending DROP CONSTRAINT search_pending_is_parked_with_its_reason,
        DROP COLUMN attempts, DROP COLUMN retry_at, DROP COLUMN parked_at, DROP COLUMN error;
    `);
  }
}
