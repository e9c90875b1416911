import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '@libs/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { CalendarDayEntity, CalendarYearEntity } from './calendar.entity';
import { workCalendar, type CalendarDay, type DayKind } from './domain/calendar';

/** A published year (已公布放假安排) as the settings show it. */
export interface CalendarYear {
  id: string;
  year: number;
  basis: string;
  publishedAt: Date;
  revision: number;
  days: CalendarDay[];
}

interface CalendarRow {
  year: number;
  on: string | null;
  kind: DayKind | null;
}

@Injectable()
export class CalendarQueries {
  constructor(private readonly source: DataSource) {}

  /** The working-day calendar, from one query; inside a transaction give its `db`. */
  async calendar(db: EntityManager = this.source.manager): Promise<WorkCalendar> {
    const rows = await db.query<CalendarRow[]>(
      'SELECT y.year, d.date AS "on", d.kind FROM calendar_year y LEFT JOIN calendar_day d ON d.year = y.year',
    );
    const days = rows.flatMap(({ on, kind }) => (on !== null && kind !== null ? [{ on, kind }] : []));
    return workCalendar(
      rows.map((row) => row.year),
      days,
    );
  }

  /** Every published year with the days that differ from the plain week, the latest first. */
  async years(): Promise<CalendarYear[]> {
    const years = await this.source.manager.find(CalendarYearEntity, { order: { year: 'DESC' } });
    const days = await this.source.manager.find(CalendarDayEntity, { order: { on: 'ASC' } });
    return years.map(({ id, year, basis, publishedAt, revision }) => ({
      id,
      year,
      basis,
      publishedAt,
      revision,
      days: days.filter((day) => day.year === year).map(({ on, kind, name }) => ({ on, kind, name })),
    }));
  }
}
