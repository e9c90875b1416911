import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client, PAGE_SIZE } from './client';
import type { OpenMattersDto, UserDto, UserWithPasswordDto } from './types';

export const USERS_KEY = ['users'] as const;

export type Role = UserDto['roles'][number];

export interface UserFilter {
  organId?: string | undefined;
  role?: Role | undefined;
  text?: string | undefined;
}

export function usersQuery(filter: UserFilter) {
  return infiniteQueryOptions({
    queryKey: [...USERS_KEY, filter],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<{ items: UserDto[]; next: string | null }> =>
      body(
        client.GET('/api/users', { params: { query: { ...filter, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } } }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export interface NewUser {
  organId: string;
  unit?: string | null;
  name: string;
  username: string;
  roles: Role[];
  phone?: string | null;
}

export function createUser(user: NewUser): Promise<UserWithPasswordDto> {
  return body(client.POST('/api/users', { body: user }));
}

const of = (user: UserDto) => ({ params: { path: { id: user.id } } });

export function setRoles(user: UserDto, roles: Role[]): Promise<UserDto> {
  return body(client.PUT('/api/users/{id}/roles', { ...of(user), body: { roles, expectedRevision: user.revision } }));
}

export function editUser(user: UserDto, change: { name?: string; unit?: string | null; phone?: string | null }): Promise<UserDto> {
  return body(client.PUT('/api/users/{id}', { ...of(user), body: { ...change, expectedRevision: user.revision } }));
}

export function resetPassword(user: UserDto): Promise<UserWithPasswordDto> {
  return body(client.POST('/api/users/{id}/reset-password', { ...of(user), body: { expectedRevision: user.revision } }));
}

export function openMattersQuery(user: UserDto) {
  return queryOptions({
    queryKey: [...USERS_KEY, user.id, 'open-matters'],
    queryFn: (): Promise<OpenMattersDto> => body(client.GET('/api/users/{id}/open-matters', of(user))),
  });
}

export function disableUser(user: UserDto, successorId: string | null): Promise<UserDto> {
  return body(client.POST('/api/users/{id}/disable', { ...of(user), body: { successorId, expectedRevision: user.revision } }));
}

export function enableUser(user: UserDto): Promise<UserDto> {
  return body(client.POST('/api/users/{id}/enable', { ...of(user), body: { expectedRevision: user.revision } }));
}
