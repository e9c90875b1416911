import { Module } from '@nestjs/common';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { FilingCommandController } from './filing-command.controller';
import { FilingController } from './filing.controller';

@Module({ imports: [FilingModule, ExtractionModule], controllers: [FilingController, FilingCommandController] })
export class FilingApiModule {}
