import type { Actor, DomainEvent } from '@libs/kernel';
import type { Person } from './command';
import { handledBy, type ReviewEvent } from './decision';
import { personRefusals, type Refusal } from './refusal';
import type { Review } from './review';

/** Reviews in these states still need their handler. */
export const HANDLED: readonly Review['state'][] = ['to_accept', 'supplement', 'in_review', 'second', 'to_sign'];

/**
 * Why `successor` cannot take over what somebody who leaves handles; [] means they may. The same rules as for any handler (INV-C), and more: who has
 * read a review as the second person does not become its first (承办、复核分离).
 */
export function successionRefusals(review: Review, successor: Person): Refusal[] {
  const hasRead = review.secondId === successor.id || review.secondReaderIds.includes(successor.id);
  return [...personRefusals(review, successor), ...(hasRead ? (['handler_cannot_second'] as const) : [])];
}

/** The review with `successor` in the place of `leavingId`, who stays known as a former handler, and the fact to record. */
export function succeed(
  review: Review,
  leavingId: string,
  successor: Person,
  by: Actor,
  now: Date,
): { changes: Partial<Review>; event: DomainEvent<ReviewEvent> } {
  const replaced = (id: string | null) => (id === leavingId ? successor.id : id);
  const handlerId = replaced(review.handlerId);
  const coReviewerIds = [...new Set(review.coReviewerIds.map((id) => (id === leavingId ? successor.id : id)))].filter(
    (id) => id !== handlerId,
  );
  const changes = handlerId === null ? { coReviewerIds } : handledBy(review, handlerId, coReviewerIds);
  return {
    changes,
    event: {
      type: 'review.handOver',
      subjectType: 'review',
      subjectId: review.id,
      actorId: by.id,
      at: now,
      detail: { reviewerId: successor.id, fromId: leavingId, reason: '停用用户，移交在办事项' },
    },
  };
}
