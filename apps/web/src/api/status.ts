import { queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { StatusDto } from './types';

export const STATUS_KEY = ['status'] as const;

/** Measured when asked, and again each half minute while it is looked at. */
export const statusQuery = queryOptions({
  queryKey: STATUS_KEY,
  queryFn: (): Promise<StatusDto> => body(client.GET('/api/status', {})),
  refetchInterval: 30_000,
});

export function retryJob(id: number): Promise<void> {
  return body(client.POST('/api/jobs/{id}/retry', { params: { path: { id } } }));
}
