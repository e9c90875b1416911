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
  if (latest === null) return shut('not_reviewed', null, [], []);
  const answered = new Set(latest.responses.map((response) => response.remarkId));
  const unanswered = latest.remarks.filter((remark) => remark.severity === 'must' && !answered.has(remark.id)).map((remark) => remark.id);
  const unadopted = latest.responses.filter((response) => response.adoption !== 'adopted').map((response) => response.remarkId);
  if (latest.state !== 'issued' || latest.verdict === null) {
    const isOver = latest.state === 'withdrawn' || latest.state === 'declined';
    return shut(isOver ? 'not_reviewed' : 'review_open', latest, unanswered, unadopted);
  }
  switch (latest.verdict) {
    case 'LEGAL':
      return { ...shut('not_reviewed', latest, unanswered, unadopted), open: true, bar: null };
    case 'SHOULD_AMEND':
      if (unanswered.length > 0) return shut('unanswered', latest, unanswered, unadopted);
      return { ...shut('unanswered', latest, unanswered, unadopted), open: true, bar: null };
    case 'ILLEGAL':
      return shut('illegal', latest, unanswered, unadopted);
    case 'OUT_OF_SCOPE':
      return shut('out_of_scope', latest, unanswered, unadopted);
  }
}

function shut(bar: Gate['bar'], latest: Reviewed | null, unanswered: string[], unadopted: string[]): Gate {
  return {
    open: false,
    bar,
    verdict: latest?.verdict ?? null,
    reviewId: latest?.id ?? null,
    submissionId: latest?.submissionId ?? null,
    unanswered,
    unadopted,
  };
}
