import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { foldForSearch, normaliseTitle, parseDocNumber } from '@libs/text';
import { DataSource } from 'typeorm';
import type { DocClass, Publicity } from './domain/document';
import type { Status } from './domain/effect';
import type { Page } from './public-catalogue.queries';

export interface DocumentFilter {
  /** The day on which statuses are asked; today when left out. */
  statuses?: readonly Status[];
  docClass?: readonly DocClass[];
  /** An organ: documents issued by it or by any organ under it. */
  issuerId?: string;
  responsibleOrganId?: string;
  level?: string;
  regionCode?: string;
  /** Year of publication. */
  year?: number;
  topic?: string;
  /** Terms that end on or before this day and after the day of the list (将到期). */
  validThroughUntil?: LegalDate;
  /** A number in any spelling, or words of the title. */
  q?: string;
}

/** A row of the desk's list (文件库). */
export interface DocumentItem {
  id: string;
  slug: string;
  title: string;
  innerTitle: string | null;
  docNumber: string | null;
  registrationNumber: string | null;
  docClass: DocClass;
  titleKind: string;
  isTrial: boolean;
  isInterim: boolean;
  publicity: Publicity;
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
  /** Last day in force (含当日). */
  validThrough: LegalDate | null;
  /** First day no longer in force, past or to come. */
  endedOn: LegalDate | null;
  status: Status;
  isWithheld: boolean;
  processUnknown: boolean;
  revision: number;
}

const COLUMNS = `d.id, d.slug, d.title, d.inner_title AS "innerTitle", d.doc_number AS "docNumber", d.registration_number AS "registrationNumber",
  d.doc_class AS "docClass", d.title_kind AS "titleKind", d.is_trial AS "isTrial", d.is_interim AS "isInterim", d.publicity, d.topic,
  d.lead_issuer_id AS "leadIssuerId", lead.name AS "leadIssuerName", d.responsible_organ_id AS "responsibleOrganId",
  responsible.name AS "responsibleOrganName", lead.level, lead.region_code AS "regionCode", d.signed_on AS "signedOn",
  s.published_on AS "publishedOn", s.effective_on AS "effectiveOn", s.valid_through AS "validThrough", s.ended_on AS "endedOn", p.status,
  s.is_withheld AS "isWithheld", d.process_unknown AS "processUnknown", d.revision`;

const FROM = `document d JOIN effect_summary s ON s.document_id = d.id
  JOIN effect_period p ON p.document_id = d.id AND p.clause = '' AND p.from_on <= $1 AND (p.to_on IS NULL OR p.to_on > $1)
  JOIN organ lead ON lead.id = d.lead_issuer_id JOIN organ responsible ON responsible.id = d.responsible_organ_id`;

/**
 * What is not public, or withheld (下线), is seen by its own organs and by the office and justice bureau of their government (domain.md 21.13),
 * never by another government's: a county's government stands under the prefecture's. $2 is the reader's organ.
 */
const VISIBLE = `((d.publicity = 'public' AND NOT s.is_withheld) OR EXISTS (
  SELECT 1 FROM organ own LEFT JOIN organ reader ON reader.id = $2
   WHERE (own.id IN (d.lead_issuer_id, d.responsible_organ_id) OR own.id IN (SELECT i.organ_id FROM document_issuer i WHERE i.document_id = d.id))
     AND (own.id = $2 OR (reader.kind IN ('government_office', 'justice_bureau') AND (own.id = reader.parent_id OR (own.parent_id = reader.parent_id AND own.kind <> 'government'))))))`;

/** The desk's reads of documents. */
@Injectable()
export class DocumentQueries {
  constructor(private readonly source: DataSource) {}

  /** Documents that `by` may see, the latest publication first, with their status on `day`. */
  async list(
    day: LegalDate,
    filter: DocumentFilter,
    page: { after?: string; limit?: number },
    by: Actor,
  ): Promise<Page<DocumentItem> & { total: number }> {
    const limit = Math.min(page.limit ?? 50, 5000);
    const { where, values } = conditions(day, filter, by);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM ${FROM} WHERE ${where.join(' AND ')}`,
      values,
    );
    const after = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(page.after ?? '');
    if (after) {
      values.push(after[1], after[2]);
      where.push(`(coalesce(s.published_on, '0001-01-01'), d.id) < ($${values.length - 1}::date, $${values.length}::uuid)`);
    }
    values.push(limit + 1);
    const rows = await this.source.query<DocumentItem[]>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.join(' AND ')}
        ORDER BY coalesce(s.published_on, '0001-01-01') DESC, d.id DESC LIMIT $${values.length}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      next: rows.length > limit && last ? `${last.publishedOn ?? '0001-01-01'}_${last.id}` : null,
      total: counted?.total ?? 0,
    };
  }

  /** One document with its status on `day`. Errors: `not_found`, also when `by` may not see it. */
  async get(id: string, day: LegalDate, by: Actor): Promise<DocumentItem> {
    const [row] = await this.source.query<DocumentItem[]>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${VISIBLE} AND d.id = $3`, [
      day,
      by.organId,
      id,
    ]);
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    return row;
  }

  /**
   * The document with this number or, when only one bears it, this title, among those that `by` may see: for 同时废止 and 制定依据.
   * A document that they may not see is not there.
   */
  async match(
    named: { title: string | null; docNumber: string | null },
    by: Pick<Actor, 'organId'>,
  ): Promise<{ id: string; title: string; docNumber: string | null } | null> {
    const number = named.docNumber === null ? null : parseDocNumber(named.docNumber);
    if (number === null && named.title === null) return null;
    const rows = await this.source.query<{ id: string; title: string; docNumber: string | null }[]>(
      `SELECT d.id, d.title, d.doc_number AS "docNumber" FROM document d JOIN effect_summary s ON s.document_id = d.id
        WHERE d.${number ? 'doc_number_key' : 'title_key'} = $1 AND ${VISIBLE} LIMIT 2`,
      [number ? number.key : normaliseTitle(named.title ?? ''), by.organId],
    );
    return rows.length === 1 ? (rows[0] ?? null) : null;
  }
}

function conditions(day: LegalDate, filter: DocumentFilter, by: Actor): { where: string[]; values: unknown[] } {
  const values: unknown[] = [day, by.organId];
  const where = [VISIBLE];
  const add = (value: unknown, test: (placeholder: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(test(`$${values.length}`));
  };
  add(filter.statuses, (value) => `p.status = ANY(${value})`);
  add(filter.docClass, (value) => `d.doc_class = ANY(${value})`);
  add(
    filter.issuerId,
    (value) => `EXISTS (
      WITH RECURSIVE below AS (SELECT ${value}::uuid AS id UNION SELECT o.id FROM organ o JOIN below b ON o.parent_id = b.id)
      SELECT 1 FROM document_issuer i JOIN below b ON b.id = i.organ_id WHERE i.document_id = d.id)`,
  );
  add(filter.responsibleOrganId, (value) => `d.responsible_organ_id = ${value}`);
  add(filter.level, (value) => `lead.level = ${value}`);
  add(filter.regionCode, (value) => `lead.region_code = ${value}`);
  add(filter.year, (value) => `extract(year FROM s.published_on) = ${value}`);
  add(filter.topic, (value) => `d.topic = ${value}`);
  add(filter.validThroughUntil, (value) => `s.valid_through BETWEEN $1 AND ${value}`);
  const q = filter.q?.trim() ?? '';
  if (q !== '') {
    const number = parseDocNumber(foldForSearch(q)) ?? parseDocNumber(q);
    if (number) add(number.key, (value) => `d.doc_number_key = ${value}`);
    else {
      const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      add(
        like(normaliseTitle(q)),
        (value) => `(d.title_key LIKE ${value} OR replace(coalesce(d.doc_number_key, ''), '|', '') LIKE ${value})`,
      );
    }
  }
  return { where, values };
}
