import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { NumberQueries, NumberService, type NumberItem, type SeriesItem } from '@libs/settings';
import { Allow, CurrentActor } from '../http';
import {
  ChangeSeriesDto,
  GivenNumberDto,
  NumberDto,
  NumberPageDto,
  NumberQueryDto,
  ReserveNumberDto,
  SeriesDto,
  SeriesStandDto,
  SeriesYearQueryDto,
  VoidNumberDto,
} from './number.dto';

@Controller('settings')
export class NumberController {
  constructor(
    private readonly numbers: NumberService,
    private readonly queries: NumberQueries,
  ) {}

  /** Number series (编号序列) in the order of organs; one that nobody has used yet is made when first needed. */
  @Get('series')
  @Allow('settings.read')
  series(@CurrentActor() by: Actor): Promise<SeriesDto[]> {
    return this.queries.series(by).then((series) => series.map(toSeriesDto));
  }

  @Put('series/:id')
  @HttpCode(204)
  @Allow('settings.admin')
  changeSeries(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeSeriesDto, @CurrentActor() by: Actor): Promise<void> {
    const { expectedRevision, prefix, pattern, starting, startingYear = null } = dto;
    return this.numbers.changeSeries(id, expectedRevision, { prefix, pattern, starting, startingYear }, by);
  }

  /** Numbers of an organ (编号台账) that the one who asks may see, voided ones included, the newest first. */
  @Get('numbers')
  @Allow('settings.read')
  async list(@Query() query: NumberQueryDto, @CurrentActor() by: Actor): Promise<NumberPageDto> {
    await this.seen(query.organId, by);
    const { items, next } = await this.queries.list(query);
    return { items: items.map(toNumberDto), next };
  }

  /** What 取号 would give now, and the serials that were left out (断号). */
  @Get('numbers/stand')
  @Allow('settings.read')
  async stand(@Query() { organId, kind, year }: SeriesYearQueryDto, @CurrentActor() by: Actor): Promise<SeriesStandDto> {
    await this.seen(organId, by);
    return { next: await this.queries.preview(organId, kind, year), gaps: await this.queries.gaps(organId, kind, year) };
  }

  /** Keeps the next number of the own organ for later (预留). */
  @Post('numbers/reserve')
  @Allow('draft.office')
  reserve(@Body() { kind, year }: ReserveNumberDto, @CurrentActor() by: Actor): Promise<GivenNumberDto> {
    return this.numbers.reserve({ kind, year, by });
  }

  /** Gives up a reserved number of the own organ (作废); it stays visible. */
  @Post('numbers/:id/void')
  @HttpCode(204)
  @Allow('draft.office')
  voidReserved(@Param('id', ParseUUIDPipe) id: string, @Body() dto: VoidNumberDto, @CurrentActor() by: Actor): Promise<void> {
    return this.numbers.voidReserved(id, dto.expectedRevision, dto.reason, by);
  }

  private async seen(organId: string, by: Actor): Promise<void> {
    if (!(await this.queries.maySee(organId, by))) throw new DomainError('not_found', 'not_found', { organId });
  }
}

function toSeriesDto(series: SeriesItem): SeriesDto {
  const { id, organId, organName, kind, prefix, pattern, starting, startingYear, revision } = series;
  return { id, organId, organName, kind, prefix, pattern, starting, startingYear, revision };
}

function toNumberDto(number: NumberItem): NumberDto {
  const { id, canonical, year, serial, state, source, subjectType, subjectId, givenAt, voidedAt, voidReason, revision } = number;
  return { id, canonical, year, serial, state, source, subjectType, subjectId, givenAt, voidedAt, voidReason, revision };
}
