import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FilingAction } from './command';
import { body, client, PAGE_SIZE } from './client';
import type { paths } from './schema';
import type { FilingDto, FilingGroupsDto, FilingPageDto, FilingWordsDto } from './types';

export const FILINGS_KEY = ['filings'] as const;

type Query = NonNullable<paths['/api/filings']['get']['parameters']['query']>;
/** What is left out is no filter. */
export type FilingFilter = Omit<Query, 'after' | 'limit'>;

export function filingsQuery(filter: FilingFilter) {
  return infiniteQueryOptions({
    queryKey: [...FILINGS_KEY, 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<FilingPageDto> =>
      body(
        client.GET('/api/filings', {
          params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The home page: 待报备, 应报未报, 待登记, 新备案待审, 向上报备待回执. */
export const filingGroupsQuery = queryOptions({
  queryKey: [...FILINGS_KEY, 'groups'],
  queryFn: (): Promise<FilingGroupsDto> => body(client.GET('/api/filings/groups', {})),
});

export function filingQuery(id: string) {
  return queryOptions({
    queryKey: [...FILINGS_KEY, id],
    queryFn: (): Promise<FilingDto> => body(client.GET('/api/filings/{id}', { params: { path: { id } } })),
  });
}

/** Choices of forms: ways of sending, outcomes of a receipt, kinds of items. */
export const filingWordsQuery = queryOptions({
  queryKey: [...FILINGS_KEY, 'words'],
  queryFn: (): Promise<FilingWordsDto> => body(client.GET('/api/filings/words', {})),
  staleTime: Infinity,
});

/** One command of the workflow; its key is its route. */
export function actOnFiling(filing: Pick<FilingDto, 'id' | 'revision'>, action: FilingAction, input: object): Promise<FilingDto> {
  const request = { params: { path: { id: filing.id } }, body: { ...input, expectedRevision: filing.revision } };
  return body(client.POST(`/api/filings/{id}/${action}` as '/api/filings/{id}/register', request));
}

export const reportHref = (id: string) => `/api/filings/${id}/report`;
export const paperHref = (id: string, paperId: string) => `/api/filings/${id}/papers/${paperId}`;
export const itemHref = (id: string, itemId: string) => `/api/filings/${id}/items/${itemId}/content`;
