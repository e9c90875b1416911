import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { normaliseTitle } from '@libs/text';
import type { EntityManager } from 'typeorm';
import type { DocClass } from './domain/document';
import type { Status } from './domain/effect';

/** A part of the stock (存量文件) of one government's organs. */
export interface StockFilter {
  /** The government whose organs issued it; other governments below it only when `withLower`. */
  governmentId: string;
  withLower: boolean;
  /** On the day that is asked; none = any status. */
  statuses?: readonly Status[];
  docClasses?: readonly DocClass[];
  issuerId?: string | null;
  responsibleOrganId?: string | null;
  level?: string | null;
  regionCode?: string | null;
  /** Years of publication, both included. */
  yearFrom?: number | null;
  yearTo?: number | null;
  topic?: string | null;
  /** Words of the title. */
  keyword?: string | null;
  /** Further documents of these organs, whatever the rest says; and those left out. */
  addedIds?: readonly string[];
  removedIds?: readonly string[];
}

/** A document as it stood on the day asked. */
export interface StockItem {
  documentId: string;
  title: string;
  docNumber: string | null;
  docClass: DocClass;
  topic: string | null;
  leadIssuerId: string;
  leadIssuerName: string;
  responsibleOrganId: string;
  responsibleOrganName: string;
  level: string;
  regionCode: string;
  signedOn: LegalDate | null;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  validThrough: LegalDate | null;
  status: Status;
}

/** Which documents a government answers for on a day; asked inside commands, so it reads through the command's own connection. */
@Injectable()
export class StockQueries {
  /** In the order of organs, then by publication. */
  stock(db: EntityManager, day: LegalDate, filter: StockFilter): Promise<StockItem[]> {
    const values: unknown[] = [day, filter.governmentId, filter.withLower];
    const where: string[] = [];
    const add = (value: unknown, test: (placeholder: string) => string): void => {
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
      values.push(value);
      where.push(test(`$${values.length}`));
    };
    add(filter.statuses, (value) => `p.status = ANY(${value})`);
    add(filter.docClasses, (value) => `d.doc_class = ANY(${value})`);
    add(filter.issuerId, (value) => `EXISTS (SELECT 1 FROM document_issuer i WHERE i.document_id = d.id AND i.organ_id = ${value})`);
    add(filter.responsibleOrganId, (value) => `d.responsible_organ_id = ${value}`);
    add(filter.level, (value) => `lead.level = ${value}`);
    add(filter.regionCode, (value) => `lead.region_code = ${value}`);
    add(filter.yearFrom, (value) => `s.published_on >= make_date(${value}, 1, 1)`);
    add(filter.yearTo, (value) => `s.published_on <= make_date(${value}, 12, 31)`);
    add(filter.topic, (value) => `d.topic = ${value}`);
    const keyword = normaliseTitle(filter.keyword ?? '').replace(/[\\%_]/g, '\\$&');
    add(keyword === '' ? null : `%${keyword}%`, (value) => `d.title_key LIKE ${value}`);
    values.push([...(filter.addedIds ?? [])], [...(filter.removedIds ?? [])]);
    const [added, removed] = [values.length - 1, values.length];
    return db.query<StockItem[]>(
      `WITH RECURSIVE own AS (
         SELECT id, kind FROM organ WHERE id = $2
         UNION SELECT o.id, o.kind FROM organ o JOIN own ON o.parent_id = own.id WHERE $3 OR o.kind <> 'government')
       SELECT d.id AS "documentId", coalesce(d.inner_title, d.title) AS title, d.doc_number AS "docNumber", d.doc_class AS "docClass",
              d.topic, d.lead_issuer_id AS "leadIssuerId", lead.name AS "leadIssuerName", d.responsible_organ_id AS "responsibleOrganId",
              responsible.name AS "responsibleOrganName", lead.level, lead.region_code AS "regionCode", d.signed_on AS "signedOn",
              s.published_on AS "publishedOn", s.effective_on AS "effectiveOn", s.valid_through AS "validThrough", p.status
         FROM document d JOIN effect_summary s ON s.document_id = d.id
         JOIN effect_period p ON p.document_id = d.id AND p.clause = '' AND p.from_on <= $1 AND (p.to_on IS NULL OR p.to_on > $1)
         JOIN organ lead ON lead.id = d.lead_issuer_id JOIN organ responsible ON responsible.id = d.responsible_organ_id
        WHERE d.lead_issuer_id IN (SELECT id FROM own) AND NOT d.id = ANY($${removed}::uuid[])
          AND s.published_on <= $1 AND (d.id = ANY($${added}::uuid[]) OR (${where.length > 0 ? where.join(' AND ') : 'true'}))
        ORDER BY lead.sort_order, lead.code, s.published_on, d.id`,
      values,
    );
  }

  /** How a document is cited; null when there is none. */
  async named(db: EntityManager, documentId: string): Promise<{ title: string; docNumber: string | null } | null> {
    const rows = await db.query<{ title: string; docNumber: string | null }[]>(
      'SELECT coalesce(inner_title, title) AS title, doc_number AS "docNumber" FROM document WHERE id = $1',
      [documentId],
    );
    return rows[0] ?? null;
  }
}
