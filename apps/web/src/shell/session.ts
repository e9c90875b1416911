import { createContext, useContext } from 'react';
import type { SessionDto, SessionUserDto } from '../api/types';

export type Permission = SessionUserDto['permissions'][number];

export interface SignedIn extends SessionDto {
  user: SessionUserDto;
}

export const SessionContext = createContext<SignedIn | null>(null);

/** The signed-in person; only screens behind the login use it. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the signed-in desk');
  return session;
}

/** Whether the person's roles open this door. The server decides again on every call. */
export function useMay(): (permission: Permission) => boolean {
  const { user } = useSession();
  return (permission) => user.permissions.includes(permission);
}
