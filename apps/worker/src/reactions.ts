import { IDENTITY_EVENTS, type IdentityEvent } from '@libs/identity';
import { SETTINGS_EVENTS, type SettingsEvent } from '@libs/settings';
import type { Reaction } from './reaction';

/** Every kind of fact that a room records. */
export type EventType = IdentityEvent | SettingsEvent;

/** Facts that nothing follows from. */
function nothing<Type extends EventType>(types: readonly Type[]): Record<Type, readonly Reaction[]> {
  return Object.fromEntries(types.map((type) => [type, []])) as unknown as Record<Type, readonly Reaction[]>;
}

/** The one place where rooms meet after a commit. A kind of fact that is not here does not compile. */
export const REACTIONS: Record<EventType, readonly Reaction[]> = {
  ...nothing(IDENTITY_EVENTS),
  ...nothing(SETTINGS_EVENTS),
};
