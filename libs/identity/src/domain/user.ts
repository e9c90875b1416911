import { DomainError, type Actor, type DomainEvent } from '@libs/kernel';
import { permissionsOf, OWN_ACCOUNT, type Permission, type Role } from './role';
import type { SignInPolicy } from './sign-in-policy';

/** A person who signs in at the desk. */
export interface User {
  id: string;
  organId: string;
  /** The section (科室) inside the organ. */
  unit: string | null;
  name: string;
  /** Lower case, unique. */
  login: string;
  roles: Role[];
  phone: string | null;
  /** Set after a reset: nothing but the own account is open until the password is changed. */
  mustChangePassword: boolean;
  failedAttempts: number;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
  revision: number;
}

export type UserEvent =
  | 'user.create'
  | 'user.edit'
  | 'user.set_roles'
  | 'user.reset_password'
  | 'user.change_password'
  | 'user.disable'
  | 'user.enable'
  | 'user.lock'
  | 'user.sign_in'
  | 'user.sign_out'
  | 'user.link_setup'
  | 'user.set_up';

export interface UserChange {
  name?: string;
  organId?: string;
  unit?: string | null;
  phone?: string | null;
}

/** What a person may ask for now; only their own account while a temporary password is in use or the account is disabled. */
export function permissionsNow(user: Pick<User, 'roles' | 'mustChangePassword' | 'disabledAt'>): ReadonlySet<Permission> {
  if (user.disabledAt) return new Set();
  return user.mustChangePassword ? new Set([OWN_ACCOUNT]) : permissionsOf(user.roles);
}

export function toActor(user: User): Actor {
  return { id: user.id, name: user.name, organId: user.organId, unit: user.unit, roles: user.roles, permissions: permissionsNow(user) };
}

/** `login` as it is stored and compared. */
export function normalizeLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** Why this cannot be a password; null means it can. */
export function passwordFault(password: string, login: string, policy: Pick<SignInPolicy, 'passwordLength'>): string | null {
  const { length } = password;
  if (length < policy.passwordLength || length > 128) return 'password_too_short';
  if (!/\p{L}/u.test(password) || !/\P{L}/u.test(password)) return 'password_too_simple';
  if (new Set(password).size < 5 || password.toLowerCase().includes(login)) return 'password_too_simple';
  return null;
}

/** Errors: `password_too_short`, `password_too_simple`. */
export function checkPassword(password: string, login: string, policy: Pick<SignInPolicy, 'passwordLength'>): void {
  const fault = passwordFault(password, login, policy);
  if (fault) throw new DomainError('invalid', fault, { minimum: policy.passwordLength });
}

/** What a wrong password does to the account: one more failure, or the lock. */
export function afterFailure(
  user: Pick<User, 'failedAttempts'>,
  policy: Pick<SignInPolicy, 'lockAfter' | 'lockMinutes'>,
  now: Date,
): { failedAttempts: number; lockedUntil: Date | null } {
  const failedAttempts = user.failedAttempts + 1;
  if (failedAttempts < policy.lockAfter) return { failedAttempts, lockedUntil: null };
  return { failedAttempts: 0, lockedUntil: new Date(now.getTime() + policy.lockMinutes * 60_000) };
}

export function isLocked(user: Pick<User, 'lockedUntil'>, now: Date): boolean {
  return user.lockedUntil !== null && now < user.lockedUntil;
}

/** INV-3: nobody changes their own roles. INV-4: one system administrator remains. */
export function decideRoles(user: User, roles: readonly Role[], activeAdminIds: readonly string[], by: Actor, now: Date) {
  if (user.id === by.id) throw new DomainError('conflict', 'own_roles', {});
  if (roles.length === 0) throw new DomainError('invalid', 'role_missing', {});
  if (!roles.includes('system_admin')) keepOneAdmin(user, activeAdminIds);
  const after = [...new Set(roles)];
  return { changes: { roles: after }, event: userEvent('user.set_roles', user.id, by.id, now, { before: user.roles, after }) };
}

/** INV-4: one system administrator remains; nobody disables themselves. */
export function decideDisable(user: User, activeAdminIds: readonly string[], by: Actor, now: Date) {
  if (user.disabledAt) throw new DomainError('conflict', 'user_is_disabled', {});
  if (user.id === by.id) throw new DomainError('conflict', 'own_account', {});
  keepOneAdmin(user, activeAdminIds);
  return { changes: { disabledAt: now }, event: userEvent('user.disable', user.id, by.id, now, {}) };
}

function keepOneAdmin(user: User, activeAdminIds: readonly string[]): void {
  if (activeAdminIds.length === 1 && activeAdminIds[0] === user.id) throw new DomainError('conflict', 'last_system_admin', {});
}

/** The fact to record; a person's phone and password never stand in it. */
export function userEvent(
  type: UserEvent,
  id: string,
  actorId: string,
  now: Date,
  detail: Record<string, unknown>,
): DomainEvent<UserEvent> {
  return { type, subjectType: 'user', subjectId: id, actorId, at: now, detail };
}
