import {
  CLOCK_WORDS,
  FILING_ACTION_WORDS,
  FILING_KIND_WORDS,
  FILING_MESSAGES,
  FILING_SIDE_WORDS,
  FILING_STATE_WORDS,
  ITEM_WORDS,
  OUTCOME_WORDS,
  OVERDUE_WORDS,
  PAPER_WORDS,
  paperText,
  WAY_WORDS,
  type FilingDetail,
  type FilingRefusal,
  type FilingRow,
} from '@libs/filing';
import type { Actor } from '@libs/kernel';
import type { Language } from '../http/words';
import type { Plain } from '../review/review.mapper';
import type { WordsDto } from '../review/review.dto';
import type { FilingDto, FilingRowDto } from './filing.dto';

export function toFilingRow(row: FilingRow, language: Language): Plain<FilingRowDto> {
  const { filing, document, issuer, clock } = row;
  const isLate = filing.state === 'to_submit' && clock.status === 'overdue';
  return {
    id: filing.id,
    revision: filing.revision,
    state: filing.state,
    stateTitle: (isLate ? OVERDUE_WORDS : FILING_STATE_WORDS[filing.state])[language],
    kind: filing.kind,
    kindTitle: FILING_KIND_WORDS[filing.kind][language],
    documentId: document.id,
    title: document.title,
    docNumber: document.docNumber,
    publishedOn: document.publishedOn,
    issuerId: filing.issuerOrganId,
    issuerName: issuer?.name ?? '',
    issuerPhone: issuer?.phone ?? null,
    regionCode: issuer?.regionCode ?? '',
    receiverId: filing.receiverOrganId,
    receiverName: row.receiverName,
    officeName: row.officeName,
    sideTitle: FILING_SIDE_WORDS[filing.side][language],
    isOutside: filing.isOutside,
    triggerOn: filing.triggerOn,
    submittedOn: filing.submittedOn,
    submittedByName: row.submittedByName,
    filingNumber: filing.filingNumber,
    registeredOn: filing.registeredOn,
    registeredByName: row.registeredByName,
    closedOn: filing.closedOn,
    clock: { ...clock, whatTitle: clock.what && CLOCK_WORDS[clock.what][language] },
    view: row.view,
  };
}

export function toFiling(detail: FilingDetail, by: Actor, language: Language): FilingDto {
  const { filing } = detail;
  const nameOf = (id: string | null) => detail.people.find((person) => person.id === id)?.name ?? '';
  return {
    ...toFilingRow(detail, language),
    change: filing.change,
    basis: filing.basis,
    submitDays: filing.submitDays,
    submitUnit: filing.submitUnit,
    submitWay: filing.submitWay,
    submitWayTitle: filing.submitWay && WAY_WORDS[filing.submitWay][language],
    refusalReason: filing.refusalReason,
    reviewStartedOn: filing.reviewStartedOn,
    reviewerName: filing.reviewerId && nameOf(filing.reviewerId),
    conclusion: filing.conclusion,
    copyNames: detail.copyNames,
    items: detail.items.map(({ id, kind, name, size, addedAt }) => ({
      id,
      kind,
      kindTitle: ITEM_WORDS[kind][language],
      name,
      size,
      addedAt,
    })),
    missing: detail.missing.map((code) => refusalWords(code, language)),
    supplements: detail.supplements.map(({ items, reason, requestedOn, requestedBy, resubmittedOn }) => ({
      items,
      reason,
      requestedOn,
      requestedByName: nameOf(requestedBy),
      resubmittedOn,
    })),
    receipts: detail.receipts.map(({ organName, number, receivedOn, outcome, note }) => ({
      organName,
      number,
      receivedOn,
      outcome,
      outcomeTitle: OUTCOME_WORDS[outcome][language],
      note,
    })),
    papers: detail.papers.map(({ id, kind, content, issuedOn, issuedBy, hash }) => ({
      id,
      kind,
      kindTitle: PAPER_WORDS[kind][language],
      title: content.title,
      issuedOn,
      issuedByName: nameOf(issuedBy),
      hash,
      text: paperText(content),
    })),
    inspections: detail.inspections.map(({ inspectedBy, reason, inspectedAt }) => ({
      inspectedByName: nameOf(inspectedBy),
      reason,
      inspectedAt,
    })),
    siblings: detail.siblings.map((row) => toFilingRow(row, language)),
    mayPreview: filing.state === 'to_submit' && filing.submitterOrganIds.includes(by.organId),
    allowed: detail.allowed.map(({ action, refusals }) => ({
      action,
      title: FILING_ACTION_WORDS[action][language],
      refusals: refusals.map((code) => refusalWords(code, language)),
    })),
  };
}

function refusalWords(code: FilingRefusal, language: Language): WordsDto {
  return { code, title: FILING_MESSAGES[code][language] };
}
