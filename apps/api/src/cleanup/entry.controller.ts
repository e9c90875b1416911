import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import {
  CampaignQueries,
  EntryQueries,
  EntryService,
  proposalFaults,
  proposalOf,
  type EntryReviewCommand,
  type EntryRow,
  type SeenEntry,
} from '@libs/cleanup';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { languageOf } from '../http/problem.filter';
import { cleanupWord } from './campaign.mapper';
import {
  AssignEntriesDto,
  ChangeEntriesDto,
  EntryDto,
  EntryPageDto,
  EntryQueryDto,
  FillDto,
  FollowUpTaskDto,
  SavedEntriesDto,
  SeenEntriesDto,
  SendBackEntriesDto,
  SubmitEntriesDto,
  SubmittedDto,
  toProposal,
} from './entry.dto';

@Controller('campaigns/:id')
export class EntryController {
  constructor(
    private readonly entries: EntryService,
    private readonly queries: EntryQueries,
    private readonly campaigns: CampaignQueries,
    private readonly clock: Clock,
  ) {}

  /** 清理底册 with what has become of each entry; a department sees its own. */
  @Get('entries')
  @Allow('cleanup.read')
  async page(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: EntryQueryDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<EntryPageDto> {
    const { state, done, ...filter } = query;
    const { items, next } = await this.queries.page(id, { ...filter, states: state, isDone: done }, by);
    return { items: items.map((row) => toEntry(row, languageOf(request))), next };
  }

  /** 落实事项 */
  @Get('tasks')
  @Allow('cleanup.read')
  tasks(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<FollowUpTaskDto[]> {
    return this.queries.tasks(id, by);
  }

  /** 填报意见: autosave of a cell, or a block at once. */
  @Post('fill')
  @HttpCode(200)
  @Allow('cleanup.fill', 'cleanup.run')
  async fill(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FillDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<SavedEntriesDto> {
    await this.campaigns.seen(id, by);
    const rows = dto.rows.map(({ entryId, expectedRevision, proposal }) => {
      return { entryId, expectedRevision, proposal: toProposal(proposal) };
    });
    return this.saved(await this.entries.fill(id, rows, by), request);
  }

  /** 报送 */
  @Post('submit')
  @HttpCode(200)
  @Allow('cleanup.fill', 'cleanup.run')
  async submit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SubmitEntriesDto, @CurrentActor() by: Actor): Promise<SubmittedDto> {
    const campaign = await this.campaigns.seen(id, by);
    if (campaign.revision !== dto.expectedRevision) {
      throw new DomainError('conflict', 'stale_revision', { expected: dto.expectedRevision, current: campaign.revision });
    }
    return this.entries.submit(id, dto.organId ?? by.organId, by);
  }

  /** 同意 */
  @Post('agree')
  @HttpCode(200)
  @Allow('cleanup.run')
  agree(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SeenEntriesDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.review(id, dto.entries, { action: 'agree' }, by, request);
  }

  /** 改为… */
  @Post('change')
  @HttpCode(200)
  @Allow('cleanup.run')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeEntriesDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.review(id, dto.entries, { action: 'change', proposal: toProposal(dto.proposal), comment: dto.comment }, by, request);
  }

  /** 退回重报 */
  @Post('sendBack')
  @HttpCode(200)
  @Allow('cleanup.run')
  sendBack(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SendBackEntriesDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.review(id, dto.entries, { action: 'sendBack', comment: dto.comment }, by, request);
  }

  /** 改派责任单位 */
  @Post('assign')
  @HttpCode(200)
  @Allow('cleanup.run')
  assign(@Param('id', ParseUUIDPipe) id: string, @Body() dto: AssignEntriesDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.review(id, dto.entries, { action: 'assign', organId: dto.organId }, by, request);
  }

  private async review(
    id: string,
    entries: readonly SeenEntry[],
    command: EntryReviewCommand,
    by: Actor,
    request: Request,
  ): Promise<SavedEntriesDto> {
    await this.campaigns.seen(id, by);
    return this.saved(await this.entries.review(id, entries, command, by), request);
  }

  private saved(items: Awaited<ReturnType<EntryService['fill']>>, request: Request): SavedEntriesDto {
    const today = this.clock.today();
    const language = languageOf(request);
    return {
      entries: items.map((item) => ({
        id: item.id,
        state: item.state,
        revision: item.revision,
        faults: proposalFaults(proposalOf(item), today).map((code) => cleanupWord(code, language)),
      })),
    };
  }
}

function toEntry(row: EntryRow, language: 'zh' | 'en'): EntryDto {
  const { id, ordinal, documentId, title, docNumber, docClass, issuerName, publishedOn, effectiveOn, validThrough, status, ...rest } = row;
  const { organId, organName, state, reviewComment, executedOn, revision, changedByName, changedAt, faults } = rest;
  return {
    ...{ id, ordinal, documentId, title, docNumber, docClass, issuerName, publishedOn, effectiveOn, validThrough, status },
    ...{ organId, organName, state, ...proposalOf(row), reviewComment, executedOn, revision, changedByName, changedAt },
    faults: faults.map((code) => cleanupWord(code, language)),
  };
}
