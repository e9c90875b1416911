import type { LegalDate } from '@libs/kernel';
import type { Draft } from './draft';

/** Of a review, what a draft's phase depends on; the review room's own states. */
export interface ReviewFacts {
  id: string;
  submissionId: string;
  state: 'at_office' | 'to_accept' | 'supplement' | 'in_review' | 'second' | 'to_sign' | 'issued' | 'declined' | 'withdrawn';
  verdict: 'LEGAL' | 'SHOULD_AMEND' | 'ILLEGAL' | 'OUT_OF_SCOPE' | null;
  /** When the opinion was issued; null while there is none. */
  issuedOn: LegalDate | null;
  /** Persons who take part in it; they may not write at the draft (INV-C). */
  participantIds: readonly string[];
}

export const PHASES = [
  'drafting', // 起草中
  'at_office', // 已送审待转送
  'to_accept', // 已送审待受理
  'supplement', // 退回补正
  'in_review', // 审核中
  'declined', // 不予受理
  'opinion', // 已出具意见
  'revising', // 修改完善中
  'deliberating', // 待审议
  'signing', // 待签发
  'numbering', // 待编号
  'publishing', // 待公布
  'published', // 已公布
  'terminated', // 已终止
] as const;
export type Phase = (typeof PHASES)[number];

/** Who is to act now. */
export type Holder = 'drafter' | 'intake' | 'reviewer' | 'office' | 'nobody';

export const PHASE_HOLDER: Record<Phase, Holder> = {
  drafting: 'drafter',
  at_office: 'intake',
  to_accept: 'reviewer',
  supplement: 'drafter',
  in_review: 'reviewer',
  declined: 'drafter',
  opinion: 'drafter',
  revising: 'drafter',
  deliberating: 'office',
  signing: 'office',
  numbering: 'office',
  publishing: 'office',
  published: 'nobody',
  terminated: 'nobody',
};

/** Where a matter stands, from its own state and that of its last review; nothing is copied between the rooms. */
export function phaseOf(draft: Pick<Draft, 'state' | 'round'>, review: Pick<ReviewFacts, 'state' | 'verdict'> | null): Phase {
  if (draft.state === 'drafting') return draft.round === 0 || review?.state === 'withdrawn' ? 'drafting' : 'revising';
  if (draft.state !== 'submitted') return draft.state;
  switch (review?.state) {
    case 'at_office':
    case 'to_accept':
    case 'supplement':
    case 'in_review':
    case 'declined':
      return review.state;
    case 'second':
    case 'to_sign':
      return 'in_review';
    case 'issued':
      return review.verdict === 'LEGAL' ? 'opinion' : 'revising';
    case 'withdrawn':
    case undefined:
      return 'drafting';
  }
}
