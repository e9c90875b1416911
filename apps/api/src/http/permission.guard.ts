import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@libs/kernel';
import { toActor, type Permission } from '@libs/identity';
import { LOG, type Log } from '@libs/platform';
import { ALLOWED, PUBLIC, type SignedInRequest } from './allow';
import { API_OPTIONS, type ApiOptions } from './api-options';
import { csrfIsRight } from './csrf';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The only way into a handler:
 * 1. @Public opens it to everybody;
 * 2. everything else needs an open session, on a write also the session's CSRF token;
 * 3. the person holds one of the permissions that @Allow names; a handler that declares nothing is closed to all.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    @Inject(LOG) private readonly log: Log,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const user = request.session.user;
    if (user) request.signedIn = { user, actor: toActor(user) };
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
    if (!user || !request.signedIn) throw new DomainError('unauthenticated', 'unauthenticated', {});
    if (
      !READING.has(request.method) &&
      !csrfIsRight(this.options.config.GUIKU_SESSION_SECRET, request.sessionID, request.headers['x-csrf-token'])
    ) {
      throw new DomainError('forbidden', 'csrf_missing', {});
    }
    const allowed = this.reflector.getAllAndOverride<Permission[] | undefined>(ALLOWED, targets);
    if (!allowed) this.log.error({ route: request.path }, 'route declares no permission');
    const { permissions } = request.signedIn.actor;
    if (allowed?.some((permission) => permissions.has(permission))) return true;
    throw new DomainError('forbidden', user.mustChangePassword ? 'password_change_due' : 'forbidden', {});
  }
}
