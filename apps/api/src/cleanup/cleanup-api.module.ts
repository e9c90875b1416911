import { Module } from '@nestjs/common';
import { CleanupModule } from '@libs/cleanup';
import { CampaignController } from './campaign.controller';
import { DecisionController } from './decision.controller';
import { EntryController } from './entry.controller';

@Module({ imports: [CleanupModule], controllers: [CampaignController, EntryController, DecisionController] })
export class CleanupApiModule {}
