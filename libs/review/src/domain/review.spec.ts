import { DomainError, type Actor, type WorkCalendar } from '@libs/kernel';
import type { Command } from './command';
import { decide, type Circumstances } from './decision';
import { conflictOf, REFUSALS, refusals, standing, verdictRefusals, type Refusal, type ReviewCase } from './refusal';
import type { RemarkText } from './remark';
import { ACTIONS, participantsOf, STATES, VERDICTS, type Review, type State } from './review';

const BUREAU = 'bureau';
const OFFICE = 'office';
const DEPARTMENT = 'department';

function person(id: string, organId: string, unit: string | null, ...permissions: string[]): Actor {
  return { id, name: id, organId, unit, roles: [], permissions: new Set(permissions) };
}
const ann = person('ann', BUREAU, '立法科', 'review.handle', 'review.read');
const ben = person('ben', BUREAU, '立法科', 'review.handle', 'review.second');
const sue = person('sue', BUREAU, '局领导', 'review.sign', 'review.second');
const olga = person('olga', OFFICE, '秘书科', 'draft.office');
const dan = person('dan', DEPARTMENT, '法规科', 'draft.write');
/** Somebody who holds everything, to show what the rules themselves refuse. */
const ALL = ['review.handle', 'review.second', 'review.sign', 'draft.office', 'draft.write'];

function review(changes: Partial<Review> = {}): Review {
  return {
    id: 'r1',
    subjectType: 'draft',
    subjectId: 'd1',
    submissionId: 's1',
    round: 1,
    title: '公共机构节能管理办法',
    state: 'in_review',
    organId: DEPARTMENT,
    drafterIds: ['dan'],
    draftingUnit: '法规科',
    routeKey: 'government',
    reviewOrganId: BUREAU,
    intakeOrganId: OFFICE,
    signingLevels: 3,
    meetingOn: null,
    urgentReason: null,
    receivedOn: '2026-05-20',
    forwardedOn: '2026-05-20',
    acceptedOn: '2026-05-21',
    limitDays: 15,
    extendedDays: 0,
    dueOn: '2026-06-12',
    handlerId: 'ann',
    coReviewerIds: [],
    formerHandlerIds: [],
    secondId: null,
    secondReaderIds: [],
    proposedVerdict: 'SHOULD_AMEND',
    explanation: null,
    resumeState: null,
    closedOn: null,
    revision: 1,
    ...changes,
  };
}
const must = { id: 'm1', severity: 'must' as const };
const should = { id: 'm2', severity: 'should' as const };
function matter(
  changes: Partial<Review> = {},
  remarks: ReviewCase['remarks'] = [must, should],
  checks: ReviewCase['checks'] = [],
): ReviewCase {
  return { review: review(changes), remarks, checks };
}
const remark: RemarkText = {
  path: 'art8',
  place: '第八条',
  quotedText: '缴纳节能保证金',
  problemType: 'A5',
  basisLaw: '行政处罚法',
  basisArticle: '第四条',
  basisQuotation: '……',
  comment: '没有法律、法规依据增加义务',
  suggestedText: null,
  suggestsDeletion: true,
  severity: 'must',
};
const valid: { [A in Command['action']]: Extract<Command, { action: A }> } = {
  forward: { action: 'forward' },
  requestSupplement: { action: 'requestSupplement', items: ['征求意见及采纳情况'], reason: '' },
  resupply: { action: 'resupply' },
  decline: { action: 'decline', reason: '不是送审稿' },
  accept: { action: 'accept' },
  assign: { action: 'assign', reviewer: ben, coReviewers: [] },
  handOver: { action: 'handOver', reviewer: ben, reason: '出差' },
  extend: { action: 'extend', days: 5, reason: '情况复杂' },
  markUrgent: { action: 'markUrgent', reason: '防汛' },
  addRemark: { action: 'addRemark', remark },
  editRemark: { action: 'editRemark', remarkId: 'm1', remark },
  removeRemark: { action: 'removeRemark', remarkId: 'm1' },
  setCheck: { action: 'setCheck', item: 'A5', result: 'problem', note: null },
  allClear: { action: 'allClear' },
  sendForSecond: { action: 'sendForSecond', verdict: 'SHOULD_AMEND', explanation: null },
  sendForSign: { action: 'sendForSign', verdict: 'SHOULD_AMEND', explanation: null },
  sendBack: { action: 'sendBack', reason: '补充依据' },
  issue: { action: 'issue', verdict: 'SHOULD_AMEND' },
  answer: { action: 'answer', responses: [{ remarkId: 'm1', adoption: 'adopted', reason: null }] },
  withdraw: { action: 'withdraw', reason: '重新起草' },
};
/** What `by` can do in each state, written as one line a state. */
function table(by: Actor, changes: Partial<Review> = {}): string[] {
  const open = (state: State) =>
    Object.values(valid).filter((command) => refusals(matter({ ...changes, state }), command, by).length === 0);
  return STATES.map((state) => [state, ...open(state).map((command) => command.action)].join(' '));
}

const calendar: WorkCalendar = {
  isWorkday: (date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
  isPublished: () => true,
};
const at: Circumstances = {
  now: new Date('2026-06-01T03:00:00Z'),
  today: '2026-06-01',
  calendar,
  pauses: [],
  reviewDays: 15,
  supplementDays: 15,
};

describe('who took part', () => {
  it('counts the signatory: who signed the opinion does not write at the text (INV-C)', () => {
    expect(participantsOf(review({ handlerId: 'ann', secondId: 'ben' }), [{ authorId: 'cat' }], 'sue')).toEqual([
      'ann',
      'ben',
      'sue',
      'cat',
    ]);
  });
});

describe('who may do what, written out a second time', () => {
  it('lets the handling reviewer do exactly this', () => {
    expect(table(ann)).toEqual([
      'at_office',
      'to_accept requestSupplement decline accept assign markUrgent',
      'supplement markUrgent',
      'in_review requestSupplement assign handOver extend markUrgent addRemark editRemark removeRemark setCheck allClear sendForSecond',
      'second extend markUrgent',
      'to_sign extend markUrgent',
      'issued',
      'declined',
      'withdrawn',
    ]);
  });
  it('lets another reviewer of the bureau, who may read second, do exactly this', () => {
    expect(table(ben)).toEqual([
      'at_office',
      'to_accept requestSupplement decline accept assign markUrgent',
      'supplement markUrgent',
      'in_review assign markUrgent',
      'second markUrgent addRemark editRemark removeRemark setCheck allClear sendForSign sendBack',
      'to_sign markUrgent',
      'issued',
      'declined',
      'withdrawn',
    ]);
  });
  it('lets the signatory do exactly this', () => {
    expect(table(sue)).toEqual([
      'at_office',
      'to_accept assign markUrgent',
      'supplement markUrgent',
      'in_review assign handOver extend markUrgent',
      'second extend markUrgent addRemark editRemark removeRemark setCheck allClear sendForSign sendBack',
      'to_sign extend markUrgent sendBack issue',
      'issued',
      'declined',
      'withdrawn',
    ]);
  });
  it('lets the government office do exactly this', () => {
    expect(table(olga)).toEqual([
      'at_office forward requestSupplement markUrgent',
      'to_accept markUrgent',
      'supplement markUrgent',
      'in_review markUrgent',
      'second markUrgent',
      'to_sign markUrgent',
      'issued',
      'declined',
      'withdrawn',
    ]);
  });
  it('lets the submitting organ do exactly this', () => {
    expect(table(dan)).toEqual([
      'at_office withdraw',
      'to_accept withdraw',
      'supplement resupply withdraw',
      'in_review withdraw',
      'second withdraw',
      'to_sign withdraw',
      'issued answer',
      'declined',
      'withdrawn',
    ]);
  });
  it('goes from the handler straight to the signatory where there are two levels', () => {
    expect(table(ann, { signingLevels: 2 })[3]).toBe(
      'in_review requestSupplement assign handOver extend markUrgent addRemark editRemark removeRemark setCheck allClear sendForSign',
    );
  });
  it('arrives in these states', () => {
    const by = (action: keyof typeof valid, state: State, actor: Actor, changes: Partial<Review> = {}) =>
      decide(matter({ state, ...changes }), valid[action], actor, at).changes.state;
    expect([
      by('forward', 'at_office', olga),
      by('requestSupplement', 'to_accept', ann),
      by('resupply', 'supplement', dan, { resumeState: 'at_office' }),
      by('resupply', 'supplement', dan, { resumeState: 'to_accept' }),
      by('resupply', 'supplement', dan, { resumeState: 'in_review' }),
      by('decline', 'to_accept', ann),
      by('accept', 'to_accept', ann),
      by('assign', 'in_review', sue),
      by('extend', 'to_sign', sue),
      by('sendForSecond', 'in_review', ann),
      by('sendForSign', 'second', ben),
      by('sendBack', 'second', ben),
      by('sendBack', 'to_sign', sue),
      by('issue', 'to_sign', sue),
      by('withdraw', 'to_sign', dan),
    ]).toEqual([
      'to_accept',
      'supplement',
      'at_office',
      'to_accept',
      'in_review',
      'declined',
      'in_review',
      'in_review',
      'to_sign',
      'second',
      'to_sign',
      'in_review',
      'in_review',
      'issued',
      'withdrawn',
    ]);
  });
});

describe('every refusal', () => {
  const everyone = (organ: string, unit = '立法科', id = 'eve') => person(id, organ, unit, ...ALL);
  const bad = (
    command: Command,
    by: Actor,
    changes: Partial<Review> = {},
    remarks?: ReviewCase['remarks'],
    checks?: ReviewCase['checks'],
  ) => refusals(matter(changes, remarks, checks), command, by);
  const cases: Record<Refusal, () => Refusal[]> = {
    wrong_state: () => bad(valid.accept, ann),
    not_permitted: () => bad(valid.issue, ann, { state: 'to_sign', handlerId: 'x' }),
    not_the_office: () => bad(valid.forward, everyone(BUREAU), { state: 'at_office' }),
    not_the_review_organ: () => bad(valid.accept, everyone('other'), { state: 'to_accept' }),
    not_the_submitter: () => bad(valid.withdraw, everyone(BUREAU)),
    drafted_it: () => bad(valid.accept, everyone(BUREAU, '立法科', 'dan'), { state: 'to_accept' }),
    same_unit: () => bad(valid.accept, everyone(BUREAU), { state: 'to_accept', organId: BUREAU, draftingUnit: '立法科' }),
    not_the_handler: () => bad(valid.addRemark, ben),
    handler_cannot_second: () => bad(valid.sendForSign, everyone(BUREAU, '立法科', 'ann'), { state: 'second' }),
    handler_cannot_sign: () => bad(valid.issue, everyone(BUREAU, '立法科', 'ann'), { state: 'to_sign' }),
    second_cannot_sign: () => bad(valid.issue, sue, { state: 'to_sign', secondReaderIds: ['sue'] }),
    second_level_missing: () => bad(valid.sendForSecond, ann, { signingLevels: 2 }),
    second_level_needed: () => bad(valid.sendForSign, ann),
    reviewer_of_other_organ: () => bad({ ...valid.assign, reviewer: everyone('other') }, ann),
    reviewer_not_permitted: () => bad({ ...valid.assign, reviewer: { ...ben, permissions: new Set() } }, ann),
    reviewer_drafted_it: () => bad({ ...valid.assign, reviewer: { ...ben, id: 'dan' } }, ann),
    reviewer_same_unit: () =>
      bad(valid.assign, person('x', BUREAU, '其他科', 'review.handle'), { organId: BUREAU, draftingUnit: '立法科' }),
    already_the_handler: () => bad({ ...valid.handOver, reviewer: ann }, ann),
    items_missing: () => bad({ ...valid.requestSupplement, items: [' '] }, ann),
    reason_missing: () => bad({ ...valid.decline, reason: ' ' }, ann, { state: 'to_accept' }),
    days_out_of_range: () => bad({ ...valid.extend, days: 0 }, ann),
    remark_unknown: () => bad({ ...valid.removeRemark, remarkId: 'no' }, ann),
    remark_place_missing: () => bad({ ...valid.addRemark, remark: { ...remark, place: '' } }, ann),
    remark_comment_missing: () => bad({ ...valid.addRemark, remark: { ...remark, comment: '' } }, ann),
    remark_basis_missing: () => bad({ ...valid.addRemark, remark: { ...remark, basisLaw: null } }, ann),
    response_reason_missing: () =>
      bad({ action: 'answer', responses: [{ remarkId: 'm1', adoption: 'partly', reason: '' }] }, dan, { state: 'issued' }),
    must_remark_missing: () => bad(valid.sendForSecond, ann, {}, [should]),
    must_remark_open: () => bad({ ...valid.sendForSecond, verdict: 'LEGAL' }, ann),
    check_has_problem: () => bad({ ...valid.sendForSecond, verdict: 'LEGAL' }, ann, {}, [should], [{ item: 'A2', result: 'problem' }]),
    grounds_missing: () => bad({ ...valid.sendForSecond, verdict: 'ILLEGAL' }, ann, {}, []),
    explanation_missing: () => bad({ ...valid.sendForSecond, verdict: 'OUT_OF_SCOPE' }, ann),
    verdict_differs: () => bad({ ...valid.issue, verdict: 'ILLEGAL' }, sue, { state: 'to_sign' }),
  };
  it.each(REFUSALS)('gives %s alone, and a decision throws it', (code) => {
    expect(cases[code]()).toEqual([code]);
  });
  it('is thrown by decide, which then changes nothing', () => {
    const subject = matter();
    const before = structuredClone(subject);
    expect(() => decide(subject, valid.accept, ann, at)).toThrow(DomainError);
    expect(subject).toEqual(before);
  });
  it('tells the buttons the same as the enforcement, whatever is typed later', () => {
    for (const state of STATES)
      for (const action of ACTIONS) {
        const subject = matter({ state });
        expect(refusals(subject, valid[action], ann).filter((code) => standing(subject, action, ann).includes(code))).toEqual(
          standing(subject, action, ann),
        );
      }
  });
});

describe('INV-C: who drafted never reviews', () => {
  it.each(['accept', 'assign', 'addRemark', 'sendForSecond', 'sendForSign', 'issue'] as const)(
    'refuses %s to a drafter, whatever they hold',
    (action) => {
      const drafter = person('dan', BUREAU, '其他科', ...ALL);
      for (const state of STATES) expect(refusals(matter({ state, handlerId: 'dan' }), valid[action], drafter)).toContain('drafted_it');
    },
  );
  it('lets the colleague from another section of the same organ review (本局起草)', () => {
    const subject = matter({ state: 'to_accept', organId: BUREAU, draftingUnit: '行政科' });
    expect(refusals(subject, valid.accept, ann)).toEqual([]);
  });
  it('takes nobody for another section when no section is known', () => {
    expect(conflictOf(review({ organId: BUREAU, draftingUnit: null }), person('x', BUREAU, null))).toBe('same_unit');
    expect(conflictOf(review({ draftingUnit: null }), person('x', BUREAU, null))).toBeNull();
  });
  it('keeps who handled it before: 转办 and 分办 wash nobody clean', () => {
    const handedOver = decide(matter({ coReviewerIds: ['cat'] }), valid.handOver, ann, at).changes;
    expect(handedOver).toMatchObject({ handlerId: 'ben', coReviewerIds: ['cat'], formerHandlerIds: ['ann'] });
    const assigned = decide(matter({ ...handedOver }), { ...valid.assign, reviewer: { ...ben, id: 'eve' } }, ben, at).changes;
    expect(assigned).toMatchObject({ handlerId: 'eve', coReviewerIds: [], formerHandlerIds: ['ann', 'ben', 'cat'] });
    const everyone = person('ann', BUREAU, '立法科', ...ALL);
    expect(refusals(matter({ ...handedOver, state: 'second' }), valid.sendForSign, everyone)).toEqual(['handler_cannot_second']);
    expect(refusals(matter({ ...handedOver, state: 'to_sign' }), valid.issue, everyone)).toEqual(['handler_cannot_sign']);
    expect(participantsOf(review({ ...handedOver, ...assigned, secondReaderIds: ['sue'] }), [], null)).toEqual([
      'eve',
      'ann',
      'ben',
      'cat',
      'sue',
    ]);
  });
  it('takes an assignment that is changed before acceptance for no handling', () => {
    const assigned = { state: 'to_accept', acceptedOn: null, limitDays: null } as const;
    expect(decide(matter(assigned), valid.assign, ann, at).changes).toMatchObject({ handlerId: 'ben', formerHandlerIds: [] });
  });
  it('lets the second reader sign where the route has two levels, and nobody who read it where it has three, sent back or not', () => {
    const read = decide(matter({ state: 'second' }), valid.sendForSign, sue, at).changes;
    expect(read).toMatchObject({ secondId: 'sue', secondReaderIds: ['sue'] });
    expect(refusals(matter({ ...read }), valid.issue, sue)).toEqual(['second_cannot_sign']);
    expect(refusals(matter({ ...read, signingLevels: 2 }), valid.issue, sue)).toEqual([]);
    const back = decide(matter({ state: 'second' }), valid.sendBack, sue, at).changes;
    expect(refusals(matter({ ...back, state: 'to_sign' }), valid.issue, sue)).toEqual(['second_cannot_sign']);
  });
  it('refuses the second reading to a co-reviewer too', () => {
    expect(refusals(matter({ state: 'second', coReviewerIds: ['ben'] }), valid.sendForSign, ben)).toEqual(['handler_cannot_second']);
  });
});

describe('verdicts', () => {
  it('asks of each verdict exactly this', () => {
    const found = VERDICTS.flatMap((verdict) =>
      ([[], [should], [must, should]] as const).map(
        (remarks) => `${verdict} ${remarks.length}: ${verdictRefusals(matter({}, remarks), verdict).join(' ')}`,
      ),
    );
    expect(found).toEqual([
      'LEGAL 0: ',
      'LEGAL 1: ',
      'LEGAL 2: must_remark_open',
      'SHOULD_AMEND 0: must_remark_missing',
      'SHOULD_AMEND 1: must_remark_missing',
      'SHOULD_AMEND 2: ',
      'ILLEGAL 0: grounds_missing',
      'ILLEGAL 1: grounds_missing',
      'ILLEGAL 2: ',
      'OUT_OF_SCOPE 0: explanation_missing',
      'OUT_OF_SCOPE 1: explanation_missing',
      'OUT_OF_SCOPE 2: explanation_missing',
    ]);
  });
  it('does not let an item that the bureau added stand against a legal verdict', () => {
    expect(verdictRefusals(matter({}, [], [{ item: 'A14', result: 'problem' }]), 'LEGAL')).toEqual([]);
  });
});

describe('what a decision changes', () => {
  it('starts the clock at acceptance', () => {
    const { changes, event } = decide(
      matter({ state: 'to_accept', handlerId: null, acceptedOn: null, limitDays: null }),
      valid.accept,
      ann,
      at,
    );
    expect(changes).toEqual({ state: 'in_review', acceptedOn: '2026-06-01', limitDays: 15, handlerId: 'ann', dueOn: '2026-06-22' });
    expect(event).toEqual({
      type: 'review.accept',
      subjectType: 'review',
      subjectId: 'r1',
      actorId: 'ann',
      at: at.now,
      detail: { action: undefined },
    });
  });
  it('keeps the handler who was assigned before acceptance', () => {
    expect(decide(matter({ state: 'to_accept', handlerId: 'ben' }), valid.accept, ann, at).changes.handlerId).toBe('ben');
  });
  it('stops the clock only when it runs', () => {
    expect(decide(matter(), valid.requestSupplement, ann, at)).toMatchObject({ pause: 'opens', changes: { resumeState: 'in_review' } });
    expect(decide(matter({ state: 'to_accept', acceptedOn: null }), valid.requestSupplement, ann, at).pause).toBeNull();
    expect(decide(matter({ state: 'supplement', resumeState: 'in_review' }), valid.resupply, dan, at).pause).toBe('closes');
    expect(decide(matter({ state: 'supplement', resumeState: 'in_review' }), valid.withdraw, dan, at).pause).toBe('closes');
  });
  it('moves the due day by what was paused and extended', () => {
    const pauses = [{ from: '2026-05-22', to: null, reason: '补正' }];
    const { changes } = decide(matter({ state: 'supplement', resumeState: 'in_review' }), valid.resupply, dan, { ...at, pauses });
    expect(changes.dueOn).toBe('2026-06-19'); // 15 working days after 21 May is 11 June; 6 were paused
    expect(decide(matter(), valid.extend, ann, at).changes).toMatchObject({ extendedDays: 5, dueOn: '2026-06-18' });
  });
  it('gives fifteen natural days to supplement, moved off a rest day', () => {
    expect(decide(matter(), valid.requestSupplement, ann, { ...at, today: '2026-06-05' }).supplement).toEqual({
      dueOn: '2026-06-22',
      provisional: false,
    });
  });
  it('keeps texts out of the log', () => {
    expect(decide(matter(), valid.addRemark, ann, at).event.detail).toEqual({ path: 'art8', problemType: 'A5', severity: 'must' });
  });
});
