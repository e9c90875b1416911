import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import { DataSource, MoreThan } from 'typeorm';
import { DocumentEntity, DocumentVersionEntity, EffectEventEntity } from './document.entity';
import { derive, EffectService, type Derived } from './effect.service';
import { EffectPeriodEntity, EffectSummaryEntity, VersionPeriodEntity } from './effect.entity';

export interface ReplayDifference {
  documentId: string;
  /** Which derived table says something else than the events. */
  table: 'effect_summary' | 'effect_period' | 'version_period';
}

const BATCH = 200;

/** Computes all that is derived anew from the events (INV-A): `guiku registry replay`. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly effects: EffectService,
  ) {}

  /** Documents whose stored periods, versions or dates differ from what their events come to; changes nothing. */
  async check(): Promise<{ documents: number; differences: ReplayDifference[] }> {
    const differences: ReplayDifference[] = [];
    let documents = 0;
    for await (const document of this.everyDocument()) {
      documents += 1;
      // One statement a table inside one snapshot: a command that commits meanwhile is no difference.
      const [expected, stored] = await this.source.transaction('REPEATABLE READ', async (db) => {
        const where = { documentId: document.id };
        const events = await db.findBy(EffectEventEntity, where);
        const versions = await db.find(DocumentVersionEntity, { where, select: { id: true, ordinal: true, sourceEventId: true } });
        const now: Derived = {
          summary: (await db.findOneBy(EffectSummaryEntity, where)) ?? ({} as EffectSummaryEntity),
          periods: await db.findBy(EffectPeriodEntity, where),
          versions: await db.findBy(VersionPeriodEntity, where),
        };
        return [derive(document, events, versions), now] as const;
      });
      const differ = (a: object, b: object) => canonicalJson({ ...a }) !== canonicalJson({ ...b });
      const differAll = (a: readonly object[], b: readonly object[]) => lines(a) !== lines(b);
      if (differ(expected.summary, stored.summary)) differences.push({ documentId: document.id, table: 'effect_summary' });
      if (differAll(expected.periods, stored.periods)) differences.push({ documentId: document.id, table: 'effect_period' });
      if (differAll(expected.versions, stored.versions)) differences.push({ documentId: document.id, table: 'version_period' });
    }
    return { documents, differences };
  }

  /** Rebuilds everything derived, a transaction a document; returns how many. */
  async rebuild(): Promise<number> {
    let documents = 0;
    for await (const { id } of this.everyDocument()) {
      await this.transactions.run(async (tx) => this.effects.rebuildIn(tx, await tx.lock(DocumentEntity, id)));
      documents += 1;
    }
    return documents;
  }

  private async *everyDocument(): AsyncGenerator<DocumentEntity> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch = await this.source.manager.find(DocumentEntity, { where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: BATCH });
      yield* batch;
      const last = batch.at(-1);
      if (last === undefined || batch.length < BATCH) return;
      after = last.id;
    }
  }
}

const lines = (rows: readonly object[]): string =>
  rows
    .map((row) => canonicalJson({ ...row }))
    .sort()
    .join('\n');
