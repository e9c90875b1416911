import { Injectable } from '@nestjs/common';
import { dayInChina, DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { isRole, refuseMixed, type Role } from './domain/role';
import {
  checkPassword,
  decideDisable,
  decideRoles,
  normalizeLogin,
  userEvent,
  type User,
  type UserChange,
  type UserEvent,
} from './domain/user';
import { OrganEntity } from './organ.entity';
import { hashPassword, temporaryPassword, verifyPassword } from './password';
import { UserEntity } from './user.entity';
import { UserQueries } from './user.queries';

export interface NewUser {
  organId: string;
  unit: string | null;
  name: string;
  login: string;
  roles: readonly Role[];
  phone: string | null;
  /** Left out: a temporary one is made, which must be changed at the first sign-in. */
  password?: string;
}

@Injectable()
export class UserService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly queries: UserQueries,
  ) {}

  /**
   * Returns the user and, when no password was given, a temporary one that is shown once.
   * Errors: `user_login_is_unique`, `user_login_is_lower_case`, `role_missing`, `role_unknown`, `roles_incompatible`, `not_found` (organ), `organ_is_closed`,
   * `organ_is_external`, `password_too_short`, `password_too_simple`.
   */
  async create(user: NewUser, by: Actor): Promise<{ user: User; temporaryPassword: string | null }> {
    const temporary = user.password === undefined ? temporaryPassword() : null;
    const password = user.password ?? temporary ?? '';
    const login = normalizeLogin(user.login);
    if (temporary === null) checkPassword(password, login, await this.queries.signInPolicy());
    const passwordHash = await hashPassword(password);
    const created = await this.transactions.run((tx) =>
      this.insertIn(tx, { ...user, login, passwordHash, mustChangePassword: temporary !== null }, 'user.create', by.id),
    );
    return { user: created, temporaryPassword: temporary };
  }

  /** Puts a user in, in the caller's transaction; `actorId` null means the new user themselves (first set-up). */
  async insertIn(
    tx: Tx,
    user: Omit<NewUser, 'password'> & { passwordHash: string; mustChangePassword: boolean },
    event: Extract<UserEvent, 'user.create' | 'user.set_up'>,
    actorId: string | null,
  ): Promise<User> {
    const { organId, unit, name, login, phone, passwordHash, mustChangePassword } = user;
    const roles = knownRoles(user.roles);
    await openOrgan(tx, organId);
    const row: User = {
      id: this.ids.next(),
      organId,
      unit,
      name,
      login,
      roles,
      phone,
      mustChangePassword,
      failedAttempts: 0,
      lockedUntil: null,
      disabledAt: null,
      createdAt: tx.now,
      revision: 1,
    };
    await tx.insert(UserEntity, { ...row, passwordHash });
    await tx.record(userEvent(event, row.id, actorId ?? row.id, tx.now, { organId, unit, login, roles }));
    return row;
  }

  /** Errors: `not_found`, `stale_revision`, `organ_is_closed`, `organ_is_external`. */
  edit(id: string, expectedRevision: number, change: UserChange, by: Actor): Promise<User> {
    return this.transactions.run((tx) => this.editIn(tx, id, expectedRevision, change, by));
  }

  /** `edit`, in the caller's transaction. */
  async editIn(tx: Tx, id: string, expectedRevision: number, change: UserChange, by: Actor): Promise<User> {
    const user = await tx.lock(UserEntity, id, expectedRevision);
    if (change.organId !== undefined && change.organId !== user.organId) await openOrgan(tx, change.organId);
    const { phone, ...recorded } = change;
    Object.assign(user, change);
    await tx.save(user);
    await tx.record(userEvent('user.edit', id, by.id, tx.now, { ...recorded, phoneChanged: phone !== undefined }));
    return user;
  }

  /** Ends all the user's sessions. Errors: `not_found`, `stale_revision`, `own_roles`, `role_missing`, `role_unknown`, `last_system_admin`. */
  setRoles(id: string, expectedRevision: number, roles: readonly Role[], by: Actor): Promise<User> {
    return this.transactions.run((tx) => this.setRolesIn(tx, id, expectedRevision, roles, by));
  }

  /** `setRoles`, in the caller's transaction. */
  async setRolesIn(tx: Tx, id: string, expectedRevision: number, roles: readonly Role[], by: Actor): Promise<User> {
    const admins = await lockAdmins(tx);
    const user = await tx.lock(UserEntity, id, expectedRevision);
    const { changes, event } = decideRoles(user, knownRoles(roles), admins, by, tx.now);
    await tx.save(Object.assign(user, changes));
    await endSessions(tx, id);
    await tx.record(event);
    return user;
  }

  /** Ends all the user's sessions. Errors: `not_found`, `stale_revision`, `user_is_disabled`, `own_account`, `last_system_admin`. */
  disable(id: string, expectedRevision: number, by: Actor): Promise<User> {
    return this.transactions.run(async (tx) => {
      const admins = await lockAdmins(tx);
      const user = await tx.lock(UserEntity, id, expectedRevision);
      const { changes, event } = decideDisable(user, admins, by, tx.now);
      await tx.save(Object.assign(user, changes));
      await endSessions(tx, id);
      await tx.record(event);
      return user;
    });
  }

  /** Errors: `not_found`, `stale_revision`, `user_is_enabled`. */
  enable(id: string, expectedRevision: number, by: Actor): Promise<User> {
    return this.transactions.run(async (tx) => {
      const user = await tx.lock(UserEntity, id, expectedRevision);
      if (!user.disabledAt) throw new DomainError('conflict', 'user_is_enabled', {});
      await tx.save(Object.assign(user, { disabledAt: null, lockedUntil: null, failedAttempts: 0 }));
      await tx.record(userEvent('user.enable', id, by.id, tx.now, {}));
      return user;
    });
  }

  /**
   * Gives a temporary password, shown once, to be changed at the next sign-in; unlocks the account and ends its sessions.
   * Errors: `not_found`, `stale_revision`.
   */
  async resetPassword(id: string, expectedRevision: number, by: Actor): Promise<{ user: User; temporaryPassword: string }> {
    const temporary = temporaryPassword();
    const passwordHash = await hashPassword(temporary);
    const user = await this.transactions.run(async (tx) => {
      const row = await tx.lock(UserEntity, id, expectedRevision);
      await tx.save(Object.assign(row, { passwordHash, mustChangePassword: true, failedAttempts: 0, lockedUntil: null }));
      await endSessions(tx, id);
      await tx.record(userEvent('user.reset_password', id, by.id, tx.now, {}));
      return row;
    });
    return { user: withoutHash(user), temporaryPassword: temporary };
  }

  /**
   * The user's own new password; ends all their sessions. Of two racing changes from the same old password one wins.
   * Errors: `password_wrong`, `password_unchanged`, `password_too_short`, `password_too_simple`, `stale_revision`.
   */
  async changePassword(id: string, current: string, next: string): Promise<User> {
    const [before] = await this.transactions.run((tx) =>
      tx.db.query<{ login: string; password_hash: string }[]>('SELECT login, password_hash FROM app_user WHERE id = $1', [id]),
    );
    if (!(await verifyPassword(before?.password_hash ?? null, current)) || !before) throw new DomainError('invalid', 'password_wrong', {});
    if (next === current) throw new DomainError('invalid', 'password_unchanged', {});
    checkPassword(next, before.login, await this.queries.signInPolicy());
    const passwordHash = await hashPassword(next);
    const user = await this.transactions.run(async (tx) => {
      const row = await tx.lock(UserEntity, id);
      const [now] = await tx.db.query<{ password_hash: string }[]>('SELECT password_hash FROM app_user WHERE id = $1', [id]);
      if (now?.password_hash !== before.password_hash) throw new DomainError('conflict', 'stale_revision', {});
      await tx.save(Object.assign(row, { passwordHash, mustChangePassword: false }));
      await endSessions(tx, id);
      await tx.record(userEvent('user.change_password', id, id, tx.now, {}));
      return row;
    });
    return withoutHash(user);
  }
}

function withoutHash(user: UserEntity): User {
  const { id, organId, unit, name, login, roles, phone, mustChangePassword } = user;
  const { failedAttempts, lockedUntil, disabledAt, createdAt, revision } = user;
  return { id, organId, unit, name, login, roles, phone, mustChangePassword, failedAttempts, lockedUntil, disabledAt, createdAt, revision };
}

function knownRoles(roles: readonly Role[]): Role[] {
  if (roles.length === 0) throw new DomainError('invalid', 'role_missing', {});
  const unknown = roles.filter((role) => !isRole(role));
  if (unknown.length > 0) throw new DomainError('invalid', 'role_unknown', { unknown });
  refuseMixed(roles);
  return [...new Set(roles)];
}

async function openOrgan(tx: Tx, organId: string): Promise<void> {
  const organ = await tx.db.findOneBy(OrganEntity, { id: organId });
  if (!organ) throw new DomainError('not_found', 'not_found', { id: organId });
  if (organ.kind === 'external') throw new DomainError('conflict', 'organ_is_external', { code: organ.code });
  if (organ.validTo !== null && organ.validTo <= dayInChina(tx.now))
    throw new DomainError('conflict', 'organ_is_closed', { code: organ.code });
}

/** Everybody who can administer, locked in one order, so that two administrators cannot disable each other at once. */
async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.db.query<{ id: string }[]>(
    `SELECT id FROM app_user WHERE 'system_admin' = ANY(roles) AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
  );
  return rows.map((row) => row.id);
}

/** INV-5: whoever gets other rights or another password signs in again. */
async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.db.query('UPDATE session SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL', [userId, tx.now]);
}
