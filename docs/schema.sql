-- The schema as the migrations make it, read from the catalogue by `guiku schema`. Do not edit.

TABLE app_user
  id uuid NOT NULL
  organ_id uuid NOT NULL
  unit text
  name text NOT NULL
  login text NOT NULL
  password_hash text NOT NULL
  roles text[] NOT NULL
  phone text
  must_change_password boolean NOT NULL
  failed_attempts integer NOT NULL
  locked_until timestamp with time zone
  disabled_at timestamp with time zone
  created_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT app_user_pkey PRIMARY KEY (id)
  CONSTRAINT user_failed_attempts_is_a_count CHECK ((failed_attempts >= 0))
  CONSTRAINT user_has_known_roles CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['drafter'::text, 'legal_unit'::text, 'office'::text, 'reviewer'::text, 'second_reviewer'::text, 'signatory'::text, 'market_regulator'::text, 'adviser'::text, 'filing_clerk'::text, 'system_admin'::text, 'audit_admin'::text])))
  CONSTRAINT user_login_is_lower_case CHECK (((login = lower(login)) AND (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text)))
  CONSTRAINT user_login_is_unique UNIQUE (login)
  CONSTRAINT user_name_is_not_empty CHECK ((btrim(name) <> ''::text))
  CONSTRAINT user_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CREATE INDEX app_user_by_organ ON public.app_user USING btree (organ_id)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE audit_event
  id uuid NOT NULL
  subject_type text NOT NULL
  subject_id text NOT NULL
  seq integer NOT NULL
  type text NOT NULL
  actor_id uuid NOT NULL
  at timestamp with time zone NOT NULL
  detail jsonb NOT NULL
  previous_hash text
  hash text NOT NULL
  CONSTRAINT audit_event_first_has_no_previous CHECK (((seq = 1) = (previous_hash IS NULL)))
  CONSTRAINT audit_event_has_no_fork UNIQUE (subject_type, subject_id, seq)
  CONSTRAINT audit_event_pkey PRIMARY KEY (id)
  CONSTRAINT audit_event_seq_starts_at_one CHECK ((seq >= 1))
  CREATE INDEX audit_event_by_actor ON public.audit_event USING btree (actor_id, at)
  CREATE INDEX audit_event_by_time ON public.audit_event USING btree (at, id)
  GRANT INSERT, SELECT TO guiku_app

TABLE audit_seal
  seq integer NOT NULL
  sealed_at timestamp with time zone NOT NULL
  previous_hash text
  heads_hash text NOT NULL
  head_count integer NOT NULL
  hash text NOT NULL
  CONSTRAINT audit_seal_covers_something CHECK ((head_count >= 1))
  CONSTRAINT audit_seal_first_has_no_previous CHECK (((seq = 1) = (previous_hash IS NULL)))
  CONSTRAINT audit_seal_pkey PRIMARY KEY (seq)
  CONSTRAINT audit_seal_starts_at_one CHECK ((seq >= 1))
  GRANT INSERT, SELECT TO guiku_app

TABLE audit_seal_head
  seal_seq integer NOT NULL
  subject_type text NOT NULL
  subject_id text NOT NULL
  seq integer NOT NULL
  hash text NOT NULL
  CONSTRAINT audit_seal_head_has_a_seal FOREIGN KEY (seal_seq) REFERENCES public.audit_seal(seq)
  CONSTRAINT audit_seal_head_pkey PRIMARY KEY (subject_type, subject_id, seal_seq)
  CREATE INDEX audit_seal_head_by_seal ON public.audit_seal_head USING btree (seal_seq, subject_type, subject_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE calendar_day
  date date NOT NULL
  year integer NOT NULL
  kind text NOT NULL
  name text NOT NULL
  CONSTRAINT calendar_day_has_a_year FOREIGN KEY (year) REFERENCES public.calendar_year(year)
  CONSTRAINT calendar_day_is_of_its_year CHECK ((EXTRACT(year FROM date) = (year)::numeric))
  CONSTRAINT calendar_day_kind_is_known CHECK ((kind = ANY (ARRAY['holiday'::text, 'makeup'::text])))
  CONSTRAINT calendar_day_pkey PRIMARY KEY (date)
  CREATE INDEX calendar_day_by_year ON public.calendar_day USING btree (year)
  GRANT DELETE, INSERT, SELECT TO guiku_app

TABLE calendar_year
  id uuid NOT NULL
  year integer NOT NULL
  basis text NOT NULL
  published_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT calendar_year_is_published_once UNIQUE (year)
  CONSTRAINT calendar_year_is_sane CHECK (((year >= 1949) AND (year <= 2200)))
  CONSTRAINT calendar_year_pkey PRIMARY KEY (id)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE campaign
  id uuid NOT NULL
  slug text NOT NULL
  kind text NOT NULL
  title text NOT NULL
  notice_number text
  criteria text
  organ_id uuid NOT NULL
  government_id uuid NOT NULL
  scope_on date NOT NULL
  deadline_on date NOT NULL
  scope jsonb NOT NULL
  state text NOT NULL
  worklist_count integer
  worklist_hash text
  frozen_on date
  created_by uuid NOT NULL
  created_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT campaign_government_exists FOREIGN KEY (government_id) REFERENCES public.organ(id)
  CONSTRAINT campaign_kind_is_known CHECK ((kind = ANY (ARRAY['periodic'::text, 'special'::text, 'immediate'::text])))
  CONSTRAINT campaign_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT campaign_pkey PRIMARY KEY (id)
  CONSTRAINT campaign_slug_is_unique UNIQUE (slug)
  CONSTRAINT campaign_state_is_known CHECK ((state = ANY (ARRAY['preparing'::text, 'deployed'::text, 'filling'::text, 'review'::text, 'deliberation'::text, 'published'::text, 'follow_up'::text, 'archived'::text])))
  CONSTRAINT campaign_title_is_not_empty CHECK ((btrim(title) <> ''::text))
  CONSTRAINT campaign_under_way_is_frozen CHECK (((state = 'preparing'::text) = (frozen_on IS NULL)))
  CONSTRAINT campaign_worklist_hash_is_sha256 CHECK ((worklist_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT campaign_worklist_is_counted_and_hashed CHECK ((((frozen_on IS NULL) = (worklist_count IS NULL)) AND ((frozen_on IS NULL) = (worklist_hash IS NULL))))
  CREATE INDEX campaign_by_organ ON public.campaign USING btree (organ_id, state)
  CREATE TRIGGER frozen_worklist_never_changes BEFORE UPDATE ON public.campaign FOR EACH ROW EXECUTE FUNCTION public.keep_worklist()
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE campaign_decision
  id uuid NOT NULL
  campaign_id uuid NOT NULL
  ordinal integer NOT NULL
  deliberation_id uuid NOT NULL
  document_id uuid
  title text NOT NULL
  doc_number text
  issued_on date NOT NULL
  published_on date NOT NULL
  entry_count integer NOT NULL
  content_hash text NOT NULL
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT campaign_decision_campaign_exists FOREIGN KEY (campaign_id) REFERENCES public.campaign(id)
  CONSTRAINT campaign_decision_decides_something CHECK ((entry_count >= 1))
  CONSTRAINT campaign_decision_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT campaign_decision_has_a_title CHECK ((btrim(title) <> ''::text))
  CONSTRAINT campaign_decision_has_its_place UNIQUE (campaign_id, ordinal)
  CONSTRAINT campaign_decision_hash_is_sha256 CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT campaign_decision_is_published_after_it_is_issued CHECK ((published_on >= issued_on))
  CONSTRAINT campaign_decision_of_its_campaign UNIQUE (campaign_id, id)
  CONSTRAINT campaign_decision_pkey PRIMARY KEY (id)
  CONSTRAINT campaign_decision_was_deliberated FOREIGN KEY (campaign_id, deliberation_id) REFERENCES public.campaign_deliberation(campaign_id, id)
  GRANT INSERT, SELECT TO guiku_app

TABLE campaign_decision_entry
  entry_id uuid NOT NULL
  decision_id uuid NOT NULL
  disposition text NOT NULL
  effect_on date
  effect_event_id uuid
  status_before text NOT NULL
  reason text
  CONSTRAINT campaign_decision_entry_decision_exists FOREIGN KEY (decision_id) REFERENCES public.campaign_decision(id)
  CONSTRAINT campaign_decision_entry_disposition_is_known CHECK ((disposition = ANY (ARRAY['KEEP'::text, 'AMEND'::text, 'REPEAL'::text, 'LAPSE'::text, 'ALREADY'::text, 'EXCLUDE'::text])))
  CONSTRAINT campaign_decision_entry_event_exists FOREIGN KEY (effect_event_id) REFERENCES public.effect_event(id)
  CONSTRAINT campaign_decision_entry_exists FOREIGN KEY (entry_id) REFERENCES public.campaign_entry(id)
  CONSTRAINT campaign_decision_entry_status_is_known CHECK ((status_before = ANY (ARRAY['NOT_YET'::text, 'IN_FORCE'::text, 'PARTLY_ENDED'::text, 'SUSPENDED'::text, 'REPEALED'::text, 'DECLARED_LAPSED'::text, 'EXPIRED'::text, 'REVOKED'::text, 'UNKNOWN'::text])))
  CONSTRAINT entry_is_decided_once PRIMARY KEY (entry_id)
  CREATE INDEX campaign_decision_entry_by_decision ON public.campaign_decision_entry USING btree (decision_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE campaign_deliberation
  id uuid NOT NULL
  campaign_id uuid NOT NULL
  held_on date NOT NULL
  meeting text NOT NULL
  result text NOT NULL
  note text
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT campaign_deliberation_campaign_exists FOREIGN KEY (campaign_id) REFERENCES public.campaign(id)
  CONSTRAINT campaign_deliberation_names_its_meeting CHECK ((btrim(meeting) <> ''::text))
  CONSTRAINT campaign_deliberation_of_its_campaign UNIQUE (campaign_id, id)
  CONSTRAINT campaign_deliberation_pkey PRIMARY KEY (id)
  CONSTRAINT campaign_deliberation_result_is_known CHECK ((result = ANY (ARRAY['passed'::text, 'passed_after_changes'::text, 'again'::text, 'rejected'::text])))
  GRANT INSERT, SELECT TO guiku_app

TABLE campaign_entry
  id uuid NOT NULL
  campaign_id uuid NOT NULL
  ordinal integer NOT NULL
  document_id uuid NOT NULL
  title text NOT NULL
  doc_number text
  doc_class text NOT NULL
  issuer_id uuid NOT NULL
  issuer_name text NOT NULL
  responsible_organ_id uuid NOT NULL
  responsible_organ_name text NOT NULL
  level text NOT NULL
  region_code text NOT NULL
  signed_on date
  published_on date
  effective_on date
  valid_through date
  status text NOT NULL
  CONSTRAINT campaign_entry_campaign_exists FOREIGN KEY (campaign_id) REFERENCES public.campaign(id)
  CONSTRAINT campaign_entry_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT campaign_entry_has_its_place UNIQUE (campaign_id, ordinal)
  CONSTRAINT campaign_entry_ordinal_starts_at_one CHECK ((ordinal >= 1))
  CONSTRAINT campaign_entry_pkey PRIMARY KEY (id)
  CONSTRAINT campaign_entry_status_is_known CHECK ((status = ANY (ARRAY['NOT_YET'::text, 'IN_FORCE'::text, 'PARTLY_ENDED'::text, 'SUSPENDED'::text, 'REPEALED'::text, 'DECLARED_LAPSED'::text, 'EXPIRED'::text, 'REVOKED'::text, 'UNKNOWN'::text])))
  CONSTRAINT campaign_lists_a_document_once UNIQUE (campaign_id, document_id)
  CREATE INDEX campaign_entry_by_document ON public.campaign_entry USING btree (document_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE campaign_entry_revision
  entry_id uuid NOT NULL
  revision integer NOT NULL
  campaign_id uuid NOT NULL
  organ_id uuid NOT NULL
  state text NOT NULL
  disposition text
  proposal jsonb NOT NULL
  recorded_on date NOT NULL
  recorded_at timestamp with time zone NOT NULL
  recorded_by uuid NOT NULL
  CONSTRAINT campaign_entry_revision_disposition_is_known CHECK ((disposition = ANY (ARRAY['KEEP'::text, 'AMEND'::text, 'REPEAL'::text, 'LAPSE'::text, 'ALREADY'::text, 'EXCLUDE'::text])))
  CONSTRAINT campaign_entry_revision_entry_exists FOREIGN KEY (entry_id) REFERENCES public.campaign_entry(id)
  CONSTRAINT campaign_entry_revision_is_one PRIMARY KEY (entry_id, revision)
  CONSTRAINT campaign_entry_revision_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'filled'::text, 'submitted'::text, 'returned'::text, 'agreed'::text, 'decided'::text, 'executed'::text])))
  CREATE INDEX campaign_entry_revision_by_day ON public.campaign_entry_revision USING btree (campaign_id, recorded_on)
  GRANT INSERT, SELECT TO guiku_app

TABLE campaign_item
  id uuid NOT NULL
  campaign_id uuid NOT NULL
  organ_id uuid NOT NULL
  state text NOT NULL
  disposition text
  reason text
  reason_text text
  basis text
  replacement text
  due_on date
  earlier_on date
  earlier_basis text
  note text
  review_comment text
  effect_event_id uuid
  executed_on date
  changed_by uuid NOT NULL
  changed_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT campaign_item_beyond_filling_has_a_disposition CHECK (((state = ANY (ARRAY['open'::text, 'returned'::text])) OR (disposition IS NOT NULL)))
  CONSTRAINT campaign_item_campaign_exists FOREIGN KEY (campaign_id) REFERENCES public.campaign(id)
  CONSTRAINT campaign_item_disposition_is_known CHECK ((disposition = ANY (ARRAY['KEEP'::text, 'AMEND'::text, 'REPEAL'::text, 'LAPSE'::text, 'ALREADY'::text, 'EXCLUDE'::text])))
  CONSTRAINT campaign_item_entry_exists FOREIGN KEY (id) REFERENCES public.campaign_entry(id)
  CONSTRAINT campaign_item_executed_has_a_day CHECK (((state = 'executed'::text) = (executed_on IS NOT NULL)))
  CONSTRAINT campaign_item_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT campaign_item_pkey PRIMARY KEY (id)
  CONSTRAINT campaign_item_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'filled'::text, 'submitted'::text, 'returned'::text, 'agreed'::text, 'decided'::text, 'executed'::text])))
  CREATE INDEX campaign_item_by_campaign ON public.campaign_item USING btree (campaign_id, organ_id, state)
  CREATE INDEX campaign_item_by_organ ON public.campaign_item USING btree (organ_id, state)
  CREATE TRIGGER decided_entry_never_changes BEFORE UPDATE ON public.campaign_item FOR EACH ROW EXECUTE FUNCTION public.keep_decided()
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE classification
  id uuid NOT NULL
  document_id uuid NOT NULL
  doc_class text NOT NULL
  reasons text NOT NULL
  decided_by uuid NOT NULL
  decided_at timestamp with time zone NOT NULL
  CONSTRAINT classification_class_is_known CHECK ((doc_class = ANY (ARRAY['RULE'::text, 'NORMATIVE'::text, 'POLICY'::text, 'INTERNAL'::text, 'LOCAL_REGULATION'::text, 'UNDETERMINED'::text])))
  CONSTRAINT classification_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT classification_has_reasons CHECK ((btrim(reasons) <> ''::text))
  CONSTRAINT classification_pkey PRIMARY KEY (id)
  CREATE INDEX classification_by_document ON public.classification USING btree (document_id, decided_at)
  GRANT INSERT, SELECT TO guiku_app

TABLE clean_copy
  id uuid NOT NULL
  source_sha256 text NOT NULL
  text_sha256 text
  sha256 text NOT NULL
  size bigint NOT NULL
  media_type text NOT NULL
  extension text NOT NULL
  left_out jsonb NOT NULL
  made_by uuid NOT NULL
  made_at timestamp with time zone NOT NULL
  CONSTRAINT clean_copy_is_not_empty CHECK ((size > 0))
  CONSTRAINT clean_copy_is_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT clean_copy_pkey PRIMARY KEY (id)
  CONSTRAINT clean_copy_source_is_sha256 CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT clean_copy_text_is_sha256 CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text))
  CREATE UNIQUE INDEX clean_copy_is_made_once ON public.clean_copy USING btree (source_sha256, COALESCE(text_sha256, ''::text))
  GRANT INSERT, SELECT TO guiku_app

TABLE deliberation
  id uuid NOT NULL
  draft_id uuid NOT NULL
  review_id uuid NOT NULL
  text_id uuid NOT NULL
  meeting text NOT NULL
  held_on date NOT NULL
  outcome text NOT NULL
  record text NOT NULL
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT deliberation_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT deliberation_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT deliberation_has_a_text FOREIGN KEY (text_id) REFERENCES public.draft_text(id)
  CONSTRAINT deliberation_outcome_is_known CHECK ((outcome = ANY (ARRAY['passed'::text, 'passed_amended'::text, 'again'::text, 'rejected'::text])))
  CONSTRAINT deliberation_pkey PRIMARY KEY (id)
  CREATE INDEX deliberation_by_draft ON public.deliberation USING btree (draft_id, recorded_at)
  GRANT INSERT, SELECT TO guiku_app

TABLE document
  id uuid NOT NULL
  slug text NOT NULL
  doc_class text NOT NULL
  title text NOT NULL
  inner_title text
  title_key text NOT NULL
  title_kind text NOT NULL
  is_trial boolean NOT NULL
  is_interim boolean NOT NULL
  doc_number text
  doc_number_key text
  number_override_reason text
  registration_number text
  lead_issuer_id uuid NOT NULL
  responsible_organ_id uuid NOT NULL
  topic text
  publicity text NOT NULL
  publicity_reason text
  signed_on date
  process_unknown boolean NOT NULL
  registered_by uuid NOT NULL
  registered_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT document_class_is_known CHECK ((doc_class = ANY (ARRAY['RULE'::text, 'NORMATIVE'::text, 'POLICY'::text, 'INTERNAL'::text, 'LOCAL_REGULATION'::text, 'UNDETERMINED'::text])))
  CONSTRAINT document_lead_issuer_exists FOREIGN KEY (lead_issuer_id) REFERENCES public.organ(id)
  CONSTRAINT document_not_public_has_a_reason CHECK (((publicity = 'public'::text) OR (COALESCE(btrim(publicity_reason), ''::text) <> ''::text)))
  CONSTRAINT document_number_has_its_key CHECK (((doc_number IS NULL) = (doc_number_key IS NULL)))
  CONSTRAINT document_pkey PRIMARY KEY (id)
  CONSTRAINT document_publicity_is_known CHECK ((publicity = ANY (ARRAY['public'::text, 'on_request'::text, 'not_public'::text])))
  CONSTRAINT document_registration_number_is_used_once UNIQUE (registration_number)
  CONSTRAINT document_responsible_organ_exists FOREIGN KEY (responsible_organ_id) REFERENCES public.organ(id)
  CONSTRAINT document_slug_is_ten_characters CHECK ((slug ~ '^[2-9b-z]{10}$'::text))
  CONSTRAINT document_slug_is_unique UNIQUE (slug)
  CONSTRAINT document_title_is_not_empty CHECK ((btrim(title) <> ''::text))
  CREATE INDEX document_by_lead_issuer ON public.document USING btree (lead_issuer_id)
  CREATE INDEX document_by_number_key ON public.document USING btree (doc_number_key)
  CREATE INDEX document_by_responsible_organ ON public.document USING btree (responsible_organ_id)
  CREATE INDEX document_by_title_key ON public.document USING btree (title_key)
  CREATE UNIQUE INDEX document_number_is_used_once ON public.document USING btree (lead_issuer_id, doc_number_key) WHERE (number_override_reason IS NULL)
  CREATE TRIGGER document_identity_is_permanent BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION public.keep_identity()
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE document_file
  id uuid NOT NULL
  document_id uuid NOT NULL
  role text NOT NULL
  sha256 text NOT NULL
  name text NOT NULL
  media_type text NOT NULL
  size bigint NOT NULL
  is_public boolean NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT document_file_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT document_file_has_a_name CHECK ((btrim(name) <> ''::text))
  CONSTRAINT document_file_hash_is_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT document_file_pkey PRIMARY KEY (id)
  CONSTRAINT document_file_role_is_known CHECK ((role = ANY (ARRAY['original'::text, 'formal'::text, 'annex'::text])))
  CONSTRAINT document_file_size_is_a_count CHECK ((size >= 0))
  CREATE INDEX document_file_by_document ON public.document_file USING btree (document_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE document_issuer
  document_id uuid NOT NULL
  organ_id uuid NOT NULL
  ordinal integer NOT NULL
  CONSTRAINT document_issuer_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT document_issuer_has_its_place UNIQUE (document_id, ordinal)
  CONSTRAINT document_issuer_is_named_once PRIMARY KEY (document_id, organ_id)
  CONSTRAINT document_issuer_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CREATE INDEX document_issuer_by_organ ON public.document_issuer USING btree (organ_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE document_version
  id uuid NOT NULL
  document_id uuid NOT NULL
  ordinal integer NOT NULL
  source_event_id uuid NOT NULL
  text text NOT NULL
  units jsonb NOT NULL
  articles jsonb NOT NULL
  sha256 text NOT NULL
  recorded_at timestamp with time zone NOT NULL
  recorded_by uuid NOT NULL
  CONSTRAINT document_version_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT document_version_event_of_its_document FOREIGN KEY (document_id, source_event_id) REFERENCES public.effect_event(document_id, id)
  CONSTRAINT document_version_has_its_own_event UNIQUE (source_event_id)
  CONSTRAINT document_version_has_text CHECK ((btrim(text) <> ''::text))
  CONSTRAINT document_version_hash_is_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT document_version_ordinal_is_unique UNIQUE (document_id, ordinal)
  CONSTRAINT document_version_pkey PRIMARY KEY (id)
  CONSTRAINT document_version_starts_at_one CHECK ((ordinal >= 1))
  GRANT INSERT, SELECT TO guiku_app

TABLE draft
  id uuid NOT NULL
  state text NOT NULL
  title text NOT NULL
  kind text NOT NULL
  doc_class text NOT NULL
  issuer_organ_id uuid NOT NULL
  drafting_organ_id uuid NOT NULL
  drafting_unit text
  drafter_ids jsonb NOT NULL
  contact_phone text
  meeting_on date
  urgent_reason text
  route_key text NOT NULL
  route jsonb NOT NULL
  intake_organ_id uuid
  review_organ_id uuid NOT NULL
  office_organ_id uuid NOT NULL
  meeting_kind text NOT NULL
  round integer NOT NULL
  text_id uuid NOT NULL
  passed_on date
  needs_final_text boolean NOT NULL
  signed_on date
  number_id uuid
  doc_number text
  document_id uuid
  closed_on date
  created_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT draft_class_is_known CHECK ((doc_class = ANY (ARRAY['NORMATIVE'::text, 'POLICY'::text, 'RULE'::text, 'INTERNAL'::text, 'UNDETERMINED'::text])))
  CONSTRAINT draft_document_is_of_one_draft UNIQUE (document_id)
  CONSTRAINT draft_has_a_document FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT draft_has_a_drafter CHECK ((jsonb_array_length(drafter_ids) > 0))
  CONSTRAINT draft_has_a_drafting_organ FOREIGN KEY (drafting_organ_id) REFERENCES public.organ(id)
  CONSTRAINT draft_has_a_number FOREIGN KEY (number_id) REFERENCES public.issued_number(id)
  CONSTRAINT draft_has_a_review_organ FOREIGN KEY (review_organ_id) REFERENCES public.organ(id)
  CONSTRAINT draft_has_a_text FOREIGN KEY (text_id) REFERENCES public.draft_text(id) DEFERRABLE INITIALLY DEFERRED
  CONSTRAINT draft_has_an_intake_organ FOREIGN KEY (intake_organ_id) REFERENCES public.organ(id)
  CONSTRAINT draft_has_an_issuer FOREIGN KEY (issuer_organ_id) REFERENCES public.organ(id)
  CONSTRAINT draft_has_an_office FOREIGN KEY (office_organ_id) REFERENCES public.organ(id)
  CONSTRAINT draft_on_its_way_was_submitted CHECK (((state = ANY (ARRAY['drafting'::text, 'terminated'::text])) OR (round >= 1)))
  CONSTRAINT draft_pkey PRIMARY KEY (id)
  CONSTRAINT draft_round_is_a_count CHECK ((round >= 0))
  CONSTRAINT draft_state_is_known CHECK ((state = ANY (ARRAY['drafting'::text, 'submitted'::text, 'deliberating'::text, 'signing'::text, 'numbering'::text, 'publishing'::text, 'published'::text, 'terminated'::text])))
  CONSTRAINT draft_to_number_was_signed CHECK (((state <> ALL (ARRAY['numbering'::text, 'publishing'::text, 'published'::text])) OR (signed_on IS NOT NULL)))
  CONSTRAINT draft_to_publish_has_a_number CHECK (((state <> ALL (ARRAY['publishing'::text, 'published'::text])) OR (number_id IS NOT NULL)))
  CONSTRAINT draft_to_sign_was_passed CHECK (((state <> ALL (ARRAY['signing'::text, 'numbering'::text, 'publishing'::text, 'published'::text])) OR (passed_on IS NOT NULL)))
  CONSTRAINT published_draft_has_its_document CHECK (((state = 'published'::text) = (document_id IS NOT NULL)))
  CREATE INDEX draft_by_drafting_organ ON public.draft USING btree (drafting_organ_id, state, id)
  CREATE INDEX draft_by_issuer ON public.draft USING btree (issuer_organ_id, state, id)
  CREATE INDEX draft_by_office ON public.draft USING btree (office_organ_id, state, id)
  CREATE INDEX draft_by_review_organ ON public.draft USING btree (review_organ_id, state, id)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE draft_text
  id uuid NOT NULL
  draft_id uuid NOT NULL
  seq integer NOT NULL
  stage text NOT NULL
  file_id uuid NOT NULL
  file_name text NOT NULL
  file_hash text NOT NULL
  media_type text NOT NULL
  file_size bigint NOT NULL
  text text NOT NULL
  units jsonb NOT NULL
  facts jsonb NOT NULL
  hash text NOT NULL
  created_by uuid NOT NULL
  created_at timestamp with time zone NOT NULL
  CONSTRAINT draft_text_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id) DEFERRABLE INITIALLY DEFERRED
  CONSTRAINT draft_text_has_a_file FOREIGN KEY (file_id) REFERENCES public.file(id)
  CONSTRAINT draft_text_pkey PRIMARY KEY (id)
  CONSTRAINT draft_text_seq_is_used_once UNIQUE (draft_id, seq)
  CONSTRAINT draft_text_stage_is_known CHECK ((stage = ANY (ARRAY['submission'::text, 'revised'::text, 'signed'::text])))
  GRANT INSERT, SELECT TO guiku_app

TABLE effect_event
  id uuid NOT NULL
  document_id uuid NOT NULL
  type text NOT NULL
  event_on date NOT NULL
  recorded_at timestamp with time zone NOT NULL
  recorded_by uuid NOT NULL
  detail jsonb NOT NULL
  source_document_id uuid
  basis text
  corrects_event_id uuid
  CONSTRAINT effect_event_corrects_its_own_document FOREIGN KEY (document_id, corrects_event_id) REFERENCES public.effect_event(document_id, id)
  CONSTRAINT effect_event_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT effect_event_does_not_correct_itself CHECK ((corrects_event_id <> id))
  CONSTRAINT effect_event_is_corrected_once UNIQUE (corrects_event_id)
  CONSTRAINT effect_event_of_its_document UNIQUE (document_id, id)
  CONSTRAINT effect_event_pkey PRIMARY KEY (id)
  CONSTRAINT effect_event_source_document_exists FOREIGN KEY (source_document_id) REFERENCES public.document(id)
  CONSTRAINT effect_event_type_is_known CHECK ((type = ANY (ARRAY['PUBLISHED'::text, 'EFFECTIVE'::text, 'AMENDED'::text, 'PARTLY_REPEALED'::text, 'PARTLY_LAPSED'::text, 'SUSPENDED'::text, 'RESUMED'::text, 'EXTENDED'::text, 'CONFIRMED_VALID'::text, 'REPEALED'::text, 'LAPSED'::text, 'REVOKED'::text, 'SUPERSEDED'::text, 'CORRECTED'::text, 'WITHHELD'::text, 'RESTORED'::text, 'VOIDED'::text])))
  CONSTRAINT effect_event_void_names_what_it_voids CHECK (((type <> 'VOIDED'::text) OR (corrects_event_id IS NOT NULL)))
  CREATE INDEX effect_event_by_document ON public.effect_event USING btree (document_id, event_on)
  CREATE INDEX effect_event_by_source_document ON public.effect_event USING btree (source_document_id) WHERE (source_document_id IS NOT NULL)
  GRANT INSERT, SELECT TO guiku_app

TABLE effect_period
  document_id uuid NOT NULL
  clause text NOT NULL
  status text NOT NULL
  from_on date NOT NULL
  to_on date
  CONSTRAINT effect_period_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT effect_period_is_not_empty CHECK ((to_on > from_on))
  CONSTRAINT effect_period_starts_once PRIMARY KEY (document_id, clause, from_on)
  CONSTRAINT effect_period_status_is_known CHECK ((status = ANY (ARRAY['NOT_YET'::text, 'IN_FORCE'::text, 'PARTLY_ENDED'::text, 'SUSPENDED'::text, 'REPEALED'::text, 'DECLARED_LAPSED'::text, 'EXPIRED'::text, 'REVOKED'::text, 'UNKNOWN'::text])))
  CREATE INDEX effect_period_by_status ON public.effect_period USING btree (status, from_on) WHERE (clause = ''::text)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE effect_summary
  document_id uuid NOT NULL
  published_on date
  effective_on date
  valid_through date
  ended_on date
  is_withheld boolean NOT NULL
  CONSTRAINT effect_summary_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT effect_summary_pkey PRIMARY KEY (document_id)
  CREATE INDEX effect_summary_by_effective_on ON public.effect_summary USING btree (effective_on, document_id)
  CREATE INDEX effect_summary_by_ended_on ON public.effect_summary USING btree (ended_on, document_id)
  CREATE INDEX effect_summary_by_published_on ON public.effect_summary USING btree (published_on, document_id)
  CREATE INDEX effect_summary_by_valid_through ON public.effect_summary USING btree (valid_through, document_id)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE file
  id uuid NOT NULL
  sha256 text NOT NULL
  name text NOT NULL
  size bigint NOT NULL
  media_type text NOT NULL
  format text NOT NULL
  organ_id uuid NOT NULL
  uploaded_by uuid NOT NULL
  uploaded_at timestamp with time zone NOT NULL
  purpose text NOT NULL
  state text NOT NULL
  reason_code text
  revision integer NOT NULL
  CONSTRAINT file_has_a_name CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200)))
  CONSTRAINT file_hash_is_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT file_is_not_empty CHECK ((size > 0))
  CONSTRAINT file_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT file_pkey PRIMARY KEY (id)
  CONSTRAINT file_purpose_is_known CHECK ((purpose = ANY (ARRAY['draft'::text, 'material'::text, 'document'::text, 'sealed'::text, 'reply'::text, 'other'::text])))
  CONSTRAINT file_reason_says_why_it_is_unreadable CHECK (((state = 'unreadable'::text) = (reason_code IS NOT NULL)))
  CONSTRAINT file_state_is_known CHECK ((state = ANY (ARRAY['stored'::text, 'reading'::text, 'read'::text, 'unreadable'::text])))
  CREATE INDEX file_by_hash ON public.file USING btree (sha256)
  CREATE INDEX file_by_organ ON public.file USING btree (organ_id, uploaded_at)
  GRANT INSERT, SELECT TO guiku_app

TABLE file_text
  file_id uuid NOT NULL
  reader_version integer NOT NULL
  title text
  text text NOT NULL
  blocks jsonb NOT NULL
  warnings jsonb NOT NULL
  read_at timestamp with time zone NOT NULL
  CONSTRAINT file_text_file_exists FOREIGN KEY (file_id) REFERENCES public.file(id)
  CONSTRAINT file_text_is_not_empty CHECK ((text <> ''::text))
  CONSTRAINT file_text_pkey PRIMARY KEY (file_id)
  CONSTRAINT file_text_reader_version_is_positive CHECK ((reader_version >= 1))
  GRANT INSERT, SELECT TO guiku_app

TABLE filing
  id uuid NOT NULL
  document_id uuid NOT NULL
  kind text NOT NULL
  event_id uuid NOT NULL
  trigger_on date NOT NULL
  change text
  issuer_organ_id uuid NOT NULL
  responsible_organ_id uuid NOT NULL
  submitter_organ_ids jsonb NOT NULL
  drafter_ids jsonb NOT NULL
  receiver_organ_id uuid NOT NULL
  side text NOT NULL
  is_outside boolean NOT NULL
  office_organ_id uuid
  supervisor_organ_id uuid
  copies jsonb NOT NULL
  basis text NOT NULL
  submit_days integer NOT NULL
  submit_unit text NOT NULL
  state text NOT NULL
  due_on date
  submitted_on date
  submitted_by uuid
  submit_way text
  running_days integer
  running_unit text
  running_from date
  number_id uuid
  filing_number text
  registered_on date
  registered_by uuid
  refusal_reason text
  reviewer_id uuid
  review_started_on date
  conclusion text
  closed_on date
  opened_at timestamp with time zone NOT NULL
  revision integer NOT NULL
  CONSTRAINT filing_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT filing_event_exists FOREIGN KEY (event_id) REFERENCES public.audit_event(id)
  CONSTRAINT filing_has_two_sides CHECK (((office_organ_id IS NULL) OR ((office_organ_id <> issuer_organ_id) AND (NOT (submitter_organ_ids ? (office_organ_id)::text)))))
  CONSTRAINT filing_inside_has_an_office CHECK ((is_outside = (office_organ_id IS NULL)))
  CONSTRAINT filing_is_opened_once UNIQUE (event_id, receiver_organ_id)
  CONSTRAINT filing_issuer_exists FOREIGN KEY (issuer_organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_kind_is_known CHECK ((kind = ANY (ARRAY['registration'::text, 'amendment'::text, 'repeal'::text])))
  CONSTRAINT filing_number_is_given FOREIGN KEY (number_id) REFERENCES public.issued_number(id)
  CONSTRAINT filing_office_exists FOREIGN KEY (office_organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_pkey PRIMARY KEY (id)
  CONSTRAINT filing_receiver_exists FOREIGN KEY (receiver_organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_refused_has_a_reason CHECK (((state <> 'refused'::text) OR (COALESCE(btrim(refusal_reason), ''::text) <> ''::text)))
  CONSTRAINT filing_registered_has_number_and_day CHECK (((state <> ALL (ARRAY['registered'::text, 'in_review'::text, 'asking'::text, 'passed'::text, 'to_correct'::text, 'corrected'::text, 'referred'::text, 'decided'::text])) OR ((registered_on IS NOT NULL) AND (filing_number IS NOT NULL))))
  CONSTRAINT filing_registrar_did_not_submit CHECK ((registered_by <> submitted_by))
  CONSTRAINT filing_responsible_organ_exists FOREIGN KEY (responsible_organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_running_unit_is_known CHECK ((running_unit = ANY (ARRAY['working'::text, 'natural'::text])))
  CONSTRAINT filing_side_is_known CHECK ((side = ANY (ARRAY['government'::text, 'congress'::text, 'superior'::text])))
  CONSTRAINT filing_state_is_known CHECK ((state = ANY (ARRAY['to_submit'::text, 'submitted'::text, 'supplement'::text, 'refused'::text, 'registered'::text, 'in_review'::text, 'asking'::text, 'passed'::text, 'to_correct'::text, 'corrected'::text, 'referred'::text, 'decided'::text])))
  CONSTRAINT filing_submit_unit_is_known CHECK ((submit_unit = ANY (ARRAY['working'::text, 'natural'::text])))
  CONSTRAINT filing_submitted_has_a_day CHECK (((state = 'to_submit'::text) OR ((submitted_on IS NOT NULL) AND (submitted_by IS NOT NULL) AND (submit_way IS NOT NULL))))
  CONSTRAINT filing_supervisor_exists FOREIGN KEY (supervisor_organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_way_is_known CHECK ((submit_way = ANY (ARRAY['system'::text, 'exchange'::text, 'delivered'::text, 'post'::text, 'platform'::text])))
  CREATE INDEX filing_by_document ON public.filing USING btree (document_id)
  CREATE INDEX filing_by_office ON public.filing USING btree (office_organ_id, state) WHERE (office_organ_id IS NOT NULL)
  CREATE INDEX filing_by_registration ON public.filing USING btree (registered_on DESC, id DESC) WHERE (registered_on IS NOT NULL)
  CREATE INDEX filing_by_responsible ON public.filing USING btree (responsible_organ_id)
  CREATE INDEX filing_by_submitter ON public.filing USING gin (submitter_organ_ids)
  CREATE INDEX filing_by_supervisor ON public.filing USING btree (supervisor_organ_id) WHERE (supervisor_organ_id IS NOT NULL)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE filing_inspection
  id uuid NOT NULL
  filing_id uuid NOT NULL
  organ_id uuid NOT NULL
  inspected_by uuid NOT NULL
  reason text NOT NULL
  inspected_at timestamp with time zone NOT NULL
  CONSTRAINT filing_inspection_filing_exists FOREIGN KEY (filing_id) REFERENCES public.filing(id)
  CONSTRAINT filing_inspection_has_a_reason CHECK ((btrim(reason) <> ''::text))
  CONSTRAINT filing_inspection_organ_exists FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_inspection_pkey PRIMARY KEY (id)
  CREATE INDEX filing_inspection_by_filing ON public.filing_inspection USING btree (filing_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE filing_item
  id uuid NOT NULL
  filing_id uuid NOT NULL
  kind text NOT NULL
  name text NOT NULL
  sha256 text NOT NULL
  media_type text NOT NULL
  size bigint NOT NULL
  added_by uuid NOT NULL
  added_at timestamp with time zone NOT NULL
  CONSTRAINT filing_item_filing_exists FOREIGN KEY (filing_id) REFERENCES public.filing(id)
  CONSTRAINT filing_item_has_a_name CHECK ((btrim(name) <> ''::text))
  CONSTRAINT filing_item_hash_is_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT filing_item_kind_is_known CHECK ((kind = ANY (ARRAY['text'::text, 'explanation'::text, 'basis'::text, 'opinion'::text, 'other'::text])))
  CONSTRAINT filing_item_pkey PRIMARY KEY (id)
  CREATE INDEX filing_item_by_filing ON public.filing_item USING btree (filing_id)
  GRANT DELETE, INSERT, SELECT TO guiku_app

TABLE filing_paper
  id uuid NOT NULL
  filing_id uuid NOT NULL
  kind text NOT NULL
  content jsonb NOT NULL
  hash text NOT NULL
  issued_by uuid NOT NULL
  issued_on date NOT NULL
  issued_at timestamp with time zone NOT NULL
  CONSTRAINT filing_paper_filing_exists FOREIGN KEY (filing_id) REFERENCES public.filing(id)
  CONSTRAINT filing_paper_hash_is_sha256 CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT filing_paper_kind_is_known CHECK ((kind = ANY (ARRAY['report'::text, 'registered'::text, 'supplement'::text, 'refused'::text, 'urge'::text])))
  CONSTRAINT filing_paper_pkey PRIMARY KEY (id)
  CREATE INDEX filing_paper_by_filing ON public.filing_paper USING btree (filing_id, issued_at)
  GRANT INSERT, SELECT TO guiku_app

TABLE filing_receipt
  id uuid NOT NULL
  filing_id uuid NOT NULL
  organ_name text NOT NULL
  number text
  received_on date NOT NULL
  outcome text NOT NULL
  note text
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT filing_receipt_filing_exists FOREIGN KEY (filing_id) REFERENCES public.filing(id)
  CONSTRAINT filing_receipt_names_its_organ CHECK ((btrim(organ_name) <> ''::text))
  CONSTRAINT filing_receipt_outcome_is_known CHECK ((outcome = ANY (ARRAY['registered'::text, 'supplement'::text, 'refused'::text])))
  CONSTRAINT filing_receipt_pkey PRIMARY KEY (id)
  CREATE INDEX filing_receipt_by_filing ON public.filing_receipt USING btree (filing_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE filing_route
  id uuid NOT NULL
  name text NOT NULL
  sort_order integer NOT NULL
  doc_class text NOT NULL
  organ_id uuid
  issuer_kinds jsonb NOT NULL
  issuer_level text
  receivers jsonb NOT NULL
  due_days integer
  due_unit text
  basis text NOT NULL
  revision integer NOT NULL
  CONSTRAINT filing_route_class_is_filed CHECK ((doc_class = ANY (ARRAY['RULE'::text, 'NORMATIVE'::text])))
  CONSTRAINT filing_route_has_an_organ FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT filing_route_has_receivers CHECK (((jsonb_typeof(receivers) = 'array'::text) AND (jsonb_array_length(receivers) > 0)))
  CONSTRAINT filing_route_has_some_days CHECK (((due_days >= 1) AND (due_days <= 365)))
  CONSTRAINT filing_route_level_is_known CHECK ((issuer_level = ANY (ARRAY['region'::text, 'prefecture'::text, 'county'::text, 'township'::text])))
  CONSTRAINT filing_route_order_is_unique UNIQUE (sort_order)
  CONSTRAINT filing_route_own_is_one UNIQUE (organ_id, doc_class)
  CONSTRAINT filing_route_period_is_whole CHECK (((due_days IS NULL) = (due_unit IS NULL)))
  CONSTRAINT filing_route_pkey PRIMARY KEY (id)
  CONSTRAINT filing_route_unit_is_known CHECK ((due_unit = ANY (ARRAY['working'::text, 'natural'::text])))
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE filing_supplement
  id uuid NOT NULL
  filing_id uuid NOT NULL
  items jsonb NOT NULL
  reason text NOT NULL
  requested_by uuid NOT NULL
  requested_on date NOT NULL
  days integer NOT NULL
  unit text NOT NULL
  resubmitted_on date
  CONSTRAINT filing_supplement_filing_exists FOREIGN KEY (filing_id) REFERENCES public.filing(id)
  CONSTRAINT filing_supplement_pkey PRIMARY KEY (id)
  CONSTRAINT filing_supplement_unit_is_known CHECK ((unit = ANY (ARRAY['working'::text, 'natural'::text])))
  CREATE UNIQUE INDEX filing_has_one_open_supplement ON public.filing_supplement USING btree (filing_id) WHERE (resubmitted_on IS NULL)
  GRANT INSERT, SELECT TO guiku_app

TABLE installation
  id boolean NOT NULL DEFAULT true
  demo boolean NOT NULL
  created_at timestamp with time zone NOT NULL
  CONSTRAINT installation_is_one CHECK (id)
  CONSTRAINT installation_pkey PRIMARY KEY (id)
  GRANT INSERT, SELECT TO guiku_app

TABLE interpretation
  id uuid NOT NULL
  draft_id uuid NOT NULL
  address text
  file_id uuid
  file_name text
  file_hash text
  media_type text
  file_size bigint
  published_on date NOT NULL
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT interpretation_address_is_not_empty CHECK ((btrim(address) <> ''::text))
  CONSTRAINT interpretation_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT interpretation_has_a_file FOREIGN KEY (file_id) REFERENCES public.file(id)
  CONSTRAINT interpretation_is_a_file_or_an_address CHECK (((address IS NOT NULL) OR (file_id IS NOT NULL)))
  CONSTRAINT interpretation_pkey PRIMARY KEY (id)
  CREATE INDEX interpretation_by_draft ON public.interpretation USING btree (draft_id, recorded_at)
  GRANT INSERT, SELECT TO guiku_app

TABLE issued_number
  id uuid NOT NULL
  organ_id uuid NOT NULL
  kind text NOT NULL
  series_id uuid
  year integer
  serial integer NOT NULL
  state text NOT NULL
  source text NOT NULL
  canonical text NOT NULL
  key text NOT NULL
  subject_type text
  subject_id text
  given_at timestamp with time zone NOT NULL
  given_by uuid NOT NULL
  voided_at timestamp with time zone
  void_reason text
  revision integer NOT NULL
  CONSTRAINT assigned_number_has_a_subject CHECK (((state <> 'assigned'::text) OR ((subject_type IS NOT NULL) AND (subject_id IS NOT NULL))))
  CONSTRAINT issued_number_has_a_series FOREIGN KEY (series_id) REFERENCES public.number_series(id)
  CONSTRAINT issued_number_has_an_organ FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT issued_number_kind_is_known CHECK ((kind = ANY (ARRAY['document'::text, 'opinion'::text, 'registration'::text, 'filing'::text])))
  CONSTRAINT issued_number_pkey PRIMARY KEY (id)
  CONSTRAINT issued_number_serial_starts_at_one CHECK ((serial >= 1))
  CONSTRAINT issued_number_source_is_known CHECK ((source = ANY (ARRAY['taken'::text, 'entered'::text])))
  CONSTRAINT issued_number_state_is_known CHECK ((state = ANY (ARRAY['reserved'::text, 'assigned'::text, 'voided'::text])))
  CONSTRAINT number_canonical_is_used_once UNIQUE (canonical)
  CONSTRAINT number_is_used_once UNIQUE (key)
  CONSTRAINT number_serial_is_used_once UNIQUE (series_id, year, serial)
  CONSTRAINT series_number_has_a_year CHECK (((series_id IS NULL) OR (year IS NOT NULL)))
  CONSTRAINT voided_number_has_a_reason CHECK (((state = 'voided'::text) = ((voided_at IS NOT NULL) AND (void_reason IS NOT NULL))))
  CREATE INDEX issued_number_by_organ ON public.issued_number USING btree (organ_id, kind, year, serial)
  CREATE UNIQUE INDEX subject_has_one_number ON public.issued_number USING btree (subject_type, subject_id, kind) WHERE (state = 'assigned'::text)
  CREATE TRIGGER issued_number_is_kept BEFORE UPDATE ON public.issued_number FOR EACH ROW EXECUTE FUNCTION public.keep_issued_number()
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE making_route
  id uuid NOT NULL
  key text NOT NULL
  name text NOT NULL
  sort_order integer NOT NULL
  organ_id uuid
  issuer_kinds jsonb NOT NULL
  issuer_level text
  has_legal_unit boolean
  intake text NOT NULL
  own_legal_opinion_required boolean NOT NULL
  review_by text NOT NULL
  signing_levels integer NOT NULL
  meeting_kind text NOT NULL
  numbered_by text NOT NULL
  fair_competition text NOT NULL
  revision integer NOT NULL
  CONSTRAINT making_route_fair_competition_is_known CHECK ((fair_competition = ANY (ARRAY['market_regulator'::text, 'drafter'::text])))
  CONSTRAINT making_route_has_an_organ FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT making_route_intake_is_known CHECK ((intake = ANY (ARRAY['government_office'::text, 'direct'::text])))
  CONSTRAINT making_route_key_is_known CHECK ((key = ANY (ARRAY['government'::text, 'department'::text, 'county_department'::text, 'township'::text, 'joint'::text])))
  CONSTRAINT making_route_level_is_known CHECK ((issuer_level = ANY (ARRAY['region'::text, 'prefecture'::text, 'county'::text, 'township'::text])))
  CONSTRAINT making_route_numbering_is_known CHECK ((numbered_by = ANY (ARRAY['government_office'::text, 'issuer'::text])))
  CONSTRAINT making_route_order_is_unique UNIQUE (sort_order)
  CONSTRAINT making_route_own_is_one UNIQUE (organ_id)
  CONSTRAINT making_route_pkey PRIMARY KEY (id)
  CONSTRAINT making_route_review_is_known CHECK ((review_by = ANY (ARRAY['justice_bureau'::text, 'legal_unit'::text])))
  CONSTRAINT making_route_signs_in_two_or_three CHECK ((signing_levels = ANY (ARRAY[2, 3])))
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE material
  id uuid NOT NULL
  draft_id uuid NOT NULL
  kind text NOT NULL
  file_id uuid
  file_name text
  file_hash text
  media_type text
  file_size bigint
  waived_reason text
  conclusion text
  dated_on date
  added_by uuid NOT NULL
  added_at timestamp with time zone NOT NULL
  CONSTRAINT material_conclusion_is_known CHECK ((conclusion = ANY (ARRAY['not_concerned'::text, 'conforms'::text, 'against'::text, 'exception'::text])))
  CONSTRAINT material_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT material_has_a_file FOREIGN KEY (file_id) REFERENCES public.file(id)
  CONSTRAINT material_is_a_paper_or_a_reason CHECK (((file_id IS NOT NULL) OR (btrim(waived_reason) <> ''::text) OR (conclusion = 'not_concerned'::text)))
  CONSTRAINT material_pkey PRIMARY KEY (id)
  CREATE INDEX material_by_draft ON public.material USING btree (draft_id, added_at)
  GRANT DELETE, INSERT, SELECT TO guiku_app

TABLE migration
  id integer NOT NULL DEFAULT nextval('public.migration_id_seq'::regclass)
  timestamp bigint NOT NULL
  name character varying NOT NULL
  CONSTRAINT PK_3043fc6b8af7c99b8b98830094f PRIMARY KEY (id)

TABLE notice
  id uuid NOT NULL
  user_id uuid NOT NULL
  kind text NOT NULL
  key text NOT NULL
  subject_type text NOT NULL
  subject_id uuid NOT NULL
  title text NOT NULL
  due_on date
  created_at timestamp with time zone NOT NULL
  read_at timestamp with time zone
  CONSTRAINT notice_has_a_key CHECK ((btrim(key) <> ''::text))
  CONSTRAINT notice_has_a_title CHECK ((btrim(title) <> ''::text))
  CONSTRAINT notice_is_sent_once UNIQUE (user_id, kind, key)
  CONSTRAINT notice_pkey PRIMARY KEY (id)
  CONSTRAINT notice_user_exists FOREIGN KEY (user_id) REFERENCES public.app_user(id)
  CREATE INDEX notice_by_user ON public.notice USING btree (user_id, id)
  CREATE INDEX notice_unread_by_user ON public.notice USING btree (user_id) WHERE (read_at IS NULL)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE notice_mail
  notice_id uuid NOT NULL
  state text NOT NULL
  attempts integer NOT NULL
  next_at timestamp with time zone NOT NULL
  sent_at timestamp with time zone
  last_error text
  last_tried_at timestamp with time zone
  CONSTRAINT notice_mail_notice_exists FOREIGN KEY (notice_id) REFERENCES public.notice(id)
  CONSTRAINT notice_mail_pkey PRIMARY KEY (notice_id)
  CONSTRAINT notice_mail_sent_has_its_time CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL)))
  CONSTRAINT notice_mail_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dropped'::text, 'failed'::text])))
  CREATE INDEX notice_mail_waiting ON public.notice_mail USING btree (next_at) WHERE (state = 'waiting'::text)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE notice_setting
  user_id uuid NOT NULL
  email text
  desk_only jsonb NOT NULL
  revision integer NOT NULL
  CONSTRAINT notice_setting_desk_only_is_a_list CHECK ((jsonb_typeof(desk_only) = 'array'::text))
  CONSTRAINT notice_setting_email_is_an_address CHECK (((email ~ '^[^@[:space:]<>"]+@[^@[:space:]<>"]+$'::text) AND (length(email) <= 254)))
  CONSTRAINT notice_setting_pkey PRIMARY KEY (user_id)
  CONSTRAINT notice_setting_user_exists FOREIGN KEY (user_id) REFERENCES public.app_user(id)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE number_series
  id uuid NOT NULL
  organ_id uuid NOT NULL
  kind text NOT NULL
  prefix text NOT NULL
  pattern text NOT NULL
  starting integer NOT NULL
  starting_year integer
  revision integer NOT NULL
  CONSTRAINT number_series_has_an_organ FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT number_series_is_one_a_kind UNIQUE (organ_id, kind)
  CONSTRAINT number_series_kind_is_known CHECK ((kind = ANY (ARRAY['document'::text, 'opinion'::text, 'registration'::text, 'filing'::text])))
  CONSTRAINT number_series_pkey PRIMARY KEY (id)
  CONSTRAINT number_series_prefix_is_unique UNIQUE (prefix)
  CONSTRAINT number_series_starts_at_one_or_later CHECK ((starting >= 1))
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE organ
  id uuid NOT NULL
  code text NOT NULL
  parent_id uuid
  name text NOT NULL
  short_name text NOT NULL
  level text NOT NULL
  kind text NOT NULL
  region_code text NOT NULL
  prefix text
  has_legal_unit boolean NOT NULL
  may_issue boolean NOT NULL
  basis text
  sort_order integer NOT NULL
  phone text
  valid_from date NOT NULL
  valid_to date
  successor_id uuid
  revision integer NOT NULL
  CONSTRAINT organ_closes_after_it_opens CHECK ((valid_to > valid_from))
  CONSTRAINT organ_code_is_unique UNIQUE (code)
  CONSTRAINT organ_does_not_succeed_itself CHECK ((successor_id <> id))
  CONSTRAINT organ_is_not_its_own_parent CHECK ((parent_id <> id))
  CONSTRAINT organ_kind_is_known CHECK ((kind = ANY (ARRAY['government'::text, 'government_office'::text, 'justice_bureau'::text, 'market_regulator'::text, 'department'::text, 'township'::text, 'authorized'::text, 'external'::text])))
  CONSTRAINT organ_level_is_known CHECK ((level = ANY (ARRAY['region'::text, 'prefecture'::text, 'county'::text, 'township'::text])))
  CONSTRAINT organ_name_is_not_empty CHECK ((btrim(name) <> ''::text))
  CONSTRAINT organ_parent_exists FOREIGN KEY (parent_id) REFERENCES public.organ(id)
  CONSTRAINT organ_pkey PRIMARY KEY (id)
  CONSTRAINT organ_region_code_is_six_digits CHECK ((region_code ~ '^[0-9]{6}$'::text))
  CONSTRAINT organ_short_name_is_not_empty CHECK ((btrim(short_name) <> ''::text))
  CONSTRAINT organ_successor_exists FOREIGN KEY (successor_id) REFERENCES public.organ(id)
  CONSTRAINT organ_successor_follows_a_closing CHECK (((successor_id IS NULL) OR (valid_to IS NOT NULL)))
  CREATE INDEX organ_by_parent ON public.organ USING btree (parent_id, sort_order)
  CREATE UNIQUE INDEX organ_special_kind_is_one_a_government ON public.organ USING btree (parent_id, kind) WHERE ((valid_to IS NULL) AND (kind = ANY (ARRAY['government_office'::text, 'justice_bureau'::text, 'market_regulator'::text])))
  GRANT INSERT, SELECT, UPDATE TO guiku_app

VIEW public_campaign
  id uuid
  slug text
  kind text
  title text
  notice_number text
  organ_id uuid
  government_id uuid
  scope_on date
  worklist_count integer
  published_on date
  AS SELECT id, slug, kind, title, notice_number, organ_id, government_id, scope_on, worklist_count, ( SELECT max(published_on) AS max FROM campaign_decision d WHERE (campaign_id = id)) AS published_on FROM campaign c WHERE (EXISTS ( SELECT 1 FROM campaign_decision d WHERE (campaign_id = id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_campaign_decision
  id uuid
  campaign_id uuid
  ordinal integer
  title text
  doc_number text
  issued_on date
  published_on date
  entry_count integer
  document_slug text
  AS SELECT id, campaign_id, ordinal, title, doc_number, issued_on, published_on, entry_count, slug AS document_slug FROM (campaign_decision d LEFT JOIN public_document p ON ((id = document_id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_campaign_entry
  decision_id uuid
  campaign_id uuid
  ordinal integer
  title text
  doc_number text
  doc_class text
  issuer_name text
  responsible_organ_name text
  published_on date
  disposition text
  effect_on date
  is_carried_out boolean
  slug text
  AS SELECT decision_id, campaign_id, ordinal, title, doc_number, doc_class, issuer_name, responsible_organ_name, published_on, disposition, effect_on, (state = 'executed'::text) AS is_carried_out, slug FROM ((((campaign_decision_entry x JOIN campaign_decision d ON ((id = decision_id))) JOIN campaign_entry e ON ((id = entry_id))) JOIN campaign_item i ON ((id = entry_id))) JOIN public_document p ON ((id = document_id))) WHERE (disposition <> 'EXCLUDE'::text)
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_document
  id uuid
  slug text
  doc_class text
  title text
  inner_title text
  title_key text
  title_kind text
  is_trial boolean
  is_interim boolean
  doc_number text
  doc_number_key text
  registration_number text
  lead_issuer_id uuid
  responsible_organ_id uuid
  topic text
  signed_on date
  process_unknown boolean
  published_on date
  effective_on date
  valid_through date
  ended_on date
  AS SELECT id, slug, doc_class, title, inner_title, title_key, title_kind, is_trial, is_interim, doc_number, doc_number_key, registration_number, lead_issuer_id, responsible_organ_id, topic, signed_on, process_unknown, published_on, effective_on, valid_through, ended_on FROM (document d JOIN effect_summary s ON ((document_id = id))) WHERE ((publicity = 'public'::text) AND (doc_class <> 'INTERNAL'::text) AND (published_on IS NOT NULL) AND (NOT is_withheld))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

TABLE public_entry
  id uuid NOT NULL
  kind text NOT NULL
  slug text NOT NULL
  title text NOT NULL
  title_key text NOT NULL
  number text
  number_key text
  issuer_id uuid NOT NULL
  issuer_name text NOT NULL
  level text NOT NULL
  region_code text NOT NULL
  doc_class text NOT NULL
  title_kind text NOT NULL
  topic text
  published_on date
  effective_on date
  year smallint
  title_tokens tsvector NOT NULL
  digest text NOT NULL
  CONSTRAINT public_entry_pkey PRIMARY KEY (id)
  CREATE INDEX public_entry_by_number_key ON public.public_entry USING btree (number_key)
  CREATE INDEX public_entry_by_published_on ON public.public_entry USING btree (published_on, id)
  CREATE INDEX public_entry_by_title_key ON public.public_entry USING btree (title_key)
  CREATE INDEX public_entry_by_title_tokens ON public.public_entry USING gin (title_tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app
  GRANT SELECT TO guiku_portal

TABLE public_entry_period
  entry_id uuid NOT NULL
  status text NOT NULL
  from_on date NOT NULL
  to_on date
  CONSTRAINT public_entry_period_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.public_entry(id) ON DELETE CASCADE
  CONSTRAINT public_entry_period_pkey PRIMARY KEY (entry_id, from_on)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_event
  id uuid
  document_id uuid
  type text
  event_on date
  detail jsonb
  basis text
  source_document_id uuid
  AS SELECT id, document_id, type, event_on, detail, basis, id AS source_document_id FROM ((effect_event e JOIN public_document d ON ((id = document_id))) LEFT JOIN public_document source ON ((id = source_document_id))) WHERE ((type <> ALL (ARRAY['VOIDED'::text, 'WITHHELD'::text, 'RESTORED'::text])) AND (NOT (EXISTS ( SELECT 1 FROM effect_event c WHERE (corrects_event_id = id)))))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_file
  id uuid
  document_id uuid
  role text
  sha256 text
  name text
  media_type text
  size bigint
  AS SELECT id, document_id, role, sha256, name, media_type, size FROM (document_file f JOIN public_document d ON ((id = document_id))) WHERE is_public
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_filing
  id uuid
  document_id uuid
  kind text
  receiver_organ_id uuid
  filing_number text
  registered_on date
  AS SELECT id, document_id, kind, receiver_organ_id, filing_number, registered_on FROM (filing f JOIN public_document d ON ((id = document_id))) WHERE (registered_on IS NOT NULL)
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_issuer
  document_id uuid
  organ_id uuid
  ordinal integer
  AS SELECT document_id, organ_id, ordinal FROM (document_issuer i JOIN public_document d ON ((id = document_id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_migration
  name character varying
  AS SELECT name FROM migration
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_organ
  id uuid
  parent_id uuid
  code text
  name text
  short_name text
  level text
  kind text
  region_code text
  sort_order integer
  valid_from date
  valid_to date
  successor_id uuid
  AS SELECT id, parent_id, code, name, short_name, level, kind, region_code, sort_order, valid_from, valid_to, successor_id FROM organ
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

TABLE public_passage
  entry_id uuid NOT NULL
  ordinal integer NOT NULL
  path text NOT NULL
  label text NOT NULL
  heading text
  text text NOT NULL
  from_on date NOT NULL
  to_on date
  tokens tsvector NOT NULL
  CONSTRAINT public_passage_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.public_entry(id) ON DELETE CASCADE
  CONSTRAINT public_passage_pkey PRIMARY KEY (entry_id, ordinal)
  CREATE INDEX public_passage_by_tokens ON public.public_passage USING gin (tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_period
  document_id uuid
  clause text
  status text
  from_on date
  to_on date
  AS SELECT document_id, clause, status, from_on, to_on FROM (effect_period p JOIN public_document d ON ((id = document_id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_relation
  id uuid
  kind text
  from_document_id uuid
  to_document_id uuid
  to_title text
  to_number text
  articles jsonb
  AS SELECT id, kind, from_document_id, id AS to_document_id, to_title, to_number, articles FROM ((relation r JOIN public_document d ON ((id = from_document_id))) LEFT JOIN public_document target ON ((id = to_document_id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_synonym
  kind text
  words jsonb
  AS SELECT kind, words FROM synonym_group
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

TABLE public_text
  entry_id uuid NOT NULL
  from_on date NOT NULL
  to_on date
  tokens tsvector NOT NULL
  CONSTRAINT public_text_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.public_entry(id) ON DELETE CASCADE
  CONSTRAINT public_text_pkey PRIMARY KEY (entry_id, from_on)
  CREATE INDEX public_text_by_tokens ON public.public_text USING gin (tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_version
  id uuid
  document_id uuid
  ordinal integer
  text text
  units jsonb
  articles jsonb
  sha256 text
  from_on date
  to_on date
  AS SELECT id, document_id, ordinal, text, units, articles, sha256, from_on, to_on FROM ((document_version v JOIN version_period p ON ((version_id = id))) JOIN public_document d ON ((id = document_id)))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_withheld
  slug text
  withheld_on date
  title text
  inner_title text
  doc_number text
  lead_issuer_name text
  published_on date
  AS SELECT slug, max(event_on) AS withheld_on, title, inner_title, doc_number, name AS lead_issuer_name, published_on FROM (((document d JOIN effect_summary s ON ((document_id = id))) JOIN organ o ON ((id = lead_issuer_id))) JOIN effect_event e ON (((document_id = id) AND (type = 'WITHHELD'::text)))) WHERE ((publicity = 'public'::text) AND is_withheld AND (published_on IS NOT NULL)) GROUP BY id, document_id, id
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

VIEW public_withheld_period
  slug text
  status text
  from_on date
  to_on date
  AS SELECT slug, status, from_on, to_on FROM ((effect_period p JOIN document d ON ((id = document_id))) JOIN effect_summary s ON ((document_id = id))) WHERE ((clause = ''::text) AND (publicity = 'public'::text) AND is_withheld AND (published_on IS NOT NULL))
  GRANT SELECT TO guiku_app
  GRANT SELECT TO guiku_portal

TABLE publication
  draft_id uuid NOT NULL
  document_id uuid NOT NULL
  slug text NOT NULL
  carrier text NOT NULL
  carrier_address text NOT NULL
  published_on date NOT NULL
  effective_on date
  effective_phrase text
  term_years integer
  valid_through date
  repeals jsonb NOT NULL
  warnings jsonb NOT NULL
  warnings_reason text
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  public_file_origin text
  public_file_hash text
  public_file_source_hash text
  CONSTRAINT publication_as_is_is_the_source CHECK (((public_file_origin <> 'as_is'::text) OR (public_file_hash = public_file_source_hash)))
  CONSTRAINT publication_carrier_is_known CHECK ((carrier = ANY (ARRAY['website'::text, 'gazette'::text, 'official_media'::text])))
  CONSTRAINT publication_file_is_named_whole CHECK ((((public_file_origin IS NULL) = (public_file_hash IS NULL)) AND ((public_file_origin IS NULL) = (public_file_source_hash IS NULL))))
  CONSTRAINT publication_file_origin_is_known CHECK ((public_file_origin = ANY (ARRAY['as_is'::text, 'cleaned'::text, 'print'::text])))
  CONSTRAINT publication_has_a_document FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT publication_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT publication_pkey PRIMARY KEY (draft_id)
  CONSTRAINT publication_takes_effect_some_day CHECK (((effective_on IS NOT NULL) OR (effective_phrase IS NOT NULL)))
  CONSTRAINT publication_warnings_have_a_reason CHECK (((jsonb_array_length(warnings) = 0) OR (btrim(warnings_reason) <> ''::text)))
  GRANT INSERT, SELECT TO guiku_app

TABLE reaction_done
  event_id uuid NOT NULL
  reaction text NOT NULL
  CONSTRAINT reaction_done_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.audit_event(id)
  CONSTRAINT reaction_runs_once PRIMARY KEY (event_id, reaction)
  GRANT INSERT, SELECT TO guiku_app

TABLE relation
  id uuid NOT NULL
  kind text NOT NULL
  from_document_id uuid NOT NULL
  to_document_id uuid
  to_title text
  to_number text
  to_number_key text
  articles jsonb NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT relation_from_document_exists FOREIGN KEY (from_document_id) REFERENCES public.document(id)
  CONSTRAINT relation_is_to_another_document CHECK ((to_document_id <> from_document_id))
  CONSTRAINT relation_kind_is_known CHECK ((kind = ANY (ARRAY['basis'::text, 'cites'::text, 'amends'::text, 'repeals'::text, 'supersedes'::text, 'interprets'::text])))
  CONSTRAINT relation_names_its_target CHECK (((to_document_id IS NOT NULL) OR (to_title IS NOT NULL) OR (to_number IS NOT NULL)))
  CONSTRAINT relation_pkey PRIMARY KEY (id)
  CONSTRAINT relation_to_document_exists FOREIGN KEY (to_document_id) REFERENCES public.document(id)
  CREATE INDEX relation_by_from_document ON public.relation USING btree (from_document_id)
  CREATE INDEX relation_by_to_document ON public.relation USING btree (to_document_id) WHERE (to_document_id IS NOT NULL)
  CREATE INDEX relation_by_to_number_key ON public.relation USING btree (to_number_key) WHERE (to_number_key IS NOT NULL)
  GRANT INSERT, SELECT TO guiku_app

TABLE review
  id uuid NOT NULL
  subject_type text NOT NULL
  subject_id uuid NOT NULL
  submission_id uuid NOT NULL
  round integer NOT NULL
  title text NOT NULL
  state text NOT NULL
  organ_id uuid NOT NULL
  drafter_ids jsonb NOT NULL
  drafting_unit text
  route_key text NOT NULL
  review_organ_id uuid NOT NULL
  intake_organ_id uuid
  signing_levels integer NOT NULL
  meeting_on date
  urgent_reason text
  received_on date NOT NULL
  forwarded_on date
  accepted_on date
  limit_days integer
  extended_days integer NOT NULL
  due_on date
  handler_id uuid
  co_reviewer_ids jsonb NOT NULL
  second_id uuid
  proposed_verdict text
  explanation text
  resume_state text
  closed_on date
  revision integer NOT NULL
  former_handler_ids jsonb NOT NULL
  second_reader_ids jsonb NOT NULL
  CONSTRAINT accepted_review_has_a_handler CHECK (((accepted_on IS NULL) OR (handler_id IS NOT NULL)))
  CONSTRAINT accepted_review_has_a_limit CHECK (((accepted_on IS NULL) = (limit_days IS NULL)))
  CONSTRAINT closed_review_has_a_day CHECK (((state = ANY (ARRAY['issued'::text, 'declined'::text, 'withdrawn'::text])) = (closed_on IS NOT NULL)))
  CONSTRAINT review_handler_did_not_draft CHECK (((handler_id IS NULL) OR (NOT (drafter_ids ? (handler_id)::text))))
  CONSTRAINT review_has_a_review_organ FOREIGN KEY (review_organ_id) REFERENCES public.organ(id)
  CONSTRAINT review_has_a_submitter FOREIGN KEY (organ_id) REFERENCES public.organ(id)
  CONSTRAINT review_has_an_intake_organ FOREIGN KEY (intake_organ_id) REFERENCES public.organ(id)
  CONSTRAINT review_is_signed_in_two_or_three CHECK ((signing_levels = ANY (ARRAY[2, 3])))
  CONSTRAINT review_pkey PRIMARY KEY (id)
  CONSTRAINT review_proposal_is_known CHECK ((proposed_verdict = ANY (ARRAY['LEGAL'::text, 'SHOULD_AMEND'::text, 'ILLEGAL'::text, 'OUT_OF_SCOPE'::text])))
  CONSTRAINT review_round_starts_at_one CHECK ((round >= 1))
  CONSTRAINT review_second_did_not_handle CHECK (((second_id IS NULL) OR (NOT (former_handler_ids ? (second_id)::text))))
  CONSTRAINT review_second_is_another CHECK (((second_id IS NULL) OR (second_id <> handler_id)))
  CONSTRAINT review_state_is_known CHECK ((state = ANY (ARRAY['at_office'::text, 'to_accept'::text, 'supplement'::text, 'in_review'::text, 'second'::text, 'to_sign'::text, 'issued'::text, 'declined'::text, 'withdrawn'::text])))
  CONSTRAINT review_subject_type_is_known CHECK ((subject_type = ANY (ARRAY['draft'::text, 'decision'::text, 'contract'::text, 'policy'::text, 'other'::text])))
  CONSTRAINT review_under_way_was_accepted CHECK (((state <> ALL (ARRAY['in_review'::text, 'second'::text, 'to_sign'::text, 'issued'::text])) OR (accepted_on IS NOT NULL)))
  CONSTRAINT round_is_reviewed_once UNIQUE (subject_id, round)
  CONSTRAINT submission_is_reviewed_once UNIQUE (submission_id)
  CREATE INDEX review_by_handler ON public.review USING btree (handler_id, state)
  CREATE INDEX review_by_intake ON public.review USING btree (intake_organ_id, state)
  CREATE INDEX review_by_organ ON public.review USING btree (review_organ_id, state, due_on)
  CREATE INDEX review_by_submitter ON public.review USING btree (organ_id, state)
  CREATE UNIQUE INDEX subject_has_one_open_review ON public.review USING btree (subject_id) WHERE (state = ANY (ARRAY['at_office'::text, 'to_accept'::text, 'supplement'::text, 'in_review'::text, 'second'::text, 'to_sign'::text]))
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE review_check
  review_id uuid NOT NULL
  item text NOT NULL
  result text NOT NULL
  note text
  set_by uuid NOT NULL
  set_at timestamp with time zone NOT NULL
  CONSTRAINT review_check_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_check_is_one_an_item PRIMARY KEY (review_id, item)
  CONSTRAINT review_check_result_is_known CHECK ((result = ANY (ARRAY['clear'::text, 'problem'::text])))
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE review_opinion
  review_id uuid NOT NULL
  number_id uuid NOT NULL
  number text NOT NULL
  verdict text NOT NULL
  content jsonb NOT NULL
  hash text NOT NULL
  issued_by uuid NOT NULL
  issued_on date NOT NULL
  issued_at timestamp with time zone NOT NULL
  CONSTRAINT review_opinion_has_a_number FOREIGN KEY (number_id) REFERENCES public.issued_number(id)
  CONSTRAINT review_opinion_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_opinion_number_is_used_once UNIQUE (number)
  CONSTRAINT review_opinion_pkey PRIMARY KEY (review_id)
  CONSTRAINT review_verdict_is_known CHECK ((verdict = ANY (ARRAY['LEGAL'::text, 'SHOULD_AMEND'::text, 'ILLEGAL'::text, 'OUT_OF_SCOPE'::text])))
  CREATE INDEX review_opinion_by_day ON public.review_opinion USING btree (issued_on)
  GRANT INSERT, SELECT TO guiku_app

TABLE review_pause
  id uuid NOT NULL
  review_id uuid NOT NULL
  from_on date NOT NULL
  to_on date
  reason text NOT NULL
  CONSTRAINT review_pause_ends_after_it_starts CHECK (((to_on IS NULL) OR (to_on >= from_on)))
  CONSTRAINT review_pause_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_pause_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX review_is_paused_once_at_a_time ON public.review_pause USING btree (review_id) WHERE (to_on IS NULL)
  CREATE INDEX review_pause_by_review ON public.review_pause USING btree (review_id, from_on)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE review_remark
  id uuid NOT NULL
  review_id uuid NOT NULL
  serial integer NOT NULL
  path text
  place text NOT NULL
  quoted_text text
  problem_type text NOT NULL
  basis_law text
  basis_article text
  basis_quotation text
  comment text NOT NULL
  suggested_text text
  suggests_deletion boolean NOT NULL
  severity text NOT NULL
  author_id uuid NOT NULL
  written_at timestamp with time zone NOT NULL
  CONSTRAINT review_remark_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_remark_pkey PRIMARY KEY (id)
  CONSTRAINT review_remark_serial_is_used_once UNIQUE (review_id, serial)
  CONSTRAINT review_remark_severity_is_known CHECK ((severity = ANY (ARRAY['must'::text, 'should'::text])))
  CREATE TRIGGER issued_remark_is_kept BEFORE DELETE OR UPDATE ON public.review_remark FOR EACH ROW EXECUTE FUNCTION public.keep_issued_remark()
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE review_response
  remark_id uuid NOT NULL
  review_id uuid NOT NULL
  adoption text NOT NULL
  reason text
  responded_by uuid NOT NULL
  responded_at timestamp with time zone NOT NULL
  seq integer NOT NULL
  CONSTRAINT review_response_adoption_is_known CHECK ((adoption = ANY (ARRAY['adopted'::text, 'partly'::text, 'rejected'::text])))
  CONSTRAINT review_response_has_a_remark FOREIGN KEY (remark_id) REFERENCES public.review_remark(id)
  CONSTRAINT review_response_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_response_is_one_a_turn PRIMARY KEY (remark_id, seq)
  CONSTRAINT review_response_not_adopted_has_a_reason CHECK (((adoption = 'adopted'::text) OR (btrim(reason) <> ''::text)))
  CONSTRAINT review_response_starts_at_one CHECK ((seq >= 1))
  CREATE INDEX review_response_by_review ON public.review_response USING btree (review_id)
  GRANT INSERT, SELECT TO guiku_app

TABLE review_supplement
  id uuid NOT NULL
  review_id uuid NOT NULL
  items jsonb NOT NULL
  reason text NOT NULL
  requested_by uuid NOT NULL
  requested_on date NOT NULL
  due_on date NOT NULL
  provisional boolean NOT NULL
  resupplied_on date
  CONSTRAINT review_supplement_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_supplement_names_something CHECK ((jsonb_array_length(items) > 0))
  CONSTRAINT review_supplement_pkey PRIMARY KEY (id)
  CREATE INDEX review_supplement_by_review ON public.review_supplement USING btree (review_id, requested_on)
  CREATE UNIQUE INDEX review_supplement_is_one_at_a_time ON public.review_supplement USING btree (review_id) WHERE (resupplied_on IS NULL)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE review_text
  review_id uuid NOT NULL
  seq integer NOT NULL
  text text NOT NULL
  units jsonb NOT NULL
  text_hash text NOT NULL
  file_hash text
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT review_text_has_a_review FOREIGN KEY (review_id) REFERENCES public.review(id)
  CONSTRAINT review_text_is_one_a_turn PRIMARY KEY (review_id, seq)
  GRANT INSERT, SELECT TO guiku_app

TABLE search_entry
  id uuid NOT NULL
  kind text NOT NULL
  slug text NOT NULL
  title text NOT NULL
  title_key text NOT NULL
  number text
  number_key text
  issuer_id uuid NOT NULL
  issuer_name text NOT NULL
  level text NOT NULL
  region_code text NOT NULL
  doc_class text NOT NULL
  title_kind text NOT NULL
  topic text
  published_on date
  effective_on date
  year smallint
  title_tokens tsvector NOT NULL
  digest text NOT NULL
  CONSTRAINT search_entry_pkey PRIMARY KEY (id)
  CREATE INDEX search_entry_by_number_key ON public.search_entry USING btree (number_key)
  CREATE INDEX search_entry_by_published_on ON public.search_entry USING btree (published_on, id)
  CREATE INDEX search_entry_by_title_key ON public.search_entry USING btree (title_key)
  CREATE INDEX search_entry_by_title_tokens ON public.search_entry USING gin (title_tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE search_entry_period
  entry_id uuid NOT NULL
  status text NOT NULL
  from_on date NOT NULL
  to_on date
  CONSTRAINT search_entry_period_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.search_entry(id) ON DELETE CASCADE
  CONSTRAINT search_entry_period_pkey PRIMARY KEY (entry_id, from_on)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE search_passage
  entry_id uuid NOT NULL
  ordinal integer NOT NULL
  path text NOT NULL
  label text NOT NULL
  heading text
  text text NOT NULL
  from_on date NOT NULL
  to_on date
  tokens tsvector NOT NULL
  CONSTRAINT search_passage_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.search_entry(id) ON DELETE CASCADE
  CONSTRAINT search_passage_pkey PRIMARY KEY (entry_id, ordinal)
  CREATE INDEX search_passage_by_tokens ON public.search_passage USING gin (tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE search_pending
  engine text NOT NULL
  kind text NOT NULL
  id uuid NOT NULL
  seq bigint NOT NULL
  attempts smallint NOT NULL DEFAULT 0
  retry_at timestamp with time zone
  parked_at timestamp with time zone
  error text
  CONSTRAINT search_pending_is_one_a_thing PRIMARY KEY (engine, kind, id)
  CONSTRAINT search_pending_is_parked_with_its_reason CHECK (((parked_at IS NULL) OR (error IS NOT NULL)))
  CREATE INDEX search_pending_by_seq ON public.search_pending USING btree (engine, seq)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE search_rebuild
  engine text NOT NULL
  started_at timestamp with time zone NOT NULL
  CONSTRAINT search_rebuild_pkey PRIMARY KEY (engine)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE search_text
  entry_id uuid NOT NULL
  from_on date NOT NULL
  to_on date
  tokens tsvector NOT NULL
  CONSTRAINT search_text_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.search_entry(id) ON DELETE CASCADE
  CONSTRAINT search_text_pkey PRIMARY KEY (entry_id, from_on)
  CREATE INDEX search_text_by_tokens ON public.search_text USING gin (tokens) WITH (fastupdate=off)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE session
  token_hash text NOT NULL
  user_id uuid NOT NULL
  created_at timestamp with time zone NOT NULL
  last_seen_at timestamp with time zone NOT NULL
  revoked_at timestamp with time zone
  CONSTRAINT session_pkey PRIMARY KEY (token_hash)
  CONSTRAINT session_token_is_hashed CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT session_user_exists FOREIGN KEY (user_id) REFERENCES public.app_user(id)
  CREATE INDEX session_by_age ON public.session USING btree (last_seen_at)
  CREATE INDEX session_by_user ON public.session USING btree (user_id)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE setup_link
  id uuid NOT NULL
  token_hash text NOT NULL
  created_at timestamp with time zone NOT NULL
  expires_at timestamp with time zone NOT NULL
  used_at timestamp with time zone
  used_by uuid
  revision integer NOT NULL
  CONSTRAINT setup_link_is_used_by_somebody CHECK (((used_at IS NULL) = (used_by IS NULL)))
  CONSTRAINT setup_link_pkey PRIMARY KEY (id)
  CONSTRAINT setup_link_token_is_hashed CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT setup_link_token_is_unique UNIQUE (token_hash)
  CONSTRAINT setup_link_user_exists FOREIGN KEY (used_by) REFERENCES public.app_user(id)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE sign_in_policy
  id uuid NOT NULL
  lock_after integer NOT NULL
  lock_minutes integer NOT NULL
  idle_minutes integer NOT NULL
  absolute_hours integer NOT NULL
  password_length integer NOT NULL
  revision integer NOT NULL
  CONSTRAINT sign_in_policy_absolute_hours_is_sane CHECK (((absolute_hours >= 1) AND (absolute_hours <= 24)))
  CONSTRAINT sign_in_policy_idle_minutes_is_sane CHECK (((idle_minutes >= 5) AND (idle_minutes <= 480)))
  CONSTRAINT sign_in_policy_lock_after_is_sane CHECK (((lock_after >= 3) AND (lock_after <= 20)))
  CONSTRAINT sign_in_policy_lock_minutes_is_sane CHECK (((lock_minutes >= 1) AND (lock_minutes <= 1440)))
  CONSTRAINT sign_in_policy_password_length_is_sane CHECK (((password_length >= 8) AND (password_length <= 64)))
  CONSTRAINT sign_in_policy_pkey PRIMARY KEY (id)
  GRANT SELECT, UPDATE TO guiku_app

TABLE sign_in_rate
  key text NOT NULL
  window_start timestamp with time zone NOT NULL
  attempts integer NOT NULL
  CONSTRAINT sign_in_rate_pkey PRIMARY KEY (key)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE signature
  draft_id uuid NOT NULL
  text_id uuid NOT NULL
  signer text NOT NULL
  signed_on date NOT NULL
  recorded_by uuid NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT signature_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT signature_has_a_text FOREIGN KEY (text_id) REFERENCES public.draft_text(id)
  CONSTRAINT signature_pkey PRIMARY KEY (draft_id)
  GRANT INSERT, SELECT TO guiku_app

VIEW staff_entry
  id uuid
  kind text
  slug text
  title text
  title_key text
  number text
  number_key text
  issuer_id uuid
  issuer_name text
  level text
  region_code text
  doc_class text
  title_kind text
  topic text
  published_on date
  effective_on date
  year smallint
  title_tokens tsvector
  digest text
  AS SELECT id, kind, slug, title, title_key, number, number_key, issuer_id, issuer_name, level, region_code, doc_class, title_kind, topic, published_on, effective_on, year, title_tokens, digest FROM search_entry UNION ALL SELECT id, kind, slug, title, title_key, number, number_key, issuer_id, issuer_name, level, region_code, doc_class, title_kind, topic, published_on, effective_on, year, title_tokens, digest FROM public_entry
  GRANT SELECT TO guiku_app

VIEW staff_entry_period
  entry_id uuid
  status text
  from_on date
  to_on date
  AS SELECT entry_id, status, from_on, to_on FROM search_entry_period UNION ALL SELECT entry_id, status, from_on, to_on FROM public_entry_period
  GRANT SELECT TO guiku_app

VIEW staff_passage
  entry_id uuid
  ordinal integer
  path text
  label text
  heading text
  text text
  from_on date
  to_on date
  tokens tsvector
  AS SELECT entry_id, ordinal, path, label, heading, text, from_on, to_on, tokens FROM search_passage UNION ALL SELECT entry_id, ordinal, path, label, heading, text, from_on, to_on, tokens FROM public_passage
  GRANT SELECT TO guiku_app

VIEW staff_text
  entry_id uuid
  from_on date
  to_on date
  tokens tsvector
  AS SELECT entry_id, from_on, to_on, tokens FROM search_text UNION ALL SELECT entry_id, from_on, to_on, tokens FROM public_text
  GRANT SELECT TO guiku_app

TABLE submission
  id uuid NOT NULL
  draft_id uuid NOT NULL
  round integer NOT NULL
  part integer NOT NULL
  text_id uuid NOT NULL
  text_hash text NOT NULL
  materials jsonb NOT NULL
  fields jsonb NOT NULL
  hash text NOT NULL
  letter_number text
  review_id uuid NOT NULL
  submitted_by uuid NOT NULL
  submitted_on date NOT NULL
  submitted_at timestamp with time zone NOT NULL
  CONSTRAINT draft_submission_is_one_a_round UNIQUE (draft_id, round, part)
  CONSTRAINT submission_has_a_draft FOREIGN KEY (draft_id) REFERENCES public.draft(id)
  CONSTRAINT submission_has_a_text FOREIGN KEY (text_id) REFERENCES public.draft_text(id)
  CONSTRAINT submission_pkey PRIMARY KEY (id)
  GRANT INSERT, SELECT TO guiku_app

TABLE synonym_group
  id uuid NOT NULL
  kind text NOT NULL
  words jsonb NOT NULL
  revision integer NOT NULL
  CONSTRAINT synonym_group_has_two_words CHECK (((jsonb_typeof(words) = 'array'::text) AND (jsonb_array_length(words) >= 2)))
  CONSTRAINT synonym_group_pkey PRIMARY KEY (id)
  CONSTRAINT synonym_kind_is_known CHECK ((kind = ANY (ARRAY['place'::text, 'organ'::text, 'term'::text])))
  CREATE UNIQUE INDEX synonym_first_word_is_unique ON public.synonym_group USING btree (((words ->> 0)))
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE takedown
  id uuid NOT NULL
  document_id uuid NOT NULL
  kind text NOT NULL
  state text NOT NULL
  reason text NOT NULL
  evidence text NOT NULL
  requested_by uuid NOT NULL
  requested_at timestamp with time zone NOT NULL
  decided_by uuid
  decided_at timestamp with time zone
  decision text
  event_id uuid
  revision integer NOT NULL
  CONSTRAINT takedown_cancelled_says_why CHECK (((state = 'cancelled'::text) = (decision IS NOT NULL)))
  CONSTRAINT takedown_confirmed_writes_its_event CHECK (((state = 'confirmed'::text) = (event_id IS NOT NULL)))
  CONSTRAINT takedown_decider_exists FOREIGN KEY (decided_by) REFERENCES public.app_user(id)
  CONSTRAINT takedown_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT takedown_event_of_its_document FOREIGN KEY (document_id, event_id) REFERENCES public.effect_event(document_id, id)
  CONSTRAINT takedown_has_a_reason CHECK ((btrim(reason) <> ''::text))
  CONSTRAINT takedown_has_evidence CHECK ((btrim(evidence) <> ''::text))
  CONSTRAINT takedown_is_decided_by_somebody CHECK ((((state = 'pending'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
  CONSTRAINT takedown_kind_is_known CHECK ((kind = ANY (ARRAY['withhold'::text, 'restore'::text])))
  CONSTRAINT takedown_pkey PRIMARY KEY (id)
  CONSTRAINT takedown_requester_exists FOREIGN KEY (requested_by) REFERENCES public.app_user(id)
  CONSTRAINT takedown_state_is_known CHECK ((state = ANY (ARRAY['pending'::text, 'confirmed'::text, 'cancelled'::text])))
  CONSTRAINT takedown_takes_two_persons CHECK (((state <> 'confirmed'::text) OR (decided_by <> requested_by)))
  CREATE INDEX takedown_by_document ON public.takedown USING btree (document_id, requested_at)
  CREATE UNIQUE INDEX takedown_of_a_document_is_pending_once ON public.takedown USING btree (document_id) WHERE (state = 'pending'::text)
  GRANT INSERT, SELECT, UPDATE TO guiku_app

TABLE time_limit
  id uuid NOT NULL
  key text NOT NULL
  level text
  days integer NOT NULL
  unit text NOT NULL
  valid_from date NOT NULL
  basis text NOT NULL
  recorded_at timestamp with time zone NOT NULL
  CONSTRAINT time_limit_is_some_days CHECK (((days >= 1) AND (days <= 3650)))
  CONSTRAINT time_limit_level_is_known CHECK ((level = ANY (ARRAY['region'::text, 'prefecture'::text, 'county'::text, 'township'::text])))
  CONSTRAINT time_limit_pkey PRIMARY KEY (id)
  CONSTRAINT time_limit_unit_is_known CHECK ((unit = ANY (ARRAY['working'::text, 'natural'::text])))
  CREATE INDEX time_limit_by_key ON public.time_limit USING btree (key, valid_from)
  CREATE UNIQUE INDEX time_limit_default_is_one ON public.time_limit USING btree (key) WHERE (valid_from = '1949-10-01'::date)
  GRANT INSERT, SELECT TO guiku_app

TABLE version_period
  version_id uuid NOT NULL
  document_id uuid NOT NULL
  from_on date NOT NULL
  to_on date
  CONSTRAINT version_period_document_exists FOREIGN KEY (document_id) REFERENCES public.document(id)
  CONSTRAINT version_period_is_not_empty CHECK ((to_on > from_on))
  CONSTRAINT version_period_pkey PRIMARY KEY (version_id)
  CONSTRAINT version_period_starts_once UNIQUE (document_id, from_on)
  CONSTRAINT version_period_version_exists FOREIGN KEY (version_id) REFERENCES public.document_version(id)
  GRANT DELETE, INSERT, SELECT, UPDATE TO guiku_app

TABLE worker_process
  id text NOT NULL
  host text NOT NULL
  pid integer NOT NULL
  started_at timestamp with time zone NOT NULL
  CONSTRAINT worker_process_pkey PRIMARY KEY (id)

SEQUENCE migration_id_seq
SEQUENCE search_pending_seq

FUNCTION audit_turn(p_type text, p_id text)
  CREATE OR REPLACE FUNCTION public.audit_turn(p_type text, p_id text)
   RETURNS TABLE(seq integer, hash text)
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog', 'public'
  AS $function$
        BEGIN
          PERFORM pg_advisory_xact_lock(hashtextextended(p_type || ':' || p_id, 0));
          RETURN QUERY SELECT e.seq, e.hash FROM public.audit_event e
            WHERE e.subject_type = p_type AND e.subject_id = p_id ORDER BY e.seq DESC LIMIT 1;
        END $function$
  GRANT EXECUTE TO guiku_app

FUNCTION enqueue(p_event_id uuid)
  CREATE OR REPLACE FUNCTION public.enqueue(p_event_id uuid)
   RETURNS void
   LANGUAGE sql
   SECURITY DEFINER
   SET search_path TO 'pg_catalog', 'pg_temp'
  AS $function$
          SELECT graphile_worker.add_job('react', json_build_object('eventId', p_event_id), job_key := p_event_id::text, max_attempts := 25,
            priority := CASE WHEN type = 'file.store' THEN -10 ELSE 0 END) -- the lowest runs first
            FROM public.audit_event WHERE id = p_event_id;
        $function$
  GRANT EXECUTE TO guiku_app

FUNCTION keep_decided()
  CREATE OR REPLACE FUNCTION public.keep_decided()
   RETURNS trigger
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog'
  AS $function$
    BEGIN
      IF OLD.state = 'executed' OR (OLD.state = 'decided' AND (NEW.state <> 'executed' OR
        (NEW.disposition, NEW.organ_id, NEW.reason, NEW.reason_text, NEW.basis, NEW.earlier_on) IS DISTINCT FROM
        (OLD.disposition, OLD.organ_id, OLD.reason, OLD.reason_text, OLD.basis, OLD.earlier_on))) THEN
        RAISE EXCEPTION 'a decided entry never changes' USING ERRCODE = '23514', CONSTRAINT = 'decided_entry_never_changes';
      END IF;
      RETURN NEW;
    END $function$

FUNCTION keep_identity()
  CREATE OR REPLACE FUNCTION public.keep_identity()
   RETURNS trigger
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog'
  AS $function$
    BEGIN
      IF NEW.id <> OLD.id OR NEW.slug <> OLD.slug OR NEW.registered_at <> OLD.registered_at OR NEW.registered_by <> OLD.registered_by THEN
        RAISE EXCEPTION 'document identity is permanent' USING ERRCODE = '23514', CONSTRAINT = 'document_identity_is_permanent';
      END IF;
      RETURN NEW;
    END $function$

FUNCTION keep_issued_number()
  CREATE OR REPLACE FUNCTION public.keep_issued_number()
   RETURNS trigger
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog'
  AS $function$
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
        END $function$

FUNCTION keep_issued_remark()
  CREATE OR REPLACE FUNCTION public.keep_issued_remark()
   RETURNS trigger
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog'
  AS $function$
        BEGIN
          IF EXISTS (SELECT 1 FROM public.review_opinion o WHERE o.review_id = OLD.review_id) THEN
            RAISE EXCEPTION 'an issued remark never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'issued_remark_never_changes';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $function$

FUNCTION keep_worklist()
  CREATE OR REPLACE FUNCTION public.keep_worklist()
   RETURNS trigger
   LANGUAGE plpgsql
   SET search_path TO 'pg_catalog'
  AS $function$
    BEGIN
      IF OLD.frozen_on IS NOT NULL AND (NEW.frozen_on, NEW.worklist_count, NEW.worklist_hash, NEW.scope_on, NEW.scope)
        IS DISTINCT FROM (OLD.frozen_on, OLD.worklist_count, OLD.worklist_hash, OLD.scope_on, OLD.scope) THEN
        RAISE EXCEPTION 'a frozen worklist never changes' USING ERRCODE = '23514', CONSTRAINT = 'frozen_worklist_never_changes';
      END IF;
      RETURN NEW;
    END $function$

FUNCTION queue_failed()
  CREATE OR REPLACE FUNCTION public.queue_failed()
   RETURNS TABLE(id bigint, task text, event_id uuid, attempts integer, error text, failed_at timestamp with time zone)
   LANGUAGE sql
   STABLE SECURITY DEFINER
   SET search_path TO 'pg_catalog', 'pg_temp'
  AS $function$
          SELECT j.id, t.identifier, (j.payload ->> 'eventId')::uuid, j.attempts::int, left(split_part(j.last_error, E'\n', 1), 300), j.updated_at
          FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
          WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts ORDER BY j.updated_at DESC LIMIT 100;
        $function$
  GRANT EXECUTE TO guiku_app

FUNCTION queue_retry(p_id bigint)
  CREATE OR REPLACE FUNCTION public.queue_retry(p_id bigint)
   RETURNS boolean
   LANGUAGE plpgsql
   SECURITY DEFINER
   SET search_path TO 'pg_catalog', 'pg_temp'
  AS $function$
        BEGIN
          UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = clock_timestamp(), last_error = NULL
            WHERE id = p_id AND locked_at IS NULL AND attempts >= max_attempts;
          RETURN FOUND;
        END $function$
  GRANT EXECUTE TO guiku_app

FUNCTION queue_state()
  CREATE OR REPLACE FUNCTION public.queue_state()
   RETURNS TABLE(waiting integer, running integer, failed integer, oldest_due timestamp with time zone)
   LANGUAGE sql
   STABLE SECURITY DEFINER
   SET search_path TO 'pg_catalog', 'pg_temp'
  AS $function$
          SELECT (count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts))::int,
                 (count(*) FILTER (WHERE locked_at IS NOT NULL))::int,
                 (count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts))::int,
                 min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)
          FROM graphile_worker._private_jobs;
        $function$
  GRANT EXECUTE TO guiku_app

FUNCTION worker_processes()
  CREATE OR REPLACE FUNCTION public.worker_processes()
   RETURNS TABLE(host text, pid integer, started_at timestamp with time zone, is_alive boolean)
   LANGUAGE sql
   STABLE SECURITY DEFINER
   SET search_path TO 'pg_catalog', 'pg_temp'
  AS $function$
          SELECT w.host, w.pid, w.started_at, EXISTS (
            SELECT 1 FROM pg_locks l, hashtextextended('guiku.worker:' || w.id, 0) AS key
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid = ((key >> 32) & 4294967295)::oid AND l.objid = (key & 4294967295)::oid)
          FROM public.worker_process w ORDER BY w.started_at;
        $function$
  GRANT EXECUTE TO guiku_app
