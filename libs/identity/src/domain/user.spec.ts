import { SYSTEM } from '@libs/kernel';
import { sessionIsOpen } from './sign-in-policy';
import { afterFailure, decideDisable, decideRoles, isLocked, normalizeLogin, passwordFault, permissionsNow, type User } from './user';

const NOW = new Date('2026-04-01T02:00:00Z');
const POLICY = { lockAfter: 5, lockMinutes: 15, idleMinutes: 30, absoluteHours: 12, passwordLength: 10 };

function user(changes: Partial<User> = {}): User {
  return {
    id: 'ann',
    organId: 'organ',
    unit: null,
    name: '安',
    login: 'ann',
    roles: ['reviewer'],
    phone: null,
    mustChangePassword: false,
    failedAttempts: 0,
    lockedUntil: null,
    disabledAt: null,
    createdAt: NOW,
    revision: 1,
    ...changes,
  };
}
const code = (work: () => unknown): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  it.each([
    ['short-1', 'password_too_short'],
    ['onlyletters', 'password_too_simple'],
    ['1234567890', 'password_too_simple'],
    ['a1a1a1a1a1', 'password_too_simple'],
    ['Ann-is-here-1', 'password_too_simple'],
    ['x1'.repeat(65), 'password_too_short'],
    ['correct horse 1', null],
    ['规范性文件要审核，不能漏', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, 'ann', POLICY)).toBe(fault);
  });
});

describe('an account', () => {
  it('is locked by the fifth wrong password, for 15 minutes', () => {
    let failures = user();
    for (let n = 1; n < 5; n += 1) {
      failures = { ...failures, ...afterFailure(failures, POLICY, NOW) };
      expect(failures).toMatchObject({ failedAttempts: n, lockedUntil: null });
    }
    const locked = { ...failures, ...afterFailure(failures, POLICY, NOW) };
    expect(isLocked(locked, new Date(NOW.getTime() + 15 * 60_000 - 1))).toBe(true);
    expect(isLocked(locked, new Date(NOW.getTime() + 15 * 60_000))).toBe(false);
  });

  it('opens nothing but itself with a temporary password, and nothing at all when disabled', () => {
    expect([...permissionsNow(user({ mustChangePassword: true }))]).toEqual(['account.own']);
    expect([...permissionsNow(user({ disabledAt: NOW }))]).toEqual([]);
    expect(permissionsNow(user()).has('review.handle')).toBe(true);
  });

  it('has one login however it is typed', () => {
    expect(normalizeLogin(' Ａnn ')).toBe('ann');
  });
});

describe('INV-3: own roles and own account', () => {
  const ann = { ...SYSTEM, id: 'ann' };
  it('are not changed by oneself', () => {
    expect(code(() => decideRoles(user(), ['signatory'], [], ann, NOW))).toBe('own_roles');
    expect(code(() => decideDisable(user(), [], ann, NOW))).toBe('own_account');
  });
  it('are changed by another', () => {
    expect(decideRoles(user(), ['drafter', 'drafter'], ['bob'], SYSTEM, NOW).changes).toEqual({ roles: ['drafter'] });
    expect(decideDisable(user(), ['bob'], SYSTEM, NOW).changes).toEqual({ disabledAt: NOW });
    expect(code(() => decideRoles(user(), [], ['bob'], SYSTEM, NOW))).toBe('role_missing');
    expect(code(() => decideDisable(user({ disabledAt: NOW }), ['bob'], SYSTEM, NOW))).toBe('user_is_disabled');
  });
});

describe('INV-4: the last administrator', () => {
  const admin = user({ roles: ['system_admin'] });
  it('stays', () => {
    expect(code(() => decideRoles(admin, ['reviewer'], ['ann'], SYSTEM, NOW))).toBe('last_system_admin');
    expect(code(() => decideDisable(admin, ['ann'], SYSTEM, NOW))).toBe('last_system_admin');
  });
  it('is not the last while there is another', () => {
    expect(code(() => decideRoles(admin, ['reviewer'], ['ann', 'bob'], SYSTEM, NOW))).toBe('ok');
    expect(code(() => decideDisable(admin, ['ann', 'bob'], SYSTEM, NOW))).toBe('ok');
    expect(code(() => decideRoles(admin, ['system_admin', 'audit_admin'], ['ann'], SYSTEM, NOW))).toBe('ok');
  });
});

describe('a session', () => {
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const open = (lastSeen: number, now: number, revokedAt: Date | null = null) =>
    sessionIsOpen({ createdAt: NOW, lastSeenAt: at(lastSeen), revokedAt }, POLICY, at(now));
  it('lives 30 minutes without use and 12 hours at most', () => {
    expect([open(0, 29), open(0, 30), open(700, 719), open(719, 720), open(0, 1, at(1))]).toEqual([true, false, true, false, false]);
  });
});
