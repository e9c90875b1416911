/** What the bureau sets about signing in. */
export interface SignInPolicy {
  id: string;
  /** Wrong passwords in a row until the account is locked. */
  lockAfter: number;
  lockMinutes: number;
  /** A session ends after so many minutes without a request. */
  idleMinutes: number;
  /** … and in any case after so many hours. */
  absoluteHours: number;
  /** Characters that a password has at least. */
  passwordLength: number;
  revision: number;
}

/** The single row of the policy. */
export const SIGN_IN_POLICY_ID = '00000000-0000-7000-8000-000000000001';

/** Whether a session that began at `createdAt` and was last used at `lastSeenAt` is still open. */
export function sessionIsOpen(
  session: { createdAt: Date; lastSeenAt: Date; revokedAt: Date | null },
  policy: Pick<SignInPolicy, 'idleMinutes' | 'absoluteHours'>,
  now: Date,
): boolean {
  if (session.revokedAt) return false;
  const idle = now.getTime() - session.lastSeenAt.getTime();
  const age = now.getTime() - session.createdAt.getTime();
  return idle < policy.idleMinutes * 60_000 && age < policy.absoluteHours * 3_600_000;
}
