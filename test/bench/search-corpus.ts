import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isLegalDate } from '@libs/kernel';
import type { SearchEntry } from '@libs/search';
import { flattenArticles, parseDocNumber, parseText } from '@libs/text';

interface Line {
  id: string;
  title: string;
  name?: string;
  kind?: string;
  region?: string;
  doc_no?: string;
  published?: string;
  effective?: string;
  status?: string;
}

/** The folder of real data, or null where there is none. */
export function dataFolder(given: string | undefined): string | null {
  const folder = given ?? process.env['GUIKU_TEST_DATA'] ?? '../shared/data';
  return existsSync(join(folder, 'corpus/metadata.jsonl')) ? folder : null;
}

/** The first `most` documents of the corpus as entries, numbered from 1. */
export async function* corpus(folder: string, most: number): AsyncGenerator<SearchEntry> {
  let no = 0;
  for await (const json of createInterface({ input: createReadStream(join(folder, 'corpus/metadata.jsonl')) })) {
    if (no >= most) break;
    const line = JSON.parse(json) as Line;
    no += 1;
    yield toEntry(no, line, readFileSync(join(folder, `corpus/docs/${line.id}.md`), 'utf8'));
  }
}

const uuid = (no: number) => `00000000-0000-7000-8000-${String(no).padStart(12, '0')}`;

function toEntry(no: number, line: Line, text: string): SearchEntry {
  const { units, docNumber } = parseText(text);
  const publishedOn = isLegalDate(line.published) ? line.published : null;
  const effectiveOn = isLegalDate(line.effective) ? line.effective : publishedOn;
  const isDead = /失效|废止/.test(line.status ?? '');
  const from = publishedOn ?? '0001-01-01';
  const number = line.doc_no ?? docNumber;
  return {
    kind: 'document',
    id: uuid(no),
    slug: `s${String(no).padStart(9, '0')}`,
    title: line.title,
    number,
    numberKey: number === null ? null : (parseDocNumber(number)?.key ?? null),
    audience: 'public',
    issuerId: uuid(900_000 + ((line.region ?? '').length % 7)),
    issuerName: line.region ?? '全国',
    level: 'prefecture',
    regionCode: '652800',
    docClass: 'NORMATIVE',
    titleKind: '办法',
    topic: line.kind ?? null,
    publishedOn,
    effectiveOn,
    periods: [{ status: isDead ? 'REPEALED' : 'IN_FORCE', from: '0001-01-01', to: null }],
    passages: flattenArticles(units).map(({ path, label, heading, text: words }) => ({
      path,
      label,
      heading,
      text: words,
      from,
      to: null,
    })),
  };
}
