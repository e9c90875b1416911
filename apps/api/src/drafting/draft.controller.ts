import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  CARRIER_WORDS,
  CONCLUSION_WORDS,
  DRAFT_CLASS_WORDS,
  DRAFT_GROUP_WORDS,
  DRAFT_STATES,
  DraftListQueries,
  DraftQueries,
  DraftService,
  MATERIAL_WORDS,
  OUTCOME_WORDS,
  PHASE_WORDS,
  STAGE_WORDS,
} from '@libs/drafting';
import type { Actor } from '@libs/kernel';
import { BlobStore, Clock } from '@libs/platform';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { attachment } from '../http/attachment';
import { wordsOf } from '../review/review.mapper';
import { languageOf } from '../http/problem.filter';
import { CreateDraftDto, DifferenceQueryDto, DraftQueryDto, ReadFileDto } from './draft-command.dto';
import { DifferenceDto, DraftDto, DraftGroupsDto, DraftPageDto, DraftTextContentDto, DraftWordsDto, ReadFactsDto } from './draft.dto';
import { toDraft, toDraftRow, toDraftText, toReadFacts } from './draft.mapper';
import { UploadService } from './upload.service';

/** Reads of drafts, and the making of one; what is done to a draft: DraftCommandController. */
@Controller('drafts')
export class DraftController {
  constructor(
    private readonly drafts: DraftService,
    private readonly queries: DraftQueries,
    private readonly lists: DraftListQueries,
    private readonly uploads: UploadService,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('draft.read')
  async page(@Query() query: DraftQueryDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<DraftPageDto> {
    const names = (query.state ?? '').split(',');
    const { issuerOrganId, draftingOrganId, text, after, limit } = query;
    const isOpen = query.open === undefined ? undefined : query.open === 'true';
    const states = DRAFT_STATES.filter((state) => names.includes(state));
    const filter = { states, issuerOrganId, draftingOrganId, text, after, limit, isOpen, isMine: query.mine === 'true' };
    const { items, next } = await this.lists.page(filter, by);
    return { items: items.map((row) => toDraftRow(row, languageOf(request))), next };
  }

  /** The home page's lists: 要我做的, 我的事项走到哪一步; the office's 新来文, 待审议, 待签发, 待编号, 待公布. */
  @Get('groups')
  @Allow('draft.read')
  async groups(@CurrentActor() by: Actor, @Req() request: Request): Promise<DraftGroupsDto> {
    const language = languageOf(request);
    const groups = await this.lists.groups(by);
    return {
      groups: groups.map(({ code, count, items }) => ({
        code,
        title: DRAFT_GROUP_WORDS[code][language],
        count,
        items: items.map((row) => toDraftRow(row, language)),
      })),
    };
  }

  /** Words for filters and lists of choices. */
  @Get('words')
  @Allow('draft.read')
  words(@Req() request: Request): DraftWordsDto {
    const language = languageOf(request);
    return {
      phases: wordsOf(PHASE_WORDS, language),
      materialKinds: wordsOf(MATERIAL_WORDS, language),
      conclusions: wordsOf(CONCLUSION_WORDS, language),
      outcomes: wordsOf(OUTCOME_WORDS, language),
      carriers: wordsOf(CARRIER_WORDS, language),
      classes: wordsOf(DRAFT_CLASS_WORDS, language),
      stages: wordsOf(STAGE_WORDS, language),
    };
  }

  /** What is read from an uploaded file (the confirm screen); nothing is kept. */
  @Post('read')
  @HttpCode(200)
  @Allow('draft.write')
  async read(@Body() dto: ReadFileDto, @CurrentActor() by: Actor): Promise<ReadFactsDto> {
    const { text } = await this.uploads.withText(dto.fileId, by);
    const { found, ...facts } = await this.queries.read(text ?? '', by);
    return toReadFacts(facts, found);
  }

  @Post()
  @Allow('draft.write')
  async create(@Body() dto: CreateDraftDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<DraftDto> {
    const { fileId, ...fields } = dto;
    const { id } = await this.drafts.create(await this.uploads.withText(fileId, by), fields, by);
    return this.show(id, by, request);
  }

  @Get(':id')
  @Allow('draft.read')
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<DraftDto> {
    return toDraft(await this.queries.get(id, by), this.clock.today(), languageOf(request));
  }

  /** One of the matter's texts with its words and units. */
  @Get(':id/texts/:textId')
  @Allow('draft.read')
  async text(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('textId', ParseUUIDPipe) textId: string,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<DraftTextContentDto> {
    const found = await this.queries.text(id, textId, by);
    const { item, text, units, repeals, createdByName } = found;
    return { ...toDraftText(item, createdByName, repeals, languageOf(request)), text, units };
  }

  /** What changed between two of its texts (两次送审对照). */
  @Get(':id/difference')
  @Allow('draft.read')
  async difference(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { from, to }: DifferenceQueryDto,
    @CurrentActor() by: Actor,
  ): Promise<DifferenceDto> {
    const { units, stats } = await this.queries.difference(id, from, to, by);
    return {
      fromTextId: from,
      toTextId: to,
      units: units.map(({ op, old, new: fresh, oldText, newText, segments }) => ({ op, old, new: fresh, oldText, newText, segments })),
      stats: { ...stats },
    };
  }

  /** A file of the matter, as a download, for everybody who may see the matter. */
  @Get(':id/files/:fileId/content')
  @Allow('draft.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @CurrentActor() by: Actor,
  ): Promise<StreamableFile> {
    const { name, sha256, mediaType, size } = await this.queries.file(id, fileId, by);
    return new StreamableFile(await this.blobs.open('private', sha256), { type: mediaType, disposition: attachment(name), length: size });
  }
}
