import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filing (备案): routes as data of the settings, filings with what hangs on them, and the public register (备案登记目录). */
export class CreateFiling202611221100 implements MigrationInterface {
  name = 'CreateFiling202611221100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTINGS);
    await runner.query(TABLES);
    await runner.query(PUBLIC_VIEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_filing;
      DROP TABLE filing_inspection, filing_paper, filing_receipt, filing_supplement, filing_item, filing;
      DROP TABLE filing_route;
      ALTER TABLE number_series DROP CONSTRAINT number_series_kind_is_known;
      ALTER TABLE number_series ADD CONSTRAINT number_series_kind_is_known CHECK (kind IN ('document', 'opinion', 'registration'));
      ALTER TABLE issued_number DROP CONSTRAINT issued_number_kind_is_known;
      ALTER TABLE issued_number ADD CONSTRAINT issued_number_kind_is_known CHECK (kind IN ('document', 'opinion', 'registration'));
      ALTER TABLE app_user DROP CONSTRAINT user_has_known_roles;
      ALTER TABLE app_user ADD CONSTRAINT user_has_known_roles CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
        'drafter', 'legal_unit', 'office', 'reviewer', 'second_reviewer', 'signatory', 'market_regulator', 'adviser',
        'system_admin', 'audit_admin']);
    `);
  }
}

const SETTINGS = `
  SET LOCAL lock_timeout = '10s';
  ALTER TABLE app_user DROP CONSTRAINT user_has_known_roles;
  ALTER TABLE app_user ADD CONSTRAINT user_has_known_roles CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
    'drafter', 'legal_unit', 'office', 'reviewer', 'second_reviewer', 'signatory', 'market_regulator', 'adviser', 'filing_clerk',
    'system_admin', 'audit_admin']);
  ALTER TABLE number_series DROP CONSTRAINT number_series_kind_is_known;
  ALTER TABLE number_series ADD CONSTRAINT number_series_kind_is_known
    CHECK (kind IN ('document', 'opinion', 'registration', 'filing'));
  ALTER TABLE issued_number DROP CONSTRAINT issued_number_kind_is_known;
  ALTER TABLE issued_number ADD CONSTRAINT issued_number_kind_is_known
    CHECK (kind IN ('document', 'opinion', 'registration', 'filing'));

  CREATE TABLE filing_route (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    sort_order integer NOT NULL,
    doc_class text NOT NULL CONSTRAINT filing_route_class_is_filed CHECK (doc_class IN ('RULE', 'NORMATIVE')),
    organ_id uuid CONSTRAINT filing_route_has_an_organ REFERENCES organ (id),
    issuer_kinds jsonb NOT NULL,
    issuer_level text CONSTRAINT filing_route_level_is_known CHECK (issuer_level IN ('region', 'prefecture', 'county', 'township')),
    receivers jsonb NOT NULL CONSTRAINT filing_route_has_receivers
      CHECK (jsonb_typeof(receivers) = 'array' AND jsonb_array_length(receivers) > 0),
    due_days integer CONSTRAINT filing_route_has_some_days CHECK (due_days BETWEEN 1 AND 365),
    due_unit text CONSTRAINT filing_route_unit_is_known CHECK (due_unit IN ('working', 'natural')),
    basis text NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT filing_route_period_is_whole CHECK ((due_days IS NULL) = (due_unit IS NULL)),
    CONSTRAINT filing_route_own_is_one UNIQUE (organ_id, doc_class),
    CONSTRAINT filing_route_order_is_unique UNIQUE (sort_order)
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON filing_route TO guiku_app;
`;

const STATES = `'to_submit', 'submitted', 'supplement', 'refused', 'registered', 'in_review', 'asking', 'passed', 'to_correct', 'corrected',
      'referred', 'decided'`;

const TABLES = `
  -- One a receiving organ of one publication or change (domain.md 13.2).
  CREATE TABLE filing (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT filing_document_exists REFERENCES document (id),
    kind text NOT NULL CONSTRAINT filing_kind_is_known CHECK (kind IN ('registration', 'amendment', 'repeal')),
    event_id uuid NOT NULL CONSTRAINT filing_event_exists REFERENCES audit_event (id),
    trigger_on date NOT NULL,
    change text,
    issuer_organ_id uuid NOT NULL CONSTRAINT filing_issuer_exists REFERENCES organ (id),
    responsible_organ_id uuid NOT NULL CONSTRAINT filing_responsible_organ_exists REFERENCES organ (id),
    submitter_organ_ids jsonb NOT NULL,
    drafter_ids jsonb NOT NULL,
    receiver_organ_id uuid NOT NULL CONSTRAINT filing_receiver_exists REFERENCES organ (id),
    side text NOT NULL CONSTRAINT filing_side_is_known CHECK (side IN ('government', 'congress', 'superior')),
    is_outside boolean NOT NULL,
    office_organ_id uuid CONSTRAINT filing_office_exists REFERENCES organ (id),
    supervisor_organ_id uuid CONSTRAINT filing_supervisor_exists REFERENCES organ (id),
    copies jsonb NOT NULL,
    basis text NOT NULL,
    submit_days integer NOT NULL,
    submit_unit text NOT NULL CONSTRAINT filing_submit_unit_is_known CHECK (submit_unit IN ('working', 'natural')),
    state text NOT NULL CONSTRAINT filing_state_is_known CHECK (state IN (${STATES})),
    -- Only orders the lists; what is due when is computed by every read.
    due_on date,
    submitted_on date,
    submitted_by uuid,
    submit_way text CONSTRAINT filing_way_is_known CHECK (submit_way IN ('system', 'exchange', 'delivered', 'post', 'platform')),
    running_days integer,
    running_unit text CONSTRAINT filing_running_unit_is_known CHECK (running_unit IN ('working', 'natural')),
    running_from date,
    number_id uuid CONSTRAINT filing_number_is_given REFERENCES issued_number (id),
    filing_number text,
    registered_on date,
    registered_by uuid,
    refusal_reason text,
    reviewer_id uuid,
    review_started_on date,
    conclusion text,
    closed_on date,
    opened_at timestamptz NOT NULL,
    revision integer NOT NULL,
    -- INV-1: one event opens one filing a receiver.
    CONSTRAINT filing_is_opened_once UNIQUE (event_id, receiver_organ_id),
    CONSTRAINT filing_inside_has_an_office CHECK (is_outside = (office_organ_id IS NULL)),
    -- INV-2: never one organ, nor one person, on both sides (domain.md 21.11).
    CONSTRAINT filing_has_two_sides CHECK (office_organ_id IS NULL
      OR (office_organ_id <> issuer_organ_id AND NOT submitter_organ_ids ? office_organ_id::text)),
    CONSTRAINT filing_registrar_did_not_submit CHECK (registered_by <> submitted_by),
    CONSTRAINT filing_registered_has_number_and_day CHECK (state NOT IN ('registered', 'in_review', 'asking', 'passed', 'to_correct',
      'corrected', 'referred', 'decided') OR (registered_on IS NOT NULL AND filing_number IS NOT NULL)),
    CONSTRAINT filing_submitted_has_a_day CHECK (state = 'to_submit'
      OR (submitted_on IS NOT NULL AND submitted_by IS NOT NULL AND submit_way IS NOT NULL)),
    CONSTRAINT filing_refused_has_a_reason CHECK (state <> 'refused' OR coalesce(btrim(refusal_reason), '') <> '')
  );
  CREATE INDEX filing_by_document ON filing (document_id);
  CREATE INDEX filing_by_office ON filing (office_organ_id, state) WHERE office_organ_id IS NOT NULL;
  CREATE INDEX filing_by_supervisor ON filing (supervisor_organ_id) WHERE supervisor_organ_id IS NOT NULL;
  CREATE INDEX filing_by_submitter ON filing USING gin (submitter_organ_ids);
  CREATE INDEX filing_by_responsible ON filing (responsible_organ_id);
  CREATE INDEX filing_by_registration ON filing (registered_on DESC, id DESC) WHERE registered_on IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE ON filing TO guiku_app;

  -- 报送材料: what goes with it; taken out and put in only before it is sent.
  CREATE TABLE filing_item (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL CONSTRAINT filing_item_filing_exists REFERENCES filing (id),
    kind text NOT NULL CONSTRAINT filing_item_kind_is_known CHECK (kind IN ('text', 'explanation', 'basis', 'opinion', 'other')),
    name text NOT NULL CONSTRAINT filing_item_has_a_name CHECK (btrim(name) <> ''),
    sha256 text NOT NULL CONSTRAINT filing_item_hash_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text NOT NULL,
    size bigint NOT NULL,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL
  );
  CREATE INDEX filing_item_by_filing ON filing_item (filing_id);
  GRANT SELECT, INSERT, DELETE ON filing_item TO guiku_app;

  CREATE TABLE filing_supplement (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL CONSTRAINT filing_supplement_filing_exists REFERENCES filing (id),
    items jsonb NOT NULL,
    reason text NOT NULL,
    requested_by uuid NOT NULL,
    requested_on date NOT NULL,
    days integer NOT NULL,
    unit text NOT NULL CONSTRAINT filing_supplement_unit_is_known CHECK (unit IN ('working', 'natural')),
    resubmitted_on date
  );
  CREATE UNIQUE INDEX filing_has_one_open_supplement ON filing_supplement (filing_id) WHERE resubmitted_on IS NULL;
  GRANT SELECT, INSERT, UPDATE (resubmitted_on) ON filing_supplement TO guiku_app;

  -- 备案回执 of an organ outside the system. Appended to only.
  CREATE TABLE filing_receipt (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL CONSTRAINT filing_receipt_filing_exists REFERENCES filing (id),
    organ_name text NOT NULL CONSTRAINT filing_receipt_names_its_organ CHECK (btrim(organ_name) <> ''),
    number text,
    received_on date NOT NULL,
    outcome text NOT NULL CONSTRAINT filing_receipt_outcome_is_known CHECK (outcome IN ('registered', 'supplement', 'refused')),
    note text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX filing_receipt_by_filing ON filing_receipt (filing_id);
  GRANT SELECT, INSERT ON filing_receipt TO guiku_app;

  -- Papers as frozen in the command's transaction. Appended to only (INV-B).
  CREATE TABLE filing_paper (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL CONSTRAINT filing_paper_filing_exists REFERENCES filing (id),
    kind text NOT NULL CONSTRAINT filing_paper_kind_is_known CHECK (kind IN ('report', 'registered', 'supplement', 'refused', 'urge')),
    content jsonb NOT NULL,
    hash text NOT NULL CONSTRAINT filing_paper_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$'),
    issued_by uuid NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamptz NOT NULL
  );
  CREATE INDEX filing_paper_by_filing ON filing_paper (filing_id, issued_at);
  GRANT SELECT, INSERT ON filing_paper TO guiku_app;

  -- 调阅: who of the bureau above opened which package, and why (domain.md 21.13). Appended to only.
  CREATE TABLE filing_inspection (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL CONSTRAINT filing_inspection_filing_exists REFERENCES filing (id),
    organ_id uuid NOT NULL CONSTRAINT filing_inspection_organ_exists REFERENCES organ (id),
    inspected_by uuid NOT NULL,
    reason text NOT NULL CONSTRAINT filing_inspection_has_a_reason CHECK (btrim(reason) <> ''),
    inspected_at timestamptz NOT NULL
  );
  CREATE INDEX filing_inspection_by_filing ON filing_inspection (filing_id);
  GRANT SELECT, INSERT ON filing_inspection TO guiku_app;
`;

const PUBLIC_VIEWS = `
  -- 备案登记目录: what is registered, of public documents only (789号 art 10); nothing of the package.
  CREATE VIEW public_filing WITH (security_barrier) AS
    SELECT f.id, f.document_id, f.kind, f.receiver_organ_id, f.filing_number, f.registered_on
      FROM filing f JOIN public_document d ON d.id = f.document_id
     WHERE f.registered_on IS NOT NULL;
  GRANT SELECT ON public_filing TO guiku_portal, guiku_app;
`;
