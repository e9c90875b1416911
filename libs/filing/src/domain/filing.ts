import type { LegalDate } from '@libs/kernel';

/** working: 工作日; natural: every day counts, an end on a rest day moves to the next working day (domain.md 13.4). */
export type LimitUnit = 'working' | 'natural';

/** What is filed: a new document, or a change of one that is filed (domain.md 3.6). */
export const FILING_KINDS = [
  'registration', // 新公布
  'amendment', // 修改
  'repeal', // 废止、宣布失效
] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

/** domain.md 13.2. 逾期未报 (F9) is no state: `to_submit` past its due day, computed by every read. */
export const STATES = [
  'to_submit', // 待报备
  'submitted', // 已报送
  'supplement', // 待补正（暂缓登记）
  'refused', // 不予登记
  'registered', // 已登记
  'in_review', // 审查中
  'asking', // 征询说明中
  'passed', // 审查未发现问题
  'to_correct', // 已要求纠正
  'corrected', // 已纠正
  'referred', // 已提请撤销（改变）
  'decided', // 已撤销、已改变、决定维持
] as const;
export type State = (typeof STATES)[number];

/** Which state may follow which: the whole table of domain.md 13.2, those of the review in depth among them. */
export const NEXT: Record<State, readonly State[]> = {
  to_submit: ['submitted'],
  submitted: ['registered', 'supplement', 'refused'],
  supplement: ['submitted', 'refused'],
  refused: [],
  registered: ['in_review'],
  in_review: ['asking', 'passed', 'to_correct'],
  asking: ['in_review'],
  passed: [],
  to_correct: ['corrected', 'referred'],
  corrected: [],
  referred: ['decided'],
  decided: [],
};

/** How it was sent. system: through this system, to a receiver in it. */
export const WAYS = ['system', 'exchange', 'delivered', 'post', 'platform'] as const;
export type Way = (typeof WAYS)[number];

/** 回执的结果: what an organ outside the system did with it. */
export const OUTCOMES = ['registered', 'supplement', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 报送材料 (789号第八条; domain.md 3.3); the report (备案报告) is the room's own paper. */
export const ITEM_KINDS = ['text', 'explanation', 'basis', 'opinion', 'other'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
/** Without these nothing is sent; 制定依据 and 审核意见 are asked for and may be missing. */
export const REQUIRED_ITEMS = ['text', 'explanation'] as const satisfies readonly ItemKind[];

/** One filing (备案) of one document with one receiving organ. */
export interface Filing {
  id: string;
  documentId: string;
  kind: FilingKind;
  /** The fact that opened it. */
  eventId: string;
  /** From the day after it the period runs: 公布, or the publication of the change. */
  triggerOn: LegalDate;
  /** Of a change: by what. */
  change: string | null;
  /** 制定机关; of a joint document the lead (牵头机关), which alone files. */
  issuerOrganId: string;
  responsibleOrganId: string;
  /** Who may file for it: the issuer, of a government also its office and bureau. */
  submitterOrganIds: string[];
  /** Who drafted it; none of them registers it. */
  drafterIds: string[];
  receiverOrganId: string;
  side: 'government' | 'congress' | 'superior';
  isOutside: boolean;
  /** 备案审查机构: who handles it for the receiver; null outside. */
  officeOrganId: string | null;
  /** The bureau above, which sees the catalogue and may inspect (调阅). */
  supervisorOrganId: string | null;
  /** 抄送 */
  copies: { organId: string; officeOrganId: string | null }[];
  /** Why this receiver. */
  basis: string;
  submitDays: number;
  submitUnit: LimitUnit;
  state: State;
  /** As of the last command, for the order of lists. */
  dueOn: LegalDate | null;
  submittedOn: LegalDate | null;
  submittedBy: string | null;
  submitWay: Way | null;
  /** The period that runs now: acceptance check, supplement, review. */
  runningDays: number | null;
  runningUnit: LimitUnit | null;
  runningFrom: LegalDate | null;
  numberId: string | null;
  /** 备案号; of an outside organ that of its receipt. */
  filingNumber: string | null;
  registeredOn: LegalDate | null;
  registeredBy: string | null;
  refusalReason: string | null;
  reviewerId: string | null;
  reviewStartedOn: LegalDate | null;
  conclusion: string | null;
  closedOn: LegalDate | null;
  revision: number;
}

export interface Item {
  id: string;
  kind: ItemKind;
  name: string;
  sha256: string;
}

export interface Move {
  from: readonly State[];
  /** `same`: the state stays; `outcome`: what the receipt says. */
  to: State | 'same' | 'outcome';
}

/** The commands; key = route = event = button. The README's diagram is made from it. */
export const WORKFLOW = {
  addItem: { from: ['to_submit', 'supplement'], to: 'same' },
  removeItem: { from: ['to_submit', 'supplement'], to: 'same' },
  submit: { from: ['to_submit'], to: 'submitted' },
  resubmit: { from: ['supplement'], to: 'submitted' },
  recordReceipt: { from: ['submitted'], to: 'outcome' },
  register: { from: ['submitted'], to: 'registered' },
  requestSupplement: { from: ['submitted'], to: 'supplement' },
  refuse: { from: ['submitted', 'supplement'], to: 'refused' },
  urge: { from: ['to_submit', 'supplement'], to: 'same' },
  startReview: { from: ['registered'], to: 'in_review' },
  closeReview: { from: ['in_review'], to: 'passed' },
  inspect: { from: STATES.filter((state) => state !== 'to_submit'), to: 'same' },
} as const satisfies Record<string, Move>;

export type Action = keyof typeof WORKFLOW;
export const ACTIONS = Object.keys(WORKFLOW) as Action[];

export const PERMISSION = {
  addItem: 'filing.submit',
  removeItem: 'filing.submit',
  submit: 'filing.submit',
  resubmit: 'filing.submit',
  recordReceipt: 'filing.submit',
  register: 'filing.register',
  requestSupplement: 'filing.register',
  refuse: 'filing.register',
  urge: 'filing.register',
  startReview: 'filing.register',
  closeReview: 'filing.register',
  inspect: 'filing.register',
} as const satisfies Record<Action, string>;
