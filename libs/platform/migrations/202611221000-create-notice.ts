import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices: the inbox, each person's own settings, and the mail that is still to be sent. */
export class CreateNotice202611221000 implements MigrationInterface {
  name = 'CreateNotice202611221000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notice_user_exists REFERENCES app_user (id),
        kind text NOT NULL,
        -- What it follows from: the id of an event, or a due date with its step.
        key text NOT NULL CONSTRAINT notice_has_a_key CHECK (btrim(key) <> ''),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        title text NOT NULL CONSTRAINT notice_has_a_title CHECK (btrim(title) <> ''),
        -- The day that a reminder is about.
        due_on date,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT notice_is_sent_once UNIQUE (user_id, kind, key)
      );
      CREATE INDEX notice_by_user ON notice (user_id, id);
      CREATE INDEX notice_unread_by_user ON notice (user_id) WHERE read_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON notice TO guiku_app;

      -- Personal data, erasable as one row: the address never stands in the log.
      CREATE TABLE notice_setting (
        user_id uuid PRIMARY KEY CONSTRAINT notice_setting_user_exists REFERENCES app_user (id),
        email text CONSTRAINT notice_setting_email_is_an_address CHECK (email ~ '^[^@[:space:]<>"]+@[^@[:space:]<>"]+$' AND length(email) <= 254),
        -- Kinds that stay at the desk; all others are also mailed.
        desk_only jsonb NOT NULL CONSTRAINT notice_setting_desk_only_is_a_list CHECK (jsonb_typeof(desk_only) = 'array'),
        revision integer NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON notice_setting TO guiku_app;

      CREATE TABLE notice_mail (
        notice_id uuid PRIMARY KEY CONSTRAINT notice_mail_notice_exists REFERENCES notice (id),
        state text NOT NULL CONSTRAINT notice_mail_state_is_known CHECK (state IN ('waiting', 'sent', 'dropped', 'failed')),
        attempts integer NOT NULL,
        next_at timestamptz NOT NULL,
        sent_at timestamptz,
        last_error text,
        last_tried_at timestamptz,
        CONSTRAINT notice_mail_sent_has_its_time CHECK ((state = 'sent') = (sent_at IS NOT NULL))
      );
      CREATE INDEX notice_mail_waiting ON notice_mail (next_at) WHERE state = 'waiting';
      GRANT SELECT, INSERT, UPDATE ON notice_mail TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_mail; DROP TABLE notice_setting; DROP TABLE notice;');
  }
}
