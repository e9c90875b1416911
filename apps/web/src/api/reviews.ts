import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ReviewAction } from './command';
import { body, client, PAGE_SIZE } from './client';
import type { CandidateDto, CheckDto, RemarkTextDto, ReviewDto, ReviewGroupsDto, ReviewPageDto } from './types';

export const REVIEWS_KEY = ['reviews'] as const;

export interface ReviewFilter {
  state?: string | undefined;
  open?: 'true' | 'false' | undefined;
  handler?: string | undefined;
  text?: string | undefined;
}

export function reviewsQuery(filter: ReviewFilter) {
  return infiniteQueryOptions({
    queryKey: [...REVIEWS_KEY, 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<ReviewPageDto> =>
      body(
        client.GET('/api/reviews', {
          params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The reviewer's home page: one list a heading. */
export const reviewGroupsQuery = queryOptions({
  queryKey: [...REVIEWS_KEY, 'groups'],
  queryFn: (): Promise<ReviewGroupsDto> => body(client.GET('/api/reviews/groups', {})),
});

export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, id],
    queryFn: (): Promise<ReviewDto> => body(client.GET('/api/reviews/{id}', { params: { path: { id } } })),
    // Another reviewer's remark appears by itself.
    refetchInterval: 20_000,
  });
}

export function candidatesQuery(id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, id, 'candidates'],
    queryFn: (): Promise<CandidateDto[]> => body(client.GET('/api/reviews/{id}/candidates', { params: { path: { id } } })),
  });
}

/** One command of the workflow; its key is its route. */
export function actOnReview(review: Pick<ReviewDto, 'id' | 'revision'>, action: ReviewAction, input: object): Promise<ReviewDto> {
  const request = { params: { path: { id: review.id } }, body: { ...input, expectedRevision: review.revision } };
  return body(client.POST(`/api/reviews/{id}/${action}` as '/api/reviews/{id}/accept', request));
}

const at = (id: string) => ({ params: { path: { id } } });

/** Remarks and checks are saved without the review's revision: two reviewers write at once. */
export function addRemark(id: string, remark: RemarkTextDto): Promise<ReviewDto> {
  return body(client.POST('/api/reviews/{id}/addRemark', { ...at(id), body: { remark } }));
}

export function editRemark(id: string, remarkId: string, remark: RemarkTextDto): Promise<ReviewDto> {
  return body(client.POST('/api/reviews/{id}/editRemark', { ...at(id), body: { remarkId, remark } }));
}

export function removeRemark(id: string, remarkId: string): Promise<unknown> {
  return body(client.POST('/api/reviews/{id}/removeRemark', { ...at(id), body: { remarkId } }));
}

export function setCheck(id: string, check: Pick<CheckDto, 'item' | 'result' | 'note'>): Promise<unknown> {
  return body(client.POST('/api/reviews/{id}/setCheck', { ...at(id), body: check }));
}

export function allClear({ id, revision }: Pick<ReviewDto, 'id' | 'revision'>): Promise<unknown> {
  return body(client.POST('/api/reviews/{id}/allClear', { ...at(id), body: { expectedRevision: revision } }));
}
