import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';
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
import { EffectService } from './effect.service';
import type { RegistryEvent } from './events';
import { KeeperQueries } from './keeper.queries';
import { TakedownEntity } from './takedown.entity';

export interface TakedownRequest {
  kind: TakedownKind;
  reason: string;
  evidence: string;
}

/** 下线 and 恢复公开, in two persons' steps. The only writer of requests; the event itself is the registry's like any other (INV-B). */
@Injectable()
export class TakedownService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly keepers: KeeperQueries,
    private readonly effects: EffectService,
  ) {}

  /** Asks for it; another person decides. Errors: `not_found`, `stale_revision`, `takedown_refused`, `takedown_of_a_document_is_pending_once`. */
  request(documentId: string, expectedRevision: number, request: TakedownRequest, by: Actor): Promise<Takedown> {
    return this.transactions.run(async (tx) => {
      const document = await tx.lock(DocumentEntity, documentId, expectedRevision);
      const pending = await tx.db.findOneBy(TakedownEntity, { documentId, state: 'pending' });
      refuse(requestRefusals(await this.shownIn(tx, document), pending, request, by));
      const { kind, reason, evidence } = request;
      const takedown: Takedown = {
        ...{ id: this.ids.next(), documentId, kind, state: 'pending', reason: reason.trim(), evidence: evidence.trim() },
        ...{ requestedBy: by.id, requestedAt: tx.now, decidedBy: null, decidedAt: null, decision: null, eventId: null, revision: 1 },
      };
      await tx.insert(TakedownEntity, takedown);
      await this.tell(tx, 'document.requestTakedown', takedown, by, { reason: takedown.reason, evidence: takedown.evidence });
      return takedown;
    });
  }

  /**
   * Confirms it and writes the event, effective at once: from this commit on no public relation has the document's text. Errors:
   * `not_found`, `stale_revision`, `takedown_refused`, `takedown_takes_two_persons`.
   */
  confirm(id: string, expectedRevision: number, by: Actor): Promise<Takedown> {
    return this.decide(id, expectedRevision, by, async (tx, takedown, document) => {
      refuse(confirmRefusals(await this.shownIn(tx, document), takedown, by));
      const type = takedown.kind === 'withhold' ? 'WITHHELD' : 'RESTORED';
      const event = { type, eventOn: this.clock.today(), detail: {}, basis: takedown.reason } as const;
      takedown.eventId = await this.effects.insertIn(tx, document.id, event, by);
      takedown.state = 'confirmed';
      await this.effects.rebuildIn(tx, document);
      await tx.save(document);
      const detail = { eventId: takedown.eventId, requestedBy: takedown.requestedBy, reason: takedown.reason };
      await this.tell(tx, takedown.kind === 'withhold' ? 'document.withhold' : 'document.restore', takedown, by, detail);
    });
  }

  /** Withdraws or declines the request. Errors: `not_found`, `stale_revision`, `takedown_refused`. */
  cancel(id: string, expectedRevision: number, reason: string, by: Actor): Promise<Takedown> {
    return this.decide(id, expectedRevision, by, async (tx, takedown, document) => {
      refuse(cancelRefusals(await this.shownIn(tx, document), takedown, reason, by));
      takedown.state = 'cancelled';
      takedown.decision = reason.trim();
      await this.tell(tx, 'document.cancelTakedown', takedown, by, { reason: takedown.decision });
    });
  }

  /** The document first, then its request: the order in which `request` takes them too. */
  private decide(
    id: string,
    expectedRevision: number,
    by: Actor,
    step: (tx: Tx, takedown: TakedownEntity, document: DocumentEntity) => Promise<void>,
  ): Promise<Takedown> {
    return this.transactions.run(async (tx) => {
      const known = await tx.db.findOneBy(TakedownEntity, { id });
      if (!known) throw new DomainError('not_found', 'not_found', { id });
      const document = await tx.lock(DocumentEntity, known.documentId);
      const takedown = await tx.lock(TakedownEntity, id, expectedRevision);
      await step(tx, takedown, document);
      return tx.save(Object.assign(takedown, { decidedBy: by.id, decidedAt: tx.now }));
    });
  }

  private async shownIn(tx: Tx, document: DocumentEntity): Promise<Shown> {
    const summary = await tx.db.findOneByOrFail(EffectSummaryEntity, { documentId: document.id });
    const { publishedOn, isWithheld } = summary;
    const [keepers, answering] = [await this.keepers.keepersOf(tx.db, document), await this.keepers.answeringFor(tx.db, document)];
    return { publicity: document.publicity, publishedOn, isWithheld, keepers, answering };
  }

  private async tell(tx: Tx, type: RegistryEvent, takedown: Takedown, by: Actor, detail: Record<string, unknown>): Promise<void> {
    const { id: takedownId, documentId: subjectId, kind } = takedown;
    await tx.record({ type, subjectType: 'document', subjectId, actorId: by.id, at: tx.now, detail: { takedownId, kind, ...detail } });
  }
}

function refuse(refusals: TakedownRefusal[]): void {
  if (refusals.length > 0) throw new DomainError('conflict', 'takedown_refused', { refusals });
}
