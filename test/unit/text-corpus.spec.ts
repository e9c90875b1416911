/** The text room on thousands of real texts. Where the data is missing (GUIKU_TEST_DATA), the suite says so and passes. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { citationsOf, diffTexts, parseArticleNumber, parseText, rebuild, walk } from '@libs/text';

const DATA = resolve(process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data'));

interface CorpusDocument {
  id: string;
  articles: number;
}
/** One document whose count of articles is not the counting rule's, and why (test/labels). */
interface Explained {
  id: string;
  counted: number;
  found: number;
  why: string;
}
const LABELS = join(__dirname, '../labels');
const EXPLAINED = JSON.parse(readFileSync(join(LABELS, 'article-counts.json'), 'utf8')) as Explained[];
const OWN_GAPS = JSON.parse(readFileSync(join(LABELS, 'numbering.json'), 'utf8')) as { id: string; why: string }[];
interface SameVersion {
  id: string;
  articles_a: number;
  articles_b: number;
  identical: number;
}

/** The rows of a JSON-lines file; null, said on standard error, when the data is not on this machine. */
function rowsOf(file: string): unknown[] | null {
  const path = join(DATA, file);
  if (!existsSync(path)) {
    process.stderr.write(`text-corpus: ${file} is not there (GUIKU_TEST_DATA), not run on it\n`);
    return null;
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

/** Numbers of the lines that look like headings of articles, read without our parser. */
function headingNumbers(text: string): string[] {
  return [...text.matchAll(/^[\s#*]*(第[零〇一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十]+)?)(?=[\s:：*【])/gm)].map(
    ([, label = '']) => parseArticleNumber(label) ?? '',
  );
}

it('parses the corpus: rebuilt exactly, unique paths, as many articles as heading lines but where explained', () => {
  const documents = rowsOf('corpus/metadata.jsonl') as CorpusDocument[] | null;
  if (!documents) return;
  let counted = 0;
  let through = 0;
  const unlike: Omit<Explained, 'why'>[] = [];
  const gapped: string[] = [];
  for (const [index, { id, articles }] of documents.entries()) {
    const text = readFileSync(join(DATA, 'corpus/docs', `${id}.md`), 'utf8');
    const parsed = parseText(text);
    if (rebuild(text, parsed.units) !== text) throw new Error(`${id} is not rebuilt`);
    const paths = [...walk(parsed.units)].map((unit) => unit.path);
    if (new Set(paths).size !== paths.length) throw new Error(`${id} has one path twice`);
    // Citations take the longest: every fourth text is enough to see that offsets hold.
    if (index % 4 === 0)
      for (const { raw, start, end } of citationsOf(text, parsed.units)) {
        if (text.slice(start, end) !== raw) throw new Error(`${id}: a citation is not where it is said to be`);
      }
    if (parsed.articleCount === articles) counted += 1;
    else unlike.push({ id, counted: articles, found: parsed.articleCount });
    const numbers = [...walk(parsed.units)].filter(({ kind }) => kind === 'article').map(({ number }) => number);
    const gaps = parsed.faults.filter(({ code }) => code.startsWith('article'));
    if (gaps.length > 0) gapped.push(id);
    // Where the lines are numbered through from 1, so are our articles.
    const headings = headingNumbers(text);
    if (headings.length > 2 && headings.every((number, n) => number === String(n + 1))) {
      through += 1;
      expect([id, gaps, numbers]).toEqual([id, [], headings]);
    }
  }
  process.stdout.write(
    `${documents.length} documents, ${counted} counted alike, ${unlike.length} explained; ${through} numbered through, ${gapped.length} with gaps of their own\n`,
  );
  expect(counted / documents.length).toBeGreaterThanOrEqual(0.995);
  expect(
    unlike.filter((one) => !EXPLAINED.some(({ id, counted: by, found }) => id === one.id && by === one.counted && found === one.found)),
  ).toEqual([]);
  expect(gapped.filter((id) => !OWN_GAPS.some((gap) => gap.id === id))).toEqual([]);
}, 300_000);

it('sees no change between two printings of one version', () => {
  const pairs = (rowsOf('versions/same-version.jsonl') as SameVersion[] | null)?.filter(
    (pair) => pair.identical === pair.articles_a && pair.identical === pair.articles_b,
  );
  if (!pairs) return;
  const read = (id: string, side: string): string => readFileSync(join(DATA, 'versions/same-version', `${id}.${side}.md`), 'utf8');
  const changed = pairs.filter(({ id }) =>
    diffTexts(read(id, 'a'), read(id, 'b')).units.some((unit) => unit.kind === 'article' && unit.op !== 'same'),
  );
  expect(changed).toEqual([]);
}, 300_000);
