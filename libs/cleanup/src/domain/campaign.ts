/** 清理工作 (domain.md 4, 13.3): a campaign and its states; each state's button, route and fact bear the action's name. */
import type { LegalDate } from '@libs/kernel';

/** 定期清理, 专项清理, 即时清理. */
export const CAMPAIGN_KINDS = ['periodic', 'special', 'immediate'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export const CAMPAIGN_STATES = [
  'preparing', // C0 拟定方案
  'deployed', // C1 已部署: the worklist is frozen
  'filling', // C2 单位填报
  'review', // C3 司法行政部门审核
  'deliberation', // C4 集体审议
  'published', // C5 已公布
  'follow_up', // C6 落实中
  'archived', // C7 已归档
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** 清理范围: a saved query over the stock on the scope day. */
export interface Scope {
  statuses: string[];
  docClasses: string[];
  /** One issuing organ; null = every organ of the government. */
  issuerId: string | null;
  level: string | null;
  regionCode: string | null;
  /** Years of publication, both included. */
  yearFrom: number | null;
  yearTo: number | null;
  topic: string | null;
  keyword: string | null;
  /** Whether the documents of lower governments (县市) are in it. */
  withLower: boolean;
  /** Documents added by hand, and those taken out. */
  addedIds: string[];
  removedIds: string[];
}

export interface Campaign {
  id: string;
  /** Public address, given once. */
  slug: string;
  kind: CampaignKind;
  title: string;
  /** 清理通知的文号 */
  noticeNumber: string | null;
  /** 清理标准 */
  criteria: string | null;
  /** The justice bureau (司法局) that runs it, and its government. */
  organId: string;
  governmentId: string;
  /** 清理基准日 */
  scopeOn: LegalDate;
  /** 填报截止日 */
  deadlineOn: LegalDate;
  scope: Scope;
  state: CampaignState;
  worklistCount: number | null;
  /** SHA-256 over the frozen worklist. */
  worklistHash: string | null;
  frozenOn: LegalDate | null;
  createdBy: string;
  createdAt: Date;
  revision: number;
}

/** What the bureau states of a campaign. */
export type CampaignFields = Pick<Campaign, 'kind' | 'title' | 'noticeNumber' | 'criteria' | 'scopeOn' | 'deadlineOn' | 'scope'>;

interface Move {
  from: readonly CampaignState[];
  to: CampaignState | 'same';
}

/** key = route = event = button. */
export const CAMPAIGN_WORKFLOW = {
  edit: { from: ['preparing'], to: 'same' }, // 修改方案
  freeze: { from: ['preparing'], to: 'deployed' }, // 确定底册
  open: { from: ['deployed'], to: 'filling' }, // 下发填报
  postpone: { from: ['deployed', 'filling'], to: 'same' }, // 调整截止日
  startReview: { from: ['filling'], to: 'review' }, // 转入审核
  deliberate: { from: ['review', 'deliberation', 'published', 'follow_up'], to: 'same' }, // 登记审议结果
  publish: { from: ['deliberation', 'published', 'follow_up'], to: 'same' }, // 公布清理决定
  followUp: { from: ['published'], to: 'follow_up' }, // 转入落实
  archive: { from: ['published', 'follow_up'], to: 'archived' }, // 归档
} as const satisfies Record<string, Move>;
export type CampaignAction = keyof typeof CAMPAIGN_WORKFLOW;
export const CAMPAIGN_ACTIONS = Object.keys(CAMPAIGN_WORKFLOW) as CampaignAction[];

/** The state after `action`. A first deliberation and a first decision move the campaign on; later ones leave it where it is. */
export function campaignStateAfter(state: CampaignState, action: CampaignAction): CampaignState {
  const { to }: Move = CAMPAIGN_WORKFLOW[action];
  if (to !== 'same') return to;
  if (action === 'deliberate' && state === 'review') return 'deliberation';
  if (action === 'publish' && state === 'deliberation') return 'published';
  return state;
}

/** 审议结果 */
export const DELIBERATION_RESULTS = ['passed', 'passed_after_changes', 'again', 'rejected'] as const;
export type DeliberationResult = (typeof DELIBERATION_RESULTS)[number];
export const PASSED: readonly DeliberationResult[] = ['passed', 'passed_after_changes'];

export interface Deliberation {
  heldOn: LegalDate;
  /** 州人民政府常务会议, 局办公会议 … */
  meeting: string;
  result: DeliberationResult;
  note: string | null;
}

/** The document that decides (清理决定): one of the registry, or named by title, number and days. */
export interface DecidingDocument {
  documentId: string | null;
  title: string;
  docNumber: string | null;
  /** 印发日: from when what is declared lapsed has lapsed. */
  issuedOn: LegalDate;
  /** 公布日: from when what is repealed is repealed. */
  publishedOn: LegalDate;
}
