import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@libs/kernel';

/** `private`: everything uploaded. `public`: only what a publication links; all that the portal can read. */
export type BlobArea = 'private' | 'public';

export interface Blob {
  /** SHA-256 of the content in hexadecimal: the blob's name. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Content-addressed files: written beside their place, flushed to disk, then renamed; never changed afterwards. */
@Injectable()
export class BlobStore {
  constructor(private readonly root: string) {}

  /** Where the blob lies; the file is there only after `put`. */
  path(area: BlobArea, hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new DomainError('not_found', 'not_found', { hash });
    return join(this.root, area, hash.slice(0, 2), hash);
  }

  async put(area: BlobArea, bytes: Uint8Array): Promise<Blob> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const place = this.path(area, hash);
    if (!(await exists(place))) {
      await mkdir(dirname(place), { recursive: true });
      const draft = `${place}.${randomUUID()}`;
      const file = await open(draft, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, place);
      await flushFolder(dirname(place));
    }
    return { sha256: hash, size: bytes.byteLength };
  }

  /** Makes a private blob readable by the portal. Done twice it is done once. */
  async publish(hash: string): Promise<void> {
    const place = this.path('public', hash);
    if (await exists(place)) return;
    await mkdir(dirname(place), { recursive: true });
    await link(this.path('private', hash), place);
    await flushFolder(dirname(place));
  }

  /** Takes a blob off the public area (下线); the private one stays. */
  async withhold(hash: string): Promise<void> {
    const place = this.path('public', hash);
    if (await exists(place)) await unlink(place);
  }

  async open(area: BlobArea, hash: string): Promise<ReadStream> {
    const place = this.path(area, hash);
    if (!(await exists(place))) throw new DomainError('not_found', 'not_found', { hash });
    return createReadStream(place);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A rename is on disk only when its folder is (INV-F). */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
