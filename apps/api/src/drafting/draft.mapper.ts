import type { Organ, User } from '@libs/identity';
import type { LegalDate } from '@libs/kernel';
import {
  CARRIER_WORDS,
  CONCLUSION_WORDS,
  DRAFT_ACTION_WORDS,
  DRAFT_WARNING_WORDS,
  DRAFTING_MESSAGES,
  MATERIAL_WORDS,
  MISSING_WORDS,
  OUTCOME_WORDS,
  PHASE_WORDS,
  STAGE_WORDS,
  type DraftDetail,
  type DraftRow,
  type FoundRepeal,
  type ReadFacts,
  type TextItem,
} from '@libs/drafting';
import { GATE_WORDS, REVIEW_STATE_WORDS, VERDICT_MESSAGES } from '@libs/review';
import type { Language } from '../http/words';
import { toPerson, toRemark, toSupplement, type Plain } from '../review/review.mapper';
import type { DraftDto, DraftReviewDto, DraftRowDto, DraftTextDto, OrganNameDto, ReadFactsDto, StepDto, SubmissionDto } from './draft.dto';

function toOrganName(organ: Organ | null, id: string): OrganNameDto {
  return { id, name: organ?.shortName ?? '' };
}

export function toDraftRow({ draft, phase, review, issuer, draftingOrgan, holder, due }: DraftRow, language: Language): Plain<DraftRowDto> {
  const isRunning = review !== null && draft.state === 'submitted' && review.clock.status !== 'done';
  return {
    id: draft.id,
    revision: draft.revision,
    title: draft.title,
    state: draft.state,
    phase,
    phaseTitle: PHASE_WORDS[phase][language],
    round: draft.round,
    issuer: toOrganName(issuer, draft.issuerOrganId),
    draftingOrgan: toOrganName(draftingOrgan, draft.draftingOrganId),
    meetingOn: draft.meetingOn,
    isUrgent: draft.urgentReason !== null,
    docNumber: draft.docNumber,
    verdictTitle: review?.verdict ? VERDICT_MESSAGES[review.verdict][language] : null,
    reviewId: review?.review.id ?? null,
    documentId: draft.documentId,
    holder: {
      side: holder.side,
      organName: holder.organ?.shortName ?? null,
      personName: holder.person?.name ?? null,
      phone: holder.person?.phone ?? holder.organ?.phone ?? null,
    },
    leftDays: due ? due.leftDays : isRunning ? review.clock.leftDays : null,
    dueOn: due ? due.on : isRunning ? review.clock.dueOn : null,
    createdAt: draft.createdAt,
  };
}

export function toReadFacts(facts: ReadFacts, found: readonly FoundRepeal[]): ReadFactsDto {
  const { title, kind, docNumber, articleCount, chapterCount, annexCount, characterCount, faults } = facts;
  const { effectiveOn, effectivePhrase, termYears, validThrough, interpreter, suggestedClass, suggestedClassReasons } = facts;
  return {
    title,
    kind,
    docNumber,
    articleCount,
    chapterCount,
    annexCount,
    characterCount,
    faults: faults.map(({ code, message, unitPath }) => ({ code, title: message, path: unitPath })),
    effectiveOn,
    effectivePhrase,
    termYears,
    validThrough,
    interpreter,
    repeals: found.map((repeal) => ({
      title: repeal.title,
      docNumber: repeal.docNumber,
      documentId: repeal.documentId,
      foundTitle: repeal.foundTitle,
    })),
    suggestedClass,
    suggestedClassReasons,
  };
}

export function toDraftText(text: TextItem, authorName: string, found: readonly FoundRepeal[], language: Language): Plain<DraftTextDto> {
  const { id, stage, fileId, fileName, hash, facts, createdAt } = text;
  const stageTitle = STAGE_WORDS[stage][language];
  return { id, stage, stageTitle, fileId, fileName, hash, facts: toReadFacts(facts, found), createdAt, createdByName: authorName };
}

function toSteps({ steps, materials }: DraftDetail, language: Language): StepDto[] {
  return steps.map(({ kind, state, waivable, by, reason, conclusion, datedOn, papers }) => ({
    kind,
    title: MATERIAL_WORDS[kind][language],
    state,
    waivable,
    by,
    reason,
    conclusion,
    conclusionTitle: conclusion && CONCLUSION_WORDS[conclusion][language],
    datedOn,
    papers,
    materialIds: materials.filter((material) => material.kind === kind).map((material) => material.id),
  }));
}

function toSubmissions({ submissions, rounds, people }: DraftDetail, language: Language): SubmissionDto[] {
  return submissions.map(({ id, round, textId, letterNumber, submittedOn, submittedBy, hash, reviewId }) => {
    const row = rounds.find((one) => one.review.id === reviewId);
    return {
      id,
      round,
      textId,
      letterNumber,
      submittedOn,
      submittedByName: nameOf(people, submittedBy),
      hash,
      reviewId,
      reviewStateTitle: row ? REVIEW_STATE_WORDS[row.review.state][language] : null,
      verdictTitle: row?.verdict ? VERDICT_MESSAGES[row.verdict][language] : null,
    };
  });
}

function toDraftReview({ review, people }: DraftDetail, today: LegalDate, language: Language): DraftReviewDto | null {
  if (review === null) return null;
  const open = review.supplements.find((supplement) => supplement.resuppliedOn === null);
  const handler = people.find((person) => person.id === review.review.handlerId);
  return {
    id: review.review.id,
    revision: review.review.revision,
    round: review.review.round,
    state: review.review.state,
    stateTitle: REVIEW_STATE_WORDS[review.review.state][language],
    verdict: review.verdict,
    verdictTitle: review.verdict && VERDICT_MESSAGES[review.verdict][language],
    opinionNumber: review.opinion?.number ?? null,
    issuedOn: review.opinion?.issuedOn ?? null,
    handler: handler ? toPerson(handler) : null,
    clock: review.clock,
    supplement: open ? toSupplement(open, people, today) : null,
    // Process papers: what the reviewers write is theirs until the opinion is out (domain.md 15).
    remarks: review.opinion === null ? [] : review.remarks.map((remark) => toRemark(remark, people, language)),
  };
}

export function toDraft(detail: DraftDetail, today: LegalDate, language: Language): DraftDto {
  const { draft, people, organs, texts, repeals, review, gate, signature, publication } = detail;
  const organName = (id: string | null) => organs.find((organ) => organ.id === id)?.shortName ?? '';
  const toText = (text: TextItem) =>
    toDraftText(text, nameOf(people, text.createdBy), text.id === draft.textId ? repeals : text.facts.repeals.map(notLookedUp), language);
  const current = texts.find((text) => text.id === draft.textId);
  if (!current) throw new Error('a draft without its text');
  const row: DraftRow = { ...detail, review };
  return {
    ...toDraftRow(row, language),
    kind: draft.kind,
    docClass: draft.docClass,
    draftingUnit: draft.draftingUnit,
    drafters: draft.drafterIds.flatMap((id) => people.find((person) => person.id === id) ?? []).map(toPerson),
    contactPhone: draft.contactPhone,
    urgentReason: draft.urgentReason,
    route: {
      key: draft.routeKey,
      name: draft.route.name,
      intakeOrganName: draft.intakeOrganId === null ? null : organName(draft.intakeOrganId),
      reviewOrganName: organName(draft.reviewOrganId),
      officeOrganName: organName(draft.officeOrganId),
      meetingKind: draft.meetingKind,
      signingLevels: draft.route.signingLevels,
    },
    text: toText(current),
    texts: texts.map(toText),
    steps: toSteps(detail, language),
    missing: detail.missing.map(({ code, kind }) => ({
      code,
      kind,
      title: kind === null ? MISSING_WORDS[code][language] : `${MISSING_WORDS[code][language]}：${MATERIAL_WORDS[kind][language]}`,
    })),
    warnings: detail.warnings.map((code) => ({ code, title: DRAFT_WARNING_WORDS[code][language] })),
    submissions: toSubmissions(detail, language),
    review: toDraftReview(detail, today, language),
    gate: {
      open: gate.open,
      title: gate.bar && GATE_WORDS[gate.bar][language],
      unansweredCount: gate.unanswered.length,
      unadoptedCount: gate.unadopted.length,
    },
    deliberations: detail.deliberations.map(({ meeting, heldOn, outcome, record }) => ({
      meeting,
      heldOn,
      outcome,
      outcomeTitle: OUTCOME_WORDS[outcome][language],
      record,
    })),
    signature: signature && { signer: signature.signer, signedOn: signature.signedOn },
    publication: publication && {
      carrier: publication.carrier,
      carrierTitle: CARRIER_WORDS[publication.carrier][language],
      carrierAddress: publication.carrierAddress,
      publishedOn: publication.publishedOn,
      effectiveOn: publication.effectiveOn,
      effectivePhrase: publication.effectivePhrase,
      termYears: publication.termYears,
      validThrough: publication.validThrough,
      documentId: publication.documentId,
      slug: publication.slug,
    },
    interpretations: detail.interpretations.map(({ address, fileId, fileName, publishedOn }) => ({
      address,
      fileId,
      fileName,
      publishedOn,
    })),
    allowed: detail.allowed.map(({ action, refusals }) => ({
      action,
      title: DRAFT_ACTION_WORDS[action][language],
      refusals: refusals.map((code) => ({ code, title: DRAFTING_MESSAGES[code][language] })),
    })),
  };
}

function nameOf(people: readonly User[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? '';
}

function notLookedUp(repeal: { title: string | null; docNumber: string | null }): FoundRepeal {
  return { ...repeal, documentId: null, foundTitle: null };
}
