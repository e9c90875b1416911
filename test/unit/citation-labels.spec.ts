/** Precision and recall of `findCitations` against the labels made by hand (test/labels/README.md). */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findCitations, parseDocNumber, type Citation } from '@libs/text';

const DATA = resolve(process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data'), 'citations/paragraphs.jsonl');
const LABELS = join(__dirname, '../labels/citations.jsonl');

interface Label extends Pick<Citation, 'start' | 'end' | 'title' | 'docNumber' | 'articles' | 'relation' | 'relative'> {
  /** Counted neither way: a document's own number in its own heading. */
  optional?: boolean;
}

const FIELDS = ['title', 'docNumber', 'articles', 'relation', 'relative'] as const;

function rows<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** Shared characters by all characters of both. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const comparable = (field: (typeof FIELDS)[number], value: Label[(typeof FIELDS)[number]]): string => {
  if (field === 'title') return String(value).replace(/\s/g, '');
  if (field === 'docNumber') return parseDocNumber(String(value))?.key ?? String(value);
  return JSON.stringify(value);
};

interface Score {
  gold: number;
  found: number;
  exact: number;
  near: number;
  /** Exact span and every field right. */
  whole: number;
  field: Record<(typeof FIELDS)[number], number>;
  misses: string[];
}

function score(countsOptional: boolean): Score {
  const texts = new Map(rows<{ id: string; text: string }>(DATA).map(({ id, text }) => [id, text]));
  const total: Score = {
    gold: 0,
    found: 0,
    exact: 0,
    near: 0,
    whole: 0,
    field: { title: 0, docNumber: 0, articles: 0, relation: 0, relative: 0 },
    misses: [],
  };
  for (const { id, citations } of rows<{ id: string; citations: Label[] }>(LABELS)) {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`${id} is not among the paragraphs`);
    const optional = countsOptional ? [] : citations.filter((label) => label.optional === true);
    const gold = citations.filter((label) => !optional.includes(label));
    const found = findCitations(text).filter((citation) => !optional.some((label) => overlap(label, citation) > 0));
    total.gold += gold.length;
    total.found += found.length;
    const left = new Set(found);
    for (const label of gold) {
      const best = [...left].sort((a, b) => overlap(b, label) - overlap(a, label))[0];
      const likeness = best ? overlap(best, label) : 0;
      if (!best || likeness < 0.8) {
        total.misses.push(`${id} missed ${text.slice(label.start, label.end)} (nearest ${likeness > 0 ? (best?.raw ?? '') : 'none'})`);
        continue;
      }
      left.delete(best);
      total.near += 1;
      if (likeness === 1) total.exact += 1;
      else total.misses.push(`${id} span ${text.slice(label.start, label.end)} | ${best.raw}`);
      const wrong = FIELDS.filter((field) => comparable(field, label[field]) !== comparable(field, best[field]));
      for (const field of FIELDS) if (!wrong.includes(field)) total.field[field] += 1;
      for (const field of wrong) total.misses.push(`${id} ${field} of ${best.raw}: ${String(label[field])} | ${String(best[field])}`);
      if (likeness === 1 && wrong.length === 0) total.whole += 1;
    }
    for (const citation of left) total.misses.push(`${id} not labelled: ${citation.raw}`);
  }
  return total;
}

const share = (part: number, whole: number): number => Number((part / whole).toFixed(4));

it('finds the citations that a person labelled', () => {
  if (!existsSync(DATA)) {
    process.stderr.write('citation-labels: the paragraphs are not there (GUIKU_TEST_DATA), not run on them\n');
    return;
  }
  for (const countsOptional of [false, true]) {
    const { gold, found, exact, near, whole, field, misses } = score(countsOptional);
    const figures = {
      countsOptional,
      labels: gold,
      found,
      exact: { precision: share(exact, found), recall: share(exact, gold) },
      near: { precision: share(near, found), recall: share(near, gold) },
      whole: { precision: share(whole, found), recall: share(whole, gold) },
      field: Object.fromEntries(FIELDS.map((name) => [name, share(field[name], near)])),
    };
    process.stdout.write(`${JSON.stringify(figures)}\n${countsOptional ? '' : `${misses.join('\n')}\n`}`);
    for (const { precision, recall } of [figures.exact, figures.near, figures.whole]) {
      expect(precision).toBeGreaterThanOrEqual(0.97);
      expect(recall).toBeGreaterThanOrEqual(0.97);
    }
  }
});
