import { queryOptions } from '@tanstack/react-query';
import { body, client, rememberCsrfToken } from './client';
import type { SessionDto } from './types';

export const SESSION_KEY = ['session'] as const;

/** Who is signed in (nobody: `user` null) and the token every write carries. */
export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async (): Promise<SessionDto> => remember(await body(client.GET('/api/session', {}))),
  staleTime: 60_000,
});

function remember(session: SessionDto): SessionDto {
  rememberCsrfToken(session.csrfToken);
  return session;
}

export async function signIn(input: { username: string; password: string }): Promise<SessionDto> {
  return remember(await body(client.POST('/api/session', { body: input })));
}

export async function signOut(): Promise<void> {
  await body(client.DELETE('/api/session', {}));
}

/** All other sessions end; this browser gets a new one. */
export async function changePassword(input: { current: string; next: string }): Promise<SessionDto> {
  return remember(await body(client.POST('/api/session/password', { body: input })));
}

export async function setUpFirstAdministrator(input: { token: string; username: string; name: string; password: string }): Promise<void> {
  await body(client.POST('/api/setup', { body: input }));
}
