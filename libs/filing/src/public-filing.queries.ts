import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { normaliseTitle, parseDocNumber } from '@libs/text';
import { DataSource } from 'typeorm';
import type { FilingKind } from './domain/filing';

export interface PublicFilingFilter {
  receiverId?: string;
  /** Registered in `from <= day < to`: a month, a quarter, a year. */
  from?: LegalDate;
  to?: LegalDate;
  q?: string;
}

/** A line of the public register (备案登记目录; domain.md T10). */
export interface PublicFiling {
  id: string;
  slug: string;
  title: string;
  docNumber: string | null;
  issuerName: string;
  receiverId: string;
  receiverName: string;
  filingNumber: string;
  registeredOn: LegalDate;
  kind: FilingKind;
}

/** What the public reads of the register: public_* relations only (INV-E). */
@Injectable()
export class PublicFilingQueries {
  constructor(private readonly source: DataSource) {}

  /** Registered filings, the latest first, with how many there are in all. */
  async page(
    filter: PublicFilingFilter,
    { after, limit }: { after?: string; limit: number },
  ): Promise<{ items: PublicFiling[]; next: string | null; total: number }> {
    const { where, values } = conditions(filter);
    const from = `public_filing f JOIN public_document d ON d.id = f.document_id JOIN public_organ issuer ON issuer.id = d.lead_issuer_id
      JOIN public_organ receiver ON receiver.id = f.receiver_organ_id`;
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM ${from} WHERE ${where.join(' AND ')}`,
      values,
    );
    const cursor = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after ?? '');
    if (cursor) {
      values.push(cursor[1], cursor[2]);
      where.push(`(f.registered_on, f.id) < ($${values.length - 1}::date, $${values.length}::uuid)`);
    }
    values.push(limit + 1);
    const rows = await this.source.query<PublicFiling[]>(
      `SELECT f.id, d.slug, coalesce(d.inner_title, d.title) AS title, d.doc_number AS "docNumber", issuer.name AS "issuerName",
              receiver.id AS "receiverId", receiver.name AS "receiverName", f.filing_number AS "filingNumber",
              f.registered_on AS "registeredOn", f.kind
         FROM ${from} WHERE ${where.join(' AND ')} ORDER BY f.registered_on DESC, f.id DESC LIMIT $${values.length}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last ? `${last.registeredOn}_${last.id}` : null, total: counted?.total ?? 0 };
  }

  /** Receiving organs that have registered anything, in the order of organs, with how many; and the years of it, the latest first. */
  async choices(): Promise<{ receivers: { id: string; name: string; count: number }[]; years: number[] }> {
    const receivers = await this.source.query<{ id: string; name: string; count: number }[]>(
      `SELECT o.id, o.short_name AS name, count(*)::int AS count FROM public_filing f JOIN public_organ o ON o.id = f.receiver_organ_id
        GROUP BY o.id, o.short_name, o.level, o.sort_order
        ORDER BY array_position(ARRAY['region', 'prefecture', 'county', 'township'], o.level), o.sort_order`,
    );
    const years = await this.source.query<{ year: number }[]>(
      `SELECT DISTINCT extract(year FROM registered_on)::int AS year FROM public_filing ORDER BY year DESC`,
    );
    return { receivers, years: years.map(({ year }) => year) };
  }
}

function conditions({ receiverId, from, to, q = '' }: PublicFilingFilter): { where: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const where = ['true'];
  const add = (value: unknown, test: (placeholder: string) => string): void => {
    if (value === undefined || value === '') return;
    values.push(value);
    where.push(test(`$${values.length}`));
  };
  add(receiverId, (value) => `f.receiver_organ_id = ${value}::uuid`);
  add(from, (value) => `f.registered_on >= ${value}::date`);
  add(to, (value) => `f.registered_on < ${value}::date`);
  if (q.trim() === '') return { where, values };
  const number = parseDocNumber(q.trim());
  if (number) add(number.canonical, (value) => `(d.doc_number = ${value} OR f.filing_number = ${value})`);
  else add(`%${normaliseTitle(q).replace(/[\\%_]/g, '\\$&')}%`, (value) => `d.title_key LIKE ${value}`);
  return { where, values };
}
