import { queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { OrganDto, OrganNodeDto } from './types';

export const ORGANS_KEY = ['organs'] as const;

/** All organs as trees, in the order of organs (机构序列). */
export const organsQuery = queryOptions({
  queryKey: ORGANS_KEY,
  queryFn: (): Promise<OrganNodeDto[]> => body(client.GET('/api/organs', {})),
  staleTime: 5 * 60_000,
});

export type OrganChange = Partial<
  Pick<OrganDto, 'name' | 'shortName' | 'prefix' | 'hasLegalUnit' | 'mayIssue' | 'basis' | 'sortOrder' | 'phone'>
>;

export function editOrgan(organ: OrganDto, change: OrganChange): Promise<OrganDto> {
  const { name, shortName, prefix, hasLegalUnit, mayIssue, basis, sortOrder, phone } = change;
  const input = { name, shortName, prefix, hasLegalUnit, mayIssue, basis, sortOrder, phone, expectedRevision: organ.revision };
  return body(client.PUT('/api/organs/{id}', { params: { path: { id: organ.id } }, body: input }));
}

export type NewOrgan = Omit<OrganDto, 'id' | 'validTo' | 'successorId' | 'revision'> & { parentId: string };

export function createOrgan(organ: NewOrgan): Promise<OrganDto> {
  return body(client.POST('/api/organs', { body: organ }));
}

export function closeOrgan(organ: OrganDto, closing: { validTo: string; successorId: string | null }): Promise<OrganDto> {
  return body(
    client.POST('/api/organs/{id}/close', { params: { path: { id: organ.id } }, body: { ...closing, expectedRevision: organ.revision } }),
  );
}

/** Every organ of the trees, parents before children. */
export function flatten(nodes: readonly OrganNodeDto[]): OrganNodeDto[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
