import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureFile } from './files';
import { BLOBS, GENERATIONS, generationsIn, readManifest, type Manifest } from './manifest';

export interface BackupFinding {
  /** Path inside the backup folder. */
  file: string;
  problem: 'missing' | 'damaged';
}

export interface VerifiedBackup {
  generations: { name: string; manifest: Manifest | null; findings: BackupFinding[] }[];
}

/**
 * Reads every file of the generations (default: all) and compares it with the manifest: each that is missing or has one byte changed is named.
 * Errors: `backup_not_found`.
 */
export async function verifyBackup(folder: string, only?: string): Promise<VerifiedBackup> {
  const names = await generationsIn(folder);
  const checked = new Map<string, BackupFinding | null>();
  const generations = [];
  for (const name of only === undefined ? names : [only]) generations.push(await verifyGeneration(folder, name, checked));
  return { generations };
}

/** Blobs that generations share are read once. */
async function verifyGeneration(
  folder: string,
  name: string,
  checked: Map<string, BackupFinding | null>,
): Promise<VerifiedBackup['generations'][number]> {
  const read = await readManifest(folder, name);
  if (!('manifest' in read)) return { name, manifest: null, findings: [read] };
  const findings: BackupFinding[] = [];
  const look = async (file: string, wanted: { bytes: number; sha256: string }) => {
    if (!checked.has(file)) checked.set(file, await compare(folder, file, wanted));
    const finding = checked.get(file);
    if (finding) findings.push(finding);
  };
  for (const [file, wanted] of Object.entries(read.manifest.files)) await look(join(GENERATIONS, name, file), wanted);
  const list = findings.some((finding) => finding.file.endsWith('/blobs.txt')) ? [] : await blobsOf(folder, name);
  for (const { sha256, bytes } of list) await look(blobFile(sha256), { sha256, bytes });
  return { name, manifest: read.manifest, findings };
}

async function compare(folder: string, file: string, wanted: { bytes: number; sha256: string }): Promise<BackupFinding | null> {
  const found = await measureFile(join(folder, file));
  if (!found) return { file, problem: 'missing' };
  return found.bytes === wanted.bytes && found.sha256 === wanted.sha256 ? null : { file, problem: 'damaged' };
}

/** The blobs of a generation. */
export async function blobsOf(folder: string, generation: string): Promise<{ sha256: string; bytes: number }[]> {
  const text = await readFile(join(folder, GENERATIONS, generation, 'blobs.txt'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ sha256: line.slice(0, 64), bytes: Number(line.slice(65)) }));
}

/** Where a blob lies inside the backup folder. */
export function blobFile(sha256: string): string {
  return join(BLOBS, sha256.slice(0, 2), sha256);
}
