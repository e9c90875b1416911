import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the real data's manifest. */
export interface RealFile {
  id: string;
  /** Where it lies on this machine. */
  path: string;
  /** The name it was found under. */
  name: string;
  ext: string;
  category: string;
  flags: string[];
  /** Chinese characters and the first of them, by another program. */
  han?: number;
  textHead?: string;
  /** The exact text, where the file was made from one. */
  truth?: string;
}

/** The folder of real files, or null where there is none: the suite passes without it and says what it skipped. */
export function realFilesFolder(data = process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data')): string | null {
  const folder = join(data, 'files');
  return existsSync(join(folder, 'manifest.jsonl')) ? folder : null;
}

interface ManifestLine {
  id: string;
  file: string;
  ext: string;
  category: string;
  flags?: string[];
  original?: string;
  han?: number;
  text_head?: string;
  truth?: string;
}

export function realFiles(folder: string): RealFile[] {
  const lines = ['manifest.jsonl', 'generated.jsonl'].flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  return lines.map((line) => {
    const { id, file, ext, category, flags = [], original, han, text_head: textHead, truth } = JSON.parse(line) as ManifestLine;
    const name = original?.split('/').at(-1) ?? file;
    return {
      id,
      path: join(folder, file),
      name,
      ext,
      category,
      flags,
      han,
      textHead,
      truth: truth === undefined ? undefined : readFileSync(join(folder, truth), 'utf8'),
    };
  });
}

/** Chinese characters of a text. */
export function hanOf(text: string): string {
  return text.replace(/[^\u4e00-\u9fff]/g, '');
}

/** 0 … 1: shared runs of five characters, spaces aside (Dice). 1 for the same text. */
export function similarity(one: string, other: string): number {
  const [a, b] = [shingles(one), shingles(other)];
  let shared = 0;
  let total = 0;
  for (const [key, n] of a) {
    shared += Math.min(n, b.get(key) ?? 0);
    total += n;
  }
  for (const n of b.values()) total += n;
  return total === 0 ? 1 : (2 * shared) / total;
}

function shingles(text: string): Map<string, number> {
  const bare = text.replace(/\s+/g, '');
  const found = new Map<string, number>();
  for (let i = 0; i + 5 <= bare.length; i++) found.set(bare.slice(i, i + 5), (found.get(bare.slice(i, i + 5)) ?? 0) + 1);
  return found;
}
