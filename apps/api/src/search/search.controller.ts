import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '@libs/platform';
import { SearchQueries } from '@libs/search';
import { SynonymQueries } from '@libs/settings';
import { Allow } from '../http';
import { filtersOf, QuickDto, QuickQueryDto, SearchQueryDto, SearchResultDto, timeOf } from './search.dto';

@Controller('search')
export class SearchController {
  constructor(
    private readonly search: SearchQueries,
    private readonly synonyms: SynonymQueries,
    private readonly clock: Clock,
  ) {}

  /** Searches everything that the staff may find. */
  @Get()
  @Allow('search.staff')
  async find(@Query() query: SearchQueryDto): Promise<SearchResultDto> {
    const today = this.clock.today();
    const { q = '', sort, after, limit } = query;
    const synonyms = await this.synonyms.groups();
    return this.search.search({ q, today, time: timeOf(query, today), filters: filtersOf(query), sort, after, limit, synonyms }, 'staff');
  }

  /** Ctrl+K: numbers and titles as they are typed. */
  @Get('quick')
  @Allow('search.staff')
  async quick(@Query() { q }: QuickQueryDto): Promise<QuickDto> {
    const hits = await this.search.quick(q, 'staff');
    return { items: hits.map(({ kind, id, title, number, issuerName }) => ({ kind, id, title, number, note: issuerName })) };
  }
}
