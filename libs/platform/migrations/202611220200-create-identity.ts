import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organs (机关), users, sessions, the policy of signing in, and the link that sets up the first administrator. */
export class CreateIdentity202611220200 implements MigrationInterface {
  name = 'CreateIdentity202611220200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organ (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT organ_code_is_unique UNIQUE,
        parent_id uuid CONSTRAINT organ_parent_exists REFERENCES organ (id),
        name text NOT NULL CONSTRAINT organ_name_is_not_empty CHECK (btrim(name) <> ''),
        short_name text NOT NULL CONSTRAINT organ_short_name_is_not_empty CHECK (btrim(short_name) <> ''),
        level text NOT NULL CONSTRAINT organ_level_is_known CHECK (level IN ('region', 'prefecture', 'county', 'township')),
        kind text NOT NULL CONSTRAINT organ_kind_is_known CHECK (kind IN
          ('government', 'government_office', 'justice_bureau', 'market_regulator', 'department', 'township', 'authorized', 'external')),
        region_code text NOT NULL CONSTRAINT organ_region_code_is_six_digits CHECK (region_code ~ '^[0-9]{6}$'),
        prefix text,
        has_legal_unit boolean NOT NULL,
        may_issue boolean NOT NULL,
        basis text,
        sort_order integer NOT NULL,
        phone text,
        valid_from date NOT NULL,
        valid_to date CONSTRAINT organ_closes_after_it_opens CHECK (valid_to > valid_from),
        successor_id uuid CONSTRAINT organ_successor_exists REFERENCES organ (id),
        revision integer NOT NULL,
        CONSTRAINT organ_successor_follows_a_closing CHECK (successor_id IS NULL OR valid_to IS NOT NULL),
        CONSTRAINT organ_does_not_succeed_itself CHECK (successor_id <> id),
        CONSTRAINT organ_is_not_its_own_parent CHECK (parent_id <> id)
      );
      -- One office, one justice bureau, one market regulator a government at a time: routes of making rely on it.
      CREATE UNIQUE INDEX organ_special_kind_is_one_a_government ON organ (parent_id, kind)
        WHERE valid_to IS NULL AND kind IN ('government_office', 'justice_bureau', 'market_regulator');
      CREATE INDEX organ_by_parent ON organ (parent_id, sort_order);
      GRANT SELECT, INSERT, UPDATE ON organ TO guiku_app;

      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        organ_id uuid NOT NULL CONSTRAINT user_organ_exists REFERENCES organ (id),
        unit text,
        name text NOT NULL CONSTRAINT user_name_is_not_empty CHECK (btrim(name) <> ''),
        login text NOT NULL CONSTRAINT user_login_is_lower_case CHECK (login = lower(login) AND login ~ '^[a-z0-9][a-z0-9._-]{1,39}$')
          CONSTRAINT user_login_is_unique UNIQUE,
        password_hash text NOT NULL,
        roles text[] NOT NULL CONSTRAINT user_has_known_roles CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
          'drafter', 'legal_unit', 'office', 'reviewer', 'second_reviewer', 'signatory', 'market_regulator', 'adviser',
          'system_admin', 'audit_admin']),
        phone text,
        must_change_password boolean NOT NULL,
        failed_attempts integer NOT NULL CONSTRAINT user_failed_attempts_is_a_count CHECK (failed_attempts >= 0),
        locked_until timestamptz,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL,
        revision integer NOT NULL
      );
      CREATE INDEX app_user_by_organ ON app_user (organ_id);
      GRANT SELECT, INSERT, UPDATE ON app_user TO guiku_app;

      -- The cookie's token is never stored, only its SHA-256.
      CREATE TABLE session (
        token_hash text PRIMARY KEY CONSTRAINT session_token_is_hashed CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        user_id uuid NOT NULL CONSTRAINT session_user_exists REFERENCES app_user (id),
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX session_by_user ON session (user_id);
      CREATE INDEX session_by_age ON session (last_seen_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON session TO guiku_app;

      CREATE TABLE sign_in_policy (
        id uuid PRIMARY KEY,
        lock_after integer NOT NULL CONSTRAINT sign_in_policy_lock_after_is_sane CHECK (lock_after BETWEEN 3 AND 20),
        lock_minutes integer NOT NULL CONSTRAINT sign_in_policy_lock_minutes_is_sane CHECK (lock_minutes BETWEEN 1 AND 1440),
        idle_minutes integer NOT NULL CONSTRAINT sign_in_policy_idle_minutes_is_sane CHECK (idle_minutes BETWEEN 5 AND 480),
        absolute_hours integer NOT NULL CONSTRAINT sign_in_policy_absolute_hours_is_sane CHECK (absolute_hours BETWEEN 1 AND 24),
        password_length integer NOT NULL CONSTRAINT sign_in_policy_password_length_is_sane CHECK (password_length BETWEEN 8 AND 64),
        revision integer NOT NULL
      );
      INSERT INTO sign_in_policy VALUES ('00000000-0000-7000-8000-000000000001', 5, 15, 30, 12, 10, 1);
      GRANT SELECT, UPDATE ON sign_in_policy TO guiku_app;

      -- How often an address tried a login within a minute; shared by all processes of the API.
      CREATE TABLE sign_in_rate (
        key text PRIMARY KEY,
        window_start timestamptz NOT NULL,
        attempts integer NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_rate TO guiku_app;

      CREATE TABLE setup_link (
        id uuid PRIMARY KEY,
        token_hash text NOT NULL CONSTRAINT setup_link_token_is_unique UNIQUE CONSTRAINT setup_link_token_is_hashed CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        used_by uuid CONSTRAINT setup_link_user_exists REFERENCES app_user (id),
        revision integer NOT NULL,
        CONSTRAINT setup_link_is_used_by_somebody CHECK ((used_at IS NULL) = (used_by IS NULL))
      );
      GRANT SELECT, INSERT, UPDATE ON setup_link TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE setup_link;
      DROP TABLE sign_in_rate;
      DROP TABLE sign_in_policy;
      DROP TABLE session;
      DROP TABLE app_user;
      DROP TABLE organ;
    `);
  }
}
