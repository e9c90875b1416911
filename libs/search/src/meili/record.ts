import type { LegalDate } from '@libs/kernel';
import { foldForSearch, normaliseTitle } from '@libs/text';
import { setApart } from '../domain/dictionary';
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
  /** Of a passage too long for one record: which part of it, of how many. */
  part?: number;
  parts?: number;
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

/** Meilisearch reads the first 65,536 positions of a field and forgets the rest: a character is one, a mark between two words eight. */
const LONGEST = 12_000;

/** A text in parts of at most that length, cut after a mark where there is one. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length || parts.length === 0;) {
    let end = Math.min(start + LONGEST, text.length);
    if (end < text.length) {
      const mark = text.slice(start, end).search(/[。；！？\n][^。；！？\n]*$/u);
      if (mark > LONGEST / 2) end = start + mark + 1;
      else if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
    }
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

/** The records of an entry: its head, and one for each passage, or more for a long one. */
export function recordsOf(entry: SearchEntry): MeiliRecord[] {
  const { id, kind, title, numberKey } = entry;
  const passages = entry.passages.flatMap((passage, ordinal) =>
    partsOf(passage.text).map((text, part, { length: parts }) => ({ passage, ordinal, text, part, parts })),
  );
  const common = { entry: id, kind, digest: digestOf(entry), records: passages.length + 1 };
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
  return [
    head,
    ...passages.map(({ passage, ordinal, text, part, parts }): MeiliRecord => ({
      ...common,
      id: part === 0 ? `${id}_${ordinal}` : `${id}_${ordinal}_${part}`,
      from: dayNumber(passage.from),
      to: dayNumber(passage.to),
      ordinal,
      ...(parts > 1 && { part, parts }),
      path: passage.path,
      article: /(?:^|\/)art([\d-]+)$/.exec(passage.path)?.[1] ?? null,
      label: passage.label,
      heading: passage.heading,
      text,
      fromOn: passage.from,
      toOn: passage.to,
      headingCharacters: spaced(passage.heading ?? ''),
      textCharacters: spaced(text),
      textWords: setApart(foldForSearch(text)),
    })),
  ];
}
