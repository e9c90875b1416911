import { CAMPAIGN_ACTIONS, type CampaignAction } from './domain/campaign';
import { ENTRY_ACTIONS, type EntryAction } from './domain/entry';

/** `cleanup.execute`: what an entry says has happened outside a decision of its campaign. */
export type CleanupEvent = 'cleanup.create' | 'cleanup.execute' | `cleanup.${CampaignAction}` | `cleanup.${EntryAction}`;

/** Every fact that this room records. */
export const CLEANUP_EVENTS: readonly CleanupEvent[] = [
  'cleanup.create',
  'cleanup.execute',
  ...CAMPAIGN_ACTIONS.map((action) => `cleanup.${action}` as const),
  ...ENTRY_ACTIONS.map((action) => `cleanup.${action}` as const),
];
