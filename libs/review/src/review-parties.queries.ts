import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { Review } from './domain/review';
import { maySee } from './domain/visibility';
import { ReviewQueueQueries } from './review-queue.queries';
import type { ReviewRow } from './review-row';
import { ReviewEntity, ReviewSupplementEntity } from './review.entity';

/** What follows a command needs of a review without a reader: whom it concerns and when it is due. For the worker, never for a door. */
@Injectable()
export class ReviewPartiesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly queue: ReviewQueueQueries,
  ) {}

  /** Null when there is none. */
  of(id: string): Promise<Review | null> {
    return this.source.manager.findOneBy(ReviewEntity, { id });
  }

  /** Whether somebody of that organ may see it (domain.md 21.13). */
  maySee(review: Review, organId: string): boolean {
    return maySee(review, { organId });
  }

  /** Accepted ones whose opinion is still owed, each with its clock as it stands today. */
  async running(): Promise<ReviewRow[]> {
    const reviews = await this.source.manager.findBy(ReviewEntity, {
      state: In(['in_review', 'second', 'to_sign']),
      acceptedOn: Not(IsNull()),
    });
    return this.queue.rows(reviews);
  }

  /** Reviews that wait for a supplement, with its due day. */
  async waitingForSupplement(): Promise<{ review: Review; dueOn: LegalDate }[]> {
    const open = await this.source.manager.findBy(ReviewSupplementEntity, { resuppliedOn: IsNull() });
    const reviews = await this.source.manager.findBy(ReviewEntity, { id: In(open.map(({ reviewId }) => reviewId)), state: 'supplement' });
    return reviews.flatMap((review) => open.filter(({ reviewId }) => reviewId === review.id).map(({ dueOn }) => ({ review, dueOn })));
  }
}
