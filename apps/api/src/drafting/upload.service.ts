import { Injectable } from '@nestjs/common';
import type { PublicationSource, PublicEdition, SourceFile } from '@libs/drafting';
import { CleanCopyService, FileQueries, type CleanCopy } from '@libs/extraction';
import { DomainError, type Actor } from '@libs/kernel';

/** Brings what the extraction room read of an upload to the drafting room, which does not know that one. */
@Injectable()
export class UploadService {
  constructor(
    private readonly files: FileQueries,
    private readonly copies: CleanCopyService,
  ) {}

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

  /**
   * The file that is to go public: of the printed edition (印发件) where one was uploaded, else of the draft's own file; null where that one may
   * go as it is. Errors: `not_found`, `file_not_read_yet`, and why the file cannot be published.
   */
  async edition(source: PublicationSource, printFileId: string | null, by: Actor): Promise<PublicEdition | null> {
    if (source.publicFile === 'none') return null;
    if (printFileId !== null) {
      const file = await this.withText(printFileId, by);
      return { ...editionOf(await this.copies.of(file, null, by)), origin: 'print', text: file.text };
    }
    if (source.publicFile !== 'missing') return null;
    return { ...editionOf(await this.copies.of(source, source.published, by)), origin: 'cleaned', text: null };
  }
}

function editionOf({ sourceSha256: sourceHash, sha256, mediaType, extension, size }: CleanCopy) {
  return { sourceHash, sha256, mediaType, extension, size };
}
