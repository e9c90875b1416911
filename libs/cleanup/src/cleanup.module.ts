import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { RegistryModule } from '@libs/registry';
import { SettingsModule } from '@libs/settings';
import {
  CampaignDecisionEntity,
  CampaignDecisionEntryEntity,
  CampaignDeliberationEntity,
  CampaignEntity,
  CampaignEntryEntity,
  CampaignItemEntity,
} from './campaign.entity';
import { CampaignQueries } from './campaign.queries';
import { CampaignService } from './campaign.service';
import { CampaignPartiesQueries } from './campaign-parties.queries';
import { DecisionService } from './decision.service';
import { EntryQueries } from './entry.queries';
import { EntryService } from './entry.service';
import { ExecutionService } from './execution.service';
import { FigureQueries } from './figure.queries';
import { PublicCampaignQueries } from './public-campaign.queries';
import { WorklistService } from './worklist.service';

const ENTITIES = [
  CampaignEntity,
  CampaignEntryEntity,
  CampaignItemEntity,
  CampaignDeliberationEntity,
  CampaignDecisionEntity,
  CampaignDecisionEntryEntity,
];

/** What the portal needs of cleanup: reads under its own role, no writer, no entity. Needs a DataSource. */
@Module({ providers: [PublicCampaignQueries], exports: [PublicCampaignQueries] })
export class PublicCleanupModule {}

const FRONT = [
  CampaignService,
  EntryService,
  DecisionService,
  ExecutionService,
  CampaignQueries,
  EntryQueries,
  FigureQueries,
  CampaignPartiesQueries,
];

/** Cleanup of the stock (清理). Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule, SettingsModule, RegistryModule],
  providers: [WorklistService, ...FRONT],
  exports: FRONT,
})
export class CleanupModule {}
