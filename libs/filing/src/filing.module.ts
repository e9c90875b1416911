import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { RegistryModule } from '@libs/registry';
import { SettingsModule } from '@libs/settings';
import {
  FilingEntity,
  FilingInspectionEntity,
  FilingItemEntity,
  FilingPaperEntity,
  FilingReceiptEntity,
  FilingSupplementEntity,
} from './filing.entity';
import { FilingListQueries } from './filing-list.queries';
import { FilingPartiesQueries } from './filing-parties.queries';
import { FilingPaperService } from './filing-paper.service';
import { FilingQueries } from './filing.queries';
import { FilingService } from './filing.service';
import { FilingOpeningService } from './opening.service';
import { PublicFilingQueries } from './public-filing.queries';

const ENTITIES = [FilingEntity, FilingItemEntity, FilingSupplementEntity, FilingReceiptEntity, FilingPaperEntity, FilingInspectionEntity];

/** What the portal needs of filings: reads under its own role. Needs a DataSource. */
@Module({ providers: [PublicFilingQueries], exports: [PublicFilingQueries] })
export class PublicFilingModule {}

/** Filings in both directions. Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule, SettingsModule, RegistryModule],
  providers: [FilingOpeningService, FilingService, FilingPaperService, FilingListQueries, FilingQueries, FilingPartiesQueries],
  exports: [FilingOpeningService, FilingService, FilingListQueries, FilingQueries, FilingPartiesQueries],
})
export class FilingModule {}
