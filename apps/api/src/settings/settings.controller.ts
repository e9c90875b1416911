import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import {
  CalendarQueries,
  CalendarService,
  SynonymQueries,
  SynonymService,
  TimeLimitQueries,
  TimeLimitService,
  type CalendarYear,
  type SynonymItem,
  type TimeLimitItem,
} from '@libs/settings';
import { Allow, CurrentActor, RevisionDto } from '../http';
import {
  CalendarYearDto,
  ChangeSynonymsDto,
  ChangeYearDto,
  CreateSynonymsDto,
  MadeDto,
  PublishYearDto,
  SetLimitDto,
  SynonymGroupDto,
  TimeLimitDto,
} from './settings.dto';

@Controller('settings')
export class SettingsController {
  constructor(
    private readonly calendars: CalendarService,
    private readonly calendarQueries: CalendarQueries,
    private readonly limits: TimeLimitService,
    private readonly limitQueries: TimeLimitQueries,
    private readonly synonyms: SynonymService,
    private readonly synonymQueries: SynonymQueries,
    private readonly clock: Clock,
  ) {}

  /** Published years (放假安排), the latest first; dates in any other year are provisional (暂计). */
  @Get('calendar')
  @Allow('settings.read')
  calendar(): Promise<CalendarYearDto[]> {
    return this.calendarQueries.years().then((years) => years.map(toCalendarYearDto));
  }

  @Post('calendar')
  @HttpCode(204)
  @Allow('settings.admin')
  publishYear(@Body() dto: PublishYearDto, @CurrentActor() by: Actor): Promise<void> {
    return this.calendars.publishYear(dto, by);
  }

  @Put('calendar/:id')
  @HttpCode(204)
  @Allow('settings.admin')
  changeYear(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeYearDto, @CurrentActor() by: Actor): Promise<void> {
    const { expectedRevision, year, basis, days } = dto;
    return this.calendars.changeYear(id, expectedRevision, { year, basis, days }, by);
  }

  /** Every time limit (办理期限) ever set, those that hold today marked. */
  @Get('limits')
  @Allow('settings.read')
  listLimits(): Promise<TimeLimitDto[]> {
    return this.limitQueries.list(this.clock.today()).then((limits) => limits.map(toTimeLimitDto));
  }

  @Post('limits')
  @Allow('settings.admin')
  async setLimit(@Body() dto: SetLimitDto, @CurrentActor() by: Actor): Promise<MadeDto> {
    const { key, level = null, days, unit, validFrom, basis } = dto;
    return { id: await this.limits.set({ key, level, days, unit, validFrom, basis }, by) };
  }

  /** Words that mean the same to a searcher (官方名称与同义词). */
  @Get('synonyms')
  @Allow('settings.read')
  listSynonyms(): Promise<SynonymGroupDto[]> {
    return this.synonymQueries.list().then((groups) => groups.map(toSynonymGroupDto));
  }

  @Post('synonyms')
  @Allow('settings.admin')
  async createSynonyms(@Body() dto: CreateSynonymsDto, @CurrentActor() by: Actor): Promise<MadeDto> {
    return { id: await this.synonyms.create({ kind: dto.kind, words: dto.words }, by) };
  }

  @Put('synonyms/:id')
  @HttpCode(204)
  @Allow('settings.admin')
  changeSynonyms(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeSynonymsDto, @CurrentActor() by: Actor): Promise<void> {
    return this.synonyms.change(id, dto.expectedRevision, { kind: dto.kind, words: dto.words }, by);
  }

  @Post('synonyms/:id/remove')
  @HttpCode(204)
  @Allow('settings.admin')
  removeSynonyms(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor): Promise<void> {
    return this.synonyms.remove(id, dto.expectedRevision, by);
  }
}

function toCalendarYearDto({ id, year, basis, publishedAt, revision, days }: CalendarYear): CalendarYearDto {
  return { id, year, basis, publishedAt, revision, days: days.map(({ on, kind, name }) => ({ on, kind, name })) };
}

function toTimeLimitDto(limit: TimeLimitItem): TimeLimitDto {
  const { id, key, name, level, days, unit, validFrom, basis, recordedAt, isHolding } = limit;
  return { id, key, name, level, days, unit, validFrom, basis, recordedAt, isHolding };
}

function toSynonymGroupDto({ id, kind, words, revision }: SynonymItem): SynonymGroupDto {
  return { id, kind, words: [...words], revision };
}
