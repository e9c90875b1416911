import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule } from '@libs/settings';
import { DraftCaseService } from './draft-case.service';
import { DraftPaperQueries } from './draft-paper.queries';
import { DraftPartService } from './draft-part.service';
import { DraftListQueries } from './draft-list.queries';
import {
  DeliberationEntity,
  DraftEntity,
  DraftTextEntity,
  InterpretationEntity,
  MaterialEntity,
  PublicationEntity,
  SignatureEntity,
  SubmissionEntity,
} from './draft.entity';
import { DraftPartiesQueries } from './draft-parties.queries';
import { DraftQueries } from './draft.queries';
import { DraftService } from './draft.service';
import { PublicationQueries } from './publication.queries';
import { PublicationService } from './publication.service';
import { DraftSuccessionService } from './succession.service';

const ENTITIES = [
  DraftEntity,
  DraftTextEntity,
  MaterialEntity,
  SubmissionEntity,
  DeliberationEntity,
  SignatureEntity,
  PublicationEntity,
  InterpretationEntity,
];

/** Drafts from upload to publication. Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule, SettingsModule, RegistryModule, ReviewModule],
  providers: [
    DraftService,
    DraftCaseService,
    DraftPartService,
    PublicationService,
    DraftListQueries,
    DraftQueries,
    DraftPaperQueries,
    DraftPartiesQueries,
    PublicationQueries,
    DraftSuccessionService,
  ],
  exports: [
    DraftService,
    DraftListQueries,
    DraftQueries,
    DraftPaperQueries,
    DraftPartiesQueries,
    PublicationQueries,
    DraftSuccessionService,
  ],
})
export class DraftingModule {}
