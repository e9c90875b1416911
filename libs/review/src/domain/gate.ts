import type { Response, Severity } from './remark';
import type { State, Verdict } from './review';

/** Whether a matter may go to the deciding meeting, and what bars it. */
export interface Gate {
  open: boolean;
  /** Why it is shut; null when open. */
  bar: 'not_reviewed' | 'review_open' | 'illegal' | 'out_of_scope' | 'unanswered' | null;
  verdict: Verdict | null;
  reviewId: string | null;
  submissionId: string | null;
  /** Remarks that must be amended and have no answer. */
  unanswered: string[];
  /** Answered as not, or not wholly, adopted: shown first at the meeting (domain.md 2.2). */
  unadopted: string[];
  /** How many were adopted, wholly or partly: the text has to change. */
  adoptedCount: number;
}

export interface Reviewed {
  id: string;
  submissionId: string;
  state: State;
  verdict: Verdict | null;
  remarks: readonly { id: string; severity: Severity }[];
  responses: readonly Pick<Response, 'remarkId' | 'adoption'>[];
}

/**
 * INV-C: 未经合法性审核或者经审核不合法的，不得提交集体审议. `latest` is the review of the last round, whatever became of it:
 * an earlier favourable opinion is of another text.
 */
export function gateOf(latest: Reviewed | null): Gate {
  const bar = barOf(latest);
  const responses = latest?.responses ?? [];
  return {
    open: bar === null,
    bar,
    verdict: latest?.verdict ?? null,
    reviewId: latest?.id ?? null,
    submissionId: latest?.submissionId ?? null,
    // Before the opinion is out not even the number of remarks is the submitter's to see (domain.md 15).
    unanswered: latest === null || latest.verdict === null ? [] : unansweredOf(latest),
    unadopted: responses.filter((response) => response.adoption !== 'adopted').map((response) => response.remarkId),
    adoptedCount: responses.filter((response) => response.adoption !== 'rejected').length,
  };
}

function unansweredOf({ remarks, responses }: Reviewed): string[] {
  const answered = new Set(responses.map((response) => response.remarkId));
  return remarks.filter((remark) => remark.severity === 'must' && !answered.has(remark.id)).map((remark) => remark.id);
}

function barOf(latest: Reviewed | null): Gate['bar'] {
  if (latest === null || latest.state === 'withdrawn' || latest.state === 'declined') return 'not_reviewed';
  if (latest.state !== 'issued' || latest.verdict === null) return 'review_open';
  switch (latest.verdict) {
    case 'LEGAL':
      return null;
    case 'SHOULD_AMEND':
      return unansweredOf(latest).length > 0 ? 'unanswered' : null;
    case 'ILLEGAL':
      return 'illegal';
    case 'OUT_OF_SCOPE':
      return 'out_of_scope';
  }
}
