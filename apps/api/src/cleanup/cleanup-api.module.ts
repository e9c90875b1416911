import { Module } from '@nestjs/common';
import { CleanupModule } from '@libs/cleanup';
import { ExtractionModule } from '@libs/extraction';
import { CampaignController } from './campaign.controller';
import { DecisionController } from './decision.controller';
import { EntryController } from './entry.controller';
import { WorksheetController } from './worksheet.controller';

@Module({
  imports: [CleanupModule, ExtractionModule],
  controllers: [CampaignController, EntryController, DecisionController, WorksheetController],
})
export class CleanupApiModule {}
