/** What a decision does to each of its entries (domain.md 4.3). Pure: the preview and the publication come from the same plan. */
import { canonicalJson, formatDateZh, sha256, type LegalDate } from '@libs/kernel';
import type { DecidingDocument } from './campaign';
import type { Disposition, Entry, Reason } from './entry';

/** An effect on the document, in the registry's words; null = the disposition has none. */
export type PlannedEffect =
  | { action: 'confirm'; on: LegalDate; basis: string; sourceDocumentId: string | null }
  | {
      action: 'repeal' | 'lapse';
      on: LegalDate;
      basis: string;
      sourceDocumentId: string | null;
      byTitle: string | null;
      byNumber: string | null;
    };

/** 《标题》（文号） */
export function nameOf(decision: Pick<DecidingDocument, 'title' | 'docNumber'>): string {
  return `《${decision.title}》${decision.docNumber === null ? '' : `（${decision.docNumber}）`}`;
}

/**
 * KEEP confirms on the day of publication; REPEAL takes effect on the day of publication (自公布之日起), LAPSE on that of issue (印发日);
 * ALREADY is recorded with its own earlier day and deciding document; AMEND and EXCLUDE change nothing now.
 */
export function plannedEffect(
  entry: Pick<Entry, 'disposition' | 'earlierOn' | 'earlierBasis'>,
  decision: DecidingDocument,
): PlannedEffect | null {
  const { documentId: sourceDocumentId, title: byTitle, docNumber: byNumber, publishedOn, issuedOn } = decision;
  switch (entry.disposition) {
    case 'KEEP':
      return { action: 'confirm', on: publishedOn, basis: nameOf(decision), sourceDocumentId };
    case 'REPEAL':
      return { action: 'repeal', on: publishedOn, basis: nameOf(decision), sourceDocumentId, byTitle, byNumber };
    case 'LAPSE':
      return { action: 'lapse', on: issuedOn, basis: nameOf(decision), sourceDocumentId, byTitle, byNumber };
    case 'ALREADY': {
      const basis = `${entry.earlierBasis ?? ''}（${nameOf(decision)}确认）`;
      return { action: 'repeal', on: entry.earlierOn ?? publishedOn, basis, sourceDocumentId: null, byTitle: null, byNumber: null };
    }
    case 'AMEND':
    case 'EXCLUDE':
    case null:
      return null;
  }
}

/** 替代文件, as typed: 《标题》（文号）, a title alone, or words. */
export function replacementOf(entry: Pick<Entry, 'disposition' | 'replacement'>): { byTitle: string; byNumber: string | null } | null {
  const typed = entry.replacement?.trim() ?? '';
  if (typed === '' || (entry.disposition !== 'REPEAL' && entry.disposition !== 'LAPSE')) return null;
  const cited = /^《(.+)》\s*(?:[（(](.+)[）)])?$/.exec(typed);
  return { byTitle: cited?.[1] ?? typed, byNumber: cited?.[2] ?? null };
}

/** Why an entry cannot take effect as decided. */
export type PlanRefusal = 'already_ended' | 'not_yet_in_force' | 'entry_not_agreed' | 'entry_is_decided';

/** A row of the preview (预览): exactly what publication will record. */
export interface PlanRow {
  entryId: string;
  ordinal: number;
  documentId: string;
  title: string;
  docNumber: string | null;
  disposition: Disposition;
  reason: Reason | null;
  /** The event that is recorded; null = none. */
  effect: PlannedEffect | null;
  /** 替代文件, named beside the ending. */
  replacement: { byTitle: string; byNumber: string | null } | null;
  statusNow: string;
  statusThen: string;
  /** ALREADY whose end the registry knows already: that end stands, nothing is recorded. */
  known: { on: LegalDate; eventId: string | null } | null;
  /** AMEND: the task that stays open. */
  dueOn: LegalDate | null;
  refusals: PlanRefusal[];
}

/** What somebody who publishes has seen; publication refuses when it would do something else. */
export function planHash(decision: DecidingDocument, rows: readonly PlanRow[]): string {
  const seen = rows.map(({ entryId, disposition, effect, replacement, statusNow, statusThen }) => {
    return { entryId, disposition, effect, replacement, statusNow, statusThen };
  });
  return sha256(canonicalJson({ decision, rows: seen }));
}

/** 自2026年3月1日起废止 … as a preview says it. */
export function effectWords(effect: PlannedEffect | null): string | null {
  if (effect === null) return null;
  const day = formatDateZh(effect.on);
  if (effect.action === 'confirm') return `${day}确认继续有效`;
  return `自${day}起${effect.action === 'repeal' ? '废止' : '失效'}`;
}
