import { queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import { DOCUMENTS_KEY } from './documents';
import type { PendingTakedownsDto, TakedownDto, TakedownsDto } from './types';

const TAKEDOWNS_KEY = ['takedowns'] as const;
/** What a step of a takedown changes on the screens. */
export const TAKEDOWN_TOUCHES = [TAKEDOWNS_KEY, DOCUMENTS_KEY] as const;

export function takedownsQuery(documentId: string) {
  return queryOptions({
    queryKey: [...TAKEDOWNS_KEY, documentId],
    queryFn: (): Promise<TakedownsDto> => body(client.GET('/api/documents/{id}/takedowns', { params: { path: { id: documentId } } })),
  });
}

/** Requests that wait for the reader as the second person. */
export const pendingTakedownsQuery = queryOptions({
  queryKey: [...TAKEDOWNS_KEY, 'pending'],
  queryFn: (): Promise<PendingTakedownsDto> => body(client.GET('/api/takedowns', {})),
});

export function requestTakedown(
  document: { id: string; revision: number },
  input: { kind: TakedownDto['kind']; reason: string; evidence: string },
): Promise<TakedownDto> {
  return body(
    client.POST('/api/documents/{id}/takedowns', {
      params: { path: { id: document.id } },
      body: { ...input, expectedRevision: document.revision },
    }),
  );
}

export function confirmTakedown({ id, revision }: Pick<TakedownDto, 'id' | 'revision'>): Promise<TakedownDto> {
  return body(client.POST('/api/takedowns/{id}/confirm', { params: { path: { id } }, body: { expectedRevision: revision } }));
}

export function cancelTakedown({ id, revision }: Pick<TakedownDto, 'id' | 'revision'>, reason: string): Promise<TakedownDto> {
  return body(client.POST('/api/takedowns/{id}/cancel', { params: { path: { id } }, body: { expectedRevision: revision, reason } }));
}
