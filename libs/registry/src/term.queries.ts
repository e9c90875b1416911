import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { DataSource } from 'typeorm';
import { IN_FORCE_STATUSES } from './domain/effect';

/** A document in force whose term comes to its end (有效期将届满). */
export interface EndingTerm {
  id: string;
  title: string;
  docNumber: string | null;
  responsibleOrganId: string;
  leadIssuerId: string;
  /** Last day in force. */
  validThrough: LegalDate;
}

/** Terms that end, without a reader: for the reminders. */
@Injectable()
export class TermQueries {
  constructor(private readonly source: DataSource) {}

  /** In force on `from`, with a term that ends from then until `to`, both included; the nearest first. */
  ending(from: LegalDate, to: LegalDate): Promise<EndingTerm[]> {
    return this.source.query<EndingTerm[]>(
      `SELECT d.id, coalesce(d.inner_title, d.title) AS title, d.doc_number AS "docNumber", d.responsible_organ_id AS "responsibleOrganId",
              d.lead_issuer_id AS "leadIssuerId", s.valid_through AS "validThrough"
         FROM document d JOIN effect_summary s ON s.document_id = d.id
         JOIN effect_period p ON p.document_id = d.id AND p.clause = '' AND p.from_on <= $1 AND (p.to_on IS NULL OR p.to_on > $1)
        WHERE s.valid_through BETWEEN $1 AND $2 AND p.status = ANY($3) ORDER BY s.valid_through, d.id`,
      [from, to, IN_FORCE_STATUSES],
    );
  }
}
