import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { CampaignQueries, EntryQueries, proposalFaults, type EntryRow } from '@libs/cleanup';
import { FileQueries } from '@libs/extraction';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { attachment } from '../http/attachment';
import { languageOf } from '../http/problem.filter';
import { cleanupWord } from './campaign.mapper';
import { FilledSheetDto, SheetDifferenceDto } from './worksheet.dto';
import { sheetDifference, worksheet } from './worksheet';

/** More rows than any worklist of a prefecture has. */
const ALL = 20_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 下载 Excel 填报, 上传填好的 Excel → 先看差异; what is shown is then written by `fill`, as if it had been typed. */
@Controller('campaigns/:id/worksheet')
export class WorksheetController {
  constructor(
    private readonly campaigns: CampaignQueries,
    private readonly entries: EntryQueries,
    private readonly files: FileQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('cleanup.read')
  @ApiProduces(XLSX)
  async download(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<StreamableFile> {
    const { title } = await this.campaigns.seen(id, by);
    const { items } = await this.entries.page(id, { limit: ALL }, by);
    const content = worksheet('清理填报表', items);
    return new StreamableFile(content, { type: XLSX, disposition: attachment(`${title}填报表.xlsx`), length: content.length });
  }

  /** What a filled sheet (an uploaded file, read in a process of its own) would change; nothing is changed. */
  @Post('difference')
  @HttpCode(200)
  @Allow('cleanup.fill', 'cleanup.run')
  async difference(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FilledSheetDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<SheetDifferenceDto> {
    const campaign = await this.campaigns.seen(id, by);
    const isFilling = campaign.state === 'filling' || campaign.state === 'review';
    const isOpen = ({ state }: EntryRow): boolean => isFilling && (state === 'open' || state === 'filled' || state === 'returned');
    const { items } = await this.entries.page(id, { limit: ALL }, by);
    const { changes, faults, same, missing } = sheetDifference(await this.files.sheets(dto.fileId, by), items, isOpen);
    if (missing.length > 0) throw new DomainError('conflict', 'sheet_columns_missing', { missing: missing.join('、') });
    const language = languageOf(request);
    return {
      same,
      changes: changes.map(({ row, proposal, cells }) => ({
        entryId: row.id,
        expectedRevision: row.revision,
        ordinal: row.ordinal,
        title: row.title,
        proposal,
        cells,
        faults: proposalFaults(proposal, this.clock.today()).map((code) => cleanupWord(code, language)),
      })),
      faults: faults.map(({ line, title, reason, cell }) => ({ line, title, cell, reason: cleanupWord(reason, language).title })),
    };
  }
}
