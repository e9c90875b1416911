import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { FilingQueries, FilingService, type FilingCommand } from '@libs/filing';
import { FileQueries } from '@libs/extraction';
import type { Actor } from '@libs/kernel';
import type { Request } from 'express';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { languageOf } from '../http/problem.filter';
import {
  AddFilingItemDto,
  FilingNoteDto,
  FilingReasonDto,
  FilingReceiptCommandDto,
  FilingSupplementCommandDto,
  RemoveFilingItemDto,
  SubmitFilingDto,
} from './filing-command.dto';
import { FilingDto } from './filing.dto';
import { toFiling } from './filing.mapper';

/** What is done with a filing; each answers with the page as it is then. */
@Controller('filings/:id')
export class FilingCommandController {
  constructor(
    private readonly filings: FilingService,
    private readonly queries: FilingQueries,
    private readonly files: FileQueries,
  ) {}

  @Post('addItem')
  @HttpCode(200)
  @Allow('filing.submit')
  async addItem(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AddFilingItemDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<FilingDto> {
    const { name, sha256, mediaType, size } = await this.files.get(dto.fileId, by);
    return this.act(id, dto, { action: 'addItem', item: { kind: dto.kind, name, sha256, mediaType, size } }, by, request);
  }

  @Post('removeItem')
  @HttpCode(200)
  @Allow('filing.submit')
  removeItem(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RemoveFilingItemDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'removeItem', itemId: dto.itemId }, by, request);
  }

  /** 报备: sends it to a receiver in the system; of one outside it records that it was sent. */
  @Post('submit')
  @HttpCode(200)
  @Allow('filing.submit')
  submit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SubmitFilingDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'submit', ...sending(dto) }, by, request);
  }

  @Post('resubmit')
  @HttpCode(200)
  @Allow('filing.submit')
  resubmit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SubmitFilingDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'resubmit', ...sending(dto) }, by, request);
  }

  /** 登记备案回执 of a receiver outside the system. */
  @Post('recordReceipt')
  @HttpCode(200)
  @Allow('filing.submit')
  recordReceipt(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FilingReceiptCommandDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    const { organName, number = null, receivedOn, outcome, note = null } = dto;
    return this.act(id, dto, { action: 'recordReceipt', receipt: { organName, number, receivedOn, outcome, note } }, by, request);
  }

  /** 予以登记: gives the filing number. */
  @Post('register')
  @HttpCode(200)
  @Allow('filing.register')
  register(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'register' }, by, request);
  }

  @Post('requestSupplement')
  @HttpCode(200)
  @Allow('filing.register')
  requestSupplement(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FilingSupplementCommandDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    return this.act(id, dto, { action: 'requestSupplement', items: dto.items, reason: dto.reason ?? '' }, by, request);
  }

  @Post('refuse')
  @HttpCode(200)
  @Allow('filing.register')
  refuse(@Param('id', ParseUUIDPipe) id: string, @Body() dto: FilingReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'refuse', reason: dto.reason }, by, request);
  }

  /** 催办: makes the paper to copy or print, and is on record. */
  @Post('urge')
  @HttpCode(200)
  @Allow('filing.register')
  urge(@Param('id', ParseUUIDPipe) id: string, @Body() dto: FilingNoteDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'urge', note: dto.note ?? null }, by, request);
  }

  @Post('startReview')
  @HttpCode(200)
  @Allow('filing.register')
  startReview(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'startReview' }, by, request);
  }

  @Post('closeReview')
  @HttpCode(200)
  @Allow('filing.register')
  closeReview(@Param('id', ParseUUIDPipe) id: string, @Body() dto: FilingNoteDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'closeReview', conclusion: dto.note ?? null }, by, request);
  }

  /** 调阅: the bureau above opens the package; who did so and why is on record. */
  @Post('inspect')
  @HttpCode(200)
  @Allow('filing.register')
  inspect(@Param('id', ParseUUIDPipe) id: string, @Body() dto: FilingReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'inspect', reason: dto.reason }, by, request);
  }

  private async act(id: string, dto: RevisionDto, command: FilingCommand, by: Actor, request: Request): Promise<FilingDto> {
    await this.filings.act(id, dto.expectedRevision, command, by);
    return toFiling(await this.queries.get(id, by), by, languageOf(request));
  }
}

function sending({ way = 'system', sentOn = null, contact = null }: SubmitFilingDto) {
  return { way, sentOn, contact };
}
