import { useQueryClient } from '@tanstack/react-query';
import type { ReviewAction } from '../../api/command';
import { actOnReview, REVIEWS_KEY, reviewQuery } from '../../api/reviews';
import type { ReviewDto } from '../../api/types';

/** Runs a command with the newest revision this desk knows. */
export function useReviewAct(review: ReviewDto) {
  const queries = useQueryClient();
  return (action: ReviewAction, input: object): Promise<ReviewDto> =>
    actOnReview(queries.getQueryData(reviewQuery(review.id).queryKey) ?? review, action, input);
}

/** What a review's command may change elsewhere: its lists, and the draft it is of. */
export const REVIEW_TOUCHES = [REVIEWS_KEY, ['drafts']] as const;

/** Whether the action is this person's in this state, and why not right now: undefined means it has no button. */
export function allowedOf(review: ReviewDto, action: string): { title: string; refusals: string[] } | undefined {
  const found = review.allowed.find((each) => each.action === action);
  return found && { title: found.title, refusals: found.refusals.map((refusal) => refusal.title) };
}

export function mayNow(review: ReviewDto, action: string): boolean {
  return allowedOf(review, action)?.refusals.length === 0;
}
