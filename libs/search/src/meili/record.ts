import type { LegalDate } from '@libs/kernel';
import { foldForSearch, normaliseTitle } from '@libs/text';
import { digestOf, type SearchEntry } from '../domain/search-entry';
import { letters, spaced } from './characters';

/** What one document of the index is. The type of a record's fields is also what `attributesToRetrieve` may name. */
export interface MeiliRecord {
  id: string;
  /** Id of the entry: the facet by which documents are counted. */
  entry: string;
  kind: string;
  /** Of the whole entry, and of how many records it consists: a part is told from the whole. */
  digest: string;
  records: number;
  /** Days on which it is so, `from <= day < to`, as numbers: 20240131. */
  from: number;
  to: number;
  /** The entry's head: what it is called. */
  titleCharacters?: string;
  quickTitle?: string;
  quickNumber?: string;
  numberKey?: string | null;
  published?: number;
  /** A passage. */
  ordinal?: number;
  path?: string;
  /** `12` of `art12`: the article that it is; null for other units. */
  article?: string | null;
  label?: string;
  heading?: string | null;
  text?: string;
  fromOn?: LegalDate;
  toOn?: LegalDate | null;
  headingCharacters?: string;
  textCharacters?: string;
  textWords?: string;
}

const LAST_DAY = 99_991_231;

export const dayNumber = (day: LegalDate | null): number => (day === null ? LAST_DAY : Number(day.replaceAll('-', '')));

/** The records of an entry: its head, and one for each passage. */
export function recordsOf(entry: SearchEntry): MeiliRecord[] {
  const { id, kind, title, numberKey } = entry;
  const common = { entry: id, kind, digest: digestOf(entry), records: entry.passages.length + 1 };
  const head: MeiliRecord = {
    ...common,
    id: `${id}_head`,
    from: 0,
    to: LAST_DAY,
    titleCharacters: spaced(title),
    quickTitle: letters(normaliseTitle(title)),
    quickNumber: numberKey === null ? '' : letters(numberKey),
    numberKey: numberKey === null ? null : foldForSearch(numberKey),
    published: dayNumber(entry.publishedOn ?? '0001-01-01'),
  };
  const passages = entry.passages.map((passage, ordinal): MeiliRecord => ({
    ...common,
    id: `${id}_${ordinal}`,
    from: dayNumber(passage.from),
    to: dayNumber(passage.to),
    ordinal,
    path: passage.path,
    article: /(?:^|\/)art([\d-]+)$/.exec(passage.path)?.[1] ?? null,
    label: passage.label,
    heading: passage.heading,
    text: passage.text,
    fromOn: passage.from,
    toOn: passage.to,
    headingCharacters: spaced(passage.heading ?? ''),
    textCharacters: spaced(passage.text),
    textWords: foldForSearch(passage.text),
  }));
  return [head, ...passages];
}
