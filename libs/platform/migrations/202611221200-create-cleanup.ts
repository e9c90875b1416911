import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cleanup (清理): campaigns, the frozen worklist (清理底册) and what becomes of each entry, deliberations and decisions; and what the
 * portal may read of a published decision.
 */
export class CreateCleanup202611221200 implements MigrationInterface {
  name = 'CreateCleanup202611221200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(DECISIONS);
    await runner.query(PUBLIC_VIEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_campaign_entry, public_campaign_decision, public_campaign;
      DROP TABLE campaign_decision_entry, campaign_decision, campaign_deliberation, campaign_entry_revision, campaign_item, campaign_entry,
        campaign;
      DROP FUNCTION keep_worklist(), keep_decided();
    `);
  }
}

const DISPOSITIONS = `('KEEP', 'AMEND', 'REPEAL', 'LAPSE', 'ALREADY', 'EXCLUDE')`;
const ENTRY_STATES = `('open', 'filled', 'submitted', 'returned', 'agreed', 'decided', 'executed')`;
const STATUSES = `('NOT_YET', 'IN_FORCE', 'PARTLY_ENDED', 'SUSPENDED', 'REPEALED', 'DECLARED_LAPSED', 'EXPIRED', 'REVOKED', 'UNKNOWN')`;

const TABLES = `
  CREATE TABLE campaign (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT campaign_slug_is_unique UNIQUE,
    kind text NOT NULL CONSTRAINT campaign_kind_is_known CHECK (kind IN ('periodic', 'special', 'immediate')),
    title text NOT NULL CONSTRAINT campaign_title_is_not_empty CHECK (btrim(title) <> ''),
    notice_number text,
    criteria text,
    organ_id uuid NOT NULL CONSTRAINT campaign_organ_exists REFERENCES organ (id),
    government_id uuid NOT NULL CONSTRAINT campaign_government_exists REFERENCES organ (id),
    scope_on date NOT NULL,
    deadline_on date NOT NULL,
    scope jsonb NOT NULL,
    state text NOT NULL CONSTRAINT campaign_state_is_known CHECK (state IN
      ('preparing', 'deployed', 'filling', 'review', 'deliberation', 'published', 'follow_up', 'archived')),
    worklist_count integer,
    worklist_hash text CONSTRAINT campaign_worklist_hash_is_sha256 CHECK (worklist_hash ~ '^[0-9a-f]{64}$'),
    frozen_on date,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT campaign_under_way_is_frozen CHECK ((state = 'preparing') = (frozen_on IS NULL)),
    CONSTRAINT campaign_worklist_is_counted_and_hashed
      CHECK ((frozen_on IS NULL) = (worklist_count IS NULL) AND (frozen_on IS NULL) = (worklist_hash IS NULL))
  );
  CREATE INDEX campaign_by_organ ON campaign (organ_id, state);
  GRANT SELECT, INSERT, UPDATE ON campaign TO guiku_app;

  -- What the worklist was frozen as: scope day, count and hash never change afterwards.
  CREATE FUNCTION keep_worklist() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF OLD.frozen_on IS NOT NULL AND (NEW.frozen_on, NEW.worklist_count, NEW.worklist_hash, NEW.scope_on, NEW.scope)
      IS DISTINCT FROM (OLD.frozen_on, OLD.worklist_count, OLD.worklist_hash, OLD.scope_on, OLD.scope) THEN
      RAISE EXCEPTION 'a frozen worklist never changes' USING ERRCODE = '23514', CONSTRAINT = 'frozen_worklist_never_changes';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER frozen_worklist_never_changes BEFORE UPDATE ON campaign FOR EACH ROW EXECUTE FUNCTION keep_worklist();

  -- 清理底册: the document as it stood on the scope day; inserted when the list is frozen, never changed (INV-B).
  CREATE TABLE campaign_entry (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL CONSTRAINT campaign_entry_campaign_exists REFERENCES campaign (id),
    ordinal integer NOT NULL CONSTRAINT campaign_entry_ordinal_starts_at_one CHECK (ordinal >= 1),
    document_id uuid NOT NULL CONSTRAINT campaign_entry_document_exists REFERENCES document (id),
    title text NOT NULL,
    doc_number text,
    doc_class text NOT NULL,
    issuer_id uuid NOT NULL,
    issuer_name text NOT NULL,
    responsible_organ_id uuid NOT NULL,
    responsible_organ_name text NOT NULL,
    level text NOT NULL,
    region_code text NOT NULL,
    signed_on date,
    published_on date,
    effective_on date,
    valid_through date,
    status text NOT NULL CONSTRAINT campaign_entry_status_is_known CHECK (status IN ${STATUSES}),
    CONSTRAINT campaign_lists_a_document_once UNIQUE (campaign_id, document_id),
    CONSTRAINT campaign_entry_has_its_place UNIQUE (campaign_id, ordinal)
  );
  CREATE INDEX campaign_entry_by_document ON campaign_entry (document_id);
  GRANT SELECT, INSERT ON campaign_entry TO guiku_app;

  -- 清理事项: who answers for an entry and what is proposed, reviewed and decided; the present one of its revisions.
  CREATE TABLE campaign_item (
    id uuid PRIMARY KEY CONSTRAINT campaign_item_entry_exists REFERENCES campaign_entry (id),
    campaign_id uuid NOT NULL CONSTRAINT campaign_item_campaign_exists REFERENCES campaign (id),
    organ_id uuid NOT NULL CONSTRAINT campaign_item_organ_exists REFERENCES organ (id),
    state text NOT NULL CONSTRAINT campaign_item_state_is_known CHECK (state IN ${ENTRY_STATES}),
    disposition text CONSTRAINT campaign_item_disposition_is_known CHECK (disposition IN ${DISPOSITIONS}),
    reason text,
    reason_text text,
    basis text,
    replacement text,
    due_on date,
    earlier_on date,
    earlier_basis text,
    note text,
    review_comment text,
    effect_event_id uuid,
    executed_on date,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT campaign_item_beyond_filling_has_a_disposition CHECK (state IN ('open', 'returned') OR disposition IS NOT NULL),
    CONSTRAINT campaign_item_executed_has_a_day CHECK ((state = 'executed') = (executed_on IS NOT NULL))
  );
  CREATE INDEX campaign_item_by_campaign ON campaign_item (campaign_id, organ_id, state);
  CREATE INDEX campaign_item_by_organ ON campaign_item (organ_id, state);
  GRANT SELECT, INSERT, UPDATE ON campaign_item TO guiku_app;

  -- An item once decided keeps its disposition and what it rests on; all that follows is its execution.
  CREATE FUNCTION keep_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF OLD.state = 'executed' OR (OLD.state = 'decided' AND (NEW.state <> 'executed' OR
      (NEW.disposition, NEW.organ_id, NEW.reason, NEW.reason_text, NEW.basis, NEW.earlier_on) IS DISTINCT FROM
      (OLD.disposition, OLD.organ_id, OLD.reason, OLD.reason_text, OLD.basis, OLD.earlier_on))) THEN
      RAISE EXCEPTION 'a decided entry never changes' USING ERRCODE = '23514', CONSTRAINT = 'decided_entry_never_changes';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER decided_entry_never_changes BEFORE UPDATE ON campaign_item FOR EACH ROW EXECUTE FUNCTION keep_decided();

  -- Every revision of every item: figures of a past day are computed from these rows, so they never change.
  CREATE TABLE campaign_entry_revision (
    entry_id uuid NOT NULL CONSTRAINT campaign_entry_revision_entry_exists REFERENCES campaign_entry (id),
    revision integer NOT NULL,
    campaign_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    state text NOT NULL CONSTRAINT campaign_entry_revision_state_is_known CHECK (state IN ${ENTRY_STATES}),
    disposition text CONSTRAINT campaign_entry_revision_disposition_is_known CHECK (disposition IN ${DISPOSITIONS}),
    proposal jsonb NOT NULL,
    recorded_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT campaign_entry_revision_is_one PRIMARY KEY (entry_id, revision)
  );
  CREATE INDEX campaign_entry_revision_by_day ON campaign_entry_revision (campaign_id, recorded_on);
  GRANT SELECT, INSERT ON campaign_entry_revision TO guiku_app;
`;

const DECISIONS = `
  -- 集体审议
  CREATE TABLE campaign_deliberation (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL CONSTRAINT campaign_deliberation_campaign_exists REFERENCES campaign (id),
    held_on date NOT NULL,
    meeting text NOT NULL CONSTRAINT campaign_deliberation_names_its_meeting CHECK (btrim(meeting) <> ''),
    result text NOT NULL CONSTRAINT campaign_deliberation_result_is_known
      CHECK (result IN ('passed', 'passed_after_changes', 'again', 'rejected')),
    note text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT campaign_deliberation_of_its_campaign UNIQUE (campaign_id, id)
  );
  GRANT SELECT, INSERT ON campaign_deliberation TO guiku_app;

  -- 清理决定, as published
  CREATE TABLE campaign_decision (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL CONSTRAINT campaign_decision_campaign_exists REFERENCES campaign (id),
    ordinal integer NOT NULL,
    deliberation_id uuid NOT NULL,
    document_id uuid CONSTRAINT campaign_decision_document_exists REFERENCES document (id),
    title text NOT NULL CONSTRAINT campaign_decision_has_a_title CHECK (btrim(title) <> ''),
    doc_number text,
    issued_on date NOT NULL,
    published_on date NOT NULL,
    entry_count integer NOT NULL CONSTRAINT campaign_decision_decides_something CHECK (entry_count >= 1),
    content_hash text NOT NULL CONSTRAINT campaign_decision_hash_is_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT campaign_decision_has_its_place UNIQUE (campaign_id, ordinal),
    CONSTRAINT campaign_decision_of_its_campaign UNIQUE (campaign_id, id),
    CONSTRAINT campaign_decision_was_deliberated FOREIGN KEY (campaign_id, deliberation_id)
      REFERENCES campaign_deliberation (campaign_id, id),
    CONSTRAINT campaign_decision_is_published_after_it_is_issued CHECK (published_on >= issued_on)
  );
  GRANT SELECT, INSERT ON campaign_decision TO guiku_app;

  CREATE TABLE campaign_decision_entry (
    entry_id uuid CONSTRAINT entry_is_decided_once PRIMARY KEY CONSTRAINT campaign_decision_entry_exists REFERENCES campaign_entry (id),
    decision_id uuid NOT NULL CONSTRAINT campaign_decision_entry_decision_exists REFERENCES campaign_decision (id),
    disposition text NOT NULL CONSTRAINT campaign_decision_entry_disposition_is_known CHECK (disposition IN ${DISPOSITIONS}),
    effect_on date,
    effect_event_id uuid CONSTRAINT campaign_decision_entry_event_exists REFERENCES effect_event (id),
    status_before text NOT NULL CONSTRAINT campaign_decision_entry_status_is_known CHECK (status_before IN ${STATUSES}),
    reason text
  );
  CREATE INDEX campaign_decision_entry_by_decision ON campaign_decision_entry (decision_id);
  GRANT SELECT, INSERT ON campaign_decision_entry TO guiku_app;
`;

/** Campaigns with a published decision, and of their lists what was decided on documents that are public themselves (INV-E). */
const PUBLIC_VIEWS = `
  CREATE VIEW public_campaign WITH (security_barrier) AS
    SELECT c.id, c.slug, c.kind, c.title, c.notice_number, c.organ_id, c.government_id, c.scope_on, c.worklist_count,
           (SELECT max(d.published_on) FROM campaign_decision d WHERE d.campaign_id = c.id) AS published_on
      FROM campaign c WHERE EXISTS (SELECT 1 FROM campaign_decision d WHERE d.campaign_id = c.id);

  CREATE VIEW public_campaign_decision WITH (security_barrier) AS
    SELECT d.id, d.campaign_id, d.ordinal, d.title, d.doc_number, d.issued_on, d.published_on, d.entry_count, p.slug AS document_slug
      FROM campaign_decision d LEFT JOIN public_document p ON p.id = d.document_id;

  CREATE VIEW public_campaign_entry WITH (security_barrier) AS
    SELECT x.decision_id, d.campaign_id, e.ordinal, e.title, e.doc_number, e.doc_class, e.issuer_name, e.responsible_organ_name,
           e.published_on, x.disposition, x.effect_on, i.state = 'executed' AS is_carried_out, p.slug
      FROM campaign_decision_entry x JOIN campaign_decision d ON d.id = x.decision_id JOIN campaign_entry e ON e.id = x.entry_id
      JOIN campaign_item i ON i.id = x.entry_id JOIN public_document p ON p.id = e.document_id
     WHERE x.disposition <> 'EXCLUDE';

  GRANT SELECT ON public_campaign, public_campaign_decision, public_campaign_entry TO guiku_portal, guiku_app;
`;
