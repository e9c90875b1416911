import type { Actor } from '@libs/kernel';
import type { Command, Person } from './command';
import { remarkFaults, responseFaults, STATUTORY, type Check, type Remark } from './remark';
import { PERMISSION, WORKFLOW, type Action, type Review, type State, type Verdict } from './review';

export const REFUSALS = [
  'wrong_state',
  'not_permitted',
  'not_the_office',
  'not_the_review_organ',
  'not_the_submitter',
  'drafted_it',
  'same_unit',
  'not_the_handler',
  'handler_cannot_second',
  'handler_cannot_sign',
  'second_cannot_sign',
  'second_level_missing',
  'second_level_needed',
  'reviewer_of_other_organ',
  'reviewer_not_permitted',
  'reviewer_drafted_it',
  'reviewer_same_unit',
  'already_the_handler',
  'items_missing',
  'reason_missing',
  'days_out_of_range',
  'remark_unknown',
  'remark_place_missing',
  'remark_comment_missing',
  'remark_basis_missing',
  'response_reason_missing',
  'must_remark_missing',
  'must_remark_open',
  'check_has_problem',
  'grounds_missing',
  'explanation_missing',
  'verdict_differs',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A review with what hangs on it, as the rules need it. */
export interface ReviewCase {
  review: Review;
  remarks: readonly Pick<Remark, 'id' | 'severity'>[];
  checks: readonly Pick<Check, 'item' | 'result'>[];
}

/** Longest extension at once, in working days; how often and why is for the supervisor to see in the log. */
const MAX_EXTENSION = 30;

const has = (by: Pick<Actor, 'permissions'>, permission: string) => by.permissions.has(permission);

/** INV-C, domain.md 21.1: who drafted never reviews; within one organ another section does. */
export function conflictOf(review: Review, person: Person): 'drafted_it' | 'same_unit' | null {
  if (review.drafterIds.includes(person.id)) return 'drafted_it';
  if (person.organId === review.organId && person.unit === review.draftingUnit) return 'same_unit';
  return null;
}

function isHandler(review: Review, by: Actor): boolean {
  return by.id === review.handlerId || review.coReviewerIds.includes(by.id);
}

/** Handing a matter over does not wash its handler clean: what they wrote still stands in it (ADR 6). */
function hasHandled(review: Review, by: Actor): boolean {
  return isHandler(review, by) || review.formerHandlerIds.includes(by.id);
}

/** Whether `by` does the second reading: anyone of the organ who may, but none who handled it, now or before (承办、复核分离). */
function secondRefusals(review: Review, by: Actor): Refusal[] {
  if (!has(by, 'review.second')) return ['not_permitted'];
  return hasHandled(review, by) ? ['handler_cannot_second'] : [];
}

/** Three levels are three persons; a bureau that is too small for it has two levels in its route (domain.md 21.14, ADR 6). */
function signatoryRefusals(review: Review, by: Actor): Refusal[] {
  if (!has(by, 'review.sign')) return ['not_permitted'];
  if (hasHandled(review, by)) return ['handler_cannot_sign'];
  return review.signingLevels >= 3 && review.secondReaderIds.includes(by.id) ? ['second_cannot_sign'] : [];
}

/** Who must act in which role, by state; the four-eyes rules. */
function roleRefusals(review: Review, action: Action, by: Actor): Refusal[] {
  switch (action) {
    case 'resupply':
    case 'answer':
    case 'withdraw':
      return by.organId === review.organId ? [] : ['not_the_submitter'];
    case 'forward':
      return by.organId === review.intakeOrganId ? [] : ['not_the_office'];
    case 'requestSupplement':
      if (review.state === 'at_office') return by.organId === review.intakeOrganId && has(by, 'draft.office') ? [] : ['not_the_office'];
      break;
    case 'markUrgent':
      // Until it is forwarded it is the office's; afterwards both may say that it is urgent.
      if (review.state === 'at_office' && by.organId !== review.intakeOrganId) return ['not_the_office'];
      if (review.intakeOrganId !== null && by.organId === review.intakeOrganId && has(by, 'draft.office')) return [];
      break;
    default:
  }
  const found: Refusal[] = [];
  if (by.organId !== review.reviewOrganId) found.push('not_the_review_organ');
  const conflict = conflictOf(review, by);
  if (conflict) found.push(conflict);
  return [...found, ...stepRefusals(review, action, by)];
}

function stepRefusals(review: Review, action: Action, by: Actor): Refusal[] {
  switch (action) {
    case 'requestSupplement':
      if (!has(by, 'review.handle')) return ['not_permitted'];
      return review.state === 'in_review' && by.id !== review.handlerId ? ['not_the_handler'] : [];
    case 'addRemark':
    case 'editRemark':
    case 'removeRemark':
    case 'setCheck':
    case 'allClear':
      if (review.state === 'second') return secondRefusals(review, by);
      return isHandler(review, by) ? [] : ['not_the_handler'];
    case 'handOver':
    case 'extend':
      return by.id === review.handlerId || has(by, 'review.sign') ? [] : ['not_the_handler'];
    case 'sendForSecond':
      if (by.id !== review.handlerId) return ['not_the_handler'];
      return review.signingLevels < 3 ? ['second_level_missing'] : [];
    case 'sendForSign':
      if (review.state === 'second') return secondRefusals(review, by);
      if (by.id !== review.handlerId) return ['not_the_handler'];
      return review.signingLevels >= 3 ? ['second_level_needed'] : [];
    case 'sendBack':
      return review.state === 'second' ? secondRefusals(review, by) : signatoryRefusals(review, by);
    case 'issue':
      return signatoryRefusals(review, by);
    default:
      return [];
  }
}

/** Why `by` may not do `action` now, whatever they type; [] means that the button is live. */
export function standing({ review }: ReviewCase, action: Action, by: Actor): Refusal[] {
  const from: readonly State[] = WORKFLOW[action].from;
  const found: Refusal[] = [];
  if (!from.includes(review.state)) found.push('wrong_state');
  if (!PERMISSION[action].some((permission) => has(by, permission))) found.push('not_permitted');
  for (const refusal of roleRefusals(review, action, by)) if (!found.includes(refusal)) found.push(refusal);
  return found;
}

/** What each verdict asks of the remarks and the checklist (domain.md 21.5). */
export function verdictRefusals({ remarks, checks, review }: ReviewCase, verdict: Verdict, explanation = review.explanation): Refusal[] {
  const must = remarks.some((remark) => remark.severity === 'must');
  const problem = checks.some((check) => check.result === 'problem' && STATUTORY.includes(check.item));
  const explained = (explanation ?? '').trim() !== '';
  switch (verdict) {
    case 'LEGAL':
      return [...(must ? (['must_remark_open'] as const) : []), ...(problem ? (['check_has_problem'] as const) : [])];
    case 'SHOULD_AMEND':
      return must ? [] : ['must_remark_missing'];
    case 'ILLEGAL':
      return must || explained ? [] : ['grounds_missing'];
    case 'OUT_OF_SCOPE':
      return explained ? [] : ['explanation_missing'];
  }
}

/** Why somebody cannot be the one who handles the review. */
export function personRefusals(review: Review, person: Person): Refusal[] {
  const found: Refusal[] = [];
  if (person.organId !== review.reviewOrganId) found.push('reviewer_of_other_organ');
  if (!person.permissions.has('review.handle')) found.push('reviewer_not_permitted');
  const conflict = conflictOf(review, person);
  if (conflict) found.push(conflict === 'drafted_it' ? 'reviewer_drafted_it' : 'reviewer_same_unit');
  return found;
}

/** What is wrong with the command as typed. */
function typedRefusals(subject: ReviewCase, command: Command): Refusal[] {
  const { review, remarks } = subject;
  switch (command.action) {
    case 'requestSupplement':
      return command.items.some((item) => item.trim()) ? [] : ['items_missing'];
    case 'decline':
    case 'markUrgent':
    case 'sendBack':
      return command.reason.trim() ? [] : ['reason_missing'];
    case 'assign':
      return [...new Set([command.reviewer, ...command.coReviewers].flatMap((person) => personRefusals(review, person)))];
    case 'handOver':
      return [
        ...personRefusals(review, command.reviewer),
        ...(command.reviewer.id === review.handlerId ? (['already_the_handler'] as const) : []),
        ...(command.reason.trim() ? [] : (['reason_missing'] as const)),
      ];
    case 'extend':
      return [
        ...(Number.isInteger(command.days) && command.days >= 1 && command.days <= MAX_EXTENSION ? [] : (['days_out_of_range'] as const)),
        ...(command.reason.trim() ? [] : (['reason_missing'] as const)),
      ];
    case 'addRemark':
      return remarkFaults(command.remark);
    case 'editRemark':
      return [...known(remarks, command.remarkId), ...remarkFaults(command.remark)];
    case 'removeRemark':
      return known(remarks, command.remarkId);
    case 'sendForSecond':
    case 'sendForSign':
      return verdictRefusals(subject, command.verdict, command.explanation);
    case 'issue':
      return [
        ...(command.verdict === review.proposedVerdict ? [] : (['verdict_differs'] as const)),
        ...verdictRefusals(subject, command.verdict),
      ];
    case 'answer':
      return [...new Set(command.responses.flatMap((response) => [...known(remarks, response.remarkId), ...responseFaults(response)]))];
    default:
      return [];
  }
}

function known(remarks: ReviewCase['remarks'], id: string): Refusal[] {
  return remarks.some((remark) => remark.id === id) ? [] : ['remark_unknown'];
}

/** Why `by` may not do this now; [] means they may. Serves the enforcement; `standing` the buttons. */
export function refusals(subject: ReviewCase, command: Command, by: Actor): Refusal[] {
  return [...standing(subject, command.action, by), ...typedRefusals(subject, command)];
}
