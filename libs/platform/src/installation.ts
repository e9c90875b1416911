import { Injectable } from '@nestjs/common';
import { DomainError } from '@libs/kernel';
import { DataSource } from 'typeorm';
import { Clock } from './clock';

/** What this database was made for. A demo's history is invented; a real registry's clock is never set (design.md 9). */
@Injectable()
export class Installation {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Declares an empty database to be a demo. Errors: `not_an_empty_database` where anything was recorded before.
   */
  async declareDemo(): Promise<void> {
    const rows = await this.source.query<unknown[]>(
      `INSERT INTO installation (demo, created_at) SELECT true, $1
        WHERE NOT EXISTS (SELECT 1 FROM app_user) ON CONFLICT DO NOTHING RETURNING id`,
      [this.clock.now()],
    );
    if (rows.length === 0) throw new DomainError('conflict', 'not_an_empty_database');
  }
}
