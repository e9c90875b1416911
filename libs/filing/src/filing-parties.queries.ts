import { Injectable } from '@nestjs/common';
import { Clock } from '@libs/platform';
import { CalendarQueries, TimeLimitQueries } from '@libs/settings';
import { DataSource, In } from 'typeorm';
import { clockOf, type FilingClock } from './domain/clock';
import type { Filing } from './domain/filing';
import { viewOf } from './domain/visibility';
import { FilingEntity } from './filing.entity';

/** A filing without a reader, for what follows a command and for reminders: whom it concerns, of what, and its clock. */
export interface FilingParties {
  filing: Filing;
  title: string;
  clock: FilingClock;
}

/** For the worker, never for a door. */
@Injectable()
export class FilingPartiesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
  ) {}

  /** Null when there is none. */
  async of(id: string): Promise<FilingParties | null> {
    const [found] = await this.parties(await this.source.manager.findBy(FilingEntity, { id }));
    return found ?? null;
  }

  /** Those for which a period runs. */
  async running(): Promise<FilingParties[]> {
    const states: Filing['state'][] = ['to_submit', 'submitted', 'supplement', 'in_review'];
    return this.parties(await this.source.manager.findBy(FilingEntity, { state: In(states) }));
  }

  /** Whether somebody of that organ may see it (domain.md 21.13). */
  maySee(filing: Filing, organId: string): boolean {
    return viewOf(filing, { organId }, false) !== null;
  }

  private async parties(filings: readonly Filing[]): Promise<FilingParties[]> {
    if (filings.length === 0) return [];
    const today = this.clock.today();
    const [calendar, remind, documents] = await Promise.all([
      this.calendars.calendar(),
      this.limits.limit('filing.remind', { level: null, on: today }),
      this.source.query<{ id: string; title: string }[]>(
        'SELECT id, coalesce(inner_title, title) AS title FROM document WHERE id = ANY($1)',
        [filings.map(({ documentId }) => documentId)],
      ),
    ]);
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    return filings.map((filing) => ({
      filing,
      title: titles.get(filing.documentId) ?? '',
      clock: clockOf(calendar, filing, today, remind.days),
    }));
  }
}
