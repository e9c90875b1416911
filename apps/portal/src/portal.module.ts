import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PlatformModule, type Log, type SearchServer } from '@libs/platform';
import { PublicCleanupModule } from '@libs/cleanup';
import { PublicFilingModule } from '@libs/filing';
import { PublicRegistryModule } from '@libs/registry';
import { PublicSearchModule } from '@libs/search';
import { SynonymQueries } from '@libs/settings';
import { CampaignController } from './campaign/campaign.controller';
import { DocumentController } from './document/document.controller';
import { DocumentFileController } from './document/file.controller';
import { FilingController } from './filing/filing.controller';
import { CatalogueController } from './home/catalogue.controller';
import { HomeController } from './home/home.controller';
import { ErrorPages } from './http/error-pages.filter';
import { OpenDataController } from './open/open-data.controller';
import { SearchController } from './search/search.controller';
import { SITE, type SiteSettings } from './site';

export interface PortalOptions {
  /** The portal's own role (guiku_portal): it may read public_* relations and nothing else (INV-E). */
  databaseUrl: string;
  dataDir: string;
  searchServer?: SearchServer | null;
  log: Log;
  site: SiteSettings;
}

/** The public site: what everybody may read, rendered on the server, without a script. */
@Module({})
export class PortalModule {
  static forRoot(options: PortalOptions): DynamicModule {
    return {
      module: PortalModule,
      imports: [PlatformModule.forRoot(options), PublicRegistryModule, PublicCleanupModule, PublicFilingModule, PublicSearchModule],
      controllers: [
        HomeController,
        CatalogueController,
        DocumentController,
        DocumentFileController,
        SearchController,
        CampaignController,
        FilingController,
        OpenDataController,
      ],
      providers: [SynonymQueries, { provide: SITE, useValue: options.site }, { provide: APP_FILTER, useClass: ErrorPages }],
    };
  }
}
