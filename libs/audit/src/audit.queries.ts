import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface AuditFilter {
  subjectType?: string;
  subjectId?: string;
  actorId?: string;
  /** One kind of fact (`review.accept`) or all of a room (`review.*`). */
  type?: string;
  /** Instants, `from` included, `to` not. */
  from?: Date;
  to?: Date;
}

export interface AuditItem {
  id: string;
  at: Date;
  type: string;
  subjectType: string;
  subjectId: string;
  seq: number;
  actorId: string;
  detail: Record<string, unknown>;
  hash: string;
}

const PAGE_OF_EXPORT = 500;

@Injectable()
export class AuditQueries {
  constructor(private readonly source: DataSource) {}

  /** The newest facts first. `after`: the last id of the page before. */
  async search(
    filter: AuditFilter,
    { after, limit }: { after?: string; limit: number },
  ): Promise<{ items: AuditItem[]; next: string | null }> {
    const { where, values } = conditions(filter);
    if (after !== undefined) {
      values.push(after);
      where.push(`(at, id) < (SELECT p.at, p.id FROM audit_event p WHERE p.id = $${values.length})`);
    }
    values.push(limit + 1);
    const rows = await this.source.query<AuditItem[]>(
      `SELECT id, at, type, subject_type AS "subjectType", subject_id AS "subjectId", seq, actor_id AS "actorId", detail, hash
       FROM audit_event ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY at DESC, id DESC LIMIT $${values.length}`,
      values,
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Every fact that `filter` lets through, page by page, the newest first. */
  async *all(filter: AuditFilter): AsyncGenerator<AuditItem[]> {
    let after: string | undefined;
    do {
      const page = await this.search(filter, { after, limit: PAGE_OF_EXPORT });
      if (page.items.length > 0) yield page.items;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
}

function conditions(filter: AuditFilter): { where: string[]; values: unknown[] } {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (sql: (place: string) => string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    where.push(sql(`$${values.length}`));
  };
  add((place) => `subject_type = ${place}`, filter.subjectType);
  add((place) => `subject_id = ${place}`, filter.subjectId);
  add((place) => `actor_id = ${place}`, filter.actorId);
  add((place) => `at >= ${place}`, filter.from);
  add((place) => `at < ${place}`, filter.to);
  const { type } = filter;
  if (type?.endsWith('.*')) add((place) => `starts_with(type, ${place})`, type.slice(0, -1));
  else add((place) => `type = ${place}`, type);
  return { where, values };
}
