import { DomainError, type Actor } from '@libs/kernel';
import type { Command } from './command';
import { decide } from './decision';
import { ACTIONS, STATES, type Draft, type State } from './draft';
import { requirementsOf, stepsOf, type Material } from './material';
import { missing, type Readiness } from './missing';
import { PHASE_HOLDER, phaseOf, type ReviewFacts } from './phase';
import { isFromPublication, REFUSALS, refusals, standing, type DraftCase, type Refusal } from './refusal';

function person(id: string, organId: string, ...permissions: string[]): Actor {
  return { id, name: id, organId, unit: null, roles: [], permissions: new Set(permissions) };
}
const dan = person('dan', 'department', 'draft.write');
const olga = person('olga', 'office', 'draft.office');

function draft(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'd1',
    state: 'drafting',
    title: '公共机构节能管理办法',
    kind: '办法',
    docClass: 'NORMATIVE',
    issuerOrganId: 'office',
    draftingOrganId: 'department',
    draftingUnit: '法规科',
    drafterIds: ['dan'],
    contactPhone: '0996-2020000',
    meetingOn: null,
    urgentReason: null,
    routeKey: 'government',
    intakeOrganId: 'office',
    reviewOrganId: 'bureau',
    officeOrganId: 'office',
    meetingKind: '州人民政府常务会议',
    round: 1,
    textId: 't2',
    passedOn: '2026-06-20',
    needsFinalText: false,
    signedOn: '2026-06-25',
    numberId: 'n1',
    docNumber: '巴政办规〔2026〕1号',
    documentId: null,
    closedOn: null,
    createdAt: new Date('2026-05-01T00:00:00Z'),
    revision: 1,
    ...changes,
  };
}
const legal: ReviewFacts = {
  id: 'r1',
  submissionId: 's1',
  state: 'issued',
  verdict: 'LEGAL',
  issuedOn: '2026-06-10',
  participantIds: ['ann'],
};
const competition: Material = {
  id: 'm1',
  kind: 'fair_competition',
  fileId: null,
  fileName: null,
  fileHash: null,
  waivedReason: null,
  conclusion: 'not_concerned',
  datedOn: null,
};
function matter(changes: Partial<Draft> = {}, rest: Partial<Omit<DraftCase, 'draft'>> = {}): DraftCase {
  return {
    draft: draft(changes),
    review: legal,
    gate: { open: true, bar: null, submissionId: 's1', adoptedCount: 0 },
    submission: { id: 's1', textId: 't1' },
    materials: [competition],
    requirements: requirementsOf({ ownLegalOpinionRequired: true, fairCompetition: 'market_regulator' }),
    missing: [],
    mayIssue: true,
    registration: { refusals: [], warnings: [] },
    publicFile: 'as_is',
    today: '2026-07-01',
    ...rest,
  };
}
const valid: { [A in Command['action']]: Extract<Command, { action: A }> } = {
  edit: { action: 'edit', fields: { title: '新标题' } },
  replaceText: { action: 'replaceText', fileId: 'f1' },
  addMaterial: { action: 'addMaterial', kind: 'explanation', fileId: 'f1', conclusion: null, datedOn: null },
  waiveMaterial: { action: 'waiveMaterial', kind: 'consultation', reason: '防汛应急' },
  removeMaterial: { action: 'removeMaterial', materialId: 'm1' },
  submit: { action: 'submit', urgentReason: null, letterNumber: null },
  withdraw: { action: 'withdraw', reason: '重新论证' },
  resupply: { action: 'resupply' },
  respond: { action: 'respond', answers: [{ remarkId: 'x', adoption: 'adopted', reason: null }] },
  respondAll: { action: 'respondAll' },
  revise: { action: 'revise' },
  table: { action: 'table' },
  recordMeeting: { action: 'recordMeeting', meeting: '第12次常务会议', heldOn: '2026-06-20', outcome: 'passed', record: '同意' },
  recordSignature: { action: 'recordSignature', signer: '甲', signedOn: '2026-06-25' },
  takeNumber: { action: 'takeNumber' },
  enterNumber: { action: 'enterNumber', typed: '巴政办规〔2026〕1号' },
  voidNumber: { action: 'voidNumber', reason: '错号' },
  publish: {
    action: 'publish',
    carrier: 'website',
    carrierAddress: 'https://www.xjbz.gov.cn/1',
    publishedOn: '2026-07-01',
    effectiveOn: '2026-08-01',
    effectivePhrase: null,
    termYears: 5,
    validThrough: null,
    repeals: [],
    warningsReason: null,
  },
  recordInterpretation: { action: 'recordInterpretation', address: 'https://x', fileId: null, publishedOn: '2026-06-30' },
  terminate: { action: 'terminate', reason: '不再制定' },
};
function table(by: Actor, rest: Partial<Omit<DraftCase, 'draft'>> = {}, changes: Partial<Draft> = {}): string[] {
  const open = (state: State) =>
    Object.values(valid).filter((command) => refusals(matter({ ...changes, state }, rest), command, by).length === 0);
  return STATES.map((state) => [state, ...open(state).map((command) => command.action)].join(' '));
}
const inReview: Partial<DraftCase> = {
  review: { ...legal, state: 'in_review', verdict: null },
  gate: { open: false, bar: 'review_open', submissionId: 's1', adoptedCount: 0 },
};

describe('who may do what, written out a second time', () => {
  it('lets the drafter do exactly this after a legal opinion', () => {
    expect(table(dan)).toEqual([
      'drafting edit replaceText addMaterial waiveMaterial removeMaterial submit respond respondAll terminate',
      'submitted respond respondAll revise table terminate',
      'deliberating terminate',
      'signing terminate',
      'numbering terminate',
      'publishing',
      'published recordInterpretation',
      'terminated',
    ]);
  });
  it('lets the drafter do this while the review is open', () => {
    expect(table(dan, inReview)[1]).toBe('submitted withdraw terminate');
  });
  it('lets the drafter do this when a supplement was asked for', () => {
    expect(table(dan, { ...inReview, review: { ...legal, state: 'supplement', verdict: null } })[1]).toBe(
      'submitted replaceText addMaterial waiveMaterial removeMaterial withdraw resupply terminate',
    );
  });
  it('lets the drafter do this after "should be amended"', () => {
    expect(table(dan, { review: { ...legal, verdict: 'SHOULD_AMEND' } })[1]).toBe(
      'submitted replaceText respond respondAll revise table terminate',
    );
  });
  it('lets the drafter do this after the review organ declined', () => {
    const declined: Partial<DraftCase> = { ...inReview, review: { ...legal, state: 'declined', verdict: null } };
    expect(table(dan, declined)[1]).toBe('submitted revise terminate');
  });
  it('lets the office do exactly this', () => {
    expect(table(olga)).toEqual([
      'drafting',
      'submitted',
      'deliberating recordMeeting',
      'signing recordSignature',
      'numbering takeNumber enterNumber',
      'publishing voidNumber publish',
      'published',
      'terminated',
    ]);
  });
  it('arrives in these states', () => {
    const after = (command: Command, state: State, by: Actor) => decide(matter({ state }), command, by, new Date()).changes.state;
    expect([
      after(valid.submit, 'drafting', dan),
      after(valid.revise, 'submitted', dan),
      after(valid.table, 'submitted', dan),
      after(valid.recordMeeting, 'deliberating', olga),
      after({ ...valid.recordMeeting, outcome: 'passed_amended' }, 'deliberating', olga),
      after({ ...valid.recordMeeting, outcome: 'again' }, 'deliberating', olga),
      after({ ...valid.recordMeeting, outcome: 'rejected' }, 'deliberating', olga),
      after(valid.recordSignature, 'signing', olga),
      after(valid.takeNumber, 'numbering', olga),
      after(valid.enterNumber, 'numbering', olga),
      after(valid.voidNumber, 'publishing', olga),
      after(valid.publish, 'publishing', olga),
      after(valid.terminate, 'signing', dan),
      after(valid.respond, 'drafting', dan),
    ]).toEqual([
      'submitted',
      'drafting',
      'deliberating',
      'signing',
      'signing',
      'submitted',
      'drafting',
      'numbering',
      'publishing',
      'publishing',
      'numbering',
      'published',
      'terminated',
      'drafting',
    ]);
  });
});

describe('every refusal', () => {
  const shut = (bar: NonNullable<DraftCase['gate']['bar']>): Partial<DraftCase> => ({
    gate: { open: false, bar, submissionId: 's1', adoptedCount: 0 },
  });
  const tabled = (rest: Partial<DraftCase>, changes: Partial<Draft> = {}) =>
    refusals(matter({ state: 'submitted', ...changes }, rest), valid.table, dan);
  const drafted = (command: Command, rest: Partial<DraftCase> = {}) => refusals(matter({}, rest), command, dan);
  const published = (fields: Partial<typeof valid.publish>, rest: Partial<DraftCase> = {}) =>
    refusals(matter({ state: 'publishing' }, rest), { ...valid.publish, ...fields }, olga);
  const both = person('eve', 'office', 'draft.write', 'draft.office');
  const cases: Record<Refusal, () => Refusal[]> = {
    wrong_state: () => drafted(valid.table),
    not_permitted: () => refusals(matter(), valid.edit, person('x', 'department')),
    not_the_drafting_organ: () => refusals(matter(), valid.edit, both),
    not_the_office: () => refusals(matter({ state: 'numbering' }), valid.takeNumber, person('x', 'other', 'draft.office')),
    reviewed_it: () => refusals(matter(), valid.edit, person('ann', 'department', 'draft.write')),
    text_is_frozen: () => refusals(matter({ state: 'submitted' }), valid.replaceText, dan),
    materials_are_frozen: () => refusals(matter({ state: 'submitted' }), valid.addMaterial, dan),
    something_missing: () => drafted(valid.submit, { missing: [{ code: 'phone_missing', kind: null }] }),
    review_is_closed: () => refusals(matter({ state: 'submitted' }), valid.withdraw, dan),
    no_supplement_asked: () => refusals(matter({ state: 'submitted' }), valid.resupply, dan),
    no_opinion_yet: () => refusals(matter({ state: 'submitted' }, inReview), valid.respond, dan),
    opinion_still_due: () => refusals(matter({ state: 'submitted' }, inReview), valid.revise, dan),
    gate_not_reviewed: () => tabled(shut('not_reviewed')),
    gate_review_open: () => tabled(shut('review_open')),
    gate_illegal: () => tabled(shut('illegal')),
    gate_out_of_scope: () => tabled(shut('out_of_scope')),
    gate_unanswered: () => tabled(shut('unanswered')),
    gate_of_other_submission: () => tabled({ submission: { id: 's2', textId: 't1' } }),
    revised_text_missing: () =>
      tabled(
        { review: { ...legal, verdict: 'SHOULD_AMEND' }, gate: { open: true, bar: null, submissionId: 's1', adoptedCount: 1 } },
        { textId: 't1' },
      ),
    final_text_missing: () => refusals(matter({ state: 'signing', needsFinalText: true }), valid.recordSignature, olga),
    fair_competition_missing: () => tabled({ materials: [] }),
    fair_competition_against: () => tabled({ materials: [{ ...competition, conclusion: 'against', fileId: 'f1' }] }),
    issuer_may_not_issue: () => published({}, { mayIssue: false }),
    file_missing: () => drafted({ ...valid.addMaterial, fileId: null }),
    conclusion_missing: () => drafted({ ...valid.addMaterial, kind: 'fair_competition' }),
    material_unknown: () => drafted({ ...valid.removeMaterial, materialId: 'no' }),
    not_waivable: () => drafted({ ...valid.waiveMaterial, kind: 'explanation' }),
    reason_missing: () => drafted({ ...valid.waiveMaterial, reason: ' ' }),
    answers_missing: () => drafted({ ...valid.respond, answers: [] }),
    meeting_missing: () => refusals(matter({ state: 'deliberating' }), { ...valid.recordMeeting, meeting: '' }, olga),
    record_missing: () => refusals(matter({ state: 'deliberating' }), { ...valid.recordMeeting, record: '' }, olga),
    signer_missing: () => refusals(matter({ state: 'signing' }), { ...valid.recordSignature, signer: '' }, olga),
    date_in_future: () => refusals(matter({ state: 'deliberating' }), { ...valid.recordMeeting, heldOn: '2026-07-02' }, olga),
    meeting_before_opinion: () => refusals(matter({ state: 'deliberating' }), { ...valid.recordMeeting, heldOn: '2026-06-09' }, olga),
    signed_before_meeting: () => refusals(matter({ state: 'signing' }), { ...valid.recordSignature, signedOn: '2026-06-19' }, olga),
    number_missing: () => refusals(matter({ state: 'numbering' }), { ...valid.enterNumber, typed: '' }, olga),
    public_file_missing: () => published({}, { publicFile: 'missing' }),
    address_missing: () => published({ carrierAddress: '' }),
    interpretation_missing: () => refusals(matter({ state: 'published' }), { ...valid.recordInterpretation, address: ' ' }, dan),
    effective_date_missing: () => published({ effectiveOn: null }),
    published_before_signed: () => published({ publishedOn: '2026-06-24' }),
    ends_before_it_starts: () => published({ validThrough: '2026-07-31' }),
    warnings_need_reason: () => published({}, { registration: { refusals: [], warnings: ['effect_too_soon'] } }),
  };
  it.each(REFUSALS)('gives %s alone', (code) => {
    expect(cases[code]()).toEqual([code]);
  });
  it('is thrown by decide with what is missing, and changes nothing', () => {
    const subject = matter({}, { missing: [{ code: 'material_missing', kind: 'explanation' }] });
    const before = structuredClone(subject);
    const attempt = () => decide(subject, valid.submit, dan, new Date());
    expect(attempt).toThrow(DomainError);
    try {
      attempt();
    } catch (error) {
      expect((error as DomainError).detail).toEqual({ action: 'submit', refusals: ['something_missing'], missing: subject.missing });
    }
    expect(subject).toEqual(before);
  });
  it('adds what the registry refuses to publish', () => {
    const subject = matter({ state: 'publishing' }, { registration: { refusals: ['number_not_readable'], warnings: [] } });
    expect(() => decide(subject, valid.publish, olga, new Date())).toThrow('draft_refused');
  });
  it('tells the buttons the same as the enforcement', () => {
    for (const state of STATES)
      for (const action of ACTIONS) {
        const found = standing(matter({ state }), action, dan);
        expect(refusals(matter({ state }), valid[action], dan).slice(0, found.length)).toEqual(found);
      }
  });
  it('does not repeat an amended text where nothing was adopted', () => {
    const rest: Partial<DraftCase> = { review: { ...legal, verdict: 'SHOULD_AMEND' } };
    expect(refusals(matter({ state: 'submitted', textId: 't1' }, rest), valid.table, dan)).toEqual([]);
  });
  it('lets warnings pass with a reason', () => {
    const rest: Partial<DraftCase> = { registration: { refusals: [], warnings: ['effect_too_soon'] } };
    expect(refusals(matter({ state: 'publishing' }, rest), { ...valid.publish, warningsReason: '防汛应急' }, olga)).toEqual([]);
  });
});

describe('what a decision changes', () => {
  it('makes everybody who writes a drafter, so that they never review (INV-C)', () => {
    expect(decide(matter(), valid.edit, person('dora', 'department', 'draft.write'), new Date()).changes.drafterIds).toEqual([
      'dan',
      'dora',
    ]);
    expect(decide(matter(), valid.edit, dan, new Date()).changes.drafterIds).toBeUndefined();
  });
  it('counts the round, and keeps a phone number out of the log', () => {
    expect(decide(matter(), valid.submit, dan, new Date()).changes).toMatchObject({ state: 'submitted', round: 2 });
    const { event } = decide(matter(), { action: 'edit', fields: { contactPhone: '13900000000' } }, dan, new Date());
    expect(JSON.stringify(event.detail)).not.toContain('139');
  });
  it('asks for another text only when the meeting amended it', () => {
    const met = (outcome: 'passed' | 'passed_amended' | 'again') =>
      decide(matter({ state: 'deliberating' }), { ...valid.recordMeeting, outcome }, olga, new Date()).changes;
    expect(met('passed')).toMatchObject({ passedOn: '2026-06-20', needsFinalText: false });
    expect(met('passed_amended')).toMatchObject({ passedOn: '2026-06-20', needsFinalText: true });
    expect(met('again')).toMatchObject({ passedOn: null, needsFinalText: false });
  });
  it('forgets a voided number', () => {
    expect(decide(matter({ state: 'publishing' }), valid.voidNumber, olga, new Date()).changes).toMatchObject({
      state: 'numbering',
      numberId: null,
    });
  });
});

describe('phases', () => {
  it('shows this for every state of draft and review', () => {
    const shown = (
      ['at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign', 'issued', 'declined', 'withdrawn'] as const
    ).map((state) => `${state} ${phaseOf({ state: 'submitted', round: 1 }, { state, verdict: state === 'issued' ? 'LEGAL' : null })}`);
    expect(shown).toEqual([
      'at_office at_office',
      'to_accept to_accept',
      'supplement supplement',
      'in_review in_review',
      'second in_review',
      'to_sign in_review',
      'issued opinion',
      'declined declined',
      'withdrawn drafting',
    ]);
    expect(phaseOf({ state: 'submitted', round: 1 }, { state: 'issued', verdict: 'SHOULD_AMEND' })).toBe('revising');
    expect(phaseOf({ state: 'drafting', round: 0 }, null)).toBe('drafting');
    expect(phaseOf({ state: 'drafting', round: 1 }, { state: 'issued', verdict: 'SHOULD_AMEND' })).toBe('revising');
    expect(phaseOf({ state: 'drafting', round: 1 }, { state: 'withdrawn', verdict: null })).toBe('drafting');
    expect(STATES.slice(2).map((state) => phaseOf({ state, round: 1 }, null))).toEqual(STATES.slice(2));
    expect(PHASE_HOLDER.supplement).toBe('drafter');
  });
});

describe('steps and what is missing', () => {
  const requirements = requirementsOf({ ownLegalOpinionRequired: true, fairCompetition: 'market_regulator' });
  const paper = (kind: Material['kind'], rest: Partial<Material> = {}): Material => ({
    ...competition,
    conclusion: null,
    id: kind,
    kind,
    fileId: 'f1',
    fileName: 'a.docx',
    ...rest,
  });
  const ready: Readiness = {
    draft: draft({ round: 0 }),
    steps: stepsOf(requirements, [
      paper('explanation'),
      paper('basis'),
      paper('consultation', { fileId: null, waivedReason: '应急' }),
      paper('own_legal_opinion'),
      competition,
    ]),
    textLength: 100,
    unanswered: 0,
    isUnchangedSinceOpinion: false,
  };
  it('asks for these by route', () => {
    const required = (own: boolean) =>
      requirementsOf({ ownLegalOpinionRequired: own, fairCompetition: 'drafter' })
        .filter(({ need }) => need === 'required')
        .map(({ kind }) => kind);
    expect(required(true)).toEqual(['explanation', 'basis', 'consultation', 'own_legal_opinion', 'fair_competition']);
    expect(required(false)).toEqual(['explanation', 'basis', 'consultation', 'fair_competition']);
  });
  it('takes a paper, a waiver or a conclusion for done, each where it may stand', () => {
    expect(ready.steps.slice(0, 5).map((step) => step.state)).toEqual(['done', 'done', 'waived', 'done', 'done']);
    expect(stepsOf(requirements, [paper('explanation', { fileId: null, waivedReason: '无' })])[0]?.state).toBe('required');
    expect(stepsOf(requirements, [{ ...competition, conclusion: 'conforms' }])[4]?.state).toBe('required');
    expect(stepsOf(requirements, [paper('fair_competition', { conclusion: 'conforms' })])[4]?.state).toBe('done');
    expect(stepsOf(requirements, [paper('fair_competition')])[4]?.state).toBe('required');
  });
  it('finds nothing missing in what is complete, and each thing alone', () => {
    const codes = (changes: Partial<Readiness>) =>
      missing({ ...ready, ...changes }).map(({ code, kind }) => (kind ? `${code} ${kind}` : code));
    expect(codes({})).toEqual([]);
    expect(codes({ draft: { ...ready.draft, title: '' } })).toEqual(['title_missing']);
    expect(codes({ draft: { ...ready.draft, kind: ' ' } })).toEqual(['kind_missing']);
    expect(codes({ draft: { ...ready.draft, contactPhone: null } })).toEqual(['phone_missing']);
    expect(codes({ textLength: 0 })).toEqual(['text_empty']);
    expect(codes({ unanswered: 1 })).toEqual(['remarks_unanswered']);
    expect(codes({ isUnchangedSinceOpinion: true })).toEqual(['text_unchanged']);
    expect(codes({ steps: stepsOf(requirements, []) })).toEqual([
      'material_missing explanation',
      'material_missing basis',
      'material_missing consultation',
      'material_missing own_legal_opinion',
      'material_missing fair_competition',
    ]);
    expect(codes({ steps: stepsOf(requirements.slice(4), [paper('fair_competition', { conclusion: 'against' })]) })).toEqual([
      'fair_competition_against',
    ]);
  });
});

it('knows when a phrase makes publication the day of effect', () => {
  expect(
    ['自公布之日起施行', '本办法自印发之日起执行', '自2026年8月1日起施行', '自公布之日起30日后施行', null].map(isFromPublication),
  ).toEqual([true, true, false, false, false]);
});
