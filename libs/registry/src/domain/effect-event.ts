/**
 * 效力变动 (domain.md 5.2): the dated facts from which legal effect is computed. INV-A, INV-B.
 *
 * 1. An event says from which day in law (`eventOn`) something holds, and when the registry learned it (`recordedAt`).
 * 2. It is never changed. A correction is a new event that names the one it corrects; it stands in its stead.
 *    `VOIDED` stands in its stead and says: this did not happen. One event is corrected once; a correction of a
 *    correction names the correction.
 * 3. What is known on a day of knowledge is the events recorded until then, each chain reduced to its last one.
 */
import type { LegalDate } from '@libs/kernel';

export const EFFECT_EVENT_TYPES = [
  'PUBLISHED', // 公布
  'EFFECTIVE', // 施行
  'AMENDED', // 修改: a new version
  'PARTLY_REPEALED', // 部分废止
  'PARTLY_LAPSED', // 部分失效
  'SUSPENDED', // 停止执行
  'RESUMED', // 恢复执行
  'EXTENDED', // 延长有效期
  'CONFIRMED_VALID', // 继续有效: a proof, changes no date unless it says so
  'REPEALED', // 废止
  'LAPSED', // 宣布失效, or 到期失效 when it only notes the end of the term
  'REVOKED', // 被撤销
  'SUPERSEDED', // 被替代: a link; the end itself is a REPEALED or LAPSED
  'CORRECTED', // 勘误: a new version with the printed text put right
  'WITHHELD', // 下线: leaves the portal, not the law
  'RESTORED', // 恢复公开
  'VOIDED', // 记载有误: the event it names did not happen
] as const;
export type EffectEventType = (typeof EFFECT_EVENT_TYPES)[number];

/** How long a document lasts from the start that its words name. */
export interface ValidityTerm {
  years: number;
  /** 自施行之日起, 自公布之日起, 自印发之日起. */
  startsOn: 'effective' | 'published' | 'signed';
}

/** The words and circumstances of an event; which of them an event bears depends on its type. */
export interface EffectDetail {
  /** As printed: 自2024年8月1日起施行. */
  phrase?: string | null;
  /** Paths of the clauses concerned; none means the whole document. */
  clauses?: string[];
  /** EFFECTIVE: the stated term. */
  term?: ValidityTerm | null;
  /** EFFECTIVE, EXTENDED, CONFIRMED_VALID: the last day in force; null in EXTENDED means 长期有效. */
  validThrough?: LegalDate | null;
  /** PUBLISHED: 公布载体, and its address or issue. */
  carrier?: string | null;
  carrierAddress?: string | null;
  /** LAPSED: what ended it. */
  cause?: 'declared' | 'term' | 'superseded';
  /** The document that did it when it stands outside the registry, or as it is to be named. */
  byTitle?: string | null;
  byNumber?: string | null;
}

export interface EffectEvent {
  id: string;
  type: EffectEventType;
  /** The day in law. */
  eventOn: LegalDate;
  recordedAt: Date;
  detail: EffectDetail;
  /** The document that caused it, when it stands in the registry. */
  sourceDocumentId: string | null;
  /** In words: the decision, notice or provision that the event rests on. */
  basis: string | null;
  correctsEventId: string | null;
}

/** Of one day: what begins comes before what changes, what changes before what ends. */
const RANK: Record<EffectEventType, number> = {
  PUBLISHED: 0,
  EFFECTIVE: 1,
  AMENDED: 2,
  CORRECTED: 2,
  EXTENDED: 3,
  CONFIRMED_VALID: 3,
  RESUMED: 4,
  PARTLY_REPEALED: 5,
  PARTLY_LAPSED: 5,
  SUSPENDED: 5,
  REPEALED: 6,
  REVOKED: 6,
  LAPSED: 7,
  SUPERSEDED: 8,
  WITHHELD: 9,
  RESTORED: 9,
  VOIDED: 10,
};

const byDay = (a: EffectEvent, b: EffectEvent): number =>
  a.eventOn !== b.eventOn
    ? a.eventOn < b.eventOn
      ? -1
      : 1
    : RANK[a.type] - RANK[b.type] || a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1);

/**
 * For every event known at `knownAt` (default: all) the one that stands in its stead now: itself, or the last of its
 * corrections.
 */
export function headsOf(events: readonly EffectEvent[], knownAt?: Date): Map<string, EffectEvent> {
  const known = events.filter((event) => knownAt === undefined || event.recordedAt.getTime() <= knownAt.getTime());
  const correction = new Map(known.flatMap((event) => (event.correctsEventId === null ? [] : [[event.correctsEventId, event] as const])));
  const heads = new Map<string, EffectEvent>();
  for (const event of known) {
    let head = event;
    for (let next = correction.get(head.id); next !== undefined; next = correction.get(head.id)) head = next;
    heads.set(event.id, head);
  }
  return heads;
}

/** The events that stand: the last of each chain, without what was voided, in the order in which they take effect. */
export function standing(events: readonly EffectEvent[], knownAt?: Date): EffectEvent[] {
  const heads = new Set(headsOf(events, knownAt).values());
  return [...heads].filter((event) => event.type !== 'VOIDED').sort(byDay);
}
