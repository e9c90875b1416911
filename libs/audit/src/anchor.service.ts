/**
 * Anchors: what vouches for the seals from outside the database (INV-H). In <data>/anchors/:
 * 1. `anchors.jsonl`, appended to only, one line a day with news: {on, sealSeq, hash, copy, copyHash, previous}; `previous` is the hash
 *    of the line before, so that no line can be taken out or changed alone.
 * 2. `seals-<from>-<to>.jsonl`, the copy of the seals since the line before, with their heads: a line a seal, followed by a line a head.
 *    Whoever rewrites rows and seals alike in the database is named by the heads of the copy; the copy is vouched for by the line.
 * 3. The folder belongs into the daily backup, away from the machine; the last line's hash may be printed or published.
 * 4. The copy is on disk before the line names it; a line cut off by a power failure is cut away by the next anchor.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { sha256, type LegalDate } from '@libs/kernel';
import { DATA_DIR } from '@libs/platform';
import { DataSource } from 'typeorm';
import type { Seal, SealedHead } from './domain/seal';
import { onSnapshot, streamed } from './stream';

export interface Anchor {
  on: LegalDate;
  sealSeq: number;
  hash: string;
  /** File name of the copy of seals and heads that this anchor adds. */
  copy: string;
  copyHash: string;
  /** SHA-256 of the line before; null for the first. */
  previous: string | null;
}

/** One line of a copy. */
export type CopyLine = { seal: Omit<Seal, 'sealedAt'> & { sealedAt: string } } | { head: SealedHead };

@Injectable()
export class AnchorService {
  private readonly folder: string;

  constructor(
    @Inject(DATA_DIR) dataDir: string,
    private readonly source: DataSource,
  ) {
    this.folder = join(dataDir, 'anchors');
  }

  /** Writes the day's anchor; null when no seal was made since the last. One process at a time (the worker's queue sees to it). */
  async anchor(on: LegalDate): Promise<Anchor | null> {
    await mkdir(this.folder, { recursive: true });
    const { anchors, text, bytesCutOff } = await this.read();
    if (bytesCutOff > 0) await truncate(this.path('anchors.jsonl'), Buffer.byteLength(text));
    const last = anchors.at(-1)?.anchor ?? null;
    const from = (last?.sealSeq ?? 0) + 1;
    const copied = await this.copy(from);
    if (!copied) return null;
    const previous = text === '' ? null : sha256(text.trimEnd().split('\n').at(-1) ?? '');
    const anchor: Anchor = { on, sealSeq: copied.to, hash: copied.hash, copy: copied.file, copyHash: copied.copyHash, previous };
    const file = await open(this.path('anchors.jsonl'), 'a', 0o640);
    try {
      await file.writeFile(`${JSON.stringify(anchor)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return anchor;
  }

  /** The anchors, each null where its line is damaged or does not continue the one before. */
  async lines(): Promise<(Anchor | null)[]> {
    const { anchors } = await this.read();
    return anchors.map(({ anchor, isWhole }) => (isWhole ? anchor : null));
  }

  /** The lines of a copy, one after another. Rejects with ENOENT when it is gone, with a SyntaxError when it is no JSON. */
  async *copyLines(name: string): AsyncGenerator<CopyLine> {
    const lines = createInterface({ input: createReadStream(this.path(name)), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as CopyLine;
  }

  /** SHA-256 of a copy as it is now; null when it is gone. */
  async copyHash(name: string): Promise<string | null> {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.path(name))) hash.update(chunk as Buffer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return hash.digest('hex');
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private async read(): Promise<{ anchors: { anchor: Anchor | null; isWhole: boolean }[]; text: string; bytesCutOff: number }> {
    const all = await readFile(this.path('anchors.jsonl'), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
    const text = all.slice(0, all.lastIndexOf('\n') + 1);
    let previous: string | null = null;
    const anchors = text
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const anchor = parsed(line);
        const isWhole = anchor !== null && anchor.previous === previous;
        previous = sha256(line);
        return { anchor, isWhole };
      });
    return { anchors, text, bytesCutOff: Buffer.byteLength(all) - Buffer.byteLength(text) };
  }

  /** Copies the seals from `from` on with their heads into a file; null when there are none. */
  private async copy(from: number): Promise<{ to: number; hash: string; file: string; copyHash: string } | null> {
    return onSnapshot(this.source, async (runner) => {
      const [last] = (await runner.query('SELECT seq, hash FROM audit_seal WHERE seq >= $1 ORDER BY seq DESC LIMIT 1', [from])) as Pick<
        Seal,
        'seq' | 'hash'
      >[];
      if (!last) return null;
      const name = `seals-${String(from).padStart(8, '0')}-${String(last.seq).padStart(8, '0')}.jsonl`;
      const draft = `${this.path(name)}.draft`;
      const hash = createHash('sha256');
      const file = await open(draft, 'w', 0o640);
      try {
        for await (const row of streamed<CopyRow>(runner, 'copied', SEALS_WITH_HEADS, [from])) {
          const line = `${JSON.stringify(toLine(row))}\n`;
          hash.update(line);
          await file.write(line);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.path(name));
      const folder = await open(this.folder, 'r');
      await folder.sync().finally(() => folder.close());
      return { to: last.seq, hash: last.hash, file: name, copyHash: hash.digest('hex') };
    });
  }
}

interface CopyRow extends SealedHead {
  sealSeq: number;
  sealedAt: Date | null;
  previous: string | null;
  headsHash: string;
  headCount: number;
}

/** Each seal (its head columns null), then its heads. */
const SEALS_WITH_HEADS = `
  SELECT * FROM (
    SELECT s.seq AS "sealSeq", s.sealed_at AS "sealedAt", s.previous_hash AS previous, s.heads_hash AS "headsHash",
           s.head_count AS "headCount", NULL::text AS "subjectType", NULL::text AS "subjectId", s.seq, s.hash
    FROM audit_seal s WHERE s.seq >= $1
    UNION ALL
    SELECT h.seal_seq, NULL, NULL, NULL, NULL, h.subject_type, h.subject_id, h.seq, h.hash FROM audit_seal_head h WHERE h.seal_seq >= $1
  ) line
  ORDER BY "sealSeq", "subjectType" COLLATE "C" NULLS FIRST, "subjectId" COLLATE "C"`;

function toLine(row: CopyRow): CopyLine {
  if (row.sealedAt === null) return { head: { subjectType: row.subjectType, subjectId: row.subjectId, seq: row.seq, hash: row.hash } };
  const { seq, previous, headsHash, headCount, hash } = row;
  return { seal: { seq, sealedAt: row.sealedAt.toISOString(), previous, headsHash, headCount, hash } };
}

function parsed(line: string): Anchor | null {
  try {
    const anchor = JSON.parse(line) as Partial<Anchor>;
    const isAnchor = typeof anchor.sealSeq === 'number' && typeof anchor.hash === 'string' && typeof anchor.copy === 'string';
    return isAnchor ? (anchor as Anchor) : null;
  } catch {
    return null;
  }
}
