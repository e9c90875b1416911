import { Injectable } from '@nestjs/common';
import { DomainError, sha256, type Actor } from '@libs/kernel';
import { Clock, Transactions, type Tx } from '@libs/platform';
import { DataSource } from 'typeorm';
import { sessionIsOpen, SIGN_IN_POLICY_ID, type SignInPolicy } from './domain/sign-in-policy';
import { afterFailure, isLocked, normalizeLogin, userEvent, type User } from './domain/user';
import { verifyPassword } from './password';
import { SessionEntity, SignInPolicyEntity } from './session.entity';
import { UserEntity } from './user.entity';

/** A session's use is written at most so often; it may end by so much too early, never too late. */
const TOUCH_EVERY_MS = 60_000;
/** Sign-in attempts a minute: of one address for one login, and of one address for all. */
const ATTEMPTS = { forLogin: 10, forAddress: 60 } as const;
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a login and its password. What is wrong (no such login, wrong password, locked, disabled) is one answer that took
   * the same work. Errors: `sign_in_failed`, `too_many_requests`.
   */
  async signIn(attempt: { login: string; password: string; address: string }): Promise<User> {
    const login = normalizeLogin(attempt.login);
    await this.countAttempt(login, attempt.address);
    const [known] = await this.source.query<{ password_hash: string }[]>('SELECT password_hash FROM app_user WHERE login = $1', [login]);
    const isRight = await verifyPassword(known?.password_hash ?? null, attempt.password);
    const user = await this.transactions.run(async (tx) => {
      const policy = await tx.db.findOneByOrFail(SignInPolicyEntity, { id: SIGN_IN_POLICY_ID });
      const [row] = await tx.db.query<{ id: string; password_hash: string }[]>(
        'SELECT id, password_hash FROM app_user WHERE login = $1 FOR UPDATE',
        [login],
      );
      const found = await tx.db.findOneBy(UserEntity, { id: row?.id ?? NOBODY });
      const isIn =
        isRight && found !== null && row?.password_hash === known?.password_hash && !found.disabledAt && !isLocked(found, tx.now);
      await this.settle(tx, found, isIn, policy);
      return isIn ? found : null;
    });
    if (!user) throw new DomainError('unauthenticated', 'sign_in_failed', {});
    return user;
  }

  private async settle(tx: Tx, user: User | null, isIn: boolean, policy: SignInPolicy): Promise<void> {
    const locked = user !== null && isLocked(user, tx.now);
    const kept = { failedAttempts: 0, lockedUntil: user?.lockedUntil ?? null };
    const after = isIn
      ? { failedAttempts: 0, lockedUntil: null }
      : locked
        ? kept
        : afterFailure(user ?? { failedAttempts: 0 }, policy, tx.now);
    await tx.db.query('UPDATE app_user SET failed_attempts = $2, locked_until = $3 WHERE id = $1', [
      user?.id ?? NOBODY,
      after.failedAttempts,
      after.lockedUntil,
    ]);
    if (!user) return;
    if (isIn) await tx.record(userEvent('user.sign_in', user.id, user.id, tx.now, {}));
    else if (!locked && after.lockedUntil) {
      await tx.record(userEvent('user.lock', user.id, user.id, tx.now, { until: after.lockedUntil.toISOString() }));
    }
  }

  /** Counts in the database, so that several processes of the API count together. */
  private async countAttempt(login: string, address: string): Promise<void> {
    const now = this.clock.now();
    const counted = async (key: string) => {
      const [row] = await this.source.query<{ attempts: number }[]>(
        `INSERT INTO sign_in_rate AS r (key, window_start, attempts) VALUES ($1, $2, 1)
         ON CONFLICT (key) DO UPDATE SET
           attempts = CASE WHEN r.window_start <= $2::timestamptz - interval '1 minute' THEN 1 ELSE r.attempts + 1 END,
           window_start = CASE WHEN r.window_start <= $2::timestamptz - interval '1 minute' THEN $2 ELSE r.window_start END
         RETURNING attempts`,
        [sha256(key), now],
      );
      return row?.attempts ?? 0;
    };
    const [forLogin, forAddress] = [await counted(`${address}\n${login}`), await counted(address)];
    if (forLogin > ATTEMPTS.forLogin || forAddress > ATTEMPTS.forAddress) throw new DomainError('too_many', 'too_many_requests', {});
  }

  /** Opens a session under `token` (the cookie's; only its hash is kept) and clears away those long ended. */
  async open(token: string, userId: string): Promise<void> {
    const now = this.clock.now();
    await this.source.query(
      `INSERT INTO session (token_hash, user_id, created_at, last_seen_at) VALUES ($1, $2, $3, $3) ON CONFLICT (token_hash) DO NOTHING`,
      [sha256(token), userId, now],
    );
    await this.source.query(`DELETE FROM session WHERE last_seen_at < $1::timestamptz - interval '2 days'`, [now]);
    await this.source.query(`DELETE FROM sign_in_rate WHERE window_start < $1::timestamptz - interval '1 hour'`, [now]);
  }

  /** Whose session `token` is, when it is open and they may still sign in; notes its use. */
  async resume(token: string): Promise<User | null> {
    const now = this.clock.now();
    const { manager } = this.source;
    const session = await manager.findOneBy(SessionEntity, { tokenHash: sha256(token) });
    if (!session) return null;
    const [policy, user] = await Promise.all([
      manager.findOneByOrFail(SignInPolicyEntity, { id: SIGN_IN_POLICY_ID }),
      manager.findOneBy(UserEntity, { id: session.userId }),
    ]);
    if (!user || user.disabledAt || !sessionIsOpen(session, policy, now)) return null;
    if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
      await this.source.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL', [
        session.tokenHash,
        now,
      ]);
    }
    return user;
  }

  /** Ends one session (退出登录). */
  async close(token: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [ended] = await tx.db.query<[{ user_id: string }[], number]>(
        'UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING user_id',
        [sha256(token), tx.now],
      );
      const userId = ended[0]?.user_id;
      if (userId) await tx.record(userEvent('user.sign_out', userId, userId, tx.now, {}));
    });
  }

  /** Errors: `stale_revision`, `sign_in_policy_…_is_sane`. */
  setPolicy(expectedRevision: number, policy: Omit<SignInPolicy, 'id' | 'revision'>, by: Actor): Promise<SignInPolicy> {
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(SignInPolicyEntity, SIGN_IN_POLICY_ID, expectedRevision);
      await tx.save(Object.assign(row, policy));
      await tx.record({
        type: 'sign_in_policy.edit',
        subjectType: 'sign_in_policy',
        subjectId: SIGN_IN_POLICY_ID,
        actorId: by.id,
        at: tx.now,
        detail: { ...policy },
      });
      return row;
    });
  }
}
