import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { Role, User } from '@libs/identity';
import { apiConfig, createLog, readConfig } from '@libs/platform';
import { Allow, Public } from './allow';
import { csrfToken } from './csrf';
import { PermissionGuard } from './permission.guard';

const SECRET = 's'.repeat(32);
const log = createLog('api', 'silent');
const config = readConfig(apiConfig, { DATABASE_URL: 'postgres://nobody@localhost/none', GUIKU_SESSION_SECRET: SECRET });
const guard = new PermissionGuard(new Reflector(), { config, log }, log);

class Door {
  @Public()
  open(): void {
    // for everybody
  }

  @Allow('draft.write', 'draft.office')
  drafts(): void {
    // for some
  }

  forgotten(): void {
    // declares nothing
  }
}

function user(roles: Role[], mustChangePassword = false): User {
  const account = { phone: null, failedAttempts: 0, lockedUntil: null, disabledAt: null, createdAt: new Date(0), revision: 1 };
  return { id: 'u', organId: 'o', unit: null, name: '甲', login: 'u', roles, mustChangePassword, ...account };
}

function verdict(handler: keyof Door, who: User | null, method = 'GET', token?: string): string {
  const request = { method, path: '/', sessionID: 'sid', session: { user: who ?? undefined }, headers: { 'x-csrf-token': token } };
  const context: ExecutionContext = new ExecutionContextHost(
    [request, {}],
    Door,
    Object.getOwnPropertyDescriptor(Door.prototype, handler)?.value as () => void,
  );
  try {
    return guard.canActivate(context) ? 'in' : 'out';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the permission guard', () => {
  it('opens a public route to everybody', () => {
    expect([verdict('open', null), verdict('open', user(['adviser'])), verdict('open', null, 'POST')]).toEqual(['in', 'in', 'in']);
  });

  it('opens another to whoever holds one of its permissions', () => {
    expect(verdict('drafts', null)).toBe('unauthenticated');
    expect([verdict('drafts', user(['drafter'])), verdict('drafts', user(['office']))]).toEqual(['in', 'in']);
    expect([verdict('drafts', user(['reviewer'])), verdict('drafts', user(['system_admin', 'audit_admin']))]).toEqual([
      'forbidden',
      'forbidden',
    ]);
    expect(verdict('drafts', user(['drafter'], true))).toBe('password_change_due');
  });

  it('keeps a route shut that declares nothing, to everybody', () => {
    const all: Role[] = ['drafter', 'legal_unit', 'office', 'reviewer', 'second_reviewer', 'signatory', 'system_admin', 'audit_admin'];
    expect([verdict('forgotten', null), verdict('forgotten', user(all))]).toEqual(['unauthenticated', 'forbidden']);
  });

  it('asks for the session’s own token on a write', () => {
    const drafter = user(['drafter']);
    const right = csrfToken(SECRET, 'sid');
    expect(verdict('drafts', drafter, 'POST', right)).toBe('in');
    for (const wrong of [undefined, '', `${right}x`, csrfToken(SECRET, 'another'), csrfToken('t'.repeat(32), 'sid')]) {
      expect(verdict('drafts', drafter, 'POST', wrong)).toBe('csrf_missing');
    }
  });
});
