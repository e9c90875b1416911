import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The search index of the PostgreSQL engine: derived and disposable (INV-G). The same four tables twice, since public
 * and staff entries lie apart: public_* hold published text only, and are all that the portal's role sees (INV-E).
 */
export class CreateSearch202611220800 implements MigrationInterface {
  name = 'CreateSearch202611220800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What an engine has still to be told: the relay re-reads the present state and deletes the row if its seq is still the one sent.
      CREATE SEQUENCE search_pending_seq;
      CREATE TABLE search_pending (
        engine text NOT NULL,
        kind text NOT NULL,
        id uuid NOT NULL,
        seq bigint NOT NULL,
        CONSTRAINT search_pending_is_one_a_thing PRIMARY KEY (engine, kind, id)
      );
      CREATE INDEX search_pending_by_seq ON search_pending (engine, seq);
      GRANT SELECT, INSERT, UPDATE, DELETE ON search_pending TO guiku_app;
      GRANT USAGE ON SEQUENCE search_pending_seq TO guiku_app;
      ${tables('search')}
      ${tables('public')}
      GRANT SELECT ON public_entry, public_entry_period, public_text, public_passage TO guiku_portal;
      CREATE VIEW staff_entry AS SELECT * FROM search_entry UNION ALL SELECT * FROM public_entry;
      CREATE VIEW staff_entry_period AS SELECT * FROM search_entry_period UNION ALL SELECT * FROM public_entry_period;
      CREATE VIEW staff_text AS SELECT * FROM search_text UNION ALL SELECT * FROM public_text;
      CREATE VIEW staff_passage AS SELECT * FROM search_passage UNION ALL SELECT * FROM public_passage;
      GRANT SELECT ON staff_entry, staff_entry_period, staff_text, staff_passage TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW staff_passage, staff_text, staff_entry_period, staff_entry;
      DROP TABLE public_passage, public_text, public_entry_period, public_entry, search_passage, search_text, search_entry_period,
        search_entry, search_pending;
      DROP SEQUENCE search_pending_seq;
    `);
  }
}

const tables = (side: 'search' | 'public'): string => `
  CREATE TABLE ${side}_entry (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    title_key text NOT NULL,
    number text,
    number_key text,
    issuer_id uuid NOT NULL,
    issuer_name text NOT NULL,
    level text NOT NULL,
    region_code text NOT NULL,
    doc_class text NOT NULL,
    title_kind text NOT NULL,
    topic text,
    published_on date,
    effective_on date,
    year smallint,
    title_tokens tsvector NOT NULL,
    -- SHA-256 of the entry as it was sent: what reindex --check compares.
    digest text NOT NULL
  );
  CREATE INDEX ${side}_entry_by_number_key ON ${side}_entry (number_key);
  CREATE INDEX ${side}_entry_by_title_key ON ${side}_entry (title_key);
  CREATE INDEX ${side}_entry_by_published_on ON ${side}_entry (published_on, id);
  CREATE INDEX ${side}_entry_by_title_tokens ON ${side}_entry USING gin (title_tokens) WITH (fastupdate = off);

  CREATE TABLE ${side}_entry_period (
    entry_id uuid NOT NULL REFERENCES ${side}_entry (id) ON DELETE CASCADE,
    status text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    PRIMARY KEY (entry_id, from_on)
  );

  -- The words of one whole text, without positions: which documents have them is asked here, where rows are few.
  CREATE TABLE ${side}_text (
    entry_id uuid NOT NULL REFERENCES ${side}_entry (id) ON DELETE CASCADE,
    from_on date NOT NULL,
    to_on date,
    tokens tsvector NOT NULL,
    PRIMARY KEY (entry_id, from_on)
  );
  CREATE INDEX ${side}_text_by_tokens ON ${side}_text USING gin (tokens) WITH (fastupdate = off);

  CREATE TABLE ${side}_passage (
    entry_id uuid NOT NULL REFERENCES ${side}_entry (id) ON DELETE CASCADE,
    ordinal integer NOT NULL,
    path text NOT NULL,
    label text NOT NULL,
    heading text,
    text text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    tokens tsvector NOT NULL,
    PRIMARY KEY (entry_id, ordinal)
  );
  CREATE INDEX ${side}_passage_by_tokens ON ${side}_passage USING gin (tokens) WITH (fastupdate = off);
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${side}_entry, ${side}_entry_period, ${side}_text, ${side}_passage TO guiku_app;
`;
