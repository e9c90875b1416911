import { Injectable } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import { CalendarService } from './calendar.service';
import { settingsEvent } from './domain/event';
import { FilingRouteService } from './filing-route.service';
import { RouteService } from './route.service';
import { SynonymService } from './synonym.service';
import { TimeLimitService } from './time-limit.service';

/** Puts in the defaults: calendar, time limits, routes of making and of filing (after the organs they name), synonyms. Number series are made when an organ first takes a number. */
@Injectable()
export class SettingsSeed {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendar: CalendarService,
    private readonly limits: TimeLimitService,
    private readonly routes: RouteService,
    private readonly filingRoutes: FilingRouteService,
    private readonly synonyms: SynonymService,
  ) {}

  /** What somebody changed stays as it is; done twice it is done once. */
  seed(by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.seed_settings'))`);
      await this.calendar.seedIn(tx, by);
      const limits = await this.limits.seedIn(tx);
      const routes = await this.routes.seedIn(tx);
      const filingRoutes = await this.filingRoutes.seedIn(tx);
      const synonyms = await this.synonyms.seedIn(tx);
      if (limits.length + routes + filingRoutes + synonyms === 0) return;
      await tx.record(settingsEvent('settings.seed', 'settings', 'defaults', by, tx.now, { limits, routes, filingRoutes, synonyms }));
    });
  }
}
