import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { PublicCampaignQueries } from '@libs/cleanup';
import { DomainError } from '@libs/kernel';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { CampaignListPage, CampaignPage } from './campaign.page';

const PAGE_TYPE = 'text/html; charset=utf-8';

/** 清理结果: what campaigns decided, for everybody to read and print. */
@Controller('campaigns')
export class CampaignController {
  constructor(
    private readonly campaigns: PublicCampaignQueries,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get()
  @Header('Content-Type', PAGE_TYPE)
  async list(): Promise<string> {
    return html(<CampaignListPage site={this.site} campaigns={await this.campaigns.list()} />);
  }

  @Get(':slug')
  @Header('Content-Type', PAGE_TYPE)
  async show(@Param('slug') slug: string): Promise<string> {
    const found = await this.campaigns.get(slug);
    if (!found) throw new DomainError('not_found', 'campaign_unknown', { slug });
    return html(<CampaignPage site={this.site} {...found} />);
  }
}
