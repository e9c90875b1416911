import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { CampaignQueries, CampaignService, FigureQueries, type CampaignCommand } from '@libs/cleanup';
import type { Actor } from '@libs/kernel';
import type { Request } from 'express';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { languageOf } from '../http/problem.filter';
import {
  CampaignDto,
  CampaignFieldsDto,
  CampaignFiguresDto,
  CampaignListDto,
  CleanupHomeDto,
  CleanupWordsDto,
  DeliberateDto,
  EditCampaignDto,
  FiguresQueryDto,
  OrganProgressDto,
  PostponeDto,
  ScopePreviewDto,
  ScopePreviewResultDto,
  toFields,
  toScope,
  YearQueryDto,
  YearSummaryDto,
} from './campaign.dto';
import { toCampaign, toCampaignRow, toFigures, toHome, toWords } from './campaign.mapper';

/** How many rows of a scope's preview are shown; the count is of all. */
const PREVIEW_ROWS = 500;

@Controller('campaigns')
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly queries: CampaignQueries,
    private readonly figureQueries: FigureQueries,
  ) {}

  @Get()
  @Allow('cleanup.read')
  async list(@CurrentActor() by: Actor, @Req() request: Request): Promise<CampaignListDto> {
    const items = (await this.queries.list(by)).map((row) => toCampaignRow(row, languageOf(request)));
    return { mayCreate: await this.queries.mayCreate(by), items };
  }

  /** Words for filters and lists of choices. */
  @Get('words')
  @Allow('cleanup.read')
  words(@Req() request: Request): CleanupWordsDto {
    return toWords(languageOf(request));
  }

  /** The home page's blocks: 清理待填, 清理进度. */
  @Get('home')
  @Allow('cleanup.read')
  async home(@CurrentActor() by: Actor, @Req() request: Request): Promise<CleanupHomeDto> {
    return toHome(await this.queries.home(by), languageOf(request));
  }

  /** 件次 and 件 of a year. */
  @Get('summary')
  @Allow('cleanup.run')
  summary(@Query() query: YearQueryDto, @CurrentActor() by: Actor): Promise<YearSummaryDto> {
    return this.figureQueries.summary(query.year, by);
  }

  @Post()
  @Allow('cleanup.run')
  async create(@Body() dto: CampaignFieldsDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<CampaignDto> {
    const { id } = await this.campaigns.create(toFields(dto), by);
    return this.show(id, by, request);
  }

  /** 预览范围: what the scope would list on its day. */
  @Post('scope-preview')
  @HttpCode(200)
  @Allow('cleanup.run')
  async scopePreview(@Body() dto: ScopePreviewDto, @CurrentActor() by: Actor): Promise<ScopePreviewResultDto> {
    const stock = await this.queries.scopePreview(toScope(dto.scope), dto.scopeOn, by);
    const byClass = new Map<string, number>();
    for (const { docClass } of stock) byClass.set(docClass, (byClass.get(docClass) ?? 0) + 1);
    return {
      total: stock.length,
      byClass: [...byClass].map(([docClass, count]) => ({ docClass, count })),
      items: stock.slice(0, PREVIEW_ROWS).map((item) => {
        const { documentId, title, docNumber, docClass, leadIssuerName, responsibleOrganName, publishedOn, validThrough, status } = item;
        return { documentId, title, docNumber, docClass, leadIssuerName, responsibleOrganName, publishedOn, validThrough, status };
      }),
    };
  }

  @Get(':id')
  @Allow('cleanup.read')
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<CampaignDto> {
    return toCampaign(await this.queries.get(id, by), languageOf(request));
  }

  /** 各单位填报进度 */
  @Get(':id/organs')
  @Allow('cleanup.read')
  organs(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<OrganProgressDto[]> {
    return this.queries.organProgress(id, by);
  }

  /** 清理统计, as at the end of a day. */
  @Get(':id/figures')
  @Allow('cleanup.read')
  async figures(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FiguresQueryDto,
    @CurrentActor() by: Actor,
  ): Promise<CampaignFiguresDto> {
    return toFigures(await this.figureQueries.figures(id, by, query.on));
  }

  @Post(':id/edit')
  @HttpCode(200)
  @Allow('cleanup.run')
  edit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EditCampaignDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'edit', fields: toFields(dto.fields) }, by, request);
  }

  /** 确定底册 */
  @Post(':id/freeze')
  @HttpCode(200)
  @Allow('cleanup.run')
  freeze(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'freeze' }, by, request);
  }

  /** 下发填报 */
  @Post(':id/open')
  @HttpCode(200)
  @Allow('cleanup.run')
  open(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'open' }, by, request);
  }

  @Post(':id/postpone')
  @HttpCode(200)
  @Allow('cleanup.run')
  postpone(@Param('id', ParseUUIDPipe) id: string, @Body() dto: PostponeDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'postpone', deadlineOn: dto.deadlineOn }, by, request);
  }

  /** 转入审核 */
  @Post(':id/startReview')
  @HttpCode(200)
  @Allow('cleanup.run')
  startReview(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'startReview' }, by, request);
  }

  /** 登记审议结果 */
  @Post(':id/deliberate')
  @HttpCode(200)
  @Allow('cleanup.run')
  deliberate(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DeliberateDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const { heldOn, meeting, result, note = null } = dto;
    return this.act(id, dto, { action: 'deliberate', deliberation: { heldOn, meeting, result, note } }, by, request);
  }

  /** 转入落实 */
  @Post(':id/followUp')
  @HttpCode(200)
  @Allow('cleanup.run')
  followUp(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'followUp' }, by, request);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Allow('cleanup.run')
  archive(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'archive' }, by, request);
  }

  private async act(id: string, dto: RevisionDto, command: CampaignCommand, by: Actor, request: Request): Promise<CampaignDto> {
    await this.queries.get(id, by); // what may not be seen is not there
    await this.campaigns.act(id, dto.expectedRevision, command, by);
    return this.show(id, by, request);
  }
}
