import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document that 性质认定 makes an internal one leaves the public relations, whatever publicity it was registered with (INV-E). */
export class HideInternalDocuments202611221060 implements MigrationInterface {
  name = 'HideInternalDocuments202611221060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(view(`d.publicity = 'public' AND d.doc_class <> 'INTERNAL' AND s.published_on IS NOT NULL AND NOT s.is_withheld`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(view(`d.publicity = 'public' AND s.published_on IS NOT NULL AND NOT s.is_withheld`));
  }
}

const view = (condition: string): string => `
  CREATE OR REPLACE VIEW public_document WITH (security_barrier) AS
    SELECT d.id, d.slug, d.doc_class, d.title, d.inner_title, d.title_key, d.title_kind, d.is_trial, d.is_interim, d.doc_number,
           d.doc_number_key, d.registration_number, d.lead_issuer_id, d.responsible_organ_id, d.topic, d.signed_on, d.process_unknown,
           s.published_on, s.effective_on, s.valid_through, s.ended_on
      FROM document d JOIN effect_summary s ON s.document_id = d.id
     WHERE ${condition};
`;
