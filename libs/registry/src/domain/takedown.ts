/**
 * 下线 (published by mistake) and 恢复公开: two persons, a reason, evidence. INV-B.
 *
 * 1. A keeper's person asks for it; nothing changes yet.
 * 2. Another person, of an organ that answers for the document, confirms: the event WITHHELD or RESTORED is written.
 * 3. Or somebody cancels the request and says why.
 * The document's legal effect stays what it is: only its text leaves the public site.
 */
import type { Actor, LegalDate } from '@libs/kernel';
import type { Publicity } from './document';

export const TAKEDOWN_KINDS = ['withhold', 'restore'] as const;
export type TakedownKind = (typeof TAKEDOWN_KINDS)[number];
export type TakedownState = 'pending' | 'confirmed' | 'cancelled';

export interface Takedown {
  id: string;
  documentId: string;
  kind: TakedownKind;
  state: TakedownState;
  reason: string;
  /** What shows it: a letter, a check, a report. */
  evidence: string;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Why it was cancelled. */
  decision: string | null;
  /** The event that its confirmation wrote. */
  eventId: string | null;
  revision: number;
}

/** The document as a request finds it. */
export interface Shown {
  publicity: Publicity;
  publishedOn: LegalDate | null;
  isWithheld: boolean;
  /** Organs that record on it, and so may ask. */
  keepers: readonly string[];
  /** Of these the ones that answer for it, and so may confirm: its issuers, their government's office and justice bureau. */
  answering: readonly string[];
}

export type TakedownRefusal =
  | 'not_your_document'
  | 'not_shown_anyway'
  | 'already_withheld'
  | 'not_withheld'
  | 'takedown_is_pending'
  | 'takedown_reason_missing'
  | 'takedown_evidence_missing'
  | 'takedown_is_decided'
  | 'takedown_needs_another_person'
  | 'not_yours_to_confirm';

/** Why `by` may not ask for it; [] means they may. */
export function requestRefusals(
  document: Shown,
  pending: Takedown | null,
  request: { kind: TakedownKind; reason: string; evidence: string },
  by: Pick<Actor, 'organId'>,
): TakedownRefusal[] {
  const found = standingRefusals(document, request.kind);
  if (!document.keepers.includes(by.organId)) found.push('not_your_document');
  if (pending !== null) found.push('takedown_is_pending');
  if (request.reason.trim() === '') found.push('takedown_reason_missing');
  if (request.evidence.trim() === '') found.push('takedown_evidence_missing');
  return found;
}

/** Why `by` may not confirm it; [] means they may. */
export function confirmRefusals(document: Shown, takedown: Takedown, by: Pick<Actor, 'id' | 'organId'>): TakedownRefusal[] {
  if (takedown.state !== 'pending') return ['takedown_is_decided'];
  const found = standingRefusals(document, takedown.kind);
  if (by.id === takedown.requestedBy) found.push('takedown_needs_another_person');
  if (!document.answering.includes(by.organId)) found.push('not_yours_to_confirm');
  return found;
}

/** Why `by` may not cancel it; [] means they may. */
export function cancelRefusals(document: Shown, takedown: Takedown, decision: string, by: Pick<Actor, 'organId'>): TakedownRefusal[] {
  if (takedown.state !== 'pending') return ['takedown_is_decided'];
  const found: TakedownRefusal[] = [];
  if (!document.keepers.includes(by.organId)) found.push('not_your_document');
  if (decision.trim() === '') found.push('takedown_reason_missing');
  return found;
}

function standingRefusals({ publicity, publishedOn, isWithheld }: Shown, kind: TakedownKind): TakedownRefusal[] {
  if (publicity !== 'public' || publishedOn === null) return ['not_shown_anyway'];
  if (kind === 'withhold' && isWithheld) return ['already_withheld'];
  if (kind === 'restore' && !isWithheld) return ['not_withheld'];
  return [];
}
