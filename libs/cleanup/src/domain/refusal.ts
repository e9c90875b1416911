/** Why somebody may not do something now; serves the buttons and the enforcement alike. */
import type { Actor, LegalDate } from '@libs/kernel';
import {
  CAMPAIGN_WORKFLOW,
  PASSED,
  type Campaign,
  type CampaignAction,
  type CampaignState,
  type DecidingDocument,
  type Deliberation,
} from './campaign';
import { ENTRY_WORKFLOW, type Entry, type EntryAction, type EntryState } from './entry';

export const CAMPAIGN_REFUSALS = [
  'campaign_wrong_state',
  'not_permitted',
  'not_the_running_bureau',
  'not_a_bureau',
  'title_missing',
  'deadline_before_scope_day',
  'scope_day_in_future',
  'deadline_not_later',
  'worklist_empty',
  'entries_not_submitted',
  'entries_not_agreed',
  'meeting_missing',
  'meeting_in_future',
  'not_deliberated',
  'decision_not_named',
  'decision_in_future',
  'decision_before_meeting',
  'published_before_issued',
  'nothing_decided',
  'entries_pending',
] as const;
export type CampaignRefusal = (typeof CAMPAIGN_REFUSALS)[number];

export const ENTRY_REFUSALS = [
  'campaign_wrong_state',
  'entry_wrong_state',
  'entry_is_decided',
  'not_permitted',
  'not_the_running_bureau',
  'not_the_responsible_organ',
  'comment_missing',
  'proposal_incomplete',
] as const;
export type EntryRefusal = (typeof ENTRY_REFUSALS)[number];

const has = (by: Pick<Actor, 'permissions'>, permission: string): boolean => by.permissions.has(permission);

/** What the rules need to know beside the campaign: how many entries stand where, and the meeting that counts. */
export interface Progress {
  /** By state; a state without entries may be missing. */
  counts: Partial<Record<EntryState, number>>;
  /** The last deliberation; null when there was none. */
  deliberation: Deliberation | null;
}

const count = ({ counts }: Progress, ...states: EntryState[]): number => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** Why `by` may not do `action` now, whatever they type; [] means that the button is live. */
export function standing(campaign: Campaign, progress: Progress, action: CampaignAction, by: Actor): CampaignRefusal[] {
  const found: CampaignRefusal[] = [];
  const from: readonly CampaignState[] = CAMPAIGN_WORKFLOW[action].from;
  if (!from.includes(campaign.state)) found.push('campaign_wrong_state');
  // Effects are recorded by whoever may record an effect at all.
  if (!has(by, 'cleanup.run') || (action === 'publish' && !has(by, 'review.sign'))) found.push('not_permitted');
  if (by.organId !== campaign.organId) found.push('not_the_running_bureau');
  switch (action) {
    case 'startReview':
      if (count(progress, 'open', 'filled', 'returned') > 0) found.push('entries_not_submitted');
      break;
    case 'deliberate':
      if (count(progress, 'open', 'filled', 'returned', 'submitted') > 0) found.push('entries_not_agreed');
      break;
    case 'publish':
      if (progress.deliberation === null || !PASSED.includes(progress.deliberation.result)) found.push('not_deliberated');
      break;
    case 'archive':
      if (count(progress, 'open', 'filled', 'returned', 'submitted', 'agreed', 'decided') > 0) found.push('entries_pending');
      break;
    default:
  }
  return found;
}

/** What is wrong with a campaign as typed. */
export function fieldRefusals(fields: Pick<Campaign, 'title' | 'scopeOn' | 'deadlineOn'>, today: LegalDate): CampaignRefusal[] {
  const found: CampaignRefusal[] = [];
  if (fields.title.trim() === '') found.push('title_missing');
  // A worklist of a day to come could not be frozen: nobody knows yet what will be in force.
  if (fields.scopeOn > today) found.push('scope_day_in_future');
  if (fields.deadlineOn < fields.scopeOn) found.push('deadline_before_scope_day');
  return found;
}

export function deliberationRefusals(deliberation: Deliberation, today: LegalDate): CampaignRefusal[] {
  const found: CampaignRefusal[] = [];
  if (deliberation.meeting.trim() === '') found.push('meeting_missing');
  if (deliberation.heldOn > today) found.push('meeting_in_future');
  return found;
}

/** What is wrong with a decision as typed. */
export function decisionRefusals(decision: DecidingDocument, deliberation: Deliberation | null, today: LegalDate): CampaignRefusal[] {
  const found: CampaignRefusal[] = [];
  if (decision.title.trim() === '') found.push('decision_not_named');
  // 公布 is recorded after it happened, as everywhere.
  if (decision.publishedOn > today || decision.issuedOn > today) found.push('decision_in_future');
  if (decision.publishedOn < decision.issuedOn) found.push('published_before_issued');
  if (deliberation !== null && decision.issuedOn < deliberation.heldOn) found.push('decision_before_meeting');
  return found;
}

const BUREAU_ACTIONS: readonly EntryAction[] = ['assign', 'agree', 'change', 'sendBack'];

/** Why `by` may not do `action` to this entry now; [] means they may. */
export function entryRefusals(
  campaign: Pick<Campaign, 'state' | 'organId'>,
  entry: Pick<Entry, 'state' | 'organId'>,
  action: EntryAction,
  by: Actor,
): EntryRefusal[] {
  const found: EntryRefusal[] = [];
  const { from, in: states }: { from: readonly EntryState[]; in: readonly CampaignState[] } = ENTRY_WORKFLOW[action];
  if (!states.includes(campaign.state)) found.push('campaign_wrong_state');
  if (entry.state === 'decided' || entry.state === 'executed') found.push('entry_is_decided');
  else if (!from.includes(entry.state)) found.push('entry_wrong_state');
  const isBureau = by.organId === campaign.organId && has(by, 'cleanup.run');
  if (BUREAU_ACTIONS.includes(action)) {
    if (!has(by, 'cleanup.run')) found.push('not_permitted');
    if (by.organId !== campaign.organId) found.push('not_the_running_bureau');
  } else if (!isBureau) {
    // 代为填报: the bureau may fill for an organ that does not.
    if (!has(by, 'cleanup.fill')) found.push('not_permitted');
    if (by.organId !== entry.organId) found.push('not_the_responsible_organ');
  }
  return found;
}

/** Whether `by` may see the campaign: the bureau that runs it, and whoever answers for one of its entries. */
export function maySee(campaign: Pick<Campaign, 'organId'>, isResponsible: boolean, by: Pick<Actor, 'organId'>): boolean {
  return by.organId === campaign.organId || isResponsible;
}
