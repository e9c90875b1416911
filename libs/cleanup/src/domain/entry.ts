/** 清理事项: one document of a frozen worklist and what is proposed, reviewed, decided and done about it (domain.md 4.3, 13.3). */
import type { LegalDate } from '@libs/kernel';
import type { CampaignState } from './campaign';

export const DISPOSITIONS = [
  'KEEP', // 继续有效
  'AMEND', // 修改
  'REPEAL', // 废止
  'LAPSE', // 宣布失效
  'ALREADY', // 已明令废止
  'EXCLUDE', // 不纳入清理范围
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Dispositions that end a document's effect. */
export const ENDING: readonly Disposition[] = ['REPEAL', 'LAPSE', 'ALREADY'];

export const ENTRY_STATES = [
  'open', // I0 待填报
  'filled', // 已填未报
  'submitted', // I1 单位已报送
  'returned', // 退回重报
  'agreed', // I2 审核同意
  'decided', // I4P 已决定待执行
  'executed', // I4 已执行
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** States in which the responsible organ still has something to do. */
export const OWED: readonly EntryState[] = ['open', 'filled', 'returned'];

/** 理由 (domain.md 4.3); `other` says it in words. */
export const REASONS = [
  'conflicts_with_law', // 与现行法律法规不一致
  'replaced', // 已被新规定涵盖或替代
  'subject_gone', // 调整对象已消失
  'task_done', // 工作任务已完成
  'term_over', // 适用期已过
  'still_needed', // 符合法律法规且仍需执行
  'partly_outdated', // 部分内容不适应
  'not_normative', // 不属于规范性文件
  'other_organ', // 不由本机关制定或者实施
  'other', // 其他
] as const;
export type Reason = (typeof REASONS)[number];

/** Which reasons a disposition offers, the usual one first. */
export const REASONS_OF: Record<Disposition, readonly Reason[]> = {
  KEEP: ['still_needed', 'other'],
  AMEND: ['partly_outdated', 'conflicts_with_law', 'other'],
  REPEAL: ['replaced', 'conflicts_with_law', 'subject_gone', 'task_done', 'other'],
  LAPSE: ['term_over', 'task_done', 'subject_gone', 'replaced', 'conflicts_with_law', 'other'],
  ALREADY: ['replaced', 'other'],
  EXCLUDE: ['not_normative', 'other_organ', 'other'],
};

/** 清理意见, as typed into a row of the grid. */
export interface Proposal {
  disposition: Disposition | null;
  reason: Reason | null;
  reasonText: string | null;
  /** 依据 */
  basis: string | null;
  /** 替代文件 */
  replacement: string | null;
  /** AMEND: by when (修改时限). */
  dueOn: LegalDate | null;
  /** ALREADY: from when it has been repealed, and by what (废止文件). */
  earlierOn: LegalDate | null;
  earlierBasis: string | null;
  note: string | null;
}

export const EMPTY_PROPOSAL: Proposal = {
  disposition: null,
  reason: null,
  reasonText: null,
  basis: null,
  replacement: null,
  dueOn: null,
  earlierOn: null,
  earlierBasis: null,
  note: null,
};

export interface Entry extends Proposal {
  id: string;
  campaignId: string;
  /** Who answers for it (责任单位). */
  organId: string;
  state: EntryState;
  /** What the bureau said when it changed it or sent it back. */
  reviewComment: string | null;
  revision: number;
}

export type ProposalFault =
  | 'disposition_missing'
  | 'reason_missing_for_disposition'
  | 'reason_not_of_disposition'
  | 'reason_text_missing'
  | 'amendment_due_missing'
  | 'earlier_day_missing'
  | 'earlier_day_in_future'
  | 'earlier_basis_missing';

/** What a proposal still lacks; [] means that it can be reported (报送). */
export function proposalFaults(proposal: Proposal, today: LegalDate): ProposalFault[] {
  const { disposition, reason } = proposal;
  if (disposition === null) return ['disposition_missing'];
  const found: ProposalFault[] = [];
  if (reason === null) {
    // 继续有效 is the rule: it needs no reason.
    if (disposition !== 'KEEP') found.push('reason_missing_for_disposition');
  } else if (!REASONS_OF[disposition].includes(reason)) found.push('reason_not_of_disposition');
  else if (reason === 'other' && isBlank(proposal.reasonText)) found.push('reason_text_missing');
  if (disposition === 'AMEND' && proposal.dueOn === null) found.push('amendment_due_missing');
  if (disposition === 'ALREADY') {
    if (proposal.earlierOn === null) found.push('earlier_day_missing');
    else if (proposal.earlierOn > today) found.push('earlier_day_in_future');
    if (isBlank(proposal.earlierBasis)) found.push('earlier_basis_missing');
  }
  return found;
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** From which states of the entry, in which states of the campaign, and to which state. */
interface EntryMove {
  from: readonly EntryState[];
  in: readonly CampaignState[];
  to: EntryState | 'same';
}

/** Until archiving, what is not decided yet may be reviewed anew: decisions come in parts. */
const REVIEWING: readonly CampaignState[] = ['filling', 'review', 'deliberation', 'published', 'follow_up'];

/** key = route = event = button; `fill` comes to `filled` or, while something is missing, to `open`. */
export const ENTRY_WORKFLOW = {
  assign: { from: ['open', 'filled', 'submitted', 'returned'], in: ['deployed', 'filling', 'review'], to: 'same' }, // 改派责任单位
  fill: { from: ['open', 'filled', 'returned'], in: ['filling', 'review'], to: 'filled' }, // 填报意见
  submit: { from: ['filled'], in: ['filling', 'review'], to: 'submitted' }, // 报送
  agree: { from: ['submitted'], in: REVIEWING, to: 'agreed' }, // 同意
  change: { from: ['submitted', 'agreed'], in: REVIEWING, to: 'agreed' }, // 改为…
  sendBack: { from: ['submitted', 'agreed'], in: ['filling', 'review'], to: 'returned' }, // 退回重报
} as const satisfies Record<string, EntryMove>;
export type EntryAction = keyof typeof ENTRY_WORKFLOW;
export const ENTRY_ACTIONS = Object.keys(ENTRY_WORKFLOW) as EntryAction[];

/** The state after `action`; a filled row that changes hands is to be reported by its new organ. */
export function entryStateAfter(entry: Pick<Entry, 'state'>, action: EntryAction, isComplete = true): EntryState {
  if (action === 'fill') return isComplete ? 'filled' : 'open';
  if (action === 'assign') return entry.state === 'submitted' ? 'filled' : entry.state;
  return ENTRY_WORKFLOW[action].to;
}
