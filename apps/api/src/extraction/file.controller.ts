import { unlink } from 'node:fs/promises';
import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { FileQueries, FileService, type StoredFile } from '@libs/extraction';
import { DomainError, type Actor } from '@libs/kernel';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { attachment } from '../http/attachment';
import { languageOf } from '../http/problem.filter';
import { FileDto, FileTextDto, UploadDto, UploadFormDto } from './file.dto';

/** What multer says of a received file. */
interface Upload {
  path: string;
  originalname: string;
}

@Controller('files')
export class FileController {
  constructor(
    private readonly files: FileService,
    private readonly queries: FileQueries,
  ) {}

  /** Keeps one file (form field `file`); its text follows: ask until `state` is read or unreadable. */
  @Post()
  @Allow('file.write')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadFormDto })
  async store(
    @UploadedFile() upload: Upload | undefined,
    @Body() dto: UploadDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<FileDto> {
    if (!upload) throw new DomainError('invalid', 'file_missing');
    try {
      const file = await this.files.store({ content: { path: upload.path }, name: upload.originalname, purpose: dto.purpose }, by);
      return this.toDto(file, request);
    } finally {
      await unlink(upload.path);
    }
  }

  @Get(':id')
  @Allow('file.read')
  show(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<FileDto> {
    return this.queries.get(id, by).then((file) => this.toDto(file, request));
  }

  @Get(':id/text')
  @Allow('file.read')
  async text(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<FileTextDto> {
    const { fileId, title, text, blocks, warnings, readAt } = await this.queries.text(id, by);
    const language = languageOf(request);
    const told = warnings.map(({ code, count, message }) => ({ code, count, title: message[language] }));
    return {
      fileId,
      title,
      text,
      blocks: blocks.map(({ kind, level, text: own }) => ({ kind, level, text: own })),
      warnings: told,
      readAt,
    };
  }

  /** The bytes as they came, always as a download: what strangers wrote is never shown as a page of ours. */
  @Get(':id/content')
  @Allow('file.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async content(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<StreamableFile> {
    const { file, stream } = await this.queries.content(id, by);
    return new StreamableFile(stream, { type: file.mediaType, disposition: attachment(file.name), length: file.size });
  }

  private toDto(file: StoredFile, request: Request): FileDto {
    const { id, name, size, mediaType, format, sha256, purpose, state, uploadedAt, revision, reasonCode } = file;
    const words = this.queries.reason(file);
    const reason = words && reasonCode !== null ? { code: reasonCode, title: words[languageOf(request)] } : null;
    return { id, name, size, mediaType, format, sha256, purpose, state, reason, uploadedAt, revision };
  }
}
