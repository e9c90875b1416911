import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { Clock } from '@libs/platform';
import { SearchQueries } from '@libs/search';
import { SynonymQueries } from '@libs/settings';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { askedIn, requestOf, text } from './asked';
import { ResultsPage } from './search.page';

@Controller('search')
export class SearchController {
  constructor(
    private readonly search: SearchQueries,
    private readonly synonyms: SynonymQueries,
    private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async results(@Query() query: Record<string, unknown>): Promise<string> {
    const asked = askedIn(query);
    const result = await this.search.search(
      { ...requestOf(asked, this.clock.today(), text(query['after']), 20), synonyms: await this.synonyms.groups() },
      'public',
    );
    return html(<ResultsPage site={this.site} asked={asked} result={result} />);
  }
}
