/** What an article is objected to for: the seven of 国办发〔2018〕115号, and those that bureaus add (domain.md 2.2). */
export const PROBLEM_TYPES = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13', 'A14', 'A15'] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** The statutory seven (法定七项): what must be checked in every review. */
export const STATUTORY = PROBLEM_TYPES.slice(0, 7);

/** must 应当修改, should 建议修改 */
export const SEVERITIES = ['must', 'should'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a reviewer writes of one place of the text. */
export interface RemarkText {
  /** The unit's path in the submitted text (`art8`); null: the document as a whole. */
  path: string | null;
  /** As a reader calls the place: 第八条. */
  place: string;
  /** The words remarked on. */
  quotedText: string | null;
  problemType: ProblemType;
  /** 依据: law, article and its words. */
  basisLaw: string | null;
  basisArticle: string | null;
  basisQuotation: string | null;
  /** What is wrong with it, in a sentence. */
  comment: string;
  /** 建议修改为; null with `suggestsDeletion` false: the drafter finds the wording. */
  suggestedText: string | null;
  suggestsDeletion: boolean;
  severity: Severity;
}

export interface Remark extends RemarkText {
  id: string;
  reviewId: string;
  /** Order of writing; the opinion numbers anew by place. */
  serial: number;
  authorId: string;
}

export const ADOPTIONS = ['adopted', 'partly', 'rejected'] as const; // 采纳, 部分采纳, 未采纳
export type Adoption = (typeof ADOPTIONS)[number];

/** The drafter's answer to one remark. */
export interface Response {
  remarkId: string;
  adoption: Adoption;
  /** Why not, or not wholly; null only when adopted (国办发〔2018〕115号: 未完全采纳的，应当书面说明理由和依据). */
  reason: string | null;
}

/** The answer that counts to each remark: the last one; earlier ones stay as they were given (INV-B). */
export function lastAnswers<Answer extends { remarkId: string; seq: number }>(answers: readonly Answer[]): Answer[] {
  const last = new Map<string, Answer>();
  for (const answer of [...answers].sort((a, b) => a.seq - b.seq)) last.set(answer.remarkId, answer);
  return [...last.values()];
}

export const CHECK_RESULTS = ['clear', 'problem'] as const; // 未发现问题, 发现问题
export type CheckResult = (typeof CHECK_RESULTS)[number];

export interface Check {
  item: ProblemType;
  result: CheckResult;
  note: string | null;
}

/** What is wrong with a remark as typed; [] means it can be saved. */
export function remarkFaults(remark: RemarkText): ('remark_place_missing' | 'remark_comment_missing' | 'remark_basis_missing')[] {
  const found: ReturnType<typeof remarkFaults> = [];
  if (!remark.place.trim()) found.push('remark_place_missing');
  if (!remark.comment.trim()) found.push('remark_comment_missing');
  // Only a statutory problem that must be amended rests on a rule; wording and structure need none.
  const needsBasis = remark.severity === 'must' && STATUTORY.includes(remark.problemType);
  if (needsBasis && !remark.basisLaw?.trim()) found.push('remark_basis_missing');
  return found;
}

/** What is wrong with an answer as typed. */
export function responseFaults(response: Response): 'response_reason_missing'[] {
  return response.adoption !== 'adopted' && !response.reason?.trim() ? ['response_reason_missing'] : [];
}
