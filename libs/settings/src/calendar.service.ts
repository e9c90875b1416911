import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { CalendarDayEntity, CalendarYearEntity } from './calendar.entity';
import { arrangementFaults, PUBLISHED_YEARS, type YearArrangement } from './domain/calendar';
import { settingsEvent } from './domain/event';

@Injectable()
export class CalendarService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /**
   * Enters a year's arrangement of holidays (放假安排); until then its dates are provisional.
   * Errors: `calendar_refused` with the faults, `calendar_year_is_published_once`.
   */
  publishYear(entered: YearArrangement, by: Actor): Promise<void> {
    refuseFaulty(entered);
    return this.transactions.run((tx) => this.insertIn(tx, entered, by));
  }

  /** Replaces a published year's days. Errors: `calendar_refused`, `not_found`, `stale_revision`. */
  changeYear(id: string, expectedRevision: number, entered: YearArrangement, by: Actor): Promise<void> {
    refuseFaulty(entered);
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(CalendarYearEntity, id, expectedRevision);
      if (row.year !== entered.year) throw new DomainError('conflict', 'calendar_refused', { refusals: ['day_outside_year'] });
      await tx.db.delete(CalendarDayEntity, { year: row.year });
      await this.insertDays(tx, entered);
      await tx.save(Object.assign(row, { basis: entered.basis }));
      await tx.record(settingsEvent('settings.change_year', 'calendar_year', id, by, tx.now, detailOf(entered)));
    });
  }

  /** The State Council's arrangements that this program knows, for the years that are not there yet. */
  async seedIn(tx: Tx, by: Actor): Promise<void> {
    const present = await tx.db.find(CalendarYearEntity);
    for (const entry of PUBLISHED_YEARS) {
      if (!present.some((row) => row.year === entry.year)) await this.insertIn(tx, entry, by);
    }
  }

  private async insertIn(tx: Tx, entered: YearArrangement, by: Actor): Promise<void> {
    const id = this.ids.next();
    await tx.insert(CalendarYearEntity, { id, year: entered.year, basis: entered.basis, publishedAt: tx.now, revision: 1 });
    await this.insertDays(tx, entered);
    await tx.record(settingsEvent('settings.publish_year', 'calendar_year', id, by, tx.now, detailOf(entered)));
  }

  private insertDays(tx: Tx, entered: YearArrangement): Promise<void> {
    return tx.insert(
      CalendarDayEntity,
      entered.days.map((day) => ({ on: day.on, kind: day.kind, name: day.name, year: entered.year })),
    );
  }
}

function refuseFaulty(entered: YearArrangement): void {
  const faults = arrangementFaults(entered);
  if (faults.length > 0) throw new DomainError('conflict', 'calendar_refused', { refusals: faults });
}

function detailOf(entered: YearArrangement): Record<string, unknown> {
  const days = (kind: string) => entered.days.filter((day) => day.kind === kind).map((day) => day.on);
  return { year: entered.year, basis: entered.basis, holidays: days('holiday'), makeups: days('makeup') };
}
