import type { ChainFault } from './chain';

/** A place in the log: one subject's chain. */
export interface Subject {
  subjectType: string;
  subjectId: string;
}

/** What verification found; each names what was touched. */
export type Finding =
  | (Subject & ChainFault)
  /** A head that was sealed is no more: the chain was cut off there, or the subject deleted as a whole. */
  | (Subject & { code: 'chain_truncated'; seq: number; sealSeq: number; source: HeadSource })
  /** The row that was sealed has another hash: the chain was recomputed at or before it. */
  | (Subject & { code: 'chain_rewritten'; seq: number; sealSeq: number; source: HeadSource })
  | { code: 'seal_edited'; sealSeq: number }
  | { code: 'seal_heads_changed'; sealSeq: number }
  | { code: 'seals_missing'; from: number; to: number }
  | { code: 'seal_differs_from_anchor'; sealSeq: number; on: string }
  | { code: 'anchor_damaged'; line: number }
  | { code: 'anchor_copy_damaged'; file: string }
  | { code: 'anchor_copy_missing'; file: string };

/** Where the head that a row is compared with stands: in the database's seals or in the copy outside it. */
export type HeadSource = 'seal' | 'anchor';

/** What one run of verification covered. */
export interface VerifyReport {
  rows: number;
  subjects: number;
  seals: number;
  /** The last seal that an anchor outside the database vouches for; null when nothing was anchored yet. */
  anchored: { sealSeq: number; on: string } | null;
  /** Rows after the last anchored heads: what could still be rewritten unseen, by somebody who rewrites the seals too. */
  rowsNotAnchored: number;
  /** Rows after the last sealed heads: what could still be rewritten unseen. */
  rowsNotSealed: number;
  findings: number;
}
