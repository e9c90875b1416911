import type { Actor } from '@libs/kernel';
import { CAMPAIGN_ACTIONS, CAMPAIGN_STATES, campaignStateAfter, type Campaign } from './campaign';
import { ENTRY_ACTIONS, ENTRY_STATES, entryStateAfter, type EntryState } from './entry';
import { entryRefusals, standing, type Progress } from './refusal';

const person = (organId: string, ...permissions: string[]): Actor => {
  return { id: organId, name: organId, organId, unit: null, roles: [], permissions: new Set(permissions) };
};
const bureau = person('bureau', 'cleanup.run', 'cleanup.fill', 'cleanup.read', 'review.sign');
const department = person('department', 'cleanup.fill', 'cleanup.read');
const stranger = person('stranger', 'cleanup.fill', 'cleanup.run', 'review.sign');

const campaign = (state: Campaign['state']): Campaign => ({
  id: 'c',
  slug: 's',
  kind: 'special',
  title: '清理',
  noticeNumber: null,
  criteria: null,
  organId: 'bureau',
  governmentId: 'government',
  scopeOn: '2026-01-01',
  deadlineOn: '2026-02-01',
  scope: {
    statuses: [],
    docClasses: [],
    issuerId: null,
    level: null,
    regionCode: null,
    yearFrom: null,
    yearTo: null,
    topic: null,
    keyword: null,
    withLower: false,
    addedIds: [],
    removedIds: [],
  },
  state,
  worklistCount: 1,
  worklistHash: 'h',
  frozenOn: '2026-01-01',
  createdBy: 'bureau',
  createdAt: new Date(0),
  revision: 1,
});
const passed: Progress = {
  counts: { executed: 1 },
  deliberation: { heldOn: '2026-01-01', meeting: '常务会议', result: 'passed', note: null },
};

describe('a campaign', () => {
  it('allows exactly this (C0–C7)', () => {
    const open = (state: Campaign['state']) =>
      CAMPAIGN_ACTIONS.filter((action) => standing(campaign(state), passed, action, bureau).length === 0);
    const rows = CAMPAIGN_STATES.map((state) =>
      [state, ...open(state).map((action) => `${action}→${campaignStateAfter(state, action)}`)].join(' '),
    );
    expect(rows).toEqual([
      'preparing edit→preparing freeze→deployed',
      'deployed open→filling postpone→deployed',
      'filling postpone→filling startReview→review',
      'review deliberate→deliberation',
      'deliberation deliberate→deliberation publish→published',
      'published deliberate→published publish→published followUp→follow_up archive→archived',
      'follow_up deliberate→follow_up publish→follow_up archive→archived',
      'archived',
    ]);
  });

  it('goes on only when its entries have', () => {
    const found = (action: 'startReview' | 'deliberate' | 'archive', state: EntryState) => {
      const from = { startReview: 'filling', deliberate: 'review', archive: 'published' } as const;
      return standing(campaign(from[action]), { ...passed, counts: { [state]: 1 } }, action, bureau);
    };
    const held = (action: 'startReview' | 'deliberate' | 'archive') => ENTRY_STATES.filter((state) => found(action, state).length > 0);
    expect(held('startReview')).toEqual(['open', 'filled', 'returned']);
    expect(held('deliberate')).toEqual(['open', 'filled', 'submitted', 'returned']);
    expect(held('archive')).toEqual(['open', 'filled', 'submitted', 'returned', 'agreed', 'decided']);
  });

  it('is published only after a meeting that passed it, by somebody who may record effects', () => {
    const found = (progress: Progress, by = bureau) => standing(campaign('deliberation'), progress, 'publish', by);
    expect(found({ counts: {}, deliberation: null })).toEqual(['not_deliberated']);
    const again = { heldOn: '2026-01-01', meeting: '常务会议', result: 'again', note: null } as const;
    expect(found({ counts: {}, deliberation: again })).toEqual(['not_deliberated']);
    expect(found(passed, person('bureau', 'cleanup.run'))).toEqual(['not_permitted']);
    expect(found(passed, stranger)).toEqual(['not_the_running_bureau']);
    expect(found(passed)).toEqual([]);
  });
});

describe('an entry', () => {
  const allowed = (by: Actor, state: EntryState, at: Campaign['state']) =>
    ENTRY_ACTIONS.filter((action) => entryRefusals(campaign(at), { state, organId: 'department' }, action, by).length === 0);

  it('allows exactly this to the bureau and to the responsible organ while it is filled in', () => {
    const rows = ENTRY_STATES.map((state) => [state, ...allowed(bureau, state, 'filling')].join(' '));
    expect(rows).toEqual([
      'open assign fill',
      'filled assign fill submit',
      'submitted assign agree change sendBack',
      'returned assign fill',
      'agreed change sendBack',
      'decided',
      'executed',
    ]);
    expect(ENTRY_STATES.map((state) => [state, ...allowed(department, state, 'filling')].join(' '))).toEqual([
      'open fill',
      'filled fill submit',
      'submitted',
      'returned fill',
      'agreed',
      'decided',
      'executed',
    ]);
    expect(ENTRY_STATES.flatMap((state) => allowed(stranger, state, 'filling'))).toEqual([]);
  });

  it('is filled in and reviewed only in its stages', () => {
    const stages = (state: EntryState, action: (typeof ENTRY_ACTIONS)[number]) =>
      CAMPAIGN_STATES.filter((at) => allowed(bureau, state, at).includes(action));
    expect(stages('open', 'fill')).toEqual(['filling', 'review']);
    expect(stages('open', 'assign')).toEqual(['deployed', 'filling', 'review']);
    expect(stages('submitted', 'agree')).toEqual(['filling', 'review', 'deliberation', 'published', 'follow_up']);
    expect(stages('agreed', 'sendBack')).toEqual(['filling', 'review']);
  });

  it('comes to these states', () => {
    const after = (state: EntryState, action: (typeof ENTRY_ACTIONS)[number], isComplete = true) =>
      entryStateAfter({ state }, action, isComplete);
    expect([after('open', 'fill'), after('filled', 'fill', false), after('returned', 'fill')]).toEqual(['filled', 'open', 'filled']);
    expect([after('filled', 'submit'), after('submitted', 'agree'), after('agreed', 'sendBack')]).toEqual([
      'submitted',
      'agreed',
      'returned',
    ]);
    // Who takes a reported row over reports it anew.
    expect([after('submitted', 'assign'), after('open', 'assign'), after('returned', 'assign')]).toEqual(['filled', 'open', 'returned']);
  });
});
