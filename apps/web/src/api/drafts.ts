import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DraftAction } from './command';
import { body, client, PAGE_SIZE } from './client';
import type {
  CreateDraftDto,
  DifferenceDto,
  DraftDto,
  DraftGroupsDto,
  DraftPageDto,
  DraftTextContentDto,
  PublicationCheckDto,
  PublishDto,
  ReadFactsDto,
} from './types';

export const DRAFTS_KEY = ['drafts'] as const;

export interface DraftFilter {
  state?: string | undefined;
  mine?: 'true' | 'false' | undefined;
  open?: 'true' | 'false' | undefined;
  text?: string | undefined;
}

export function draftsQuery(filter: DraftFilter) {
  return infiniteQueryOptions({
    queryKey: [...DRAFTS_KEY, 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<DraftPageDto> =>
      body(
        client.GET('/api/drafts', {
          params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The home pages of drafters and offices: one list a heading. */
export const draftGroupsQuery = queryOptions({
  queryKey: [...DRAFTS_KEY, 'groups'],
  queryFn: (): Promise<DraftGroupsDto> => body(client.GET('/api/drafts/groups', {})),
});

const at = (id: string) => ({ params: { path: { id } } });

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: [...DRAFTS_KEY, id],
    queryFn: (): Promise<DraftDto> => body(client.GET('/api/drafts/{id}', at(id))),
  });
}

export function draftTextQuery(id: string, textId: string) {
  return queryOptions({
    queryKey: [...DRAFTS_KEY, 'text', textId],
    queryFn: (): Promise<DraftTextContentDto> => body(client.GET('/api/drafts/{id}/texts/{textId}', { params: { path: { id, textId } } })),
    staleTime: Infinity, // a stored text never changes
  });
}

export function differenceQuery(id: string, from: string, to: string) {
  return queryOptions({
    queryKey: [...DRAFTS_KEY, 'difference', from, to],
    queryFn: (): Promise<DifferenceDto> =>
      body(client.GET('/api/drafts/{id}/difference', { params: { path: { id }, query: { from, to } } })),
    staleTime: Infinity,
  });
}

/** What a file says about itself, before anything is made of it. */
export function readFactsQuery(fileId: string) {
  return queryOptions({
    queryKey: ['files', fileId, 'facts'],
    queryFn: (): Promise<ReadFactsDto> => body(client.POST('/api/drafts/read', { body: { fileId } })),
    staleTime: Infinity,
  });
}

/** A file of the matter, for everybody who may see the matter. */
export function draftFileHref(id: string, fileId: string): string {
  return `/api/drafts/${id}/files/${fileId}/content`;
}

export function createDraft(input: CreateDraftDto): Promise<DraftDto> {
  return body(client.POST('/api/drafts', { body: input }));
}

/** One command of the way of a draft; its key is its route. */
export function actOnDraft(draft: Pick<DraftDto, 'id' | 'revision'>, action: DraftAction, input: object): Promise<DraftDto> {
  return body(
    client.POST(`/api/drafts/{id}/${action}` as '/api/drafts/{id}/revise', {
      ...at(draft.id),
      body: { ...input, expectedRevision: draft.revision },
    }),
  );
}

/** What registering such a publication would be refused or warned for; nothing is written. */
export function checkPublication(
  draft: Pick<DraftDto, 'id' | 'revision'>,
  input: Omit<PublishDto, 'expectedRevision'>,
): Promise<PublicationCheckDto> {
  return body(client.POST('/api/drafts/{id}/checkPublication', { ...at(draft.id), body: { ...input, expectedRevision: draft.revision } }));
}
