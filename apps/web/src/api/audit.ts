import { infiniteQueryOptions } from '@tanstack/react-query';
import { body, client, PAGE_SIZE } from './client';
import type { AuditItemDto } from './types';

export interface AuditFilter {
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  actorId?: string | undefined;
  type?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<{ items: AuditItemDto[]; next: string | null }> =>
      body(
        client.GET('/api/audit', { params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } } }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
