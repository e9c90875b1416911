import { compareDates, type Actor, type LegalDate } from '@libs/kernel';
import type { Command } from './command';
import { SIDE, SIDE_PERMISSION, WORKFLOW, type Action, type Draft, type State } from './draft';
import type { Material, MaterialKind, Requirement } from './material';
import type { Missing } from './missing';
import type { ReviewFacts } from './phase';
import type { PublicFile } from './public-file';

export const REFUSALS = [
  'wrong_state',
  'not_permitted',
  'not_the_drafting_organ',
  'not_the_office',
  'reviewed_it',
  'text_is_frozen',
  'materials_are_frozen',
  'something_missing',
  'review_is_closed',
  'no_supplement_asked',
  'no_opinion_yet',
  'opinion_still_due',
  'gate_not_reviewed',
  'gate_review_open',
  'gate_illegal',
  'gate_out_of_scope',
  'gate_unanswered',
  'gate_of_other_submission',
  'revised_text_missing',
  'final_text_missing',
  'fair_competition_missing',
  'fair_competition_against',
  'issuer_may_not_issue',
  'file_missing',
  'conclusion_missing',
  'material_unknown',
  'not_waivable',
  'reason_missing',
  'answers_missing',
  'meeting_missing',
  'record_missing',
  'signer_missing',
  'date_in_future',
  'meeting_before_opinion',
  'signed_before_meeting',
  'number_missing',
  'public_file_missing',
  'address_missing',
  'interpretation_missing',
  'effective_date_missing',
  'published_before_signed',
  'ends_before_it_starts',
  'warnings_need_reason',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The gate as the review room answers it (INV-C). */
export interface GateFacts {
  open: boolean;
  bar: 'not_reviewed' | 'review_open' | 'illegal' | 'out_of_scope' | 'unanswered' | null;
  submissionId: string | null;
  /** Remarks adopted, wholly or partly: the text has to change. */
  adoptedCount: number;
}

/** A draft with what its rules need to know; each part is read in the command's transaction. */
export interface DraftCase {
  draft: Draft;
  review: ReviewFacts | null;
  gate: GateFacts;
  /** The last submission and the text that it froze. */
  submission: { id: string; textId: string } | null;
  materials: readonly Material[];
  requirements: readonly Requirement[];
  missing: readonly Missing[];
  /** V07: whether the issuer may issue such documents, on the day of publication. */
  mayIssue: boolean;
  /** The registry's refusals and warnings for what is to be published (V01–V06). */
  registration: { refusals: readonly string[]; warnings: readonly string[] };
  /** The file that would go public. */
  publicFile: PublicFile;
  today: LegalDate;
}

/** Why `by` may not do `action` now, whatever they type; [] means that the button is live. */
export function standing(subject: DraftCase, action: Action, by: Actor): Refusal[] {
  const { draft } = subject;
  const found: Refusal[] = [];
  const from: readonly State[] = WORKFLOW[action].from;
  if (!from.includes(draft.state)) found.push('wrong_state');
  const side = SIDE[action];
  if (!by.permissions.has(SIDE_PERMISSION[side])) found.push('not_permitted');
  if (side === 'drafter') {
    if (by.organId !== draft.draftingOrganId) found.push('not_the_drafting_organ');
    if (subject.review?.participantIds.includes(by.id)) found.push('reviewed_it'); // INV-C: nobody drafts and reviews one matter
  } else if (by.organId !== draft.officeOrganId) found.push('not_the_office');
  if (found.includes('wrong_state')) return found;
  return [...found, ...stageRefusals(subject, action)];
}

function stageRefusals(subject: DraftCase, action: Action): Refusal[] {
  const { draft, review, materials } = subject;
  const isSupplementing = review?.state === 'supplement';
  const isIssued = review?.state === 'issued';
  switch (action) {
    case 'replaceText':
      if (draft.state === 'drafting' || isSupplementing) return [];
      if (draft.state === 'signing') return draft.needsFinalText ? [] : ['text_is_frozen'];
      return isIssued && review.verdict === 'SHOULD_AMEND' ? [] : ['text_is_frozen'];
    case 'addMaterial':
    case 'waiveMaterial':
    case 'removeMaterial':
      return draft.state === 'drafting' || isSupplementing ? [] : ['materials_are_frozen'];
    case 'submit':
      return subject.missing.length > 0 ? ['something_missing'] : [];
    case 'withdraw':
      return review === null || ['issued', 'declined', 'withdrawn'].includes(review.state) ? ['review_is_closed'] : [];
    case 'resupply':
      if (!isSupplementing) return ['no_supplement_asked'];
      return subject.missing.length > 0 ? ['something_missing'] : [];
    case 'respond':
    case 'respondAll':
      return isIssued ? [] : ['no_opinion_yet'];
    case 'revise':
      return isIssued || review?.state === 'declined' ? [] : ['opinion_still_due'];
    case 'table':
      return tableRefusals(subject);
    case 'recordSignature':
      return draft.needsFinalText ? ['final_text_missing'] : [];
    case 'publish':
      return [...gateRefusals(subject), ...competitionRefusals(materials)];
    default:
      return [];
  }
}

/** INV-C: 未经合法性审核或者经审核不合法的，不得提交集体审议. */
function gateRefusals({ gate, submission }: DraftCase): Refusal[] {
  if (!gate.open) return [`gate_${gate.bar ?? 'not_reviewed'}`];
  return gate.submissionId === submission?.id ? [] : ['gate_of_other_submission'];
}

function tableRefusals(subject: DraftCase): Refusal[] {
  const { draft, review, submission, materials, gate } = subject;
  const found = [...gateRefusals(subject), ...competitionRefusals(materials)];
  // What was adopted shows in the text; an opinion none of whose remarks was adopted needs reasons only (the gate's answers).
  const mustAmend = review?.state === 'issued' && review.verdict === 'SHOULD_AMEND';
  if (mustAmend && gate.adoptedCount > 0 && draft.textId === submission?.textId) found.push('revised_text_missing');
  return found;
}

/** V10, 国务院令第783号 18: no conclusion, or one against it: it must not be issued. A recorded reason stands for the first. */
function competitionRefusals(materials: readonly Material[]): Refusal[] {
  const own = materials.filter((material) => material.kind === 'fair_competition');
  if (own.findLast((material) => material.conclusion !== null)?.conclusion === 'against') return ['fair_competition_against'];
  return own.length === 0 ? ['fair_competition_missing'] : [];
}

const later = (a: LegalDate, b: LegalDate) => compareDates(a, b) > 0;

/** What is wrong with the command as typed. */
function typedRefusals(subject: DraftCase, command: Command): Refusal[] {
  const { draft, today } = subject;
  const found: Refusal[] = [];
  switch (command.action) {
    case 'addMaterial':
      if (command.kind === 'fair_competition' && command.conclusion === null) found.push('conclusion_missing');
      if (command.fileId === null && !(command.kind === 'fair_competition' && command.conclusion === 'not_concerned'))
        found.push('file_missing');
      if (command.datedOn !== null && later(command.datedOn, today)) found.push('date_in_future');
      break;
    case 'waiveMaterial':
      if (!isWaivable(subject.requirements, command.kind)) found.push('not_waivable');
      if (!command.reason.trim()) found.push('reason_missing');
      break;
    case 'removeMaterial':
      if (!subject.materials.some((material) => material.id === command.materialId)) found.push('material_unknown');
      break;
    case 'respond':
      if (command.answers.length === 0) found.push('answers_missing');
      break;
    case 'withdraw':
    case 'voidNumber':
    case 'terminate':
      if (!command.reason.trim()) found.push('reason_missing');
      break;
    case 'recordMeeting':
      if (!command.meeting.trim()) found.push('meeting_missing');
      if (!command.record.trim()) found.push('record_missing');
      if (later(command.heldOn, today)) found.push('date_in_future');
      // INV-C: a meeting held before the opinion was out did not decide on it.
      if (subject.review?.issuedOn != null && later(subject.review.issuedOn, command.heldOn)) found.push('meeting_before_opinion');
      break;
    case 'recordSignature':
      if (!command.signer.trim()) found.push('signer_missing');
      if (later(command.signedOn, today)) found.push('date_in_future');
      if (draft.passedOn !== null && later(draft.passedOn, command.signedOn)) found.push('signed_before_meeting');
      break;
    case 'enterNumber':
      if (!command.typed.trim()) found.push('number_missing');
      break;
    case 'recordInterpretation':
      if (command.fileId === null && !command.address?.trim()) found.push('interpretation_missing');
      if (later(command.publishedOn, today)) found.push('date_in_future');
      break;
    case 'publish':
      return publicationRefusals(subject, command);
    default:
  }
  return found;
}

function isWaivable(requirements: readonly Requirement[], kind: MaterialKind): boolean {
  return requirements.find((requirement) => requirement.kind === kind)?.waivable ?? true;
}

/** V03 (成文 ≤ 公布), V06, V07 and what the carrier needs; V02–V05 are warnings that want a reason. */
function publicationRefusals(subject: DraftCase, command: Extract<Command, { action: 'publish' }>): Refusal[] {
  const { draft, today, mayIssue, registration } = subject;
  const found: Refusal[] = [];
  if (!mayIssue) found.push('issuer_may_not_issue'); // V07
  if (!command.carrierAddress.trim()) found.push('address_missing');
  if (subject.publicFile === 'missing') found.push('public_file_missing');
  if (later(command.publishedOn, today)) found.push('date_in_future');
  if (draft.signedOn !== null && later(draft.signedOn, command.publishedOn)) found.push('published_before_signed'); // V03
  if (command.effectiveOn === null && !isFromPublication(command.effectivePhrase)) found.push('effective_date_missing');
  if (command.validThrough !== null && command.effectiveOn !== null && later(command.effectiveOn, command.validThrough))
    found.push('ends_before_it_starts');
  if (registration.warnings.length > 0 && !command.warningsReason?.trim()) found.push('warnings_need_reason');
  return found;
}

/** 自公布（发布、印发）之日起施行: takes effect on the day it is published (domain.md 2.5). */
export function isFromPublication(phrase: string | null): boolean {
  return /自(?:公布|发布|印发|颁布|发文)之日起(?:施行|执行|实施|生效)/.test(phrase ?? '');
}

/** Why `by` may not do this now; [] means they may. */
export function refusals(subject: DraftCase, command: Command, by: Actor): Refusal[] {
  return [...standing(subject, command.action, by), ...typedRefusals(subject, command)];
}
