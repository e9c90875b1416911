import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { parseDocNumber } from '@libs/text';
import { DataSource } from 'typeorm';
import type { DocClass } from './domain/document';
import type { Status } from './domain/effect';

export interface PublicOrgan {
  id: string;
  name: string;
  shortName: string;
  level: string;
  kind: string;
  regionCode: string;
}

/** A public document as its page or a list shows it, with its status on the day that was asked for. */
export interface PublicDocument {
  id: string;
  slug: string;
  docClass: DocClass;
  title: string;
  innerTitle: string | null;
  titleKind: string;
  isTrial: boolean;
  isInterim: boolean;
  docNumber: string | null;
  registrationNumber: string | null;
  topic: string | null;
  signedOn: LegalDate | null;
  publishedOn: LegalDate;
  effectiveOn: LegalDate | null;
  /** Last day in force (有效期至，含当日) as everything recorded gives it. */
  validThrough: LegalDate | null;
  /** First day no longer in force, past or to come. */
  endedOn: LegalDate | null;
  /** 历史文件（未经本系统办理）. */
  processUnknown: boolean;
  status: Status;
  leadIssuer: PublicOrgan;
  responsibleOrgan: PublicOrgan;
}

/** What the public is told of a document whose text is withheld (下线): that it is, and what it is called. */
export interface WithheldDocument {
  slug: string;
  title: string;
  innerTitle: string | null;
  docNumber: string | null;
  leadIssuerName: string;
  withheldOn: LegalDate;
  /** On the day that was asked for. */
  status: Status;
}

const organ = (alias: string): string =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'shortName', ${alias}.short_name, 'level', ${alias}.level,
    'kind', ${alias}.kind, 'regionCode', ${alias}.region_code)`;

/** Columns and joins of a `PublicDocument`; $1 is the day. */
export const PUBLIC_DOCUMENT = {
  columns: `d.id, d.slug, d.doc_class AS "docClass", d.title, d.inner_title AS "innerTitle", d.title_kind AS "titleKind",
    d.is_trial AS "isTrial", d.is_interim AS "isInterim", d.doc_number AS "docNumber", d.registration_number AS "registrationNumber",
    d.topic, d.signed_on AS "signedOn", d.published_on AS "publishedOn", d.effective_on AS "effectiveOn",
    d.valid_through AS "validThrough", d.ended_on AS "endedOn", d.process_unknown AS "processUnknown", p.status,
    ${organ('lead')} AS "leadIssuer", ${organ('responsible')} AS "responsibleOrgan"`,
  from: `public_document d
    JOIN public_period p ON p.document_id = d.id AND p.clause = '' AND p.from_on <= $1 AND (p.to_on IS NULL OR p.to_on > $1)
    JOIN public_organ lead ON lead.id = d.lead_issuer_id
    JOIN public_organ responsible ON responsible.id = d.responsible_organ_id`,
} as const;

/** Finds public documents by what a citizen has in hand. Reads public_* relations only (INV-E). */
@Injectable()
export class PublicDocumentQueries {
  constructor(private readonly source: DataSource) {}

  /** By the permanent address; null when there is none, or it is withheld or not public. */
  async bySlug(slug: string, day: LegalDate): Promise<PublicDocument | null> {
    const [found] = await this.select(day, 'd.slug = $2', [slug]);
    return found ?? null;
  }

  async byId(id: string, day: LegalDate): Promise<PublicDocument | null> {
    const [found] = await this.select(day, 'd.id = $2', [id]);
    return found ?? null;
  }

  async byIds(ids: readonly string[], day: LegalDate): Promise<PublicDocument[]> {
    return ids.length === 0 ? [] : this.select(day, 'd.id = ANY($2)', [ids]);
  }

  /** By a document number in any spelling; none when the text is no number. Several where a number was printed twice. */
  async byNumber(typed: string, day: LegalDate): Promise<PublicDocument[]> {
    const number = parseDocNumber(typed);
    return number === null ? [] : this.select(day, 'd.doc_number_key = $2 ORDER BY d.published_on', [number.key]);
  }

  /** 下线: what stands at this address while its text is withheld; null when it is not. */
  async withheld(slug: string, day: LegalDate): Promise<WithheldDocument | null> {
    const [row] = await this.source.query<WithheldDocument[]>(
      `SELECT w.slug, w.title, w.inner_title AS "innerTitle", w.doc_number AS "docNumber", w.lead_issuer_name AS "leadIssuerName",
              w.withheld_on AS "withheldOn", p.status
         FROM public_withheld w JOIN public_withheld_period p ON p.slug = w.slug AND p.from_on <= $2 AND (p.to_on IS NULL OR p.to_on > $2)
        WHERE w.slug = $1`,
      [slug, day],
    );
    return row ?? null;
  }

  private select(day: LegalDate, where: string, values: unknown[]): Promise<PublicDocument[]> {
    return this.source.query<PublicDocument[]>(`SELECT ${PUBLIC_DOCUMENT.columns} FROM ${PUBLIC_DOCUMENT.from} WHERE ${where}`, [
      day,
      ...values,
    ]);
  }
}
