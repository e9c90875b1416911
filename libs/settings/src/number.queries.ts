import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { DataSource } from 'typeorm';
import { DEFAULT_SERIES, gaps, nextSerial, renderNumber, type Gap, type NumberKind, type NumberState } from './domain/number';
import { IssuedNumberEntity, NumberSeriesEntity } from './number.entity';

export interface SeriesItem {
  id: string;
  organId: string;
  organName: string;
  kind: NumberKind;
  prefix: string;
  pattern: string;
  starting: number;
  startingYear: number | null;
  revision: number;
}
export interface NumberItem {
  id: string;
  canonical: string;
  year: number | null;
  serial: number;
  state: NumberState;
  source: 'taken' | 'entered';
  subjectType: string | null;
  subjectId: string | null;
  givenAt: Date;
  voidedAt: Date | null;
  voidReason: string | null;
  revision: number;
}

@Injectable()
export class NumberQueries {
  constructor(
    private readonly source: DataSource,
    private readonly organs: OrganQueries,
  ) {}

  /**
   * Whose numbers `by` may see: their own organ's, as the office of a government that government's too; whoever sets up series, or
   * audits, sees all.
   */
  async maySee(organId: string, by: Actor): Promise<boolean> {
    if (organId === by.organId || by.permissions.has('settings.admin') || by.permissions.has('audit.read')) return true;
    const [own] = await this.organs.find([by.organId]);
    return own?.kind === 'government_office' && own.parentId === organId;
  }

  /** The series that `by` may see, in the order of organs. */
  async series(by: Actor): Promise<SeriesItem[]> {
    const every = await this.source.manager.find(NumberSeriesEntity);
    const seen = await Promise.all(every.map((row) => this.maySee(row.organId, by)));
    const rows = every.filter((_, index) => seen[index]);
    const organs = await this.organs.find(rows.map((row) => row.organId));
    return organs.flatMap((organ) => rows.filter((row) => row.organId === organ.id).map((row) => toSeries(row, organ.name)));
  }

  /** The number that 取号 would give now; another registrar may be quicker. Null when the organ has no 机关代字. */
  async preview(organId: string, kind: NumberKind, year: number): Promise<string | null> {
    const series = await this.seriesOf(organId, kind);
    if (!series) {
      const { prefix } = await this.organs.get(organId);
      const { suffix, pattern } = DEFAULT_SERIES[kind];
      return prefix === null ? null : renderNumber({ prefix: prefix + suffix, pattern }, year, 1);
    }
    const [row] = await this.source.query<{ highest: number | null }[]>(
      'SELECT max(serial) AS highest FROM issued_number WHERE series_id = $1 AND year = $2',
      [series.id, year],
    );
    return renderNumber(series, year, nextSerial(series, year, row?.highest ?? 0));
  }

  /** Numbers of an organ and kind, the newest serial first. `after`: the last id of the page before. */
  async list(filter: {
    organId: string;
    kind: NumberKind;
    year?: number;
    after?: string;
    limit: number;
  }): Promise<{ items: NumberItem[]; next: string | null }> {
    const query = this.source.manager
      .createQueryBuilder(IssuedNumberEntity, 'n')
      .where('n.organId = :organId AND n.kind = :kind', filter)
      .orderBy('n.year', 'DESC', 'NULLS LAST')
      .addOrderBy('n.serial', 'DESC')
      .addOrderBy('n.id', 'DESC')
      .limit(filter.limit + 1);
    if (filter.year !== undefined) query.andWhere('n.year = :year', filter);
    if (filter.after !== undefined) {
      query.andWhere(
        `(coalesce(n.year, 0), n.serial, n.id) < (SELECT coalesce(p.year, 0), p.serial, p.id FROM issued_number p WHERE p.id = :after)`,
        filter,
      );
    }
    const rows = await query.getMany();
    const items = rows.slice(0, filter.limit).map(toItem);
    return { items, next: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Serials of a year that were never given out (断号), up to the highest that was. */
  async gaps(organId: string, kind: NumberKind, year: number): Promise<Gap[]> {
    const series = await this.seriesOf(organId, kind);
    if (!series) return [];
    const rows = await this.source.manager.find(IssuedNumberEntity, { select: { serial: true }, where: { seriesId: series.id, year } });
    return gaps(
      nextSerial(series, year, 0),
      rows.map((row) => row.serial),
    );
  }

  private seriesOf(organId: string, kind: NumberKind): Promise<NumberSeriesEntity | null> {
    return this.source.manager.findOneBy(NumberSeriesEntity, { organId, kind });
  }
}

function toItem(row: IssuedNumberEntity): NumberItem {
  const { id, canonical, year, serial, state, source, subjectType, subjectId, givenAt, voidedAt, voidReason, revision } = row;
  return { id, canonical, year, serial, state, source, subjectType, subjectId, givenAt, voidedAt, voidReason, revision };
}

function toSeries(row: NumberSeriesEntity, organName: string): SeriesItem {
  const { id, organId, kind, prefix, pattern, starting, startingYear, revision } = row;
  return { id, organId, organName, kind, prefix, pattern, starting, startingYear, revision };
}
