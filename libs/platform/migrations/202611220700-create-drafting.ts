import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts (起草事项): texts, materials, submissions, deliberation, signature, publication. */
export class CreateDrafting202611220700 implements MigrationInterface {
  name = 'CreateDrafting202611220700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE draft (
        id uuid PRIMARY KEY,
        state text NOT NULL CONSTRAINT draft_state_is_known CHECK (state IN
          ('drafting', 'submitted', 'deliberating', 'signing', 'numbering', 'publishing', 'published', 'terminated')),
        title text NOT NULL,
        kind text NOT NULL,
        doc_class text NOT NULL
          CONSTRAINT draft_class_is_known CHECK (doc_class IN ('NORMATIVE', 'POLICY', 'RULE', 'INTERNAL', 'UNDETERMINED')),
        issuer_organ_id uuid NOT NULL CONSTRAINT draft_has_an_issuer REFERENCES organ (id),
        drafting_organ_id uuid NOT NULL CONSTRAINT draft_has_a_drafting_organ REFERENCES organ (id),
        drafting_unit text,
        drafter_ids jsonb NOT NULL CONSTRAINT draft_has_a_drafter CHECK (jsonb_array_length(drafter_ids) > 0),
        contact_phone text,
        meeting_on date,
        urgent_reason text,
        route_key text NOT NULL,
        route jsonb NOT NULL,
        intake_organ_id uuid CONSTRAINT draft_has_an_intake_organ REFERENCES organ (id),
        review_organ_id uuid NOT NULL CONSTRAINT draft_has_a_review_organ REFERENCES organ (id),
        office_organ_id uuid NOT NULL CONSTRAINT draft_has_an_office REFERENCES organ (id),
        meeting_kind text NOT NULL,
        round integer NOT NULL CONSTRAINT draft_round_is_a_count CHECK (round >= 0),
        text_id uuid NOT NULL,
        passed_on date,
        needs_final_text boolean NOT NULL,
        signed_on date,
        number_id uuid CONSTRAINT draft_has_a_number REFERENCES issued_number (id),
        doc_number text,
        document_id uuid CONSTRAINT draft_has_a_document REFERENCES document (id),
        closed_on date,
        created_at timestamptz NOT NULL,
        revision integer NOT NULL,
        CONSTRAINT draft_on_its_way_was_submitted CHECK (state IN ('drafting', 'terminated') OR round >= 1),
        CONSTRAINT draft_to_sign_was_passed CHECK (state NOT IN ('signing', 'numbering', 'publishing', 'published') OR passed_on IS NOT NULL),
        CONSTRAINT draft_to_number_was_signed CHECK (state NOT IN ('numbering', 'publishing', 'published') OR signed_on IS NOT NULL),
        CONSTRAINT draft_to_publish_has_a_number CHECK (state NOT IN ('publishing', 'published') OR number_id IS NOT NULL),
        CONSTRAINT published_draft_has_its_document CHECK ((state = 'published') = (document_id IS NOT NULL)),
        CONSTRAINT draft_document_is_of_one_draft UNIQUE (document_id)
      );
      CREATE INDEX draft_by_drafting_organ ON draft (drafting_organ_id, state, id);
      CREATE INDEX draft_by_office ON draft (office_organ_id, state, id);
      CREATE INDEX draft_by_review_organ ON draft (review_organ_id, state, id);
      CREATE INDEX draft_by_issuer ON draft (issuer_organ_id, state, id);
      GRANT SELECT, INSERT, UPDATE ON draft TO guiku_app;

      -- Every text that was uploaded for the matter; appended to, never changed.
      CREATE TABLE draft_text (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL CONSTRAINT draft_text_has_a_draft REFERENCES draft (id) DEFERRABLE INITIALLY DEFERRED,
        seq integer NOT NULL,
        stage text NOT NULL CONSTRAINT draft_text_stage_is_known CHECK (stage IN ('submission', 'revised', 'signed')),
        file_id uuid NOT NULL CONSTRAINT draft_text_has_a_file REFERENCES file (id),
        file_name text NOT NULL,
        file_hash text NOT NULL,
        media_type text NOT NULL,
        file_size bigint NOT NULL,
        text text NOT NULL,
        units jsonb NOT NULL,
        facts jsonb NOT NULL,
        hash text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT draft_text_seq_is_used_once UNIQUE (draft_id, seq)
      );
      ALTER TABLE draft ADD CONSTRAINT draft_has_a_text FOREIGN KEY (text_id) REFERENCES draft_text (id) DEFERRABLE INITIALLY DEFERRED;
      GRANT SELECT, INSERT ON draft_text TO guiku_app;

      -- Papers as they are put together; the submission holds its own frozen list.
      CREATE TABLE material (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL CONSTRAINT material_has_a_draft REFERENCES draft (id),
        kind text NOT NULL,
        file_id uuid CONSTRAINT material_has_a_file REFERENCES file (id),
        file_name text,
        file_hash text,
        media_type text,
        file_size bigint,
        waived_reason text,
        conclusion text
          CONSTRAINT material_conclusion_is_known CHECK (conclusion IN ('not_concerned', 'conforms', 'against', 'exception')),
        dated_on date,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        CONSTRAINT material_is_a_paper_or_a_reason CHECK (file_id IS NOT NULL OR btrim(waived_reason) <> '' OR conclusion = 'not_concerned')
      );
      CREATE INDEX material_by_draft ON material (draft_id, added_at);
      GRANT SELECT, INSERT, DELETE ON material TO guiku_app;

      -- What was sent for review, frozen and hashed: one row a round, one more for each supplement of it (INV-B).
      CREATE TABLE submission (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL CONSTRAINT submission_has_a_draft REFERENCES draft (id),
        round integer NOT NULL,
        part integer NOT NULL,
        text_id uuid NOT NULL CONSTRAINT submission_has_a_text REFERENCES draft_text (id),
        text_hash text NOT NULL,
        materials jsonb NOT NULL,
        fields jsonb NOT NULL,
        hash text NOT NULL,
        letter_number text,
        review_id uuid NOT NULL,
        submitted_by uuid NOT NULL,
        submitted_on date NOT NULL,
        submitted_at timestamptz NOT NULL,
        CONSTRAINT draft_submission_is_one_a_round UNIQUE (draft_id, round, part)
      );
      GRANT SELECT, INSERT ON submission TO guiku_app;

      CREATE TABLE deliberation (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL CONSTRAINT deliberation_has_a_draft REFERENCES draft (id),
        review_id uuid NOT NULL CONSTRAINT deliberation_has_a_review REFERENCES review (id),
        text_id uuid NOT NULL CONSTRAINT deliberation_has_a_text REFERENCES draft_text (id),
        meeting text NOT NULL,
        held_on date NOT NULL,
        outcome text NOT NULL CONSTRAINT deliberation_outcome_is_known CHECK (outcome IN ('passed', 'passed_amended', 'again', 'rejected')),
        record text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX deliberation_by_draft ON deliberation (draft_id, recorded_at);
      GRANT SELECT, INSERT ON deliberation TO guiku_app;

      CREATE TABLE signature (
        draft_id uuid PRIMARY KEY CONSTRAINT signature_has_a_draft REFERENCES draft (id),
        text_id uuid NOT NULL CONSTRAINT signature_has_a_text REFERENCES draft_text (id),
        signer text NOT NULL,
        signed_on date NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON signature TO guiku_app;

      CREATE TABLE publication (
        draft_id uuid PRIMARY KEY CONSTRAINT publication_has_a_draft REFERENCES draft (id),
        document_id uuid NOT NULL CONSTRAINT publication_has_a_document REFERENCES document (id),
        slug text NOT NULL,
        carrier text NOT NULL CONSTRAINT publication_carrier_is_known CHECK (carrier IN ('website', 'gazette', 'official_media')),
        carrier_address text NOT NULL,
        published_on date NOT NULL,
        effective_on date,
        effective_phrase text,
        term_years integer,
        valid_through date,
        repeals jsonb NOT NULL,
        warnings jsonb NOT NULL,
        warnings_reason text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT publication_takes_effect_some_day CHECK (effective_on IS NOT NULL OR effective_phrase IS NOT NULL),
        CONSTRAINT publication_warnings_have_a_reason CHECK (jsonb_array_length(warnings) = 0 OR btrim(warnings_reason) <> '')
      );
      GRANT SELECT, INSERT ON publication TO guiku_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE draft DROP CONSTRAINT draft_has_a_text;
      DROP TABLE publication, signature, deliberation, submission, material, draft_text, draft;
    `);
  }
}
