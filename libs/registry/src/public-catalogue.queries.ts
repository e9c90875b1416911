import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { DataSource } from 'typeorm';
import type { DocClass } from './domain/document';
import { IN_FORCE_STATUSES, type Status } from './domain/effect';
import { PUBLIC_DOCUMENT, type PublicDocument } from './public-document.queries';

export interface CatalogueFilter {
  /** Statuses on the day; the default is 现行有效. */
  statuses?: readonly Status[];
  docClass?: DocClass;
  issuerId?: string;
  level?: string;
  regionCode?: string;
  /** Year of publication. */
  year?: number;
  topic?: string;
}

export interface Page<Item> {
  items: Item[];
  /** To be handed back as `after`; null on the last page. */
  next: string | null;
}

/** 州本级 or a county with its townships. */
export interface PlaceCount {
  level: string;
  regionCode: string;
  /** Name of the place's government without 人民政府. */
  name: string;
  count: number;
}

/** Lists of public documents. Reads public_* relations only (INV-E). */
@Injectable()
export class PublicCatalogueQueries {
  constructor(private readonly source: DataSource) {}

  /** 文件目录: what has the wanted status on `day`, newest publication first. */
  async catalogue(
    day: LegalDate,
    filter: CatalogueFilter = {},
    page: { after?: string; limit?: number } = {},
  ): Promise<Page<PublicDocument>> {
    const limit = Math.min(page.limit ?? 50, 200);
    const { where, values } = conditions(day, filter);
    const after = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(page.after ?? '');
    if (after) {
      values.push(after[1], after[2]);
      where.push(`(d.published_on, d.id) < ($${values.length - 1}::date, $${values.length}::uuid)`);
    }
    values.push(limit + 1);
    const rows = await this.source.query<PublicDocument[]>(
      `SELECT ${PUBLIC_DOCUMENT.columns} FROM ${PUBLIC_DOCUMENT.from} WHERE ${where.join(' AND ')}
        ORDER BY d.published_on DESC, d.id DESC LIMIT $${values.length}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? `${last.publishedOn}_${last.id}` : null };
  }

  /** How many documents the catalogue has under `filter` on `day`. */
  async count(day: LegalDate, filter: CatalogueFilter = {}): Promise<number> {
    const { where, values } = conditions(day, filter);
    const [row] = await this.source.query<{ count: number }[]>(
      `SELECT count(*) AS count FROM ${PUBLIC_DOCUMENT.from} WHERE ${where.join(' AND ')}`,
      values,
    );
    return row?.count ?? 0;
  }

  /**
   * Documents in force on `day` by place, every place named, in the order of organs: 州本级, then each county with its townships
   * (domain.md 5.5, question 5; U7).
   */
  countsByPlace(day: LegalDate, docClass?: DocClass): Promise<PlaceCount[]> {
    const { where, values } = conditions(day, docClass === undefined ? {} : { docClass });
    return this.source.query<PlaceCount[]>(
      `SELECT place.level, place.region_code AS "regionCode", regexp_replace(place.name, '人民政府$', '') AS name, coalesce(counted.count, 0) AS count
         FROM public_organ place LEFT JOIN (
           SELECT lead.region_code, count(*) AS count FROM ${PUBLIC_DOCUMENT.from} WHERE ${where.join(' AND ')} GROUP BY lead.region_code
         ) counted ON counted.region_code = place.region_code
        WHERE place.kind = 'government' AND place.level IN ('prefecture', 'county') AND (place.valid_to IS NULL OR place.valid_to > $1)
        ORDER BY place.level = 'county', place.sort_order`,
      values,
    );
  }

  /** 最新公布. */
  latest(day: LegalDate, limit: number): Promise<PublicDocument[]> {
    return this.top(day, 'd.published_on <= $1', 'd.published_on DESC, d.id DESC', limit);
  }

  /** 刚刚失去效力: repealed, lapsed, expired or revoked, the latest first. */
  recentlyEnded(day: LegalDate, limit: number): Promise<PublicDocument[]> {
    return this.top(day, 'd.ended_on <= $1', 'd.ended_on DESC, d.id DESC', limit);
  }

  /** 即将施行, the next first. */
  aboutToTakeEffect(day: LegalDate, limit: number): Promise<PublicDocument[]> {
    return this.top(day, `p.status = 'NOT_YET' AND d.published_on <= $1`, 'd.effective_on, d.id', limit);
  }

  private top(day: LegalDate, where: string, order: string, limit: number): Promise<PublicDocument[]> {
    return this.source.query<PublicDocument[]>(
      `SELECT ${PUBLIC_DOCUMENT.columns} FROM ${PUBLIC_DOCUMENT.from} WHERE ${where} ORDER BY ${order} LIMIT $2`,
      [day, limit],
    );
  }
}

function conditions(day: LegalDate, filter: CatalogueFilter): { where: string[]; values: unknown[] } {
  const values: unknown[] = [day, filter.statuses ?? IN_FORCE_STATUSES];
  const where = ['p.status = ANY($2)', 'd.published_on <= $1'];
  const equal = (column: string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(`${column} = $${values.length}`);
  };
  equal('d.doc_class', filter.docClass);
  equal('lead.level', filter.level);
  equal('lead.region_code', filter.regionCode);
  equal('extract(year FROM d.published_on)', filter.year);
  equal('d.topic', filter.topic);
  if (filter.issuerId !== undefined) {
    values.push(filter.issuerId);
    where.push(`EXISTS (SELECT 1 FROM public_issuer i WHERE i.document_id = d.id AND i.organ_id = $${values.length})`);
  }
  return { where, values };
}
