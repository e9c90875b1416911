import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { citationsOf, parseText } from '@libs/text';

/**
 * `npm run bench -- text [--data DIR]`: how many megabytes (UTF-8) of real legal text a second are parsed, and cited. Every document of
 * corpus/docs, one process, files in memory. Times are processor time, the median of the passes, since other work shares the machine.
 */
const PASSES = 3;
const AIM = { parseMbPerS: 20, citeToParse: 3 };

function documents(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const median = (values: number[]): number => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Seconds of processor for the whole corpus, the median of the passes; one pass before it warms the code. */
function secondsFor(texts: readonly string[], work: (text: string) => unknown): number {
  const passes = Array.from({ length: PASSES + 1 }, () => {
    const began = process.cpuUsage();
    for (const text of texts) work(text);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  });
  return median(passes.slice(1));
}

function main(): number {
  const at = process.argv.indexOf('--data');
  const data = resolve((at > 0 ? process.argv[at + 1] : undefined) ?? process.env['GUIKU_TEST_DATA'] ?? '../shared/data');
  const folder = join(data, 'corpus/docs');
  if (!existsSync(folder)) {
    process.stderr.write('No real data here: set GUIKU_TEST_DATA, or give --data DIR (the folder that holds corpus/docs).\n');
    return 2;
  }
  const texts = documents(folder);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const parse = secondsFor(texts, (text) => parseText(text));
  const parsed = texts.map((text) => parseText(text).units);
  let index = 0;
  const cite = secondsFor(texts, (text) => citationsOf(text, parsed[index++ % texts.length] ?? []));
  const figures = {
    bench: 'text',
    documents: texts.length,
    megabytes: Number(megabytes.toFixed(1)),
    parseMbPerS: Number((megabytes / parse).toFixed(1)),
    citeMbPerS: Number((megabytes / cite).toFixed(1)),
    citeToParse: Number((cite / parse).toFixed(2)),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    aim: AIM,
  };
  process.stdout.write(
    [
      `${figures.documents} documents, ${figures.megabytes} MB`,
      `parse  ${figures.parseMbPerS} MB/s   aim ${AIM.parseMbPerS}`,
      `cite   ${figures.citeMbPerS} MB/s   ${figures.citeToParse}× of parse, aim ${AIM.citeToParse}× (structure known)`,
      `memory ${figures.rssMb} MB, of which the texts and their trees are kept for the second measurement`,
      JSON.stringify(figures),
    ].join('\n') + '\n',
  );
  return 0;
}

process.exit(main());
