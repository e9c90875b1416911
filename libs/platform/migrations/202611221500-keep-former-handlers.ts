import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who handled and who read a review before (four eyes after 转办), and every answer to a remark as its own row (INV-B). */
export class KeepFormerHandlers202611221500 implements MigrationInterface {
  name = 'KeepFormerHandlers202611221500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review ADD COLUMN former_handler_ids jsonb NOT NULL DEFAULT '[]', ADD COLUMN second_reader_ids jsonb NOT NULL DEFAULT '[]';
      UPDATE review SET second_reader_ids = jsonb_build_array(second_id) WHERE second_id IS NOT NULL;
      ALTER TABLE review ALTER COLUMN former_handler_ids DROP DEFAULT, ALTER COLUMN second_reader_ids DROP DEFAULT,
        ADD CONSTRAINT review_second_did_not_handle CHECK (second_id IS NULL OR NOT former_handler_ids ? second_id::text);

      ALTER TABLE review_response DROP CONSTRAINT review_response_pkey, ADD COLUMN seq integer NOT NULL DEFAULT 1
        CONSTRAINT review_response_starts_at_one CHECK (seq >= 1);
      ALTER TABLE review_response ALTER COLUMN seq DROP DEFAULT,
        ADD CONSTRAINT review_response_is_one_a_turn PRIMARY KEY (remark_id, seq);
      REVOKE UPDATE ON review_response FROM guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM review_response r USING review_response later WHERE later.remark_id = r.remark_id AND later.seq > r.seq;
      ALTER TABLE review_response DROP COLUMN seq, ADD CONSTRAINT review_response_pkey PRIMARY KEY (remark_id);
      GRANT UPDATE ON review_response TO guiku_app;
      ALTER TABLE review DROP COLUMN former_handler_ids, DROP COLUMN second_reader_ids;
    `);
  }
}
