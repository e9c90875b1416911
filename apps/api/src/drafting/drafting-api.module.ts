import { Module } from '@nestjs/common';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { DraftCommandController } from './draft-command.controller';
import { DraftController } from './draft.controller';
import { PublicationController } from './publication.controller';
import { UploadService } from './upload.service';

@Module({
  imports: [DraftingModule, ExtractionModule],
  providers: [UploadService],
  controllers: [DraftController, DraftCommandController, PublicationController],
})
export class DraftingApiModule {}
