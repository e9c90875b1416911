import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { PublicationQueries, type PublicationSource, type PublicEdition } from '@libs/drafting';
import { DomainError, type Actor } from '@libs/kernel';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { languageOf } from '../http/problem.filter';
import { wordsFor } from '../http/words';
import { PublishDto, toPublication } from './draft-command.dto';
import { PublicationCheckDto } from './publication.dto';
import { UploadService } from './upload.service';

/** What stands before a publication; the command itself is one of DraftCommandController. */
@Controller('drafts/:id')
export class PublicationController {
  constructor(
    private readonly publications: PublicationQueries,
    private readonly uploads: UploadService,
  ) {}

  /** What publication would be refused for and warned of; of the draft nothing is changed. */
  @Post('checkPublication')
  @HttpCode(200)
  @Allow('draft.office')
  async check(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: PublishDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<PublicationCheckDto> {
    const language = languageOf(request);
    const source = await this.publications.sourceOf(id, by);
    const { edition, unfit } = await this.editionOf(source, dto.printFileId ?? null, by);
    const found = await this.publications.check(id, toPublication(dto), edition, by);
    // Why the file is unfit says more than that there is none.
    const refusals = unfit === null ? found.refusals : [unfit, ...found.refusals.filter((code) => code !== 'public_file_missing')];
    return {
      refusals: refusals.map((code) => ({ code, title: wordsFor(code, 'conflict', language) })),
      warnings: found.warnings.map((code) => ({ code, title: wordsFor(code, 'conflict', language) })),
    };
  }

  private async editionOf(
    source: PublicationSource,
    printFileId: string | null,
    by: Actor,
  ): Promise<{ edition: PublicEdition | null; unfit: string | null }> {
    try {
      return { edition: await this.uploads.edition(source, printFileId, by), unfit: null };
    } catch (cause) {
      if (cause instanceof DomainError && cause.kind !== 'unavailable') return { edition: null, unfit: cause.code };
      throw cause;
    }
  }
}
