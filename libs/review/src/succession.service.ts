import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { Transactions, type Tx } from '@libs/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Person } from './domain/command';
import { HANDLED, succeed, successionRefusals } from './domain/succession';
import { ReviewEntity } from './review.entity';

/** A review that somebody who leaves has in hand. */
export interface HandledReview {
  id: string;
  title: string;
  state: string;
}

/** Hands the open reviews of somebody who leaves to a successor (停用时移交). */
@Injectable()
export class ReviewSuccessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
  ) {}

  /** Open reviews that `userId` handles, alone or with others. */
  async heldBy(userId: string): Promise<HandledReview[]> {
    const reviews = await this.find(this.source.manager, userId);
    return reviews.map(({ id, title, state }) => ({ id, title, state }));
  }

  /** Why `successor` cannot take them all, one line a review; [] means they can. */
  async refusals(userId: string, successor: Person): Promise<{ id: string; title: string; refusals: string[] }[]> {
    const reviews = await this.find(this.source.manager, userId);
    const found = reviews.map((review) => ({ id: review.id, title: review.title, refusals: successionRefusals(review, successor) }));
    return found.filter((each) => each.refusals.length > 0);
  }

  /** All of them in one transaction; done again it does nothing. Errors: `review_refused`. */
  handOver(userId: string, successor: Person, by: Actor): Promise<number> {
    return this.transactions.run(async (tx) => {
      const held = await this.find(tx.db, userId);
      for (const { id } of held) await this.handOneOver(tx, id, userId, successor, by);
      return held.length;
    });
  }

  /** Somebody writes at the text of a matter under review from now on, and so does not review it (INV-C). */
  async knowDrafterIn(tx: Tx, subjectId: string, drafterId: string): Promise<void> {
    const open = await tx.db
      .createQueryBuilder(ReviewEntity, 'review')
      .where('review.subjectId = :subjectId AND review.closedOn IS NULL', { subjectId })
      .getMany();
    for (const { id } of open) {
      const review = await tx.lock(ReviewEntity, id);
      if (review.closedOn !== null || review.drafterIds.includes(drafterId)) continue;
      review.drafterIds = [...review.drafterIds, drafterId];
      await tx.save(review);
    }
  }

  private async handOneOver(tx: Tx, id: string, userId: string, successor: Person, by: Actor): Promise<void> {
    const review = await tx.lock(ReviewEntity, id);
    if (!HANDLED.includes(review.state) || (review.handlerId !== userId && !review.coReviewerIds.includes(userId))) return;
    const refusals = successionRefusals(review, successor);
    if (refusals.length > 0) throw new DomainError('conflict', 'review_refused', { action: 'handOver', refusals });
    const { changes, event } = succeed(review, userId, successor, by, tx.now);
    await tx.save(Object.assign(review, changes));
    await tx.record(event);
  }

  private find(db: EntityManager, userId: string): Promise<ReviewEntity[]> {
    return db
      .createQueryBuilder(ReviewEntity, 'review')
      .where('review.state IN (:...states)', { states: HANDLED })
      .andWhere('(review.handlerId = :userId OR review.coReviewerIds @> to_jsonb(:userId::text))', { userId })
      .orderBy('review.id')
      .getMany();
  }
}
