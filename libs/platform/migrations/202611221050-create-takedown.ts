import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 下线, 恢复公开: requests that a second person decides, and what the portal says of a text that is withheld (INV-B). */
export class CreateTakedown202611221050 implements MigrationInterface {
  name = 'CreateTakedown202611221050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE takedown (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT takedown_document_exists REFERENCES document (id),
        kind text NOT NULL CONSTRAINT takedown_kind_is_known CHECK (kind IN ('withhold', 'restore')),
        state text NOT NULL CONSTRAINT takedown_state_is_known CHECK (state IN ('pending', 'confirmed', 'cancelled')),
        reason text NOT NULL CONSTRAINT takedown_has_a_reason CHECK (btrim(reason) <> ''),
        evidence text NOT NULL CONSTRAINT takedown_has_evidence CHECK (btrim(evidence) <> ''),
        requested_by uuid NOT NULL CONSTRAINT takedown_requester_exists REFERENCES app_user (id),
        requested_at timestamptz NOT NULL,
        decided_by uuid CONSTRAINT takedown_decider_exists REFERENCES app_user (id),
        decided_at timestamptz,
        -- Why it was cancelled.
        decision text,
        event_id uuid,
        revision integer NOT NULL,
        CONSTRAINT takedown_event_of_its_document FOREIGN KEY (document_id, event_id) REFERENCES effect_event (document_id, id),
        CONSTRAINT takedown_is_decided_by_somebody CHECK ((state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
        CONSTRAINT takedown_confirmed_writes_its_event CHECK ((state = 'confirmed') = (event_id IS NOT NULL)),
        CONSTRAINT takedown_cancelled_says_why CHECK ((state = 'cancelled') = (decision IS NOT NULL)),
        -- INV-B: two persons.
        CONSTRAINT takedown_takes_two_persons CHECK (state <> 'confirmed' OR decided_by <> requested_by)
      );
      CREATE UNIQUE INDEX takedown_of_a_document_is_pending_once ON takedown (document_id) WHERE state = 'pending';
      CREATE INDEX takedown_by_document ON takedown (document_id, requested_at);
      GRANT SELECT, INSERT, UPDATE ON takedown TO guiku_app;

      -- Address, title and status stay; the rest is gone from every public relation.
      DROP VIEW public_withheld;
      CREATE VIEW public_withheld WITH (security_barrier) AS
        SELECT d.slug, max(e.event_on) AS withheld_on, d.title, d.inner_title, d.doc_number, o.name AS lead_issuer_name, s.published_on
          FROM document d JOIN effect_summary s ON s.document_id = d.id JOIN organ o ON o.id = d.lead_issuer_id
          JOIN effect_event e ON e.document_id = d.id AND e.type = 'WITHHELD'
         WHERE d.publicity = 'public' AND s.is_withheld AND s.published_on IS NOT NULL GROUP BY d.id, s.document_id, o.id;
      CREATE VIEW public_withheld_period WITH (security_barrier) AS
        SELECT d.slug, p.status, p.from_on, p.to_on
          FROM effect_period p JOIN document d ON d.id = p.document_id JOIN effect_summary s ON s.document_id = d.id
         WHERE p.clause = '' AND d.publicity = 'public' AND s.is_withheld AND s.published_on IS NOT NULL;
      GRANT SELECT ON public_withheld, public_withheld_period TO guiku_portal, guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW public_withheld_period;
      DROP VIEW public_withheld;
      CREATE VIEW public_withheld WITH (security_barrier) AS
        SELECT d.slug, max(e.event_on) AS withheld_on
          FROM document d JOIN effect_summary s ON s.document_id = d.id JOIN effect_event e ON e.document_id = d.id AND e.type = 'WITHHELD'
         WHERE d.publicity = 'public' AND s.is_withheld GROUP BY d.slug;
      GRANT SELECT ON public_withheld TO guiku_portal, guiku_app;
      DROP TABLE takedown;
    `);
  }
}
