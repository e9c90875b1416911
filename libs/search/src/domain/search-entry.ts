import { canonicalJson, sha256, type LegalDate } from '@libs/kernel';

/** `public`: published text, what the portal searches; `staff`: the desk searches both. They lie apart (INV-E). */
export const AUDIENCES = ['public', 'staff'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** 段落: one citable unit of a text, on the days on which it had these words: `from <= day < to`. */
export interface SearchPassage {
  /** Where it stands: `art12`, `inner/art5`; the page opens there. */
  path: string;
  /** 第十二条; '' for a block of paragraphs. */
  label: string;
  heading: string | null;
  text: string;
  from: LegalDate;
  to: LegalDate | null;
}

/** 检索条目: all that search knows of one thing of another room. */
export interface SearchEntry {
  /** What it is: `document`, `draft` … */
  kind: string;
  id: string;
  slug: string;
  title: string;
  number: string | null;
  /** Equal for every spelling of the number. */
  numberKey: string | null;
  audience: Audience;
  issuerId: string;
  issuerName: string;
  level: string;
  regionCode: string;
  docClass: string;
  titleKind: string;
  topic: string | null;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  /** Legal effect by day, without gap; `from <= day < to`. */
  periods: { status: string; from: LegalDate; to: LegalDate | null }[];
  passages: SearchPassage[];
}

/** What an entry comes to, as it is compared by `reindex --check`. */
export function digestOf(entry: SearchEntry): string {
  return sha256(canonicalJson(entry));
}
