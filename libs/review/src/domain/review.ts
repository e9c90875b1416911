import type { LegalDate } from '@libs/kernel';

/** What is reviewed; one ledger counts them all (国办发〔2018〕115号 台账, domain.md 2.2). */
export const SUBJECT_TYPES = ['draft', 'decision', 'contract', 'policy', 'other'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const STATES = [
  'at_office', // 政府办待转
  'to_accept', // 待受理
  'supplement', // 退回补正
  'in_review', // 审核中
  'second', // 待复核
  'to_sign', // 待签发
  'issued', // 已出具意见
  'declined', // 不予受理
  'withdrawn', // 已撤回
] as const;
export type State = (typeof STATES)[number];

/** States in which the review organ still owes an opinion. */
export const OPEN: readonly State[] = ['at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign'];

export const VERDICTS = [
  'LEGAL', // 合法
  'SHOULD_AMEND', // 应当予以修改
  'ILLEGAL', // 不合法
  'OUT_OF_SCOPE', // 不属于规范性文件审核范围
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One legality review of one submission (一次送审的合法性审核). */
export interface Review {
  id: string;
  subjectType: SubjectType;
  /** The matter; its later rounds are later reviews with the same subject. */
  subjectId: string;
  submissionId: string;
  round: number;
  title: string;
  state: State;
  /** Who submitted it (送审单位) and which persons and section drafted it; none of them reviews it (domain.md 21.1). */
  organId: string;
  drafterIds: string[];
  draftingUnit: string | null;
  routeKey: string;
  reviewOrganId: string;
  /** The office that checks and forwards it (政府办转送), or null when it goes straight to the review organ. */
  intakeOrganId: string | null;
  /** 3: 承办 → 复核 → 签发; 2: 承办 → 签发 (domain.md 21.14). */
  signingLevels: number;
  /** 拟上会日期 */
  meetingOn: LegalDate | null;
  /** Why it is urgent; null when it is not. */
  urgentReason: string | null;
  receivedOn: LegalDate;
  forwardedOn: LegalDate | null;
  acceptedOn: LegalDate | null;
  /** Working days allowed, fixed at acceptance, and those added by an extension. */
  limitDays: number | null;
  extendedDays: number;
  /** As of the last command, for the order of the queue; `clockOf` computes it at each read. */
  dueOn: LegalDate | null;
  /** 承办人 and 协办 */
  handlerId: string | null;
  coReviewerIds: string[];
  /** Who handled it before a 转办 or 分办, 协办 among them: they neither read it a second time nor sign it. */
  formerHandlerIds: string[];
  /** 复核人 */
  secondId: string | null;
  /** Everybody who did a second reading of it, returned ones included: where there are three levels none of them signs it. */
  secondReaderIds: string[];
  /** What the handler proposes; signed as it is, or sent back. */
  proposedVerdict: Verdict | null;
  /** Closing words of the opinion, or why a matter is out of scope. */
  explanation: string | null;
  /** Where a supplement resumes. */
  resumeState: State | null;
  closedOn: LegalDate | null;
  revision: number;
}

export interface Move {
  from: readonly State[];
  /** `same`: the state stays; `resume`: back to where the supplement was asked for. */
  to: State | 'same' | 'resume';
}

/** The states and their commands; key = route = event = button. The README's diagram is made from it. */
export const WORKFLOW = {
  forward: { from: ['at_office'], to: 'to_accept' },
  requestSupplement: { from: ['at_office', 'to_accept', 'in_review'], to: 'supplement' },
  resupply: { from: ['supplement'], to: 'resume' },
  decline: { from: ['to_accept'], to: 'declined' },
  accept: { from: ['to_accept'], to: 'in_review' },
  assign: { from: ['to_accept', 'in_review'], to: 'same' },
  handOver: { from: ['in_review'], to: 'same' },
  extend: { from: ['in_review', 'second', 'to_sign'], to: 'same' },
  markUrgent: { from: ['at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign'], to: 'same' },
  addRemark: { from: ['in_review', 'second'], to: 'same' },
  editRemark: { from: ['in_review', 'second'], to: 'same' },
  removeRemark: { from: ['in_review', 'second'], to: 'same' },
  setCheck: { from: ['in_review', 'second'], to: 'same' },
  allClear: { from: ['in_review', 'second'], to: 'same' },
  sendForSecond: { from: ['in_review'], to: 'second' },
  sendForSign: { from: ['in_review', 'second'], to: 'to_sign' },
  sendBack: { from: ['second', 'to_sign'], to: 'in_review' },
  issue: { from: ['to_sign'], to: 'issued' },
  answer: { from: ['issued'], to: 'same' },
  withdraw: { from: ['at_office', 'to_accept', 'supplement', 'in_review', 'second', 'to_sign'], to: 'withdrawn' },
} as const satisfies Record<string, Move>;

export type Action = keyof typeof WORKFLOW;
export const ACTIONS = Object.keys(WORKFLOW) as Action[];

/** Those that the submitting organ takes through its own room (drafting); they have no button on the review page. */
export const SUBMITTER_ACTIONS = ['resupply', 'answer', 'withdraw'] as const satisfies readonly Action[];

/** Any one of these permissions opens the action; what else it needs, `refusals` says. */
export const PERMISSION = {
  forward: ['draft.office'],
  requestSupplement: ['draft.office', 'review.handle'],
  resupply: ['draft.write'],
  decline: ['review.handle'],
  accept: ['review.handle'],
  assign: ['review.handle', 'review.sign'],
  handOver: ['review.handle', 'review.sign'],
  extend: ['review.handle', 'review.sign'],
  markUrgent: ['review.handle', 'review.sign', 'draft.office'],
  addRemark: ['review.handle', 'review.second'],
  editRemark: ['review.handle', 'review.second'],
  removeRemark: ['review.handle', 'review.second'],
  setCheck: ['review.handle', 'review.second'],
  allClear: ['review.handle', 'review.second'],
  sendForSecond: ['review.handle'],
  sendForSign: ['review.handle', 'review.second'],
  sendBack: ['review.second', 'review.sign'],
  issue: ['review.sign'],
  answer: ['draft.write'],
  withdraw: ['draft.write'],
} as const satisfies Record<Action, readonly string[]>;

/** The state after `action`; `same` and `resume` resolved. */
export function stateAfter(review: Pick<Review, 'state' | 'resumeState'>, action: Action): State {
  const { to }: Move = WORKFLOW[action];
  if (to === 'same') return review.state;
  if (to === 'resume') return review.resumeState ?? 'to_accept';
  return to;
}

/** Everybody who takes part in a review, who signed its opinion among them: they may not write at the text (INV-C). */
export function participantsOf(review: Review, remarks: readonly { authorId: string }[], signatoryId: string | null): string[] {
  const { handlerId, secondId, coReviewerIds, formerHandlerIds, secondReaderIds } = review;
  return [
    ...new Set([
      ...[handlerId, secondId, signatoryId].filter((id) => id !== null),
      ...coReviewerIds,
      ...formerHandlerIds,
      ...secondReaderIds,
      ...remarks.map((remark) => remark.authorId),
    ]),
  ];
}
