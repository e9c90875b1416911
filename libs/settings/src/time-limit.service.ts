import { Injectable } from '@nestjs/common';
import { DomainError, isLegalDate, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { settingsEvent } from './domain/event';
import { DEFAULT_LIMITS, LIMIT_KEYS, type LimitKey, type LimitUnit, type OrganLevel } from './domain/time-limit';
import { TimeLimitEntity } from './time-limit.entity';

/** The defaults hold since the republic does; history loaded from before still finds a limit. */
const SINCE_EVER: LegalDate = '1949-10-01';

export interface NewTimeLimit {
  key: LimitKey;
  level: OrganLevel | null;
  days: number;
  unit: LimitUnit;
  validFrom: LegalDate;
  basis: string;
}

@Injectable()
export class TimeLimitService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /**
   * A limit that holds from a day on; one entered again for the same day corrects the earlier. Nothing is overwritten.
   * Errors: `time_limit_unknown`, `time_limit_date_invalid`, `basis_missing`, `time_limit_is_some_days`.
   */
  set(limit: NewTimeLimit, by: Actor): Promise<string> {
    if (!LIMIT_KEYS.includes(limit.key)) throw new DomainError('not_found', 'time_limit_unknown', { key: limit.key });
    if (!isLegalDate(limit.validFrom) || limit.validFrom <= SINCE_EVER) throw new DomainError('conflict', 'time_limit_date_invalid');
    if (!limit.basis.trim()) throw new DomainError('conflict', 'basis_missing');
    return this.transactions.run(async (tx) => {
      const id = this.ids.next();
      await tx.insert(TimeLimitEntity, { ...limit, id, recordedAt: tx.now });
      const { key, level, days, unit, validFrom, basis } = limit;
      await tx.record(settingsEvent('settings.set_limit', 'time_limit', key, by, tx.now, { key, level, days, unit, validFrom, basis }));
      return id;
    });
  }

  /** The defaults of domain.md 9.4 and 21.6 that are not there yet. */
  async seedIn(tx: Tx): Promise<string[]> {
    const present = new Set((await tx.db.findBy(TimeLimitEntity, { validFrom: SINCE_EVER })).map((row) => row.key));
    const missing = LIMIT_KEYS.filter((key) => !present.has(key));
    const rows = missing.map((key) => {
      const { days, unit, basis } = DEFAULT_LIMITS[key];
      return { id: this.ids.next(), key, level: null, days, unit, basis, validFrom: SINCE_EVER, recordedAt: tx.now };
    });
    if (rows.length > 0) await tx.insert(TimeLimitEntity, rows);
    return missing;
  }
}
