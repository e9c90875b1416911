import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, sha256, type Actor } from '@libs/kernel';
import { Ids, Transactions } from '@libs/platform';
import { checkPassword, normalizeLogin, userEvent, type User } from './domain/user';
import { OrganEntity } from './organ.entity';
import { hashPassword } from './password';
import { SetupLinkEntity } from './session.entity';
import { UserQueries } from './user.queries';
import { UserService } from './user.service';

const LINK_HOURS = 24;

/** The one-time link that sets up the first administrator of an empty registry. */
@Injectable()
export class SetupService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly users: UserService,
    private readonly queries: UserQueries,
  ) {}

  /** A new token, good for 24 hours and one use; only its hash is kept. Errors: `already_set_up`. */
  async createLink(by: Actor): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.refuseWhenSetUp();
    await this.transactions.run(async (tx) => {
      const id = this.ids.next();
      const expiresAt = new Date(tx.now.getTime() + LINK_HOURS * 3_600_000);
      await tx.insert(SetupLinkEntity, {
        id,
        tokenHash: sha256(token),
        createdAt: tx.now,
        expiresAt,
        usedAt: null,
        usedBy: null,
        revision: 1,
      });
      await tx.record({ ...userEvent('user.link_setup', id, by.id, tx.now, {}), subjectType: 'setup_link' });
    });
    return token;
  }

  /** Whether `token` still opens the door. */
  async isOpen(token: string): Promise<boolean> {
    if (await this.queries.hasAdmin()) return false;
    return this.transactions.run(async (tx) => {
      const link = await tx.db.findOneBy(SetupLinkEntity, { tokenHash: sha256(token) });
      return link !== null && link.usedAt === null && tx.now < link.expiresAt;
    });
  }

  /**
   * The first administrator, in the organ with `organCode` (the prefecture's justice bureau 州司法局 runs the registry).
   * Errors: `setup_link_invalid`, `already_set_up`, `not_found` (organ), `password_too_short`, `password_too_simple`.
   */
  async redeem(token: string, admin: { name: string; login: string; password: string; organCode: string }): Promise<User> {
    await this.refuseWhenSetUp();
    if (!(await this.isOpen(token))) throw new DomainError('forbidden', 'setup_link_invalid', {});
    const login = normalizeLogin(admin.login);
    checkPassword(admin.password, login, await this.queries.signInPolicy());
    const passwordHash = await hashPassword(admin.password);
    return this.transactions.run(async (tx) => {
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.set_up'))`);
      const found = await tx.db.findOneBy(SetupLinkEntity, { tokenHash: sha256(token) });
      if (!found) throw new DomainError('forbidden', 'setup_link_invalid', {});
      const link = await tx.lock(SetupLinkEntity, found.id);
      if (link.usedAt !== null || tx.now >= link.expiresAt) throw new DomainError('forbidden', 'setup_link_invalid', {});
      await this.refuseWhenSetUp();
      const organ = await tx.db.findOneBy(OrganEntity, { code: admin.organCode });
      if (!organ) throw new DomainError('not_found', 'not_found', { code: admin.organCode });
      const user = await this.users.insertIn(
        tx,
        {
          organId: organ.id,
          unit: null,
          name: admin.name,
          login,
          roles: ['system_admin'],
          phone: null,
          passwordHash,
          mustChangePassword: false,
        },
        'user.set_up',
        null,
      );
      await tx.save(Object.assign(link, { usedAt: tx.now, usedBy: user.id }));
      return user;
    });
  }

  private async refuseWhenSetUp(): Promise<void> {
    if (await this.queries.hasAdmin()) throw new DomainError('conflict', 'already_set_up', {});
  }
}
