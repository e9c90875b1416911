import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type DomainEvent } from '@libs/kernel';
import { Transactions, type Tx } from '@libs/platform';
import { ReviewService, ReviewSuccessionService } from '@libs/review';
import { DataSource, type EntityManager } from 'typeorm';
import type { DraftingEvent } from './domain/decision';
import { DraftEntity } from './draft.entity';

/** Nobody has anything to do in these any more. */
const CLOSED: ReadonlySet<string> = new Set(['published', 'terminated']);

/** A draft that somebody who leaves has in hand. */
export interface HeldDraft {
  id: string;
  title: string;
  state: string;
}

/** Hands the open drafts of somebody who leaves to a successor (停用时移交). */
@Injectable()
export class DraftSuccessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly reviews: ReviewService,
    private readonly reviewSuccession: ReviewSuccessionService,
  ) {}

  /** Open drafts whose first drafter (经办人) is `userId`. */
  async heldBy(userId: string): Promise<HeldDraft[]> {
    return (await this.find(this.source.manager, userId)).map(({ id, title, state }) => ({ id, title, state }));
  }

  /** Why `successor` cannot take them all, one line a draft; [] means they can. */
  refusals(userId: string, successor: Actor): Promise<{ id: string; title: string; refusals: string[] }[]> {
    return this.transactions.run(async (tx) => {
      const found = [];
      for (const draft of await this.find(tx.db, userId)) {
        const refusals = await this.refusalsIn(tx, draft, successor);
        if (refusals.length > 0) found.push({ id: draft.id, title: draft.title, refusals });
      }
      return found;
    });
  }

  /**
   * All of them in one transaction; who wrote until now stays a drafter, so that they never review (INV-C). Done again it does nothing.
   * Errors: `draft_refused`.
   */
  handOver(userId: string, successor: Actor, by: Actor): Promise<number> {
    return this.transactions.run(async (tx) => {
      const held = await this.find(tx.db, userId);
      for (const { id } of held) {
        const draft = await tx.lock(DraftEntity, id);
        if (CLOSED.has(draft.state) || draft.drafterIds[0] !== userId) continue;
        const refusals = await this.refusalsIn(tx, draft, successor);
        if (refusals.length > 0) throw new DomainError('conflict', 'draft_refused', { action: 'handOver', refusals });
        draft.drafterIds = [successor.id, ...draft.drafterIds.filter((each) => each !== successor.id)];
        await this.reviewSuccession.knowDrafterIn(tx, id, successor.id);
        await tx.save(draft);
        await tx.record(handedOver(id, userId, successor.id, by, tx.now));
      }
      return held.length;
    });
  }

  private async refusalsIn(tx: Tx, draft: DraftEntity, successor: Actor): Promise<string[]> {
    const { latest } = await this.reviews.latestIn(tx, draft.id);
    return [
      ...(successor.organId === draft.draftingOrganId ? [] : ['not_the_drafting_organ']),
      ...(successor.permissions.has('draft.write') ? [] : ['not_permitted']),
      ...(latest?.participantIds.includes(successor.id) ? ['reviewed_it'] : []),
    ];
  }

  private find(db: EntityManager, userId: string): Promise<DraftEntity[]> {
    return db
      .createQueryBuilder(DraftEntity, 'draft')
      .where('draft.state NOT IN (:...closed) AND draft.drafterIds ->> 0 = :userId', { closed: [...CLOSED], userId })
      .orderBy('draft.id')
      .getMany();
  }
}

function handedOver(id: string, fromId: string, toId: string, by: Actor, now: Date): DomainEvent<DraftingEvent> {
  return { type: 'drafting.handOver', subjectType: 'draft', subjectId: id, actorId: by.id, at: now, detail: { fromId, toId } };
}
