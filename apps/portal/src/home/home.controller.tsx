import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Clock } from '@libs/platform';
import { PublicQueries } from '@libs/registry';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { HomePage } from './home.page';
import { placesOf } from './place';

@Controller()
export class HomeController {
  constructor(
    private readonly documents: PublicQueries,
    private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async home(): Promise<string> {
    const today = this.clock.today();
    const { lists } = this.documents;
    const [counts, latest, soon, ended, inForce] = await Promise.all([
      lists.countsByPlace(today),
      lists.latest(today, 5),
      lists.aboutToTakeEffect(today, 3),
      lists.recentlyEnded(today, 5),
      lists.count(today, { docClass: 'NORMATIVE' }),
    ]);
    return html(
      <HomePage site={this.site} today={today} places={placesOf(counts)} inForce={inForce} latest={latest} soon={soon} ended={ended} />,
    );
  }
}
