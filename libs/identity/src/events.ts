import type { OrganEvent } from './domain/organ';
import type { UserEvent } from './domain/user';

export type IdentityEvent = OrganEvent | UserEvent | 'sign_in_policy.edit';

/** Every fact that this room records. */
export const IDENTITY_EVENTS = [
  'organ.seed',
  'organ.create',
  'organ.edit',
  'organ.close',
  'user.create',
  'user.edit',
  'user.set_roles',
  'user.reset_password',
  'user.change_password',
  'user.disable',
  'user.enable',
  'user.lock',
  'user.sign_in',
  'user.sign_out',
  'user.link_setup',
  'user.set_up',
  'sign_in_policy.edit',
] as const satisfies readonly IdentityEvent[];
