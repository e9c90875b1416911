import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legality reviews (合法性审核): the case, the frozen text, remarks and answers, checklist, pauses, supplements, opinions. */
export class CreateReview202611220600 implements MigrationInterface {
  name = 'CreateReview202611220600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review (
        id uuid PRIMARY KEY,
        subject_type text NOT NULL
          CONSTRAINT review_subject_type_is_known CHECK (subject_type IN ('draft', 'decision', 'contract', 'policy', 'other')),
        subject_id uuid NOT NULL,
        submission_id uuid NOT NULL,
        round integer NOT NULL CONSTRAINT review_round_starts_at_one CHECK (round >= 1),
        title text NOT NULL,
        state text NOT NULL CONSTRAINT review_state_is_known CHECK (state IN
          ('at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign', 'issued', 'declined', 'withdrawn')),
        organ_id uuid NOT NULL CONSTRAINT review_has_a_submitter REFERENCES organ (id),
        drafter_ids jsonb NOT NULL,
        drafting_unit text,
        route_key text NOT NULL,
        review_organ_id uuid NOT NULL CONSTRAINT review_has_a_review_organ REFERENCES organ (id),
        intake_organ_id uuid CONSTRAINT review_has_an_intake_organ REFERENCES organ (id),
        signing_levels integer NOT NULL CONSTRAINT review_is_signed_in_two_or_three CHECK (signing_levels IN (2, 3)),
        meeting_on date,
        urgent_reason text,
        received_on date NOT NULL,
        forwarded_on date,
        accepted_on date,
        limit_days integer,
        extended_days integer NOT NULL,
        due_on date,
        handler_id uuid,
        co_reviewer_ids jsonb NOT NULL,
        second_id uuid,
        proposed_verdict text
          CONSTRAINT review_proposal_is_known CHECK (proposed_verdict IN ('LEGAL', 'SHOULD_AMEND', 'ILLEGAL', 'OUT_OF_SCOPE')),
        explanation text,
        resume_state text,
        closed_on date,
        revision integer NOT NULL,
        CONSTRAINT round_is_reviewed_once UNIQUE (subject_id, round),
        CONSTRAINT submission_is_reviewed_once UNIQUE (submission_id),
        CONSTRAINT review_under_way_was_accepted CHECK (state NOT IN ('in_review', 'second', 'to_sign', 'issued') OR accepted_on IS NOT NULL),
        CONSTRAINT accepted_review_has_a_limit CHECK ((accepted_on IS NULL) = (limit_days IS NULL)),
        CONSTRAINT accepted_review_has_a_handler CHECK (accepted_on IS NULL OR handler_id IS NOT NULL),
        CONSTRAINT review_handler_did_not_draft CHECK (handler_id IS NULL OR NOT drafter_ids ? handler_id::text),
        CONSTRAINT review_second_is_another CHECK (second_id IS NULL OR second_id <> handler_id),
        CONSTRAINT closed_review_has_a_day CHECK ((state IN ('issued', 'declined', 'withdrawn')) = (closed_on IS NOT NULL))
      );
      -- One review a matter may be open: the rounds follow each other.
      CREATE UNIQUE INDEX subject_has_one_open_review ON review (subject_id)
        WHERE state IN ('at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign');
      CREATE INDEX review_by_organ ON review (review_organ_id, state, due_on);
      CREATE INDEX review_by_intake ON review (intake_organ_id, state);
      CREATE INDEX review_by_submitter ON review (organ_id, state);
      CREATE INDEX review_by_handler ON review (handler_id, state);
      GRANT SELECT, INSERT, UPDATE ON review TO guiku_app;

      -- The text as submitted, and as supplemented; appended to, never changed.
      CREATE TABLE review_text (
        review_id uuid NOT NULL CONSTRAINT review_text_has_a_review REFERENCES review (id),
        seq integer NOT NULL,
        text text NOT NULL,
        units jsonb NOT NULL,
        text_hash text NOT NULL,
        file_hash text,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT review_text_is_one_a_turn PRIMARY KEY (review_id, seq)
      );
      GRANT SELECT, INSERT ON review_text TO guiku_app;

      -- Written and rewritten while the review is open; the issued opinion holds its own frozen copy.
      CREATE TABLE review_remark (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL CONSTRAINT review_remark_has_a_review REFERENCES review (id),
        serial integer NOT NULL,
        path text,
        place text NOT NULL,
        quoted_text text,
        problem_type text NOT NULL,
        basis_law text,
        basis_article text,
        basis_quotation text,
        comment text NOT NULL,
        suggested_text text,
        suggests_deletion boolean NOT NULL,
        severity text NOT NULL CONSTRAINT review_remark_severity_is_known CHECK (severity IN ('must', 'should')),
        author_id uuid NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT review_remark_serial_is_used_once UNIQUE (review_id, serial)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON review_remark TO guiku_app;

      -- The submitter's answers (采纳情况); the last one counts, each is in the log.
      CREATE TABLE review_response (
        remark_id uuid PRIMARY KEY CONSTRAINT review_response_has_a_remark REFERENCES review_remark (id),
        review_id uuid NOT NULL CONSTRAINT review_response_has_a_review REFERENCES review (id),
        adoption text NOT NULL CONSTRAINT review_response_adoption_is_known CHECK (adoption IN ('adopted', 'partly', 'rejected')),
        reason text,
        responded_by uuid NOT NULL,
        responded_at timestamptz NOT NULL,
        CONSTRAINT review_response_not_adopted_has_a_reason CHECK (adoption = 'adopted' OR btrim(reason) <> '')
      );
      CREATE INDEX review_response_by_review ON review_response (review_id);
      GRANT SELECT, INSERT, UPDATE ON review_response TO guiku_app;

      -- Only what somebody set; the rest stands at 未发现问题.
      CREATE TABLE review_check (
        review_id uuid NOT NULL CONSTRAINT review_check_has_a_review REFERENCES review (id),
        item text NOT NULL,
        result text NOT NULL CONSTRAINT review_check_result_is_known CHECK (result IN ('clear', 'problem')),
        note text,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT review_check_is_one_an_item PRIMARY KEY (review_id, item)
      );
      GRANT SELECT, INSERT, UPDATE ON review_check TO guiku_app;

      CREATE TABLE review_pause (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL CONSTRAINT review_pause_has_a_review REFERENCES review (id),
        from_on date NOT NULL,
        to_on date,
        reason text NOT NULL,
        CONSTRAINT review_pause_ends_after_it_starts CHECK (to_on IS NULL OR to_on >= from_on)
      );
      CREATE UNIQUE INDEX review_is_paused_once_at_a_time ON review_pause (review_id) WHERE to_on IS NULL;
      CREATE INDEX review_pause_by_review ON review_pause (review_id, from_on);
      GRANT SELECT, INSERT, UPDATE ON review_pause TO guiku_app;

      CREATE TABLE review_supplement (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL CONSTRAINT review_supplement_has_a_review REFERENCES review (id),
        items jsonb NOT NULL CONSTRAINT review_supplement_names_something CHECK (jsonb_array_length(items) > 0),
        reason text NOT NULL,
        requested_by uuid NOT NULL,
        requested_on date NOT NULL,
        due_on date NOT NULL,
        provisional boolean NOT NULL,
        resupplied_on date
      );
      CREATE UNIQUE INDEX review_supplement_is_one_at_a_time ON review_supplement (review_id) WHERE resupplied_on IS NULL;
      CREATE INDEX review_supplement_by_review ON review_supplement (review_id, requested_on);
      GRANT SELECT, INSERT, UPDATE ON review_supplement TO guiku_app;

      -- Issued opinions: frozen and hashed; never updated, never deleted (INV-B).
      CREATE TABLE review_opinion (
        review_id uuid PRIMARY KEY CONSTRAINT review_opinion_has_a_review REFERENCES review (id),
        number_id uuid NOT NULL CONSTRAINT review_opinion_has_a_number REFERENCES issued_number (id),
        number text NOT NULL CONSTRAINT review_opinion_number_is_used_once UNIQUE,
        verdict text NOT NULL CONSTRAINT review_verdict_is_known CHECK (verdict IN ('LEGAL', 'SHOULD_AMEND', 'ILLEGAL', 'OUT_OF_SCOPE')),
        content jsonb NOT NULL,
        hash text NOT NULL,
        issued_by uuid NOT NULL,
        issued_on date NOT NULL,
        issued_at timestamptz NOT NULL
      );
      CREATE INDEX review_opinion_by_day ON review_opinion (issued_on);
      GRANT SELECT, INSERT ON review_opinion TO guiku_app;

      -- What an issued opinion says does not change under it.
      CREATE FUNCTION keep_issued_remark() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM public.review_opinion o WHERE o.review_id = OLD.review_id) THEN
          RAISE EXCEPTION 'an issued remark never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'issued_remark_never_changes';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER issued_remark_is_kept BEFORE UPDATE OR DELETE ON review_remark FOR EACH ROW EXECUTE FUNCTION keep_issued_remark();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE review_opinion, review_supplement, review_pause, review_check, review_response, review_remark, review_text, review;
      DROP FUNCTION keep_issued_remark();
    `);
  }
}
