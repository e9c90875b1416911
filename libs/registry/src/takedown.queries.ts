import { Injectable } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { DocumentEntity } from './document.entity';
import {
  cancelRefusals,
  confirmRefusals,
  requestRefusals,
  type Shown,
  type Takedown,
  type TakedownKind,
  type TakedownRefusal,
} from './domain/takedown';
import { EffectSummaryEntity } from './effect.entity';
import { KeeperQueries } from './keeper.queries';
import { TakedownEntity } from './takedown.entity';

/** A document's requests, the latest first, and what `by` may do now: [] means they may. */
export interface TakedownFacts {
  items: Takedown[];
  /** What may be asked for as things stand: to withhold what is shown, to restore what is withheld. */
  kind: TakedownKind;
  request: TakedownRefusal[];
  confirm: TakedownRefusal[];
  cancel: TakedownRefusal[];
}

/** A request that waits for a second person. */
export interface PendingTakedown {
  id: string;
  documentId: string;
  kind: TakedownKind;
  title: string;
  docNumber: string | null;
  reason: string;
  requestedBy: string;
  requestedAt: Date;
}

/** Words stand for those that are still to be typed: the buttons do not wait for them. */
const TO_BE_TYPED = '—';

/** Reads of takedown requests. Who may see the document is asked before. */
@Injectable()
export class TakedownQueries {
  constructor(
    private readonly source: DataSource,
    private readonly keepers: KeeperQueries,
  ) {}

  async facts(documentId: string, by: Actor): Promise<TakedownFacts> {
    const { manager } = this.source;
    const [items, shown] = await Promise.all([
      manager.find(TakedownEntity, { where: { documentId }, order: { requestedAt: 'DESC', id: 'DESC' } }),
      this.shown(manager, documentId),
    ]);
    const pending = items.find(({ state }) => state === 'pending') ?? null;
    const kind: TakedownKind = shown.isWithheld ? 'restore' : 'withhold';
    return {
      items,
      kind,
      request: requestRefusals(shown, pending, { kind, reason: TO_BE_TYPED, evidence: TO_BE_TYPED }, by),
      confirm: pending === null ? ['takedown_is_decided'] : confirmRefusals(shown, pending, by),
      cancel: pending === null ? ['takedown_is_decided'] : cancelRefusals(shown, pending, TO_BE_TYPED, by),
    };
  }

  /** Requests that `by` may confirm, oldest first. */
  async pendingFor(by: Actor): Promise<PendingTakedown[]> {
    const rows = await this.source.query<PendingTakedown[]>(
      `SELECT t.id, t.document_id AS "documentId", t.kind, coalesce(d.inner_title, d.title) AS title, d.doc_number AS "docNumber", t.reason,
              t.requested_by AS "requestedBy", t.requested_at AS "requestedAt"
         FROM takedown t JOIN document d ON d.id = t.document_id
        WHERE t.state = 'pending' AND t.requested_by <> $1 ORDER BY t.requested_at LIMIT 200`,
      [by.id],
    );
    const { manager } = this.source;
    const mine = await Promise.all(
      rows.map(async (row) => {
        const document = await manager.findOneByOrFail(DocumentEntity, { id: row.documentId });
        return (await this.keepers.answeringFor(manager, document)).includes(by.organId) ? [row] : [];
      }),
    );
    return mine.flat();
  }

  /** For what follows a step, without a reader: the request, its document's title, and the organs whose people may confirm. Null when there is none. */
  async parties(id: string): Promise<{ takedown: Takedown; title: string; answering: string[] } | null> {
    const { manager } = this.source;
    const takedown = await manager.findOneBy(TakedownEntity, { id });
    if (!takedown) return null;
    const document = await manager.findOneByOrFail(DocumentEntity, { id: takedown.documentId });
    return { takedown, title: document.innerTitle ?? document.title, answering: await this.keepers.answeringFor(manager, document) };
  }

  private async shown(manager: EntityManager, documentId: string): Promise<Shown> {
    const document = await manager.findOneByOrFail(DocumentEntity, { id: documentId });
    const { publishedOn, isWithheld } = await manager.findOneByOrFail(EffectSummaryEntity, { documentId });
    const [keepers, answering] = await Promise.all([
      this.keepers.keepersOf(manager, document),
      this.keepers.answeringFor(manager, document),
    ]);
    return { publicity: document.publicity, publishedOn, isWithheld, keepers, answering };
  }
}
