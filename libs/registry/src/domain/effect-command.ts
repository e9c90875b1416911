/** What a registrar may record on a document after its registration, and why not. Serves buttons and enforcement alike. */
import type { Actor, LegalDate } from '@libs/kernel';
import type { EffectDetail, EffectEvent, EffectEventType } from './effect-event';
import { effectOn, ENDED_STATUSES, type Dated } from './effect';

/** The actions, each with the event that it records. */
export const EFFECT_ACTIONS = {
  repeal: 'REPEALED', // 废止
  lapse: 'LAPSED', // 宣布失效
  revoke: 'REVOKED', // 撤销
  supersede: 'SUPERSEDED', // 被替代
  repealPart: 'PARTLY_REPEALED', // 部分废止
  lapsePart: 'PARTLY_LAPSED', // 部分失效
  suspend: 'SUSPENDED', // 停止执行
  resume: 'RESUMED', // 恢复执行
  extend: 'EXTENDED', // 延长有效期
  confirm: 'CONFIRMED_VALID', // 继续有效
  amend: 'AMENDED', // 修改
  erratum: 'CORRECTED', // 勘误
} as const satisfies Record<string, EffectEventType>;
export type EffectAction = keyof typeof EFFECT_ACTIONS;

interface Recorded {
  /** From which day in law. */
  on: LegalDate;
  /** The registered document that does it. */
  sourceDocumentId?: string | null;
  /** In words, when it is not in the registry: 《…》（文号）. */
  basis?: string | null;
}

export type EffectCommand = Recorded &
  (
    | { action: 'repeal' | 'lapse' | 'revoke' | 'supersede'; byTitle?: string | null; byNumber?: string | null }
    | { action: 'repealPart' | 'lapsePart' | 'suspend' | 'resume'; clauses: string[] }
    | { action: 'extend'; validThrough: LegalDate | null }
    | { action: 'confirm'; validThrough?: LegalDate | null }
    | { action: 'amend' | 'erratum'; text: string }
  );

/** 更正记载: another event in the stead of one, or (null) the word that it did not happen. */
export interface Correction {
  eventId: string;
  reason: string;
  replacement: { on: LegalDate; detail: EffectDetail } | null;
}

export type EffectRefusal =
  | 'not_your_document'
  | 'basis_missing'
  | 'already_ended'
  | 'clauses_missing'
  | 'clause_unknown'
  | 'clause_already_ended'
  | 'not_suspended'
  | 'nothing_to_extend'
  | 'extension_not_later'
  | 'text_missing'
  | 'text_unchanged';

export type CorrectionRefusal =
  | 'not_your_document'
  | 'event_unknown'
  | 'event_already_corrected'
  | 'reason_missing'
  | 'publication_is_not_voided'
  | 'published_in_future'
  | 'takedown_is_not_corrected'
  | 'nothing_corrected';

/** The document as a command finds it. */
export interface Subject extends Dated {
  events: readonly EffectEvent[];
  /** Organs that may record on it: issuers, the responsible organ, the office and the justice bureau of its government. */
  keepers: readonly string[];
  /** Paths and text of the version that stands on the command's day; null when none does. */
  text: string | null;
  clausePaths: readonly string[];
}

/** Why `by` may not record this; [] means they may. */
export function refusals(subject: Subject, command: EffectCommand, by: Actor): EffectRefusal[] {
  const found: EffectRefusal[] = [];
  if (!subject.keepers.includes(by.organId)) found.push('not_your_document');
  if (!command.sourceDocumentId && !command.basis?.trim()) found.push('basis_missing');
  return [...found, ...effectRefusals(subject, command)];
}

/** The rules about legal effect alone; they also bind what follows from another document's registration (同时废止). */
export function effectRefusals(subject: Subject, command: EffectCommand): EffectRefusal[] {
  const before = effectOn(subject, subject.events, command.on);
  const found: EffectRefusal[] = [];
  // A link to the successor may be added after the end; nothing else may.
  if (ENDED_STATUSES.includes(before.status) && command.action !== 'supersede') found.push('already_ended');
  switch (command.action) {
    case 'repeal':
    case 'lapse':
    case 'revoke':
    case 'supersede':
    case 'confirm':
      break;
    case 'repealPart':
    case 'lapsePart':
      if (command.clauses.length === 0) found.push('clauses_missing');
      if (command.clauses.some((clause) => !subject.clausePaths.includes(clause))) found.push('clause_unknown');
      if (command.clauses.some((clause) => (before.clauses.get(clause) ?? 'SUSPENDED') !== 'SUSPENDED')) found.push('clause_already_ended');
      break;
    case 'suspend':
      if (command.clauses.some((clause) => !subject.clausePaths.includes(clause))) found.push('clause_unknown');
      break;
    case 'resume': {
      const suspended = [...before.clauses].filter(([, status]) => status === 'SUSPENDED').map(([clause]) => clause);
      const isKnown = command.clauses.length === 0 || command.clauses.every((clause) => suspended.includes(clause));
      if (!isKnown || (before.status !== 'SUSPENDED' && suspended.length === 0)) found.push('not_suspended');
      break;
    }
    case 'extend':
      if (before.validThrough === null) found.push('nothing_to_extend');
      else if (command.validThrough !== null && command.validThrough <= before.validThrough) found.push('extension_not_later');
      break;
    case 'amend':
    case 'erratum':
      if (command.text.trim() === '') found.push('text_missing');
      else if (command.text === subject.text) found.push('text_unchanged');
  }
  return found;
}

/** What the event of a command says. */
export function detailOf(command: EffectCommand): EffectDetail {
  switch (command.action) {
    case 'repeal':
    case 'revoke':
    case 'supersede':
      return { byTitle: command.byTitle ?? null, byNumber: command.byNumber ?? null };
    case 'lapse':
      return { cause: 'declared', byTitle: command.byTitle ?? null, byNumber: command.byNumber ?? null };
    case 'repealPart':
    case 'lapsePart':
    case 'suspend':
    case 'resume':
      return { clauses: [...new Set(command.clauses)].sort() };
    case 'extend':
      return { validThrough: command.validThrough };
    case 'confirm':
      return { validThrough: command.validThrough ?? null };
    case 'amend':
    case 'erratum':
      return {};
  }
}

/** Why `by` may not correct this record; [] means they may. */
export function correctionRefusals(subject: Subject, correction: Correction, by: Actor, today: LegalDate): CorrectionRefusal[] {
  const found: CorrectionRefusal[] = [];
  if (!subject.keepers.includes(by.organId)) found.push('not_your_document');
  if (correction.reason.trim() === '') found.push('reason_missing');
  const event = subject.events.find(({ id }) => id === correction.eventId);
  if (!event) return [...found, 'event_unknown'];
  if (subject.events.some(({ correctsEventId }) => correctsEventId === event.id)) found.push('event_already_corrected');
  const { replacement } = correction;
  // Taking a text off the portal is a takedown (下线) with its own two persons, never a correction of dates.
  if (replacement === null && event.type === 'PUBLISHED') found.push('publication_is_not_voided');
  // What the portal shows has been published: no correction puts the day off.
  if (replacement !== null && event.type === 'PUBLISHED' && replacement.on > today) found.push('published_in_future');
  if (event.type === 'WITHHELD' || event.type === 'RESTORED') found.push('takedown_is_not_corrected');
  if (replacement !== null && replacement.on === event.eventOn && sameDetail(replacement.detail, event.detail))
    found.push('nothing_corrected');
  return found;
}

function sameDetail(a: EffectDetail, b: EffectDetail): boolean {
  const members = (detail: EffectDetail) =>
    JSON.stringify(
      Object.entries(detail)
        .filter(([, value]) => value != null)
        .sort(),
    );
  return members(a) === members(b);
}
