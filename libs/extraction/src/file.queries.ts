import { Injectable } from '@nestjs/common';
import { DomainError, SYSTEM, type Actor, type Message } from '@libs/kernel';
import type { Sheet } from '@libs/office';
import { BlobStore } from '@libs/platform';
import type { ReadStream } from 'node:fs';
import { DataSource, In } from 'typeorm';
import { maySee, type StoredFile } from './domain/file';
import { FileEntity, FileTextEntity } from './file.entity';
import { FAILURES, WARNINGS } from './messages';
import type { Block, WarningCode } from './reader/document';
import { isFailureCode } from './read-apart';
import { readSheets } from './read-sheets';

export interface FileText {
  fileId: string;
  title: string | null;
  text: string;
  blocks: Block[];
  warnings: { code: WarningCode; count: number; message: Message }[];
  readerVersion: number;
  readAt: Date;
}

/** Reads of files and their texts. Methods with an actor check who asks; those without are for rooms that have checked by their own rule. */
@Injectable()
export class FileQueries {
  constructor(
    private readonly source: DataSource,
    private readonly blobs: BlobStore,
  ) {}

  /** Errors: `not_found`, also for a file that `by` may not see. */
  async get(id: string, by: Actor): Promise<StoredFile> {
    const file = await this.source.manager.findOneBy(FileEntity, { id });
    if (!file || !maySee(file, by, SYSTEM.id)) throw new DomainError('not_found', 'not_found', { id });
    return file;
  }

  /** Errors: `not_found`, `file_not_read_yet`, or the reason why the file is unreadable. */
  async text(id: string, by: Actor): Promise<FileText> {
    const file = await this.get(id, by);
    if (file.state === 'unreadable' && isFailureCode(file.reasonCode)) throw new DomainError('conflict', file.reasonCode, { id });
    const text = await this.textOf(id);
    if (!text) throw new DomainError('conflict', 'file_not_read_yet', { id });
    return text;
  }

  /** The bytes, as a stream. Errors: `not_found`. */
  async content(id: string, by: Actor): Promise<{ file: StoredFile; stream: ReadStream }> {
    const file = await this.get(id, by);
    return { file, stream: await this.blobs.open('private', file.sha256) };
  }

  /** The sheets of a kept table (XLSX, CSV), read anew in a process of its own. Errors: `not_found`, or the reason why it is no readable table. */
  async sheets(id: string, by: Actor): Promise<Sheet[]> {
    const file = await this.get(id, by);
    return readSheets(this.blobs.path('private', file.sha256), { name: file.name });
  }

  /** Those of `ids` that there are, in no order. */
  find(ids: readonly string[]): Promise<StoredFile[]> {
    return this.source.manager.find(FileEntity, { where: { id: In([...new Set(ids)]) } });
  }

  /** The text of a file, or null while there is none. */
  async textOf(id: string): Promise<FileText | null> {
    const row = await this.source.manager.findOneBy(FileTextEntity, { fileId: id });
    if (!row) return null;
    const { fileId, title, text, blocks, warnings, readerVersion, readAt } = row;
    const told = warnings.map(({ code, count }) => ({ code, count: Number(count), message: WARNINGS[code] }));
    return { fileId, title, text, blocks, warnings: told, readerVersion, readAt };
  }

  /** Why the file is unreadable, in words; null when it is not. */
  reason(file: Pick<StoredFile, 'reasonCode'>): Message | null {
    return isFailureCode(file.reasonCode) ? FAILURES[file.reasonCode] : null;
  }
}
