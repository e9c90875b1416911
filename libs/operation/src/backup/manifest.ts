/**
 * What a backup folder holds:
 *   blobs/<ab>/<sha256>            every uploaded file once, shared by all generations
 *   generations/<name>/            one backup, made beside its place and renamed: it is whole or it is not there
 *     manifest.json                what belongs to it, with the size and SHA-256 of every file
 *     manifest.sha256              the SHA-256 of manifest.json
 *     tables/<name>.copy.gz        one table, as PostgreSQL's COPY writes it, ordered by its key
 *     jobs.jsonl.gz                what the queue had still to do
 *     blobs.txt                    the blobs that belong to it: `<sha256> <bytes>` a line
 *     data/…                       files of the data folder: the audit log's anchors, the demo's accounts
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, sha256 } from '@libs/kernel';
import { z } from 'zod';

export const GENERATIONS = 'generations';
export const BLOBS = 'blobs';
/** Begins the name of a generation that is being made. */
export const PART = '.part-';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const manifestSchema = z.object({
  format: z.literal(1),
  generation: z.string(),
  madeAt: z.iso.datetime(),
  /** server_version_num. */
  server: count,
  isDemo: z.boolean(),
  migrations: z.array(z.string()),
  /** `sha256` and `rows` are of what COPY wrote, before packing: the restored table must write the same. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count, sha256: hash })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  jobs: count,
  blobs: z.object({ files: count, bytes: count }),
  /** Blobs that the database names and that were missing or damaged when the backup was made. */
  missing: z.array(z.string()),
  /** Path inside the generation → what must be there. */
  files: z.record(z.string(), z.object({ bytes: count, sha256: hash })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Names of the whole generations in `folder`, oldest first. Errors: `backup_not_found`. */
export async function generationsIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, GENERATIONS), { withFileTypes: true }).catch(() => {
    throw new DomainError('not_found', 'backup_not_found', { folder });
  });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name);
  if (names.length === 0) throw new DomainError('not_found', 'backup_not_found', { folder });
  return names.sort();
}

/** The manifest of a generation, or what is wrong with it. */
export async function readManifest(
  folder: string,
  generation: string,
): Promise<{ manifest: Manifest } | { file: string; problem: 'missing' | 'damaged' }> {
  const at = (name: string) => join(GENERATIONS, generation, name);
  const [text, seal] = await Promise.all(
    ['manifest.json', 'manifest.sha256'].map((name) => readFile(join(folder, at(name)), 'utf8').catch(() => null)),
  );
  if (text === null || text === undefined) return { file: at('manifest.json'), problem: 'missing' };
  if (seal === null || seal === undefined) return { file: at('manifest.sha256'), problem: 'missing' };
  // When the two disagree, a manifest that still reads as one was not the one that was damaged.
  const manifest = parsed(text);
  if (seal !== `${sha256(text)}\n`) {
    const isSealWhole = /^[0-9a-f]{64}\n$/.test(seal);
    return { file: isSealWhole || manifest === null ? at('manifest.json') : at('manifest.sha256'), problem: 'damaged' };
  }
  return manifest === null ? { file: at('manifest.json'), problem: 'damaged' } : { manifest };
}

function parsed(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
