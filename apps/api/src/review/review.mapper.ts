import type { User } from '@libs/identity';
import {
  opinionText,
  PROBLEM_TYPE_WORDS,
  PROBLEM_TYPES,
  REVIEW_ACTION_WORDS,
  REVIEW_MESSAGES,
  REVIEW_STATE_WORDS,
  REVIEW_WARNING_WORDS,
  STATUTORY,
  VERDICT_MESSAGES,
  type AnsweredRemark,
  type Check,
  type GivenAnswer,
  type ReviewDetail,
  type ReviewRefusal,
  type ReviewRow,
  type Supplement,
} from '@libs/review';
import { daysBetween, type LegalDate, type Messages } from '@libs/kernel';
import type { Language } from '../http/words';
import type { CheckDto, PersonDto, RemarkDto, ReviewDto, ReviewRowDto, SupplementDto, WordsDto } from './review.dto';

/** What a mapper makes of a DTO class: its members, to be spread into a larger one. */
export type Plain<Dto> = Pick<Dto, keyof Dto>;

export function toPerson(user: User): Plain<PersonDto> {
  const { id, name, unit, phone } = user;
  return { id, name, unit, phone };
}

export function toReviewRow(
  { review, verdict, organName, reviewOrganName, handlerName, clock }: ReviewRow,
  language: Language,
): Plain<ReviewRowDto> {
  return {
    id: review.id,
    revision: review.revision,
    subjectType: review.subjectType,
    subjectId: review.subjectId,
    title: review.title,
    round: review.round,
    state: review.state,
    stateTitle: REVIEW_STATE_WORDS[review.state][language],
    verdict,
    verdictTitle: verdict && VERDICT_MESSAGES[verdict][language],
    organId: review.organId,
    organName,
    reviewOrganId: review.reviewOrganId,
    reviewOrganName,
    handlerId: review.handlerId,
    handlerName,
    receivedOn: review.receivedOn,
    meetingOn: review.meetingOn,
    isUrgent: review.urgentReason !== null,
    clock,
  };
}

export function toRemark(remark: AnsweredRemark, people: readonly User[], language: Language): RemarkDto {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const { id, serial, path, place, quotedText, problemType, basisLaw, basisArticle, basisQuotation } = remark;
  const { comment, suggestedText, suggestsDeletion, severity, authorId, response, earlier } = remark;
  const toAnswer = (answer: GivenAnswer) => ({
    adoption: answer.adoption,
    reason: answer.reason,
    respondedAt: answer.respondedAt,
    respondedByName: nameOf(answer.respondedBy),
  });
  return {
    id,
    serial,
    path,
    place,
    quotedText,
    problemType,
    problemTypeTitle: PROBLEM_TYPE_WORDS[problemType][language],
    basisLaw,
    basisArticle,
    basisQuotation,
    comment,
    suggestedText,
    suggestsDeletion,
    severity,
    authorId,
    authorName: nameOf(authorId),
    response: response && toAnswer(response),
    earlierResponses: earlier.map(toAnswer),
  };
}

export function toSupplement(supplement: Supplement, people: readonly User[], today: LegalDate): SupplementDto {
  const { items, reason, requestedOn, requestedBy, dueOn, provisional, resuppliedOn } = supplement;
  return {
    items,
    reason,
    requestedOn,
    requestedByName: people.find((person) => person.id === requestedBy)?.name ?? '',
    dueOn,
    provisional,
    leftDays: daysBetween(resuppliedOn ?? today, dueOn),
    resuppliedOn,
  };
}

/** The whole checklist: what nobody has set stands at 未发现问题. */
function toChecks(checks: readonly Check[], language: Language): CheckDto[] {
  return PROBLEM_TYPES.map((item) => {
    const set = checks.find((check) => check.item === item);
    return {
      item,
      title: PROBLEM_TYPE_WORDS[item][language],
      isStatutory: STATUTORY.includes(item),
      result: set?.result ?? 'clear',
      note: set?.note ?? null,
      isSet: set !== undefined,
    };
  });
}

/** Codes with their words, for filters and lists of choices. */
export function wordsOf(messages: Messages, language: Language): WordsDto[] {
  return Object.entries(messages).map(([code, message]) => ({ code, title: message[language] }));
}

export function refusalWords(code: ReviewRefusal, language: Language): WordsDto {
  return { code, title: REVIEW_MESSAGES[code][language] };
}

export function toReview(detail: ReviewDetail, today: LegalDate, language: Language): ReviewDto {
  const { review, people, opinion } = detail;
  const person = (id: string | null): PersonDto | null => {
    const found = people.find((one) => one.id === id);
    return found ? toPerson(found) : null;
  };
  const persons = (ids: readonly string[]) => ids.flatMap((id) => person(id) ?? []);
  return {
    ...toReviewRow(detail, language),
    view: detail.view,
    submissionId: review.submissionId,
    routeKey: review.routeKey,
    intakeOrganId: review.intakeOrganId,
    signingLevels: review.signingLevels,
    urgentReason: review.urgentReason,
    forwardedOn: review.forwardedOn,
    closedOn: review.closedOn,
    drafters: persons(review.drafterIds),
    handler: person(review.handlerId),
    coReviewers: persons(review.coReviewerIds),
    formerHandlers: persons(review.formerHandlerIds),
    second: person(review.secondId),
    signatory: person(opinion?.issuedBy ?? null),
    proposedVerdict: review.proposedVerdict,
    explanation: review.explanation,
    text: detail.text.text,
    units: detail.text.units,
    textHash: detail.text.textHash,
    fileHash: detail.text.fileHash,
    remarks: detail.remarks.map((remark) => toRemark(remark, people, language)),
    checks: toChecks(detail.checks, language),
    supplements: detail.supplements.map((supplement) => toSupplement(supplement, people, today)),
    opinion: opinion && {
      number: opinion.number,
      verdict: opinion.verdict,
      verdictTitle: VERDICT_MESSAGES[opinion.verdict][language],
      issuedOn: opinion.issuedOn,
      hash: opinion.hash,
      text: opinionText(opinion.content),
    },
    rounds: detail.rounds.map((row) => ({
      id: row.review.id,
      round: row.review.round,
      stateTitle: REVIEW_STATE_WORDS[row.review.state][language],
      verdictTitle: row.verdict && VERDICT_MESSAGES[row.verdict][language],
      closedOn: row.review.closedOn,
    })),
    warnings: detail.warnings.map((code) => ({ code, title: REVIEW_WARNING_WORDS[code][language] })),
    allowed: detail.allowed.map(({ action, refusals }) => ({
      action,
      title: REVIEW_ACTION_WORDS[action][language],
      refusals: refusals.map((code) => refusalWords(code, language)),
    })),
  };
}
