import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client, PAGE_SIZE } from './client';
import type { DocumentDto, DocumentMatchDto, DocumentPageDto, DocumentRowDto, EffectCommandDto, VersionTextDto } from './types';

export const DOCUMENTS_KEY = ['documents'] as const;

export interface DocumentFilter {
  /** The day on which statuses are asked; today when left out. */
  on?: string | undefined;
  status?: DocumentRowDto['status'][] | undefined;
  docClass?: DocumentRowDto['docClass'][] | undefined;
  issuerId?: string | undefined;
  level?: string | undefined;
  year?: number | undefined;
  q?: string | undefined;
}

export function documentsQuery(filter: DocumentFilter) {
  return infiniteQueryOptions({
    queryKey: [...DOCUMENTS_KEY, 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<DocumentPageDto> =>
      body(
        client.GET('/api/documents', {
          params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** In force today in the charge of an organ, with a term that ends until `until`. */
export function expiringQuery(responsibleOrganId: string, until: string) {
  return queryOptions({
    queryKey: [...DOCUMENTS_KEY, 'expiring', responsibleOrganId, until],
    queryFn: (): Promise<DocumentPageDto> =>
      body(
        client.GET('/api/documents', {
          params: { query: { responsibleOrganId, validThroughUntil: until, status: ['IN_FORCE', 'PARTLY_ENDED'], limit: PAGE_SIZE } },
        }),
      ),
  });
}

export function documentQuery(id: string, on?: string) {
  return queryOptions({
    queryKey: [...DOCUMENTS_KEY, id, on ?? 'today'],
    queryFn: (): Promise<DocumentDto> =>
      body(client.GET('/api/documents/{id}', { params: { path: { id }, query: on === undefined ? {} : { on } } })),
  });
}

export function versionTextQuery(id: string, versionId: string) {
  return queryOptions({
    queryKey: [...DOCUMENTS_KEY, 'version', versionId],
    queryFn: (): Promise<VersionTextDto> =>
      body(client.GET('/api/documents/{id}/versions/{versionId}', { params: { path: { id, versionId } } })),
    staleTime: Infinity,
  });
}

/** The document that a number means, among those that one may see. */
export function matchQuery(docNumber: string) {
  return queryOptions({
    queryKey: [...DOCUMENTS_KEY, 'match', docNumber],
    queryFn: (): Promise<DocumentMatchDto> => body(client.GET('/api/documents/match', { params: { query: { docNumber } } })),
  });
}

/** 登记效力变动 */
export function recordEffect(document: Pick<DocumentDto, 'id' | 'revision'>, input: Omit<EffectCommandDto, 'expectedRevision'>) {
  return body(
    client.POST('/api/documents/{id}/events', {
      params: { path: { id: document.id } },
      body: { ...input, expectedRevision: document.revision },
    }),
  );
}

export function documentFileHref(id: string, fileId: string): string {
  return `/api/documents/${id}/files/${fileId}`;
}
