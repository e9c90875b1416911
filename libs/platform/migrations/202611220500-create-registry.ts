import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The registry: documents, versions, effect events and what is derived from them, relations, files; and the public_*
 * views, which are all that the portal's role sees of them (INV-E). Versions, events, relations, files and
 * classifications are inserted and never changed (INV-B).
 */
export class CreateRegistry202611220500 implements MigrationInterface {
  name = 'CreateRegistry202611220500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(DERIVED);
    await runner.query(PUBLIC_VIEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_withheld, public_organ, public_file, public_relation, public_period, public_event, public_version,
        public_issuer, public_document;
      DROP TABLE version_period, effect_period, effect_summary, classification, document_file, relation, effect_event,
        document_version, document_issuer, document;
      DROP FUNCTION keep_identity();
    `);
  }
}

const TABLES = `
  CREATE TABLE document (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT document_slug_is_unique UNIQUE
      CONSTRAINT document_slug_is_ten_characters CHECK (slug ~ '^[2-9b-z]{10}$'),
    doc_class text NOT NULL CONSTRAINT document_class_is_known
      CHECK (doc_class IN ('RULE', 'NORMATIVE', 'POLICY', 'INTERNAL', 'LOCAL_REGULATION', 'UNDETERMINED')),
    title text NOT NULL CONSTRAINT document_title_is_not_empty CHECK (btrim(title) <> ''),
    inner_title text,
    title_key text NOT NULL,
    title_kind text NOT NULL,
    is_trial boolean NOT NULL,
    is_interim boolean NOT NULL,
    doc_number text,
    doc_number_key text,
    number_override_reason text,
    registration_number text CONSTRAINT document_registration_number_is_used_once UNIQUE,
    lead_issuer_id uuid NOT NULL CONSTRAINT document_lead_issuer_exists REFERENCES organ (id),
    responsible_organ_id uuid NOT NULL CONSTRAINT document_responsible_organ_exists REFERENCES organ (id),
    topic text,
    publicity text NOT NULL CONSTRAINT document_publicity_is_known CHECK (publicity IN ('public', 'on_request', 'not_public')),
    publicity_reason text,
    signed_on date,
    process_unknown boolean NOT NULL,
    registered_by uuid NOT NULL,
    registered_at timestamptz NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT document_number_has_its_key CHECK ((doc_number IS NULL) = (doc_number_key IS NULL)),
    CONSTRAINT document_not_public_has_a_reason CHECK (publicity = 'public' OR coalesce(btrim(publicity_reason), '') <> '')
  );
  -- V01: one number a series. Two documents really printed with one number need a reason.
  CREATE UNIQUE INDEX document_number_is_used_once ON document (lead_issuer_id, doc_number_key) WHERE number_override_reason IS NULL;
  CREATE INDEX document_by_number_key ON document (doc_number_key);
  CREATE INDEX document_by_title_key ON document (title_key);
  CREATE INDEX document_by_lead_issuer ON document (lead_issuer_id);
  CREATE INDEX document_by_responsible_organ ON document (responsible_organ_id);
  GRANT SELECT, INSERT, UPDATE ON document TO guiku_app;

  -- A printed QR code lives for ever: slug and registration never change, whatever else is corrected.
  CREATE FUNCTION keep_identity() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF NEW.id <> OLD.id OR NEW.slug <> OLD.slug OR NEW.registered_at <> OLD.registered_at OR NEW.registered_by <> OLD.registered_by THEN
      RAISE EXCEPTION 'document identity is permanent' USING ERRCODE = '23514', CONSTRAINT = 'document_identity_is_permanent';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER document_identity_is_permanent BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION keep_identity();

  CREATE TABLE document_issuer (
    document_id uuid NOT NULL CONSTRAINT document_issuer_document_exists REFERENCES document (id),
    organ_id uuid NOT NULL CONSTRAINT document_issuer_organ_exists REFERENCES organ (id),
    ordinal integer NOT NULL,
    CONSTRAINT document_issuer_is_named_once PRIMARY KEY (document_id, organ_id),
    CONSTRAINT document_issuer_has_its_place UNIQUE (document_id, ordinal)
  );
  CREATE INDEX document_issuer_by_organ ON document_issuer (organ_id);
  GRANT SELECT, INSERT ON document_issuer TO guiku_app;

  CREATE TABLE effect_event (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT effect_event_document_exists REFERENCES document (id),
    type text NOT NULL CONSTRAINT effect_event_type_is_known CHECK (type IN ('PUBLISHED', 'EFFECTIVE', 'AMENDED', 'PARTLY_REPEALED',
      'PARTLY_LAPSED', 'SUSPENDED', 'RESUMED', 'EXTENDED', 'CONFIRMED_VALID', 'REPEALED', 'LAPSED', 'REVOKED', 'SUPERSEDED',
      'CORRECTED', 'WITHHELD', 'RESTORED', 'VOIDED')),
    event_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    detail jsonb NOT NULL,
    source_document_id uuid CONSTRAINT effect_event_source_document_exists REFERENCES document (id),
    basis text,
    corrects_event_id uuid CONSTRAINT effect_event_is_corrected_once UNIQUE,
    CONSTRAINT effect_event_of_its_document UNIQUE (document_id, id),
    -- A correction stays with the document of what it corrects.
    CONSTRAINT effect_event_corrects_its_own_document FOREIGN KEY (document_id, corrects_event_id) REFERENCES effect_event (document_id, id),
    CONSTRAINT effect_event_void_names_what_it_voids CHECK (type <> 'VOIDED' OR corrects_event_id IS NOT NULL),
    CONSTRAINT effect_event_does_not_correct_itself CHECK (corrects_event_id <> id)
  );
  CREATE INDEX effect_event_by_document ON effect_event (document_id, event_on);
  CREATE INDEX effect_event_by_source_document ON effect_event (source_document_id) WHERE source_document_id IS NOT NULL;
  -- Append-only (INV-B).
  GRANT SELECT, INSERT ON effect_event TO guiku_app;

  CREATE TABLE document_version (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT document_version_document_exists REFERENCES document (id),
    ordinal integer NOT NULL CONSTRAINT document_version_starts_at_one CHECK (ordinal >= 1),
    source_event_id uuid NOT NULL CONSTRAINT document_version_has_its_own_event UNIQUE,
    text text NOT NULL CONSTRAINT document_version_has_text CHECK (btrim(text) <> ''),
    units jsonb NOT NULL,
    articles jsonb NOT NULL,
    sha256 text NOT NULL CONSTRAINT document_version_hash_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT document_version_ordinal_is_unique UNIQUE (document_id, ordinal),
    CONSTRAINT document_version_event_of_its_document FOREIGN KEY (document_id, source_event_id) REFERENCES effect_event (document_id, id)
  );
  GRANT SELECT, INSERT ON document_version TO guiku_app;

  CREATE TABLE relation (
    id uuid PRIMARY KEY,
    kind text NOT NULL CONSTRAINT relation_kind_is_known CHECK (kind IN ('basis', 'cites', 'amends', 'repeals', 'supersedes', 'interprets')),
    from_document_id uuid NOT NULL CONSTRAINT relation_from_document_exists REFERENCES document (id),
    to_document_id uuid CONSTRAINT relation_to_document_exists REFERENCES document (id),
    to_title text,
    to_number text,
    to_number_key text,
    articles jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT relation_names_its_target CHECK (to_document_id IS NOT NULL OR to_title IS NOT NULL OR to_number IS NOT NULL),
    CONSTRAINT relation_is_to_another_document CHECK (to_document_id <> from_document_id)
  );
  CREATE INDEX relation_by_from_document ON relation (from_document_id);
  CREATE INDEX relation_by_to_document ON relation (to_document_id) WHERE to_document_id IS NOT NULL;
  CREATE INDEX relation_by_to_number_key ON relation (to_number_key) WHERE to_number_key IS NOT NULL;
  GRANT SELECT, INSERT ON relation TO guiku_app;

  CREATE TABLE document_file (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT document_file_document_exists REFERENCES document (id),
    role text NOT NULL CONSTRAINT document_file_role_is_known CHECK (role IN ('original', 'formal', 'annex')),
    sha256 text NOT NULL CONSTRAINT document_file_hash_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name text NOT NULL CONSTRAINT document_file_has_a_name CHECK (btrim(name) <> ''),
    media_type text NOT NULL,
    size bigint NOT NULL CONSTRAINT document_file_size_is_a_count CHECK (size >= 0),
    is_public boolean NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX document_file_by_document ON document_file (document_id);
  GRANT SELECT, INSERT ON document_file TO guiku_app;

  -- 性质认定: every decision on the class, with its reasons; the document bears the last one (domain.md 1.3).
  CREATE TABLE classification (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT classification_document_exists REFERENCES document (id),
    doc_class text NOT NULL CONSTRAINT classification_class_is_known
      CHECK (doc_class IN ('RULE', 'NORMATIVE', 'POLICY', 'INTERNAL', 'LOCAL_REGULATION', 'UNDETERMINED')),
    reasons text NOT NULL CONSTRAINT classification_has_reasons CHECK (btrim(reasons) <> ''),
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX classification_by_document ON classification (document_id, decided_at);
  GRANT SELECT, INSERT ON classification TO guiku_app;
`;

/** Rebuilt from the events in each event's own transaction; replayable at will (INV-A). */
const DERIVED = `
  CREATE TABLE effect_summary (
    document_id uuid PRIMARY KEY CONSTRAINT effect_summary_document_exists REFERENCES document (id),
    published_on date,
    effective_on date,
    valid_through date,
    ended_on date,
    is_withheld boolean NOT NULL
  );
  CREATE INDEX effect_summary_by_published_on ON effect_summary (published_on, document_id);
  CREATE INDEX effect_summary_by_effective_on ON effect_summary (effective_on, document_id);
  CREATE INDEX effect_summary_by_ended_on ON effect_summary (ended_on, document_id);
  CREATE INDEX effect_summary_by_valid_through ON effect_summary (valid_through, document_id);

  CREATE TABLE effect_period (
    document_id uuid NOT NULL CONSTRAINT effect_period_document_exists REFERENCES document (id),
    clause text NOT NULL,
    status text NOT NULL CONSTRAINT effect_period_status_is_known CHECK (status IN
      ('NOT_YET', 'IN_FORCE', 'PARTLY_ENDED', 'SUSPENDED', 'REPEALED', 'DECLARED_LAPSED', 'EXPIRED', 'REVOKED', 'UNKNOWN')),
    from_on date NOT NULL,
    to_on date CONSTRAINT effect_period_is_not_empty CHECK (to_on > from_on),
    CONSTRAINT effect_period_starts_once PRIMARY KEY (document_id, clause, from_on)
  );
  CREATE INDEX effect_period_by_status ON effect_period (status, from_on) WHERE clause = '';

  CREATE TABLE version_period (
    version_id uuid PRIMARY KEY CONSTRAINT version_period_version_exists REFERENCES document_version (id),
    document_id uuid NOT NULL CONSTRAINT version_period_document_exists REFERENCES document (id),
    from_on date NOT NULL,
    to_on date CONSTRAINT version_period_is_not_empty CHECK (to_on > from_on),
    CONSTRAINT version_period_starts_once UNIQUE (document_id, from_on)
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON effect_summary, effect_period, version_period TO guiku_app;
`;

/**
 * What the portal's role may read (INV-E): public documents that are published and not withheld, and what hangs on them.
 * security_barrier: no function of a query sees a row before the view's own condition has let it through.
 */
const PUBLIC_VIEWS = `
  CREATE VIEW public_document WITH (security_barrier) AS
    SELECT d.id, d.slug, d.doc_class, d.title, d.inner_title, d.title_key, d.title_kind, d.is_trial, d.is_interim, d.doc_number,
           d.doc_number_key, d.registration_number, d.lead_issuer_id, d.responsible_organ_id, d.topic, d.signed_on, d.process_unknown,
           s.published_on, s.effective_on, s.valid_through, s.ended_on
      FROM document d JOIN effect_summary s ON s.document_id = d.id
     WHERE d.publicity = 'public' AND s.published_on IS NOT NULL AND NOT s.is_withheld;

  CREATE VIEW public_issuer WITH (security_barrier) AS
    SELECT i.document_id, i.organ_id, i.ordinal FROM document_issuer i JOIN public_document d ON d.id = i.document_id;

  CREATE VIEW public_version WITH (security_barrier) AS
    SELECT v.id, v.document_id, v.ordinal, v.text, v.units, v.articles, v.sha256, p.from_on, p.to_on
      FROM document_version v JOIN version_period p ON p.version_id = v.id JOIN public_document d ON d.id = v.document_id;

  -- Only what stands: a corrected or voided record is the staff's history, not the public's.
  CREATE VIEW public_event WITH (security_barrier) AS
    SELECT e.id, e.document_id, e.type, e.event_on, e.detail, e.basis, source.id AS source_document_id
      FROM effect_event e JOIN public_document d ON d.id = e.document_id
      LEFT JOIN public_document source ON source.id = e.source_document_id
     WHERE e.type NOT IN ('VOIDED', 'WITHHELD', 'RESTORED')
       AND NOT EXISTS (SELECT 1 FROM effect_event c WHERE c.corrects_event_id = e.id);

  CREATE VIEW public_period WITH (security_barrier) AS
    SELECT p.document_id, p.clause, p.status, p.from_on, p.to_on FROM effect_period p JOIN public_document d ON d.id = p.document_id;

  -- Towards a document that is not public the words printed in the public one remain, the link does not.
  CREATE VIEW public_relation WITH (security_barrier) AS
    SELECT r.id, r.kind, r.from_document_id, target.id AS to_document_id, r.to_title, r.to_number, r.articles
      FROM relation r JOIN public_document d ON d.id = r.from_document_id LEFT JOIN public_document target ON target.id = r.to_document_id;

  CREATE VIEW public_file WITH (security_barrier) AS
    SELECT f.id, f.document_id, f.role, f.sha256, f.name, f.media_type, f.size
      FROM document_file f JOIN public_document d ON d.id = f.document_id WHERE f.is_public;

  CREATE VIEW public_organ WITH (security_barrier) AS
    SELECT id, parent_id, code, name, short_name, level, kind, region_code, sort_order, valid_from, valid_to, successor_id FROM organ;

  -- 下线: the page says that the text is withheld, and nothing more.
  CREATE VIEW public_withheld WITH (security_barrier) AS
    SELECT d.slug, max(e.event_on) AS withheld_on
      FROM document d JOIN effect_summary s ON s.document_id = d.id JOIN effect_event e ON e.document_id = d.id AND e.type = 'WITHHELD'
     WHERE d.publicity = 'public' AND s.is_withheld GROUP BY d.slug;

  GRANT SELECT ON public_document, public_issuer, public_version, public_event, public_period, public_relation, public_file, public_organ,
    public_withheld TO guiku_portal, guiku_app;
`;
