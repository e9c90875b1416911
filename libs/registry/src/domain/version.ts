/** 文本版本: which text stood on a day. A version is never edited; its dates follow from the event that brought it. */
import type { LegalDate } from '@libs/kernel';
import { BEGINNING, publishedOn, type Status } from './effect';
import { headsOf, standing, type EffectEvent } from './effect-event';

export interface DatedVersion {
  id: string;
  /** 1, 2, 3 … in the order of recording. */
  ordinal: number;
  /** The event that brought the text: PUBLISHED, AMENDED or CORRECTED. */
  sourceEventId: string;
}

export interface VersionPeriod {
  versionId: string;
  from: LegalDate;
  /** First day on which another text stood; null while it is the last. */
  to: LegalDate | null;
}

/**
 * Which version stood from when to when, in order of time. A version whose event was voided never stood; one whose day
 * was corrected stands from the corrected day. The first text of a document whose publication is unknown stands from
 * `BEGINNING`.
 */
export function versionPeriods(versions: readonly DatedVersion[], events: readonly EffectEvent[], knownAt?: Date): VersionPeriod[] {
  const heads = headsOf(events, knownAt);
  const published = publishedOn(standing(events, knownAt));
  const starts = versions.flatMap((version) => {
    const head = heads.get(version.sourceEventId);
    if (!head || head.type === 'VOIDED') return [];
    const from = version.ordinal === 1 ? (published ?? BEGINNING) : head.eventOn;
    return [{ versionId: version.id, ordinal: version.ordinal, from }];
  });
  starts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.ordinal - b.ordinal));
  // Of two texts from one day the later recorded one stands; the other never did.
  const stood = starts.filter((start, index) => starts[index + 1]?.from !== start.from);
  return stood.map(({ versionId, from }, index) => ({ versionId, from, to: stood[index + 1]?.from ?? null }));
}

/** OLD_VERSION 已被修改（旧文本）: of a version only, never of a document. */
export type VersionStatus = Status | 'OLD_VERSION';

/** What to say of a text on `day`, when the document's status on that day is `status`. */
export function versionStatusOn(period: VersionPeriod, status: Status, day: LegalDate): VersionStatus {
  if (period.to !== null && period.to <= day) return 'OLD_VERSION';
  return day < period.from ? 'NOT_YET' : status;
}
