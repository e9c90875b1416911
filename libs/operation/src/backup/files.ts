import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Measured {
  bytes: number;
  sha256: string;
}

/** Lets everything through and measures it; `rows` counts line ends. */
export class Measure extends Transform {
  private readonly hash: Hash = createHash('sha256');
  bytes = 0;
  rows = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  measured(): Measured {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Writes the stream to a new file and flushes it to disk. */
export async function writeFlushed(path: string, ...streams: [Readable, ...Transform[]]): Promise<Measured> {
  await mkdir(dirname(path), { recursive: true });
  const measure = new Measure();
  await pipeline([...streams, measure, createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true })]);
  return measure.measured();
}

/** Size and SHA-256 of a file; null when it is not there. */
export async function measureFile(path: string): Promise<Measured | null> {
  if (!(await isThere(path))) return null;
  const measure = new Measure();
  measure.resume();
  await pipeline(createReadStream(path), measure);
  return measure.measured();
}

/**
 * Copies a file whose SHA-256 must be `sha256`, beside its place first, then by its name. False, and nothing there, when it is missing or
 * is something else.
 */
export async function copyVerified(from: string, to: string, sha256: string): Promise<boolean> {
  if (!(await isThere(from))) return false;
  const half = `${to}.${randomUUID()}`;
  const { sha256: found } = await writeFlushed(half, createReadStream(from));
  if (found !== sha256) {
    await rm(half);
    return false;
  }
  await rename(half, to);
  return true;
}

export async function isThere(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== null;
}

export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  );
}

/** A rename is on disk only when its folder is. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
