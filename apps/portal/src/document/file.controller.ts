import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { DomainError } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import { PublicQueries } from '@libs/registry';
import type { Response } from 'express';

/** Files that a publication links, from the public blob area only (INV-E). */
@Controller('files')
export class DocumentFileController {
  constructor(
    private readonly documents: PublicQueries,
    private readonly blobs: BlobStore,
  ) {}

  @Get(':id')
  async download(@Param('id', ParseUUIDPipe) id: string, @Res() response: Response): Promise<void> {
    const file = await this.documents.texts.file(id);
    if (!file) throw new DomainError('not_found', 'file_unknown', { id });
    const content = await this.blobs.open('public', file.sha256);
    response.set({
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      ETag: `"${file.sha256}"`,
    });
    content.pipe(response);
  }
}
