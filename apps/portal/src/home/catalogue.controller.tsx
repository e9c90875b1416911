import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { isLegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { DOC_CLASSES, PublicQueries, type CatalogueFilter } from '@libs/registry';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { CataloguePage, HelpPage, LatestPage } from './catalogue.page';
import { placesOf } from './place';

const PAGE_TYPE = 'text/html; charset=utf-8';

@Controller()
export class CatalogueController {
  constructor(
    private readonly documents: PublicQueries,
    private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get('catalogue')
  @Header('Content-Type', PAGE_TYPE)
  async catalogue(@Query() query: Record<string, unknown>): Promise<string> {
    const day = isLegalDate(query['on']) ? query['on'] : this.clock.today();
    const place = matching(query['place'], /^\d{6}$/);
    const year = matching(query['year'], /^\d{4}$/);
    const after = matching(query['after'], /^[\w-]{1,80}$/);
    const docClass = DOC_CLASSES.find((known) => known === query['class']);
    const filter: CatalogueFilter = { regionCode: place, docClass, year: year === undefined ? undefined : Number(year) };
    const { lists } = this.documents;
    const [page, total, counts] = await Promise.all([
      lists.catalogue(day, filter, { after, limit: 100 }),
      lists.count(day, filter),
      lists.countsByPlace(day),
    ]);
    const kept = Object.entries({ place, year, class: docClass, on: matching(query['on'], /^[\d-]+$/), after: page.next ?? undefined });
    const next = new URLSearchParams(kept.filter((entry): entry is [string, string] => entry[1] !== undefined));
    return html(
      <CataloguePage
        site={this.site}
        day={day}
        filter={{ place, docClass, year }}
        places={placesOf(counts)}
        documents={page.items}
        total={total}
        next={page.next === null ? null : `/catalogue?${next.toString()}`}
      />,
    );
  }

  @Get('latest')
  @Header('Content-Type', PAGE_TYPE)
  async latest(): Promise<string> {
    const today = this.clock.today();
    const { lists } = this.documents;
    const [latest, soon, ended] = await Promise.all([
      lists.latest(today, 30),
      lists.aboutToTakeEffect(today, 30),
      lists.recentlyEnded(today, 30),
    ]);
    return html(<LatestPage site={this.site} latest={latest} soon={soon} ended={ended} />);
  }

  @Get('help')
  @Header('Content-Type', PAGE_TYPE)
  help(): string {
    return html(<HelpPage site={this.site} />);
  }
}

/** A query parameter when it is text of this form; anything else counts as not given. */
function matching(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
