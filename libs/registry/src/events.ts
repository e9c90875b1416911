import type { EffectAction } from './domain/effect-command';

export type RegistryEvent = 'document.register' | 'document.correct' | 'document.classify' | `document.${EffectAction}` | TakedownEvent;

/** 下线 and 恢复公开: asked for, carried out, cancelled. */
type TakedownEvent = 'document.requestTakedown' | 'document.withhold' | 'document.restore' | 'document.cancelTakedown';

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
  'document.requestTakedown',
  'document.withhold',
  'document.restore',
  'document.cancelTakedown',
] as const satisfies readonly RegistryEvent[];
