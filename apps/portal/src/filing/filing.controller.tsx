import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { PublicFilingQueries } from '@libs/filing';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { FilingsPage } from './filing.page';
import { daysOf, isPeriod } from './period';

const PAGE_SIZE = 100;

/** 备案登记目录: what was filed with whom, month by month (789号第十条). */
@Controller('filings')
export class FilingController {
  constructor(
    private readonly filings: PublicFilingQueries,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Record<string, unknown>): Promise<string> {
    const receiver = matching(query['receiver'], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const year = matching(query['year'], /^(19|20)\d{2}$/);
    const period = isPeriod(query['period']) ? query['period'] : undefined;
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 100).trim() : '';
    const days = year === undefined ? {} : daysOf(Number(year), period);
    const page = { after: matching(query['after'], /^[\w-]{1,80}$/), limit: PAGE_SIZE };
    const [{ items, next, total }, choices] = await Promise.all([
      this.filings.page({ receiverId: receiver, ...days, q }, page),
      this.filings.choices(),
    ]);
    const kept = { receiver, year, period, q: q === '' ? undefined : q, after: next ?? undefined };
    const following = new URLSearchParams(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return html(
      <FilingsPage
        site={this.site}
        filter={{ receiver, year, period, q }}
        choices={choices}
        filings={items}
        total={total}
        next={next === null ? null : `/filings?${following.toString()}`}
      />,
    );
  }
}

/** A query parameter when it is text of this form; anything else counts as not given. */
function matching(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
