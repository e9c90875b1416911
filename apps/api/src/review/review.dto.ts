import { ApiProperty } from '@nestjs/swagger';
import {
  ADOPTIONS,
  CHECK_RESULTS,
  PROBLEM_TYPES,
  REVIEW_ACTIONS,
  REVIEW_STATES,
  SEVERITIES,
  SUBJECT_TYPES,
  VERDICTS,
  type Adoption,
  type CheckResult,
  type ProblemType,
  type ReviewAction,
  type ReviewState,
  type Severity,
  type SubjectType,
  type Verdict,
} from '@libs/review';

/** A code and its words: a reason, a state, a choice. */
export class WordsDto {
  code: string;
  title: string;
}

/** A button: live when `refusals` is empty, else shown with the reasons. Actions that are out of place are left out. */
export class AllowedReviewActionDto {
  @ApiProperty({ enum: REVIEW_ACTIONS }) action: ReviewAction;
  title: string;
  refusals: WordsDto[];
}

export class PersonDto {
  id: string;
  name: string;
  unit: string | null;
  phone: string | null;
}

export class PauseDto {
  from: string;
  /** null while it lasts. */
  to: string | null;
  reason: string;
}

export class ReviewClockDto {
  @ApiProperty({ enum: ['waiting', 'running', 'stopped', 'done'] }) status: 'waiting' | 'running' | 'stopped' | 'done';
  acceptedOn: string | null;
  /** Working days allowed, extensions included. */
  limitDays: number | null;
  usedDays: number;
  pausedDays: number;
  /** Working days until due: 0 today, negative overdue; null before acceptance. */
  leftDays: number | null;
  dueOn: string | null;
  /** 暂计: counted through a year whose holidays are not published. */
  provisional: boolean;
  pauses: PauseDto[];
}

export class ReviewRowDto {
  id: string;
  revision: number;
  @ApiProperty({ enum: SUBJECT_TYPES }) subjectType: SubjectType;
  subjectId: string;
  title: string;
  round: number;
  @ApiProperty({ enum: REVIEW_STATES }) state: ReviewState;
  stateTitle: string;
  @ApiProperty({ enum: VERDICTS, nullable: true }) verdict: Verdict | null;
  verdictTitle: string | null;
  /** 送审单位 */
  organId: string;
  organName: string;
  reviewOrganId: string;
  reviewOrganName: string;
  /** 承办人 */
  handlerId: string | null;
  handlerName: string | null;
  receivedOn: string;
  meetingOn: string | null;
  isUrgent: boolean;
  clock: ReviewClockDto;
}

export class ReviewPageDto {
  items: ReviewRowDto[];
  next: string | null;
}

export class RemarkDto {
  id: string;
  serial: number;
  /** The unit's path in the text; null: the document as a whole. */
  path: string | null;
  place: string;
  quotedText: string | null;
  @ApiProperty({ enum: PROBLEM_TYPES }) problemType: ProblemType;
  problemTypeTitle: string;
  basisLaw: string | null;
  basisArticle: string | null;
  basisQuotation: string | null;
  comment: string;
  suggestedText: string | null;
  suggestsDeletion: boolean;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  authorId: string;
  authorName: string;
  response: RemarkResponseDto | null;
  /** Answers given before the one that counts, the oldest first. */
  earlierResponses: RemarkResponseDto[];
}

export class RemarkResponseDto {
  @ApiProperty({ enum: ADOPTIONS }) adoption: Adoption;
  reason: string | null;
  respondedAt: Date;
  respondedByName: string;
}

export class CheckDto {
  @ApiProperty({ enum: PROBLEM_TYPES }) item: ProblemType;
  title: string;
  /** One of the seven of 国办发〔2018〕115号. */
  isStatutory: boolean;
  @ApiProperty({ enum: CHECK_RESULTS }) result: CheckResult;
  note: string | null;
  /** Whether somebody said so, or it stands at its default. */
  isSet: boolean;
}

export class SupplementDto {
  items: string[];
  reason: string;
  requestedOn: string;
  requestedByName: string;
  dueOn: string;
  provisional: boolean;
  /** Negative: overdue; natural days. */
  leftDays: number;
  resuppliedOn: string | null;
}

export class OpinionDto {
  number: string;
  @ApiProperty({ enum: VERDICTS }) verdict: Verdict;
  verdictTitle: string;
  issuedOn: string;
  /** SHA-256 of the frozen content. */
  hash: string;
  text: string;
}

export class EarlierRoundDto {
  id: string;
  round: number;
  stateTitle: string;
  verdictTitle: string | null;
  closedOn: string | null;
}

/** The review page. `view` outcome: for the submitting organ; what the reviewers write appears when the opinion is out. */
export class ReviewDto extends ReviewRowDto {
  @ApiProperty({ enum: ['full', 'outcome'] }) view: 'full' | 'outcome';
  submissionId: string;
  routeKey: string;
  intakeOrganId: string | null;
  signingLevels: number;
  urgentReason: string | null;
  forwardedOn: string | null;
  closedOn: string | null;
  drafters: PersonDto[];
  handler: PersonDto | null;
  coReviewers: PersonDto[];
  /** Who handled it before a 转办 or 分办. */
  formerHandlers: PersonDto[];
  second: PersonDto | null;
  signatory: PersonDto | null;
  @ApiProperty({ enum: VERDICTS, nullable: true }) proposedVerdict: Verdict | null;
  explanation: string | null;
  /** The submitted text and its units (parts, chapters, articles), as frozen. */
  text: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) units: object[];
  textHash: string;
  fileHash: string | null;
  remarks: RemarkDto[];
  checks: CheckDto[];
  supplements: SupplementDto[];
  opinion: OpinionDto | null;
  /** Other rounds of the same matter, the latest first. */
  rounds: EarlierRoundDto[];
  warnings: WordsDto[];
  allowed: AllowedReviewActionDto[];
}

/** The reviewer's home page (ui-words 8): one list a heading. */
export class ReviewGroupDto {
  @ApiProperty({ enum: ['due', 'to_accept', 'mine', 'second', 'to_sign', 'before_meeting', 'at_office'] }) code: string;
  title: string;
  count: number;
  items: ReviewRowDto[];
}

export class ReviewGroupsDto {
  groups: ReviewGroupDto[];
}

/** Words for lists and filters. */
export class ReviewWordsDto {
  states: WordsDto[];
  verdicts: WordsDto[];
  problemTypes: WordsDto[];
  subjectTypes: WordsDto[];
}

/** People to whom a matter can be assigned now. */
export class CandidateDto extends PersonDto {
  /** Open matters this person handles. */
  openCount: number;
  refusals: WordsDto[];
}
