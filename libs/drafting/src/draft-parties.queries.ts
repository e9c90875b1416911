import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Draft } from './domain/draft';
import { maySee } from './domain/visibility';
import { DraftEntity } from './draft.entity';

/** Whom a draft concerns, without a reader: for what follows a command, never for a door. */
@Injectable()
export class DraftPartiesQueries {
  constructor(private readonly source: DataSource) {}

  /** Null when there is none. */
  of(id: string): Promise<Draft | null> {
    return this.source.manager.findOneBy(DraftEntity, { id });
  }

  /** Whether somebody of that organ may see it (domain.md 21.13). */
  maySee(draft: Draft, organId: string): boolean {
    return maySee(draft, { organId });
  }
}
