import type { LegalDate } from '@libs/kernel';

export const STATES = [
  'drafting', // 起草中
  'submitted', // 已送审; where the review stands is the review's own state
  'deliberating', // 待审议
  'signing', // 待签发
  'numbering', // 待编号
  'publishing', // 待公布
  'published', // 已公布
  'terminated', // 已终止
] as const;
export type State = (typeof STATES)[number];

/** What the drafter takes the document for; 认定 may change it later (domain.md 1). */
export const DRAFT_CLASSES = ['NORMATIVE', 'POLICY', 'RULE', 'INTERNAL', 'UNDETERMINED'] as const;
export type DraftClass = (typeof DRAFT_CLASSES)[number];

/** 起草事项: one intended document from upload to publication. */
export interface Draft {
  id: string;
  state: State;
  title: string;
  /** 文种 as the title has it: 办法, 规定, 通知 … */
  kind: string;
  docClass: DraftClass;
  /** 拟以谁名义印发 */
  issuerOrganId: string;
  draftingOrganId: string;
  draftingUnit: string | null;
  /** Everybody who wrote at it; none of them reviews it (INV-C). */
  drafterIds: string[];
  contactPhone: string | null;
  /** 拟上会日期 */
  meetingOn: LegalDate | null;
  urgentReason: string | null;
  routeKey: string;
  /** Who forwards it (null: nobody), who reviews it, and whose office keeps meeting, signature, number and publication. */
  intakeOrganId: string | null;
  reviewOrganId: string;
  officeOrganId: string;
  meetingKind: string;
  /** Submissions so far (送审次数). */
  round: number;
  /** The text that counts now. */
  textId: string;
  /** Of the meeting that let it pass. */
  passedOn: LegalDate | null;
  /** Passed with amendments (修改后通过): the text to be signed is another one than the meeting's. */
  needsFinalText: boolean;
  /** 成文日期 */
  signedOn: LegalDate | null;
  numberId: string | null;
  docNumber: string | null;
  documentId: string | null;
  closedOn: LegalDate | null;
  createdAt: Date;
  revision: number;
}

/** 集体审议 outcomes: only a meeting passes or rejects (domain.md 21.5). */
export const OUTCOMES = [
  'passed', // 原则通过
  'passed_amended', // 修改后通过
  'again', // 再议
  'rejected', // 未通过
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a meeting's outcome leads: 再议 keeps the opinion, 未通过 needs a new submission. */
export const OUTCOME_STATE = {
  passed: 'signing',
  passed_amended: 'signing',
  again: 'submitted',
  rejected: 'drafting',
} as const satisfies Record<Outcome, State>;

export interface Move {
  from: readonly State[];
  /** `same`: the state stays; `outcome`: as `OUTCOME_STATE` says. */
  to: State | 'same' | 'outcome';
}

/** The states and their commands; key = route = event = button. */
export const WORKFLOW = {
  edit: { from: ['drafting'], to: 'same' },
  replaceText: { from: ['drafting', 'submitted', 'signing'], to: 'same' },
  addMaterial: { from: ['drafting', 'submitted'], to: 'same' },
  waiveMaterial: { from: ['drafting', 'submitted'], to: 'same' },
  removeMaterial: { from: ['drafting', 'submitted'], to: 'same' },
  submit: { from: ['drafting'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'drafting' },
  resupply: { from: ['submitted'], to: 'same' },
  respond: { from: ['drafting', 'submitted'], to: 'same' },
  respondAll: { from: ['drafting', 'submitted'], to: 'same' },
  revise: { from: ['submitted'], to: 'drafting' },
  table: { from: ['submitted'], to: 'deliberating' },
  recordMeeting: { from: ['deliberating'], to: 'outcome' },
  recordSignature: { from: ['signing'], to: 'numbering' },
  takeNumber: { from: ['numbering'], to: 'publishing' },
  enterNumber: { from: ['numbering'], to: 'publishing' },
  voidNumber: { from: ['publishing'], to: 'numbering' },
  publish: { from: ['publishing'], to: 'published' },
  recordInterpretation: { from: ['published'], to: 'same' },
  terminate: { from: ['drafting', 'submitted', 'deliberating', 'signing', 'numbering'], to: 'terminated' },
} as const satisfies Record<string, Move>;

export type Action = keyof typeof WORKFLOW;
export const ACTIONS = Object.keys(WORKFLOW) as Action[];

/** Whose command it is: the drafting organ's, or the office's that keeps meeting, signature, number and publication. */
export const SIDE = {
  edit: 'drafter',
  replaceText: 'drafter',
  addMaterial: 'drafter',
  waiveMaterial: 'drafter',
  removeMaterial: 'drafter',
  submit: 'drafter',
  withdraw: 'drafter',
  resupply: 'drafter',
  respond: 'drafter',
  respondAll: 'drafter',
  revise: 'drafter',
  table: 'drafter',
  recordMeeting: 'office',
  recordSignature: 'office',
  takeNumber: 'office',
  enterNumber: 'office',
  voidNumber: 'office',
  publish: 'office',
  recordInterpretation: 'drafter', // 谁起草、谁解读 (国办发〔2016〕61号)
  terminate: 'drafter',
} as const satisfies Record<Action, 'drafter' | 'office'>;

export const SIDE_PERMISSION = { drafter: 'draft.write', office: 'draft.office' } as const;

/** Carriers by which a document may lawfully be published (domain.md 21.9). */
export const CARRIERS = ['website', 'gazette', 'official_media'] as const; // 政府网站, 政府公报, 官方媒体
export type Carrier = (typeof CARRIERS)[number];
