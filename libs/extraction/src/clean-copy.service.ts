import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@libs/kernel';
import { BlobStore, Ids, Transactions } from '@libs/platform';
import { DataSource, IsNull } from 'typeorm';
import { CleanCopyEntity } from './clean-copy.entity';
import type { LeftOut } from './cleaner/clean-bytes';
import type { ExtractionEvent } from './events';
import { cleanFile } from './clean-file';
import { sniff } from './reader/sniff';

/** A file fit for the public (公开文件), in the private area of the blob store until its document is published. */
export interface CleanCopy {
  sourceSha256: string;
  sha256: string;
  size: number;
  mediaType: string;
  /** `.docx`, `.pdf` */
  extension: string;
  leftOut: LeftOut[];
}

/** Makes public copies of private files. The only writer of `clean_copy`. */
@Injectable()
export class CleanCopyService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly blobs: BlobStore,
    private readonly ids: Ids,
  ) {}

  /**
   * The public copy of a stored file, made once for each text that it must show (`published`; null: its own). The private file stays as it is.
   * Errors: why it cannot be published (`not_publishable`, `public_text_differs`, `embedded_part` …) and those of the reader.
   */
  async of(file: { sha256: string; name: string }, published: string | null, by: Actor): Promise<CleanCopy> {
    const textSha256 = published === null ? null : sha256(published);
    const key = { sourceSha256: file.sha256, textSha256: textSha256 ?? IsNull() };
    const known = await this.source.manager.findOneBy(CleanCopyEntity, key);
    if (known) return known;
    const { format, bytes, leftOut } = await cleanFile(this.blobs.path('private', file.sha256), { name: file.name, published });
    const extension = `.${format}`;
    const { mediaType } = sniff(bytes, extension);
    const blob = await this.blobs.put('private', bytes);
    const id = this.ids.next();
    const copy = { sourceSha256: file.sha256, ...blob, mediaType, extension, leftOut };
    const made = this.transactions.run(async (tx) => {
      await tx.insert(CleanCopyEntity, { id, ...copy, textSha256, madeBy: by.id, madeAt: tx.now });
      await tx.record({
        type: 'file.clean' satisfies ExtractionEvent,
        subjectType: 'clean_copy',
        subjectId: id,
        actorId: by.id,
        at: tx.now,
        detail: { sourceSha256: file.sha256, textSha256, sha256: blob.sha256, leftOut },
      });
    });
    // Of two at once one is first; both made the same.
    await made.catch(async (cause: unknown) => {
      if (!(await this.source.manager.existsBy(CleanCopyEntity, key))) throw cause;
    });
    return copy;
  }
}
