import type { EffectAction } from './domain/effect-command';

export type RegistryEvent = 'document.register' | 'document.correct' | 'document.classify' | `document.${EffectAction}`;

/** Every fact that this room records. */
export const REGISTRY_EVENTS = [
  'document.register',
  'document.correct',
  'document.classify',
  'document.repeal',
  'document.lapse',
  'document.revoke',
  'document.supersede',
  'document.repealPart',
  'document.lapsePart',
  'document.suspend',
  'document.resume',
  'document.extend',
  'document.confirm',
  'document.amend',
  'document.erratum',
] as const satisfies readonly RegistryEvent[];
