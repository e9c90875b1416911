import { SYSTEM, type Actor } from '@libs/kernel';
import { FILING_ACTION_WORDS, FILING_MESSAGES, FILING_STATE_WORDS } from '../messages';
import { clockOf, dueAfter } from './clock';
import type { Command } from './command';
import { decide, type Circumstances } from './decision';
import { ACTIONS, NEXT, STATES, WORKFLOW, type Filing, type Move, type State } from './filing';
import { paperHash, paperHtml, paperText, reportPaper, supplementPaper, urgePaper } from './paper';
import { refusals, REFUSALS, standing, type FilingCase } from './refusal';
import { viewOf } from './visibility';

const calendar = { isWorkday: (on: string) => ![0, 6].includes(new Date(on).getUTCDay()), isPublished: () => true };
const TODAY = '2026-04-10';
const FILING: Filing = {
  id: 'f',
  documentId: 'd',
  kind: 'registration',
  eventId: 'e',
  triggerOn: '2026-04-01',
  change: null,
  issuerOrganId: 'issuer',
  responsibleOrganId: 'issuer',
  submitterOrganIds: ['issuer'],
  drafterIds: ['drafter'],
  receiverOrganId: 'government',
  side: 'government',
  isOutside: false,
  officeOrganId: 'bureau',
  supervisorOrganId: 'above',
  copies: [{ organId: 'copied', officeOrganId: 'copied bureau' }],
  basis: '规定',
  submitDays: 30,
  submitUnit: 'natural',
  state: 'to_submit',
  dueOn: null,
  submittedOn: '2026-04-02',
  submittedBy: 'sender',
  submitWay: 'system',
  runningDays: null,
  runningUnit: null,
  runningFrom: null,
  numberId: null,
  filingNumber: null,
  registeredOn: null,
  registeredBy: null,
  refusalReason: null,
  reviewerId: null,
  reviewStartedOn: null,
  conclusion: null,
  closedOn: null,
  revision: 1,
};
const filing = (given: Partial<Filing> = {}): Filing => ({ ...FILING, ...given });
const ITEMS = [
  { id: 't', kind: 'text' },
  { id: 't2', kind: 'text' },
  { id: 'x', kind: 'explanation' },
] as const;
const subject = (given: Partial<Filing> = {}): FilingCase => ({ filing: filing(given), items: ITEMS, today: TODAY });
const who = (organId: string, ...permissions: string[]): Actor => ({
  ...SYSTEM,
  id: `of ${organId}`,
  organId,
  permissions: new Set(permissions),
});
const submitter = who('issuer', 'filing.submit');
const clerk = who('bureau', 'filing.register');
const above = who('above', 'filing.register');
const outsider = who('elsewhere', 'filing.submit', 'filing.register');
const limit = { days: 5, unit: 'working' } as const;
const at: Circumstances = { now: new Date(0), calendar, accept: limit, supplement: { days: 15, unit: 'natural' }, review: limit };
const RECEIPT = { organName: '自治区人民政府', number: '1号', receivedOn: '2026-04-05', outcome: 'registered', note: null } as const;

/** Each action as somebody who may gives it. */
const VALID: Record<(typeof ACTIONS)[number], Command> = {
  addItem: { action: 'addItem', item: { kind: 'basis', name: '依据', sha256: '', mediaType: '', size: 1 } },
  removeItem: { action: 'removeItem', itemId: 'x' },
  submit: { action: 'submit', way: 'system', sentOn: null, contact: null },
  resubmit: { action: 'resubmit', way: 'system', sentOn: null, contact: null },
  recordReceipt: { action: 'recordReceipt', receipt: RECEIPT },
  register: { action: 'register' },
  requestSupplement: { action: 'requestSupplement', items: ['依据'], reason: '' },
  refuse: { action: 'refuse', reason: '不属于备案范围' },
  urge: { action: 'urge', note: null },
  startReview: { action: 'startReview' },
  closeReview: { action: 'closeReview', conclusion: null },
  inspect: { action: 'inspect', reason: '抽查' },
};
/** What each of the parties may do in each state, written out by hand. */
function open(state: State, isOutside: boolean): string {
  const of = (by: Actor) =>
    ACTIONS.filter(
      (action) => refusals(subject({ state, isOutside, officeOrganId: isOutside ? null : 'bureau' }), VALID[action], by).length === 0,
    );
  return `${state}: ${of(submitter).join(' ')} | ${of(clerk).join(' ')} | ${of(above).join(' ')}`;
}

describe('the workflow', () => {
  it('inside the system allows exactly this: submitter | registrar | bureau above', () => {
    expect(STATES.map((state) => open(state, false))).toEqual([
      'to_submit: addItem removeItem submit | urge | ',
      'submitted:  | register requestSupplement refuse | inspect',
      'supplement: addItem removeItem resubmit | refuse urge | inspect',
      'refused:  |  | inspect',
      'registered:  | startReview | inspect',
      'in_review:  | closeReview | inspect',
      'asking:  |  | inspect',
      'passed:  |  | inspect',
      'to_correct:  |  | inspect',
      'corrected:  |  | inspect',
      'referred:  |  | inspect',
      'decided:  |  | inspect',
    ]);
  });
  it('outside the system allows the submitter alone', () => {
    const outside = { ...VALID.submit, way: 'post' } as Command;
    expect(refusals(subject({ isOutside: true, officeOrganId: null }), outside, submitter)).toEqual([]);
    expect(open('submitted', true)).toBe('submitted: recordReceipt |  | inspect');
    expect(open('registered', true)).toBe('registered:  |  | inspect');
  });
  it('lets nobody else do anything', () => {
    for (const state of STATES) {
      for (const action of ACTIONS) expect(standing(subject({ state }), action, outsider)).not.toEqual([]);
    }
  });
  it('moves only along the table of domain.md 13.2', () => {
    for (const action of ACTIONS) {
      const { from, to }: Move = WORKFLOW[action];
      if (to === 'same') continue;
      const targets: State[] = to === 'outcome' ? ['registered', 'supplement', 'refused'] : [to];
      for (const state of from) expect(NEXT[state]).toEqual(expect.arrayContaining(targets));
    }
  });
  it('has words for every state, button and refusal', () => {
    expect(Object.keys(FILING_STATE_WORDS).sort()).toEqual([...STATES].sort());
    expect(Object.keys(FILING_ACTION_WORDS).sort()).toEqual([...ACTIONS].sort());
    for (const code of REFUSALS) expect(FILING_MESSAGES[code].zh).toBeTruthy();
  });
});

describe('a decision', () => {
  it('starts the period that the new state has, and ends the one before', () => {
    const sent = decide(subject(), VALID.submit, submitter, at).changes;
    expect(sent).toMatchObject({
      state: 'submitted',
      submittedOn: TODAY,
      submitWay: 'system',
      runningDays: 5,
      runningFrom: TODAY,
      dueOn: '2026-04-17',
    });
    const asked = decide(subject({ state: 'submitted' }), VALID.requestSupplement, clerk, at).changes;
    expect(asked).toMatchObject({ state: 'supplement', runningUnit: 'natural', dueOn: '2026-04-27' });
    expect(decide(subject({ state: 'submitted' }), VALID.register, clerk, at).changes).toMatchObject({ runningDays: null, dueOn: null });
    expect(decide(subject({ state: 'registered' }), VALID.startReview, clerk, at).changes).toMatchObject({
      reviewerId: clerk.id,
      runningDays: 5,
    });
  });
  it('takes a receipt at its word', () => {
    const outside = { state: 'submitted', isOutside: true, officeOrganId: null } as const;
    const recorded = (given: object) =>
      decide(subject(outside), { action: 'recordReceipt', receipt: { ...RECEIPT, ...given } }, submitter, at).changes;
    expect(recorded({})).toMatchObject({ state: 'registered', filingNumber: '1号', registeredOn: '2026-04-05' });
    expect(recorded({ outcome: 'refused', note: '退回' })).toMatchObject({ state: 'refused', refusalReason: '退回', closedOn: TODAY });
    expect(recorded({ outcome: 'supplement', note: '缺说明' })).toMatchObject({ state: 'supplement', runningDays: 15 });
  });
});

describe('the clock', () => {
  it('counts from the day after, and moves an end on a rest day (domain.md 13.4)', () => {
    expect(dueAfter(calendar, '2026-04-01', 30, 'natural').on).toBe('2026-05-01');
    expect(dueAfter(calendar, '2026-04-02', 30, 'natural').on).toBe('2026-05-04');
    expect(dueAfter(calendar, '2026-04-03', 5, 'working').on).toBe('2026-04-10');
  });
  it('is late only for who owes something here', () => {
    const status = (given: Partial<Filing>, today = '2026-06-01') => clockOf(calendar, filing(given), today, 15).status;
    expect(status({})).toBe('overdue');
    expect(status({}, '2026-04-16')).toBe('soon');
    expect(status({}, '2026-04-15')).toBe('running');
    expect(status({ state: 'submitted', isOutside: true, runningDays: 5, runningUnit: 'working', runningFrom: TODAY })).toBe('none');
    expect(status({ state: 'registered' })).toBe('none');
  });
});

describe('who sees what (domain.md 21.13)', () => {
  const view = (organId: string, state: State, hasInspected = false) => viewOf(filing({ state }), { organId }, hasInspected);
  it.each([
    ['issuer', 'full', 'full'],
    ['bureau', 'catalogue', 'full'],
    ['government', 'catalogue', 'full'],
    ['copied bureau', 'catalogue', 'full'],
    ['above', 'catalogue', 'catalogue'],
    ['elsewhere', null, null],
  ])('%s', (organ, before, after) => {
    expect([view(organ, 'to_submit'), view(organ, 'submitted')]).toEqual([before, after]);
  });
  it('the bureau above opens the package by an inspection', () => {
    expect(view('above', 'submitted', true)).toBe('full');
    expect(view('elsewhere', 'submitted', true)).toBeNull();
  });
});

describe('papers (domain.md 14 T6, T7)', () => {
  const document = {
    title: '甲办法',
    docNumber: '巴发改规〔2026〕1号',
    publishedOn: '2026-04-01',
    effectiveOn: '2026-05-01',
    kind: 'registration',
    change: null,
  } as const;
  const report = reportPaper({
    document,
    submitter: '州发改委',
    receiver: '州人民政府',
    copies: ['某局'],
    attachments: ['正式文本：甲.pdf', '制定说明：乙.pdf'],
    basis: '国办发〔2018〕37号',
    on: TODAY,
    contact: '张三 0996',
  });
  it('report: to whom, title, number, days, attachments', () => {
    expect(paperText(report)).toBe(
      [
        '关于报送《甲办法》（巴发改规〔2026〕1号）备案的报告',
        '州人民政府：',
        '《甲办法》（巴发改规〔2026〕1号）已于2026年4月1日公布，自2026年5月1日起施行。依照国办发〔2018〕37号，现报请备案。',
        '抄送：某局。',
        '附件：1. 正式文本：甲.pdf',
        '　　　2. 制定说明：乙.pdf',
        '州发改委',
        '2026年4月10日',
        '（联系人、电话：张三 0996）',
      ].join('\n'),
    );
    expect(
      reportPaper({
        ...report,
        document: { ...document, kind: 'repeal', change: '《乙决定》' },
        submitter: '',
        receiver: '',
        copies: [],
        basis: 'x',
        on: TODAY,
      }).body[0],
    ).toContain('已经废止（失效）（《乙决定》）');
  });
  it('is a page of its own, its words escaped, marked until it is frozen', () => {
    const page = paperHtml({ ...report, title: '<script>' }, null);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain('预览');
    expect(paperHtml(report, paperHash(report))).toContain(`内容校验码 ${paperHash(report)}`);
  });
  it('asks for a supplement, and urges', () => {
    const answer = { document, office: '州司法局', submitter: '州发改委', on: TODAY };
    expect(supplementPaper({ ...answer, items: ['制定依据', ' '], reason: '', dueOn: '2026-04-27' }).body).toEqual([
      expect.stringContaining('请于2026年4月27日前补正'),
      '1. 制定依据',
    ]);
    expect(urgePaper({ ...answer, dueOn: '2026-05-01', isOverdue: false, note: null }).body[0]).toContain('报备期限为2026年5月1日');
  });
});
