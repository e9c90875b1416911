import { cancelRefusals, confirmRefusals, requestRefusals, type Shown, type Takedown } from './takedown';

const shown: Shown = {
  publicity: 'public',
  publishedOn: '2026-01-15',
  isWithheld: false,
  keepers: ['issuer', 'bureau', 'responsible'],
  answering: ['issuer', 'bureau'],
};
const withheld: Shown = { ...shown, isWithheld: true };
const pending: Takedown = {
  id: 't',
  documentId: 'd',
  kind: 'withhold',
  state: 'pending',
  reason: '误将征求意见稿公布',
  evidence: '核查记录',
  requestedBy: 'ann',
  requestedAt: new Date('2026-04-01T02:00:00Z'),
  decidedBy: null,
  decidedAt: null,
  decision: null,
  eventId: null,
  revision: 1,
};
const ask = { kind: 'withhold', reason: '误公布', evidence: '来函' } as const;
const of = (organId: string, id = 'bob') => ({ id, organId });

describe('a takedown', () => {
  it('may be asked for by every keeper, with a reason and evidence', () => {
    for (const organ of shown.keepers) expect(requestRefusals(shown, null, ask, of(organ))).toEqual([]);
    expect(requestRefusals(shown, null, ask, of('stranger'))).toEqual(['not_your_document']);
    expect(requestRefusals(shown, null, { ...ask, reason: ' ', evidence: '' }, of('bureau'))).toEqual([
      'takedown_reason_missing',
      'takedown_evidence_missing',
    ]);
    expect(requestRefusals(shown, pending, ask, of('bureau'))).toEqual(['takedown_is_pending']);
  });

  it('is of what is shown, a restoration of what is withheld', () => {
    expect(requestRefusals(withheld, null, ask, of('bureau'))).toEqual(['already_withheld']);
    expect(requestRefusals(shown, null, { ...ask, kind: 'restore' }, of('bureau'))).toEqual(['not_withheld']);
    expect(requestRefusals(withheld, null, { ...ask, kind: 'restore' }, of('bureau'))).toEqual([]);
    expect(requestRefusals({ ...shown, publicity: 'on_request' }, null, ask, of('bureau'))).toEqual(['not_shown_anyway']);
    expect(requestRefusals({ ...shown, publishedOn: null }, null, ask, of('bureau'))).toEqual(['not_shown_anyway']);
  });

  it('INV-B: takes two persons; who only carries it out does not confirm', () => {
    expect(confirmRefusals(shown, pending, of('bureau', 'ann'))).toEqual(['takedown_needs_another_person']);
    expect(confirmRefusals(shown, pending, of('responsible'))).toEqual(['not_yours_to_confirm']);
    expect(confirmRefusals(shown, pending, of('bureau'))).toEqual([]);
    expect(confirmRefusals(shown, { ...pending, state: 'cancelled' }, of('bureau'))).toEqual(['takedown_is_decided']);
    expect(confirmRefusals(withheld, pending, of('bureau'))).toEqual(['already_withheld']);
  });

  it('is cancelled by a keeper who says why, also by the one who asked', () => {
    expect(cancelRefusals(shown, pending, '已更正', of('responsible', 'ann'))).toEqual([]);
    expect(cancelRefusals(shown, pending, '', of('bureau'))).toEqual(['takedown_reason_missing']);
    expect(cancelRefusals(shown, pending, '已更正', of('stranger'))).toEqual(['not_your_document']);
    expect(cancelRefusals(shown, { ...pending, state: 'confirmed' }, '已更正', of('bureau'))).toEqual(['takedown_is_decided']);
  });
});
