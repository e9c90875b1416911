import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import {
  FILING_GROUP_WORDS,
  FILING_KIND_WORDS,
  FILING_STATE_WORDS,
  FilingListQueries,
  FilingQueries,
  ITEM_WORDS,
  OUTCOME_WORDS,
  WAY_WORDS,
} from '@libs/filing';
import type { Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { attachment } from '../http/attachment';
import { languageOf } from '../http/problem.filter';
import { wordsOf } from '../review/review.mapper';
import { FilingQueryDto, filingStates } from './filing-command.dto';
import { FilingDto, FilingGroupsDto, FilingPageDto, FilingWordsDto } from './filing.dto';
import { toFiling, toFilingRow } from './filing.mapper';

/** 备案: the lists, one filing, its papers and files. Commands: FilingCommandController. */
@Controller('filings')
export class FilingController {
  constructor(
    private readonly queries: FilingQueries,
    private readonly lists: FilingListQueries,
    private readonly blobs: BlobStore,
  ) {}

  @Get()
  @Allow('filing.read')
  async page(@Query() query: FilingQueryDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<FilingPageDto> {
    const { state, overdue, sort = 'due', ...given } = query;
    const filter = { ...given, sort, states: filingStates(state), isOverdue: overdue === 'true' ? true : undefined };
    const { items, next, total } = await this.lists.page(filter, by);
    return { items: items.map((row) => toFilingRow(row, languageOf(request))), next, total };
  }

  /** The home page's lists: 待报备, 应报未报, 待登记, 新备案待审, 向上报备待回执. */
  @Get('groups')
  @Allow('filing.read')
  async groups(@CurrentActor() by: Actor, @Req() request: Request): Promise<FilingGroupsDto> {
    const language = languageOf(request);
    const groups = await this.lists.groups(by);
    return {
      groups: groups.map(({ code, count, items }) => ({
        code,
        title: FILING_GROUP_WORDS[code][language],
        count,
        items: items.map((row) => toFilingRow(row, language)),
      })),
    };
  }

  /** Words for filters and lists of choices. */
  @Get('words')
  @Allow('filing.read')
  words(@Req() request: Request): FilingWordsDto {
    const language = languageOf(request);
    return {
      states: wordsOf(FILING_STATE_WORDS, language),
      kinds: wordsOf(FILING_KIND_WORDS, language),
      ways: wordsOf(WAY_WORDS, language),
      outcomes: wordsOf(OUTCOME_WORDS, language),
      items: wordsOf(ITEM_WORDS, language),
    };
  }

  @Get(':id')
  @Allow('filing.read')
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<FilingDto> {
    return toFiling(await this.queries.get(id, by), by, languageOf(request));
  }

  /** 备案报告 before it is sent: a page to look at. */
  @Get(':id/report')
  @Allow('filing.submit')
  @ApiProduces('text/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
  preview(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<string> {
    return this.queries.preview(id, by);
  }

  /** A paper, made from its frozen content: a page to print. */
  @Get(':id/papers/:paperId')
  @Allow('filing.read')
  @ApiProduces('text/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
  paper(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('paperId', ParseUUIDPipe) paperId: string,
    @CurrentActor() by: Actor,
  ): Promise<string> {
    return this.queries.paper(id, paperId, by).then((paper) => paper.html);
  }

  /** A file of the package, always as a download. */
  @Get(':id/items/:itemId/content')
  @Allow('filing.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async item(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @CurrentActor() by: Actor,
  ): Promise<StreamableFile> {
    const { name, sha256, mediaType, size } = await this.queries.item(id, itemId, by);
    return new StreamableFile(await this.blobs.open('private', sha256), { type: mediaType, disposition: attachment(name), length: size });
  }
}
