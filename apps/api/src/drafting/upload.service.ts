import { Injectable } from '@nestjs/common';
import type { SourceFile } from '@libs/drafting';
import { FileQueries } from '@libs/extraction';
import { DomainError, type Actor } from '@libs/kernel';

/** Brings what the extraction room read of an upload to the drafting room, which does not know that one. */
@Injectable()
export class UploadService {
  constructor(private readonly files: FileQueries) {}

  /**
   * The file with its text; a file that cannot be read has none and is kept all the same.
   * Errors: `not_found`, also for a file of another organ; `file_not_read_yet`.
   */
  async withText(id: string, by: Actor): Promise<SourceFile> {
    const file = await this.files.get(id, by);
    const read = await this.files.textOf(id);
    if (read === null && file.state !== 'unreadable') throw new DomainError('conflict', 'file_not_read_yet', { id });
    return { id, name: file.name, sha256: file.sha256, mediaType: file.mediaType, size: file.size, text: read?.text ?? null };
  }

  /** The file as a paper: its text is not asked for. Errors: `not_found`, also for a file of another organ. */
  async asPaper(id: string, by: Actor): Promise<SourceFile> {
    const { name, sha256, mediaType, size } = await this.files.get(id, by);
    return { id, name, sha256, mediaType, size, text: null };
  }
}
