import { readFile as readBytes } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DomainError, SYSTEM, type Actor } from '@libs/kernel';
import { BlobStore, Clock, Ids, Transactions } from '@libs/platform';
import { DataSource } from 'typeorm';
import { SETTLED, tidyName, type FilePurpose, type StoredFile } from './domain/file';
import type { ExtractionEvent } from './events';
import { FileEntity, FileTextEntity } from './file.entity';
import { failure, isFailureCode } from './read-apart';
import { readFile } from './read-file';
import type { ReadDocument } from './reader/document';
import type { FailureCode } from './reader/failure';
import { DEFAULT_LIMITS } from './reader/limits';
import { sniff } from './reader/sniff';

/** Counts up when the reader gives other text for the same bytes. */
export const READER_VERSION = 1;

export interface StoreFile {
  /** The bytes, or where they lie on disk; the caller removes its own temporary file afterwards. */
  content: Uint8Array | { path: string };
  /** The name as the uploader's system gave it. */
  name: string;
  purpose: FilePurpose;
}

type Outcome = { ok: true; document: ReadDocument } | { ok: false; code: FailureCode };

/** Keeps uploads and reads them. The only writer of `file` and `file_text`. */
@Injectable()
export class FileService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly blobs: BlobStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps an upload (收存). The bytes are on disk before the row exists, so an acknowledged upload is never lost (INV-X1).
   * Whatever can be stored is stored, readable or not; errors: `file_empty`, `file_too_large`.
   */
  async store({ content, name, purpose }: StoreFile, by: Actor): Promise<StoredFile> {
    const bytes = content instanceof Uint8Array ? Buffer.from(content) : await readBytes(content.path);
    if (bytes.length === 0) throw failure('file_empty');
    if (bytes.length > DEFAULT_LIMITS.fileBytes) throw failure('file_too_large', { limit: DEFAULT_LIMITS.fileBytes });
    const tidy = tidyName(name);
    const { format, mediaType } = sniff(bytes, tidy);
    const blob = await this.blobs.put('private', bytes);
    const file: StoredFile = {
      id: this.ids.next(),
      sha256: blob.sha256,
      name: tidy,
      size: blob.size,
      mediaType,
      format,
      organId: by.organId,
      uploadedBy: by.id,
      uploadedAt: this.clock.now(),
      purpose,
      state: 'stored',
      reasonCode: null,
      revision: 1,
    };
    await this.transactions.run(async (tx) => {
      await tx.insert(FileEntity, file);
      await tx.record({
        type: 'file.store' satisfies ExtractionEvent,
        subjectType: 'file',
        subjectId: file.id,
        actorId: by.id,
        at: file.uploadedAt,
        detail: { sha256: file.sha256, size: file.size, format, purpose },
      });
    });
    return file;
  }

  /**
   * Reads a kept file (读取正文): the reaction to `file.store`. Parses outside any transaction, then writes text and state in one. A file
   * that has been read, or found unreadable, stays as it is, so the reaction may run any number of times (INV-X3).
   * Errors: `not_found`; `reader_interrupted` when the program is being stopped: the job tries again.
   */
  async read(id: string): Promise<StoredFile> {
    const file = await this.source.manager.findOneBy(FileEntity, { id });
    if (!file) throw new DomainError('not_found', 'not_found', { id });
    if (SETTLED.has(file.state)) return file;
    if (file.state === 'stored') await this.source.manager.update(FileEntity, { id, state: 'stored' }, { state: 'reading' });
    const outcome = await this.outcome(file);
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(FileEntity, id);
      if (SETTLED.has(row.state)) return row;
      if (outcome.ok) {
        const { title, text, blocks, warnings } = outcome.document;
        await tx.insert(FileTextEntity, { fileId: id, readerVersion: READER_VERSION, title, text, blocks, warnings, readAt: tx.now });
      }
      row.state = outcome.ok ? 'read' : 'unreadable';
      row.reasonCode = outcome.ok ? null : outcome.code;
      row.revision += 1;
      await tx.db.update(FileEntity, { id }, { state: row.state, reasonCode: row.reasonCode, revision: row.revision });
      await tx.record({
        type: 'file.read' satisfies ExtractionEvent,
        subjectType: 'file',
        subjectId: id,
        actorId: SYSTEM.id,
        at: tx.now,
        detail: outcome.ok
          ? { state: row.state, blocks: outcome.document.blocks.length, warnings: outcome.document.warnings.map((warning) => warning.code) }
          : { state: row.state, reason: outcome.code },
      });
      return row;
    });
  }

  /** What the reader says of the file; only an interruption is thrown, everything else is a fact about the file. */
  private async outcome(file: StoredFile): Promise<Outcome> {
    try {
      return { ok: true, document: await readFile(this.blobs.path('private', file.sha256), { name: file.name }) };
    } catch (cause) {
      if (cause instanceof DomainError && isFailureCode(cause.code) && cause.code !== 'reader_interrupted')
        return { ok: false, code: cause.code };
      throw cause;
    }
  }
}
