import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bureau edits: the working-day calendar, time limits, number series, routes of making, synonyms. */
export class CreateSettings202611220300 implements MigrationInterface {
  name = 'CreateSettings202611220300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_year (
        id uuid PRIMARY KEY,
        year integer NOT NULL CONSTRAINT calendar_year_is_sane CHECK (year BETWEEN 1949 AND 2200),
        basis text NOT NULL,
        published_at timestamptz NOT NULL,
        revision integer NOT NULL,
        CONSTRAINT calendar_year_is_published_once UNIQUE (year)
      );
      -- The days of a published year that differ from the plain week; replaced as a whole with their year.
      CREATE TABLE calendar_day (
        date date PRIMARY KEY,
        year integer NOT NULL CONSTRAINT calendar_day_has_a_year REFERENCES calendar_year (year),
        kind text NOT NULL CONSTRAINT calendar_day_kind_is_known CHECK (kind IN ('holiday', 'makeup')),
        name text NOT NULL,
        CONSTRAINT calendar_day_is_of_its_year CHECK (extract(year FROM date) = year)
      );
      CREATE INDEX calendar_day_by_year ON calendar_day (year);
      GRANT SELECT, INSERT, UPDATE ON calendar_year TO guiku_app;
      GRANT SELECT, INSERT, DELETE ON calendar_day TO guiku_app;

      -- Appended to only: a new limit is a row with a later valid_from, a correction one with the same.
      CREATE TABLE time_limit (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        level text CONSTRAINT time_limit_level_is_known CHECK (level IN ('region', 'prefecture', 'county', 'township')),
        days integer NOT NULL CONSTRAINT time_limit_is_some_days CHECK (days BETWEEN 1 AND 3650),
        unit text NOT NULL CONSTRAINT time_limit_unit_is_known CHECK (unit IN ('working', 'natural')),
        valid_from date NOT NULL,
        basis text NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX time_limit_by_key ON time_limit (key, valid_from);
      CREATE UNIQUE INDEX time_limit_default_is_one ON time_limit (key) WHERE valid_from = DATE '1949-10-01';
      GRANT SELECT, INSERT ON time_limit TO guiku_app;

      CREATE TABLE number_series (
        id uuid PRIMARY KEY,
        organ_id uuid NOT NULL CONSTRAINT number_series_has_an_organ REFERENCES organ (id),
        kind text NOT NULL CONSTRAINT number_series_kind_is_known CHECK (kind IN ('document', 'opinion', 'registration')),
        prefix text NOT NULL CONSTRAINT number_series_prefix_is_unique UNIQUE,
        pattern text NOT NULL,
        starting integer NOT NULL CONSTRAINT number_series_starts_at_one_or_later CHECK (starting >= 1),
        starting_year integer,
        revision integer NOT NULL,
        CONSTRAINT number_series_is_one_a_kind UNIQUE (organ_id, kind)
      );
      GRANT SELECT, INSERT, UPDATE ON number_series TO guiku_app;

      -- Every number that was ever given. key is unique among all of them, whatever became of it: used once, never again (INV-C).
      CREATE TABLE issued_number (
        id uuid PRIMARY KEY,
        organ_id uuid NOT NULL CONSTRAINT issued_number_has_an_organ REFERENCES organ (id),
        kind text NOT NULL CONSTRAINT issued_number_kind_is_known CHECK (kind IN ('document', 'opinion', 'registration')),
        -- null: entered by hand, in no series of the system
        series_id uuid CONSTRAINT issued_number_has_a_series REFERENCES number_series (id),
        year integer,
        serial integer NOT NULL CONSTRAINT issued_number_serial_starts_at_one CHECK (serial >= 1),
        state text NOT NULL CONSTRAINT issued_number_state_is_known CHECK (state IN ('reserved', 'assigned', 'voided')),
        source text NOT NULL CONSTRAINT issued_number_source_is_known CHECK (source IN ('taken', 'entered')),
        canonical text NOT NULL,
        key text NOT NULL,
        subject_type text,
        subject_id text,
        given_at timestamptz NOT NULL,
        given_by uuid NOT NULL,
        voided_at timestamptz,
        void_reason text,
        revision integer NOT NULL,
        CONSTRAINT number_is_used_once UNIQUE (key),
        CONSTRAINT number_canonical_is_used_once UNIQUE (canonical),
        CONSTRAINT number_serial_is_used_once UNIQUE (series_id, year, serial),
        CONSTRAINT assigned_number_has_a_subject CHECK (state <> 'assigned' OR (subject_type IS NOT NULL AND subject_id IS NOT NULL)),
        CONSTRAINT voided_number_has_a_reason CHECK ((state = 'voided') = (voided_at IS NOT NULL AND void_reason IS NOT NULL)),
        CONSTRAINT series_number_has_a_year CHECK (series_id IS NULL OR year IS NOT NULL)
      );
      CREATE UNIQUE INDEX subject_has_one_number ON issued_number (subject_type, subject_id, kind) WHERE state = 'assigned';
      CREATE INDEX issued_number_by_organ ON issued_number (organ_id, kind, year, serial);
      GRANT SELECT, INSERT, UPDATE ON issued_number TO guiku_app;

      -- What a number is never changes, and a voided one stays voided.
      CREATE FUNCTION keep_issued_number() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        IF (NEW.id, NEW.organ_id, NEW.kind, NEW.year, NEW.serial, NEW.canonical, NEW.key, NEW.source, NEW.given_at, NEW.given_by)
           IS DISTINCT FROM
           (OLD.id, OLD.organ_id, OLD.kind, OLD.year, OLD.serial, OLD.canonical, OLD.key, OLD.source, OLD.given_at, OLD.given_by)
           OR NEW.series_id IS DISTINCT FROM OLD.series_id THEN
          RAISE EXCEPTION 'a number never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'number_never_changes';
        END IF;
        IF OLD.state = 'voided' OR (OLD.state = 'assigned' AND NEW.state = 'reserved') THEN
          RAISE EXCEPTION 'a number only goes forward' USING ERRCODE = 'check_violation', CONSTRAINT = 'number_only_goes_forward';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER issued_number_is_kept BEFORE UPDATE ON issued_number FOR EACH ROW EXECUTE FUNCTION keep_issued_number();

      CREATE TABLE making_route (
        id uuid PRIMARY KEY,
        key text NOT NULL
          CONSTRAINT making_route_key_is_known CHECK (key IN ('government', 'department', 'county_department', 'township', 'joint')),
        name text NOT NULL,
        sort_order integer NOT NULL,
        organ_id uuid CONSTRAINT making_route_has_an_organ REFERENCES organ (id),
        issuer_kinds jsonb NOT NULL,
        issuer_level text CONSTRAINT making_route_level_is_known CHECK (issuer_level IN ('region', 'prefecture', 'county', 'township')),
        has_legal_unit boolean,
        intake text NOT NULL CONSTRAINT making_route_intake_is_known CHECK (intake IN ('government_office', 'direct')),
        own_legal_opinion_required boolean NOT NULL,
        review_by text NOT NULL CONSTRAINT making_route_review_is_known CHECK (review_by IN ('justice_bureau', 'legal_unit')),
        signing_levels integer NOT NULL CONSTRAINT making_route_signs_in_two_or_three CHECK (signing_levels IN (2, 3)),
        meeting_kind text NOT NULL,
        numbered_by text NOT NULL CONSTRAINT making_route_numbering_is_known CHECK (numbered_by IN ('government_office', 'issuer')),
        fair_competition text NOT NULL
          CONSTRAINT making_route_fair_competition_is_known CHECK (fair_competition IN ('market_regulator', 'drafter')),
        revision integer NOT NULL,
        CONSTRAINT making_route_own_is_one UNIQUE (organ_id),
        CONSTRAINT making_route_order_is_unique UNIQUE (sort_order)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON making_route TO guiku_app;

      CREATE TABLE synonym_group (
        id uuid PRIMARY KEY,
        kind text NOT NULL CONSTRAINT synonym_kind_is_known CHECK (kind IN ('place', 'organ', 'term')),
        words jsonb NOT NULL
          CONSTRAINT synonym_group_has_two_words CHECK (jsonb_typeof(words) = 'array' AND jsonb_array_length(words) >= 2),
        revision integer NOT NULL
      );
      CREATE UNIQUE INDEX synonym_first_word_is_unique ON synonym_group ((words ->> 0));
      GRANT SELECT, INSERT, UPDATE, DELETE ON synonym_group TO guiku_app;

      -- A searcher's words on the portal mean what they mean on the desk.
      CREATE VIEW public_synonym WITH (security_barrier) AS SELECT kind, words FROM synonym_group;
      GRANT SELECT ON public_synonym TO guiku_portal, guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_synonym;
      DROP TABLE synonym_group;
      DROP TABLE making_route;
      DROP TABLE issued_number;
      DROP FUNCTION keep_issued_number();
      DROP TABLE number_series;
      DROP TABLE time_limit;
      DROP TABLE calendar_day;
      DROP TABLE calendar_year;
    `);
  }
}
