import type { LegalDate } from '@libs/kernel';

/** 通知 kinds, by what the reader has to do or to know; the words are in messages.ts. */
export const NOTICE_KINDS = [
  'review.forward', // 来文待转送
  'review.accept', // 送审待受理
  'review.assigned', // 分办、转办给您
  'review.resupplied', // 已补正
  'review.second', // 待复核
  'review.sign', // 待签发
  'review.sentBack', // 退回承办
  'review.answered', // 起草单位已答复
  'review.withdrawn', // 已撤回送审
  'draft.supplement', // 退回补正
  'draft.accepted', // 已受理
  'draft.declined', // 不予受理
  'draft.opinion', // 已出具意见
  'draft.deliberate', // 提请审议
  'draft.meeting', // 审议结果
  'draft.number', // 待编号
  'draft.publish', // 待公布
  'draft.published', // 已公布
  'filing.submit', // 待报备
  'filing.register', // 报备待登记
  'filing.registered', // 已登记
  'filing.supplement', // 报备被退回补正
  'filing.refused', // 不予登记
  'filing.urged', // 催办
  'cleanup.fill', // 清理待填报
  'cleanup.postponed', // 清理截止日调整
  'cleanup.submitted', // 清理填报已报送
  'cleanup.returned', // 清理填报被退回
  'cleanup.decided', // 清理决定已公布
  'takedown.requested', // 下线待确认
  'takedown.decided', // 下线已办理
  'due.review', // 审核期限
  'due.supplement', // 补正期限
  'due.filing', // 报备、登记期限
  'due.cleanup', // 清理填报、落实期限
  'due.term', // 有效期届满
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  id: string;
  userId: string;
  kind: NoticeKind;
  key: string;
  subjectType: string;
  subjectId: string;
  /** Of the matter or document. */
  title: string;
  dueOn: LegalDate | null;
  createdAt: Date;
  readAt: Date | null;
}

/** A reader's own choice. */
export interface NoticeSetting {
  email: string | null;
  /** Kinds that stay at the desk. */
  deskOnly: NoticeKind[];
}

export const DEFAULT_SETTING: NoticeSetting = { email: null, deskOnly: [] };

/** Whether a notice of this kind is also mailed. */
export function isMailed(setting: NoticeSetting, kind: NoticeKind): boolean {
  return setting.email !== null && !setting.deskOnly.includes(kind);
}

/** When a mail that could not be handed over is tried again: 1, 2, 4 … minutes, at most 6 hours apart. */
export function retryAfterMs(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), 360) * 60_000;
}

/** About two days of tries; then the mail is given up and counted. */
export const MOST_ATTEMPTS = 16;
