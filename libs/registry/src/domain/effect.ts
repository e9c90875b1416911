/**
 * Legal effect on a day, computed from the events. INV-A. No status is stored anywhere but in the periods derived here.
 *
 * Rules (domain.md 2.6, 5.2, 17):
 * - Without evidence that a document took effect its effect is UNKNOWN, never in force.
 * - Repealed on day D: not in force from D. A stated last day is in force; the term ends by itself, nobody declares it.
 * - The first ending stands: what has expired is not repealed afterwards, and no extension revives it.
 * - A confirmation (继续有效) proves effect; it moves no date unless it says so.
 * - An amendment publishes the text anew: clauses that had ended are no longer in it.
 */
import { addDays, type LegalDate } from '@libs/kernel';
import { validThrough as lastDayOf } from '@libs/text';
import { standing, type EffectDetail, type EffectEvent } from './effect-event';

export const STATUSES = [
  'NOT_YET', // 尚未施行
  'IN_FORCE', // 现行有效
  'PARTLY_ENDED', // 现行有效（部分条款失效）
  'SUSPENDED', // 停止执行
  'REPEALED', // 已废止
  'DECLARED_LAPSED', // 已宣布失效
  'EXPIRED', // 已到期失效
  'REVOKED', // 已被撤销
  'UNKNOWN', // 效力待核实
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses that count as 有效. */
export const IN_FORCE_STATUSES: readonly Status[] = ['IN_FORCE', 'PARTLY_ENDED'];
/** Statuses after which nothing follows. */
export const ENDED_STATUSES: readonly Status[] = ['REPEALED', 'DECLARED_LAPSED', 'EXPIRED', 'REVOKED'];

/** What the computation needs of a document beside its events. */
export interface Dated {
  /** 成文日期: where a term starts that runs 自印发之日起. */
  signedOn: LegalDate | null;
}

export interface Effect {
  status: Status;
  /** The last day in force as known on that day (有效期至，含当日); null when the document states no term. */
  validThrough: LegalDate | null;
  /** The event that ended it, when one did; an expired term needs none. */
  endedBy: EffectEvent | null;
  /** First day on which it was no longer in force. */
  endedOn: LegalDate | null;
  /** Clauses whose status differs from the document's: path → status. */
  clauses: ReadonlyMap<string, Status>;
}

const first = (events: readonly EffectEvent[], type: EffectEvent['type']): EffectEvent | undefined =>
  events.find((event) => event.type === type);

export const publishedOn = (standingEvents: readonly EffectEvent[]): LegalDate | null =>
  first(standingEvents, 'PUBLISHED')?.eventOn ?? null;
export const effectiveOn = (standingEvents: readonly EffectEvent[]): LegalDate | null =>
  first(standingEvents, 'EFFECTIVE')?.eventOn ?? null;

/** The last day in force that the words of an EFFECTIVE event give: stated, or computed from the stated term; null without either. */
export function statedEnd(
  detail: EffectDetail,
  days: { effectiveOn: LegalDate; publishedOn: LegalDate | null; signedOn: LegalDate | null },
): LegalDate | null {
  if (detail.validThrough != null) return detail.validThrough;
  if (detail.term == null) return null;
  const { years, startsOn } = detail.term;
  const start = startsOn === 'effective' ? days.effectiveOn : startsOn === 'published' ? days.publishedOn : days.signedOn;
  return lastDayOf(start ?? days.effectiveOn, years);
}

interface Progress {
  started: boolean;
  validThrough: LegalDate | null;
  suspended: boolean;
  ended: { status: Status; on: LegalDate; by: EffectEvent | null } | null;
  clauses: Map<string, Status>;
}

function endClauses(state: Progress, event: EffectEvent, status: Status): void {
  for (const clause of event.detail.clauses ?? []) state.clauses.set(clause, status);
}

function resume(state: Progress, clauses: readonly string[]): void {
  if (clauses.length === 0) state.suspended = false;
  for (const [clause, status] of state.clauses) {
    if (status === 'SUSPENDED' && (clauses.length === 0 || clauses.includes(clause))) state.clauses.delete(clause);
  }
}

function apply(state: Progress, event: EffectEvent, all: readonly EffectEvent[], document: Dated): void {
  const { detail } = event;
  switch (event.type) {
    case 'EFFECTIVE':
      state.started = true;
      state.validThrough ??= statedEnd(detail, {
        effectiveOn: event.eventOn,
        publishedOn: publishedOn(all),
        signedOn: document.signedOn,
      });
      return;
    case 'AMENDED':
      state.clauses.clear();
      return;
    case 'EXTENDED':
      state.validThrough = detail.validThrough ?? null;
      return;
    case 'CONFIRMED_VALID':
      state.started = true;
      if (detail.validThrough != null) state.validThrough = detail.validThrough;
      return;
    case 'PARTLY_REPEALED':
      endClauses(state, event, 'REPEALED');
      return;
    case 'PARTLY_LAPSED':
      endClauses(state, event, 'DECLARED_LAPSED');
      return;
    case 'SUSPENDED':
      if ((detail.clauses ?? []).length === 0) state.suspended = true;
      for (const clause of detail.clauses ?? []) if (!state.clauses.has(clause)) state.clauses.set(clause, 'SUSPENDED');
      return;
    case 'RESUMED':
      resume(state, detail.clauses ?? []);
      return;
    case 'REPEALED':
    case 'REVOKED':
      state.ended = { status: event.type, on: event.eventOn, by: event };
      return;
    case 'LAPSED':
      state.ended = { status: detail.cause === 'term' ? 'EXPIRED' : 'DECLARED_LAPSED', on: event.eventOn, by: event };
      return;
    case 'PUBLISHED':
    case 'SUPERSEDED':
    case 'CORRECTED':
    case 'WITHHELD':
    case 'RESTORED':
    case 'VOIDED':
      return;
  }
}

/** The term's own end, when it came before `day`. */
function expire(state: Progress, day: LegalDate): void {
  if (state.ended === null && state.validThrough !== null && state.validThrough < day) {
    state.ended = { status: 'EXPIRED', on: addDays(state.validThrough, 1), by: null };
  }
}

function live(state: Progress, day: LegalDate, start: LegalDate | null): Status {
  if (!state.started) return start !== null && day < start ? 'NOT_YET' : 'UNKNOWN';
  if (state.suspended) return 'SUSPENDED';
  return [...state.clauses.values()].some((status) => status !== 'SUSPENDED') ? 'PARTLY_ENDED' : 'IN_FORCE';
}

function effectOf(document: Dated, all: readonly EffectEvent[], day: LegalDate): Effect {
  const start = effectiveOn(all);
  const state: Progress = { started: false, validThrough: null, suspended: false, ended: null, clauses: new Map() };
  for (const event of all) {
    if (event.eventOn > day) break;
    expire(state, event.eventOn);
    if (state.ended !== null) break;
    apply(state, event, all, document);
  }
  expire(state, day);
  return {
    status: state.ended?.status ?? live(state, day, start),
    validThrough: state.validThrough,
    endedBy: state.ended?.by ?? null,
    endedOn: state.ended?.on ?? null,
    clauses: state.ended === null ? state.clauses : new Map(),
  };
}

/** Everything about legal effect on `day`, by what the registry knew at `knownAt` (default: all it knows). */
export function effectOn(document: Dated, events: readonly EffectEvent[], day: LegalDate, knownAt?: Date): Effect {
  return effectOf(document, standing(events, knownAt), day);
}

/** 效力 of a document on `day`, by what the registry knew at `knownAt` (default: all it knows). INV-A. */
export function statusOn(document: Dated, events: readonly EffectEvent[], day: LegalDate, knownAt?: Date): Status {
  return effectOn(document, events, day, knownAt).status;
}

/** The first day of a period that has no beginning: before any law. */
export const BEGINNING: LegalDate = '0001-01-01';

export interface EffectPeriod {
  /** '' for the document, else the path of a clause. */
  clause: string;
  status: Status;
  /** First day; `BEGINNING` when there was none before. */
  from: LegalDate;
  /** First day no longer in it; null while it lasts. */
  to: LegalDate | null;
}

/** Every day on which something may change: those of the events, and the days after each last day in force. */
function turningDays(document: Dated, all: readonly EffectEvent[]): LegalDate[] {
  const days = new Set<LegalDate>([BEGINNING]);
  for (const event of all) {
    days.add(event.eventOn);
    const { validThrough } = effectOf(document, all, event.eventOn);
    if (validThrough !== null) days.add(addDays(validThrough, 1));
  }
  return [...days].sort();
}

/**
 * 效力区间: the status of the document (clause '') on every day from `BEGINNING` on, without gap or overlap, and of each
 * clause on the days on which it differs. `from <= day < to`. The same on every day as `statusOn`.
 */
export function periods(document: Dated, events: readonly EffectEvent[], knownAt?: Date): EffectPeriod[] {
  const all = standing(events, knownAt);
  const open = new Map<string, EffectPeriod>();
  const found: EffectPeriod[] = [];
  for (const day of turningDays(document, all)) {
    const effect = effectOf(document, all, day);
    const now = new Map<string, Status>([['', effect.status], ...effect.clauses]);
    for (const clause of new Set([...open.keys(), ...now.keys()])) {
      const period = open.get(clause);
      const status = now.get(clause);
      if (period?.status === status) continue;
      if (period) {
        period.to = day;
        open.delete(clause);
      }
      if (status !== undefined) {
        const next: EffectPeriod = { clause, status, from: day, to: null };
        open.set(clause, next);
        found.push(next);
      }
    }
  }
  return found;
}
