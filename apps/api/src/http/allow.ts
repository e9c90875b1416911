import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import type { Permission, User } from '@libs/identity';
import type { Request } from 'express';

/** Metadata keys that the permission guard and the route test read. */
export const ALLOWED = 'guiku:allowed';
export const PUBLIC = 'guiku:public';

/** What the guard puts on a request of a signed-in person. */
export interface SignedIn {
  actor: Actor;
  user: User;
}

export type SignedInRequest = Request & { signedIn?: SignedIn };

/** Opens a route to whoever holds one of `permissions`; a route that declares nothing is closed. */
export const Allow = (...permissions: [Permission, ...Permission[]]) => SetMetadata(ALLOWED, permissions);

/** Opens a route to everybody, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The person on whose behalf this request acts. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!signedIn) throw new DomainError('unauthenticated', 'unauthenticated', {});
  return signedIn.actor;
});
