import { readFile, type ReadDocument } from '@libs/extraction';
import { hanOf, realFiles, realFilesFolder, similarity, type RealFile } from '../support/real-files';

/**
 * `npm run bench -- extract [--data DIR]`: what the reader makes of every file of the real data. Files with a known text are compared with it;
 * for the others the Chinese characters are counted against another program's count (manifest). No peer runs beside: none is installed.
 */
interface Result {
  file: RealFile;
  code: string;
  ms: number;
  document: ReadDocument | null;
}

interface Row {
  category: string;
  format: string;
  n: number;
  read: number;
  refused: number;
  faults: number;
  similarity: number | null;
  han: number | null;
  medianMs: number;
  worstMs: number;
}

const READABLE = ['docx', 'docm', 'dotx', 'pdf', 'txt'];

async function main(): Promise<number> {
  const at = process.argv.indexOf('--data');
  const folder = realFilesFolder(at > 0 ? process.argv[at + 1] : undefined);
  if (folder === null) {
    process.stderr.write('No real data here: set GUIKU_TEST_DATA, or give --data DIR (the folder that holds files/manifest.jsonl).\n');
    return 2;
  }
  const results: Result[] = [];
  // One at a time: the times are of an idle machine's single reading, process start included.
  for (const file of realFiles(folder)) results.push(await timed(file));
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${result.file.category}\t${READABLE.includes(result.file.ext) ? result.file.ext : 'not yet'}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const rows = [...groups].sort().map(([key, group]) => summary(key, group));
  process.stdout.write(`${toTable(rows)}\n${JSON.stringify({ bench: 'extract', files: results.length, rows })}\n`);
  return 0;
}

async function timed(file: RealFile): Promise<Result> {
  const began = performance.now();
  try {
    const document = await readFile(file.path, { name: file.name });
    return { file, code: 'ok', document, ms: performance.now() - began };
  } catch (cause) {
    return { file, code: String((cause as { code?: unknown }).code), document: null, ms: performance.now() - began };
  }
}

function summary(key: string, group: Result[]): Row {
  const [category = '', format = ''] = key.split('\t');
  const read = group.filter(({ document }) => document !== null);
  const similarities = read.flatMap(({ document, file }) =>
    file.truth === undefined ? [] : [similarity(document?.text ?? '', file.truth)],
  );
  const han = read.flatMap(({ document, file }) => (file.han ? [hanOf(document?.text ?? '').length / file.han] : []));
  const faults = group.filter(({ code }) => code === 'reader_crashed' || !/^[a-z_]+$/.test(code)).length;
  return {
    category,
    format,
    n: group.length,
    read: read.length,
    refused: group.length - read.length - faults,
    faults,
    similarity: median(similarities),
    han: median(han),
    medianMs: Math.round(median(group.map(({ ms }) => ms)) ?? 0),
    worstMs: Math.round(Math.max(...group.map(({ ms }) => ms))),
  };
}

function median(values: number[]): number | null {
  const sorted = values.sort((one, other) => one - other);
  return sorted.length === 0 ? null : (sorted[Math.floor(sorted.length / 2)] ?? null);
}

function toTable(rows: Row[]): string {
  const head = ['category', 'format', 'files', 'read', 'answered', 'faults', 'similarity', 'han/han', 'median ms', 'worst ms'];
  const lines = rows.map((row) =>
    [
      row.category,
      row.format,
      row.n,
      row.read,
      row.refused,
      row.faults,
      row.similarity?.toFixed(4) ?? '',
      row.han?.toFixed(4) ?? '',
      row.medianMs,
      row.worstMs,
    ].map(String),
  );
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i]?.length ?? 0)));
  return [head, ...lines]
    .map((line) => line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
    .join('\n');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
