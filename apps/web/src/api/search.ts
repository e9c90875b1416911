import { queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { QuickHitDto } from './types';

/** Numbers and titles that match what is typed into the palette. */
export function quickSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', 'quick', q],
    queryFn: async (): Promise<QuickHitDto[]> =>
      (await body<{ items: QuickHitDto[] }>(client.GET('/api/search/quick', { params: { query: { q } } }))).items,
    enabled: q.trim() !== '',
    staleTime: 10_000,
  });
}
