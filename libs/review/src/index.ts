export { clockOf, isMeetingTooNear, type Pause, type ReviewClock } from './domain/clock';
export type { Command as ReviewCommand, Person } from './domain/command';
export { REVIEW_EVENTS, type ReviewEvent } from './domain/decision';
export { gateOf, type Gate } from './domain/gate';
export { opinionHtml, opinionText, VERDICT_WORDS, type OpinionContent } from './domain/opinion';
export { REFUSALS as REVIEW_REFUSALS, type Refusal as ReviewRefusal } from './domain/refusal';
export {
  ADOPTIONS,
  CHECK_RESULTS,
  PROBLEM_TYPES,
  SEVERITIES,
  STATUTORY,
  type Adoption,
  type Check,
  type CheckResult,
  type ProblemType,
  type Remark,
  type RemarkText,
  type Response,
  type Severity,
} from './domain/remark';
export {
  ACTIONS as REVIEW_ACTIONS,
  STATES as REVIEW_STATES,
  SUBJECT_TYPES,
  VERDICTS,
  WORKFLOW as REVIEW_WORKFLOW,
  type Action as ReviewAction,
  type Review,
  type State as ReviewState,
  type SubjectType,
  type Verdict,
} from './domain/review';
export {
  GATE_WORDS,
  PROBLEM_TYPE_WORDS,
  REVIEW_ACTION_WORDS,
  REVIEW_MESSAGES,
  REVIEW_STATE_WORDS,
  SUBJECT_TYPE_WORDS,
  VERDICT_MESSAGES,
  REVIEW_GROUP_WORDS,
  REVIEW_WARNING_WORDS,
} from './messages';
export { REVIEW_GROUPS, ReviewQueueQueries, type ReviewFilter, type ReviewGroup, type ReviewGroupCode } from './review-queue.queries';
export { ReviewPartiesQueries } from './review-parties.queries';
export type { ReviewRow } from './review-row';
export { ReviewModule } from './review.module';
export {
  ReviewQueries,
  type AnsweredRemark,
  type GivenAnswer,
  type IssuedOpinion,
  type LatestReview,
  type ReviewDetail,
  type ReviewWarning,
  type Supplement,
} from './review.queries';
export type { SubmittedText } from './review-part.service';
export { ReviewSuccessionService } from './succession.service';
export { ReviewService, type Acted, type LatestInTransaction, type OpenReview } from './review.service';
