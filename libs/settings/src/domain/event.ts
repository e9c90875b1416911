import type { Actor, DomainEvent } from '@libs/kernel';

/** The facts of this room. */
export const SETTINGS_EVENTS = [
  'settings.publish_year',
  'settings.change_year',
  'settings.set_limit',
  'settings.create_series',
  'settings.change_series',
  'settings.reserve_number',
  'settings.assign_number',
  'settings.enter_number',
  'settings.void_number',
  'settings.create_route',
  'settings.change_route',
  'settings.remove_route',
  'settings.create_filing_route',
  'settings.change_filing_route',
  'settings.remove_filing_route',
  'settings.create_synonyms',
  'settings.change_synonyms',
  'settings.remove_synonyms',
  'settings.seed',
] as const;
export type SettingsEvent = (typeof SETTINGS_EVENTS)[number];

export type SettingsSubject =
  'calendar_year' | 'time_limit' | 'number_series' | 'issued_number' | 'making_route' | 'filing_route' | 'synonym_group' | 'settings';

export function settingsEvent(
  type: SettingsEvent,
  subjectType: SettingsSubject,
  subjectId: string,
  by: Actor,
  at: Date,
  detail: Record<string, unknown>,
): DomainEvent<SettingsEvent> {
  return { type, subjectType, subjectId, actorId: by.id, at, detail };
}
