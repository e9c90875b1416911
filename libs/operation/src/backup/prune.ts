import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOBS, GENERATIONS, generationsIn } from './manifest';
import { blobsOf } from './verify';

/**
 * Takes away all but the newest `keep` generations, then the blobs that none of the remaining ones names. Where a remaining list of blobs cannot be
 * read, no blob is taken away. Returns the names of the generations that went.
 */
export async function pruneBackups(folder: string, keep: number): Promise<string[]> {
  const names = await generationsIn(folder);
  const old = names.slice(0, Math.max(0, names.length - Math.max(1, keep)));
  if (old.length === 0) return [];
  const lists = await Promise.all(names.slice(old.length).map((name) => blobsOf(folder, name)));
  for (const name of old) await rm(join(folder, GENERATIONS, name), { recursive: true });
  const kept = new Set(lists.flat().map((blob) => blob.sha256));
  for (const shelf of await readdir(join(folder, BLOBS)).catch(() => []))
    for (const hash of await readdir(join(folder, BLOBS, shelf))) if (!kept.has(hash)) await rm(join(folder, BLOBS, shelf, hash));
  return old;
}
