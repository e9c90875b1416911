import type { Actor } from '@libs/kernel';
import type { CheckResult, ProblemType, RemarkText, Response } from './remark';
import type { Verdict } from './review';

/** A person who is to take part, as the identity room knows them. */
export type Person = Pick<Actor, 'id' | 'organId' | 'unit' | 'permissions'>;

export type Command =
  | { action: 'forward'; intakeNumber?: string | null }
  | { action: 'requestSupplement'; items: string[]; reason: string }
  | { action: 'resupply' }
  | { action: 'decline'; reason: string }
  | { action: 'accept' }
  | { action: 'assign'; reviewer: Person; coReviewers: Person[] }
  | { action: 'handOver'; reviewer: Person; reason: string }
  | { action: 'extend'; days: number; reason: string }
  | { action: 'markUrgent'; reason: string }
  | { action: 'addRemark'; remark: RemarkText }
  | { action: 'editRemark'; remarkId: string; remark: RemarkText }
  | { action: 'removeRemark'; remarkId: string }
  | { action: 'setCheck'; item: ProblemType; result: CheckResult; note: string | null }
  | { action: 'allClear' }
  | { action: 'sendForSecond'; verdict: Verdict; explanation: string | null }
  | { action: 'sendForSign'; verdict: Verdict; explanation: string | null }
  | { action: 'sendBack'; reason: string }
  | { action: 'issue'; verdict: Verdict }
  | { action: 'answer'; responses: Response[] }
  | { action: 'withdraw'; reason: string };
