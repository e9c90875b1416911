import type { Actor } from '@libs/kernel';
import type { Review } from './review';

type Parties = Pick<Review, 'organId' | 'reviewOrganId' | 'intakeOrganId' | 'drafterIds'>;

/** Drafts, reviews and opinions: own organ and own bureau only (domain.md 21.13); who may not see it is told that it is not there. */
export function maySee(review: Parties, by: Pick<Actor, 'organId'>): boolean {
  return [review.organId, review.reviewOrganId, review.intakeOrganId].includes(by.organId);
}

const REVIEWING = ['review.handle', 'review.second', 'review.sign'];

/**
 * full: the reviewers' own page. outcome: for the submitter and the office, who see remarks and verdict when the opinion is out.
 * Inside one organ (部门自审, 本局起草) the reviewing persons see the full page, the drafting ones never.
 */
export function viewOf(review: Parties, by: Pick<Actor, 'id' | 'organId' | 'permissions'>): 'full' | 'outcome' {
  if (by.organId !== review.reviewOrganId || review.drafterIds.includes(by.id)) return 'outcome';
  if (review.organId !== review.reviewOrganId) return 'full';
  return REVIEWING.some((permission) => by.permissions.has(permission)) ? 'full' : 'outcome';
}
