/** From when a text applies, against the metadata of the corpus, where the text itself says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseText } from '@libs/text';

const DATA = resolve(process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data'), 'corpus');

interface CorpusDocument {
  id: string;
  title: string;
  effective?: string;
}

/**
 * Whether the text prints `date` as a day from which it applies, found without our reader: the date with 施行 or the like behind it; with 公布 or 发布
 * where the text applies 自公布之日起; or as the day of an amendment (修正, 修订) in the note. A law that names only the day of passing (通过), or an
 * amendment that came into force on a day not printed, does not state it.
 */
function states(text: string, date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const plain = text.normalize('NFKC').replace(/《[^》]*》/g, '');
  const printed = new RegExp(`${year}\\s*年\\s*${month}\\s*月\\s*${day}\\s*日([^\\n。;]*?)(?=\\d{4}\\s*年|[\\n。;])`, 'g');
  const behind = [...plain.matchAll(printed)].map((match) => match[1] ?? '');
  return behind.some(
    (words) =>
      /^\s*(?:起|之日起)?\s*(?:正式)?(?:施行|实施|生效|执行)/.test(words) ||
      (/公布|发布|颁布/.test(words) &&
        (/(?:公布|发布|颁布)\s*(?:施行|实施)/.test(words) || /自(?:公布|发布|颁布)之日起?\s*(?:施行|实施|执行)/.test(plain))) ||
      /修[正订][)\s]*$/.test(words),
  );
}

it('dates what the text dates', () => {
  const file = join(DATA, 'metadata.jsonl');
  if (!existsSync(file)) {
    process.stderr.write('ending-corpus: corpus/metadata.jsonl is not there (GUIKU_TEST_DATA), not run on it\n');
    return;
  }
  const documents = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusDocument)
    .filter(({ effective }) => effective !== undefined);
  let stated = 0;
  const wrong: string[] = [];
  for (const { id, title, effective = '' } of documents) {
    const text = readFileSync(join(DATA, 'docs', `${id}.md`), 'utf8');
    if (!states(text, effective)) continue;
    stated += 1;
    const { effectiveOn, amendedOn } = parseText(text).ending;
    // The metadata dates the present wording: an amendment's day where it is later than the text's own.
    const since = amendedOn !== null && (effectiveOn === null || amendedOn > effectiveOn) ? amendedOn : effectiveOn;
    if (since !== effective && effectiveOn !== effective)
      wrong.push(`${id} ${title}: ${effective}, read ${effectiveOn ?? '-'} / ${amendedOn ?? '-'}`);
  }
  process.stdout.write(`${documents.length} with a date, ${stated} state it, ${stated - wrong.length} read\n${wrong.join('\n')}\n`);
  expect((stated - wrong.length) / stated).toBeGreaterThanOrEqual(0.99);
}, 120_000);
