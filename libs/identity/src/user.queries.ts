import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { DataSource, In } from 'typeorm';
import type { Role } from './domain/role';
import { SIGN_IN_POLICY_ID, type SignInPolicy } from './domain/sign-in-policy';
import { normalizeLogin, toActor, type User } from './domain/user';
import { SignInPolicyEntity } from './session.entity';
import { UserEntity } from './user.entity';

export interface UserFilter {
  organId?: string;
  role?: Role;
  /** Part of a name or login. */
  text?: string;
  /** Id of the last user of the page before. */
  after?: string;
  limit: number;
}

@Injectable()
export class UserQueries {
  constructor(private readonly source: DataSource) {}

  /** Errors: `not_found`. */
  async get(id: string): Promise<User> {
    const user = await this.source.manager.findOneBy(UserEntity, { id });
    if (!user) throw new DomainError('not_found', 'not_found', { id });
    return user;
  }

  /** Errors: `not_found`. */
  async byLogin(login: string): Promise<User> {
    const user = await this.source.manager.findOneBy(UserEntity, { login: normalizeLogin(login) });
    if (!user) throw new DomainError('not_found', 'not_found', { login });
    return user;
  }

  /** Those of `ids` that there are, disabled ones included. */
  find(ids: readonly string[]): Promise<User[]> {
    return this.source.manager.find(UserEntity, { where: { id: In([...new Set(ids)]) }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** The people of an organ who can sign in, those with `role` only when it is given. */
  byOrgan(organId: string, role?: Role): Promise<User[]> {
    const query = this.source.manager
      .createQueryBuilder(UserEntity, 'user')
      .where('user.organ_id = :organId AND user.disabled_at IS NULL', { organId })
      .orderBy('user.created_at')
      .addOrderBy('user.id');
    return (role ? query.andWhere(':role = ANY(user.roles)', { role }) : query).getMany();
  }

  /** Who acts. Errors: `not_found`; `user_is_disabled`. */
  async actor(userId: string): Promise<Actor> {
    const user = await this.get(userId);
    if (user.disabledAt) throw new DomainError('forbidden', 'user_is_disabled', {});
    return toActor(user);
  }

  /** A page of all users, disabled ones included, oldest first. */
  async page(filter: UserFilter): Promise<{ items: User[]; next: string | null }> {
    const query = this.source.manager
      .createQueryBuilder(UserEntity, 'user')
      .orderBy('user.id')
      .take(filter.limit + 1);
    if (filter.after) query.andWhere('user.id > :after', { after: filter.after });
    if (filter.organId) query.andWhere('user.organ_id = :organId', { organId: filter.organId });
    if (filter.role) query.andWhere(':role = ANY(user.roles)', { role: filter.role });
    if (filter.text) query.andWhere('(strpos(user.name, :text) > 0 OR strpos(user.login, lower(:text)) > 0)', { text: filter.text });
    const found = await query.getMany();
    const items = found.slice(0, filter.limit);
    return { items, next: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
  }

  signInPolicy(): Promise<SignInPolicy> {
    return this.source.manager.findOneByOrFail(SignInPolicyEntity, { id: SIGN_IN_POLICY_ID });
  }

  /** Whether anybody can administer the registry yet. */
  async hasAdmin(): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT 1 FROM app_user WHERE 'system_admin' = ANY(roles) AND disabled_at IS NULL LIMIT 1`,
    );
    return rows.length > 0;
  }
}
