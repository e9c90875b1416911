import { Injectable } from '@nestjs/common';
import { DomainError, type LegalDate } from '@libs/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { DEFAULT_LIMITS, limitOn, type LimitKey, type OrganLevel, type TimeLimit } from './domain/time-limit';
import { TimeLimitEntity } from './time-limit.entity';

/** One recorded limit as the settings show it. */
export interface TimeLimitItem extends TimeLimit {
  id: string;
  key: string;
  name: string;
  level: OrganLevel | null;
  validFrom: LegalDate;
  basis: string;
  recordedAt: Date;
  /** Whether it is the one that holds on the day asked for. */
  isHolding: boolean;
}

@Injectable()
export class TimeLimitQueries {
  constructor(private readonly source: DataSource) {}

  /** The limit that holds on `on` for an organ of `level`; inside a transaction give its `db`. Errors: `time_limit_unknown`. */
  async limit(
    key: LimitKey,
    { level, on }: { level: OrganLevel | null; on: LegalDate },
    db: EntityManager = this.source.manager,
  ): Promise<TimeLimit> {
    const row = limitOn(await db.findBy(TimeLimitEntity, { key }), key, level, on);
    if (!row) throw new DomainError('not_found', 'time_limit_unknown', { key });
    return { days: row.days, unit: row.unit };
  }

  /** Every limit ever recorded, by key and the day it begins. */
  async list(on: LegalDate): Promise<TimeLimitItem[]> {
    const rows = await this.source.manager.find(TimeLimitEntity, { order: { key: 'ASC', validFrom: 'DESC', id: 'DESC' } });
    return rows.map((row) => ({
      id: row.id,
      key: row.key,
      name: nameOf(row.key),
      level: row.level,
      days: row.days,
      unit: row.unit,
      validFrom: row.validFrom,
      basis: row.basis,
      recordedAt: row.recordedAt,
      isHolding:
        limitOn(
          rows.filter((other) => other.level === row.level),
          row.key,
          row.level,
          on,
        )?.id === row.id,
    }));
  }
}

function nameOf(key: string): string {
  return key in DEFAULT_LIMITS ? DEFAULT_LIMITS[key as LimitKey].name : key;
}
