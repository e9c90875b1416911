import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { SettingsModule } from '@libs/settings';
import {
  ClassificationEntity,
  DocumentEntity,
  DocumentFileEntity,
  DocumentIssuerEntity,
  DocumentVersionEntity,
  EffectEventEntity,
  RelationEntity,
} from './document.entity';
import { EffectPeriodEntity, EffectSummaryEntity, VersionPeriodEntity } from './effect.entity';
import { DocumentEntryQueries } from './document-entry.queries';
import { DocumentFactsQueries } from './document-facts.queries';
import { DocumentQueries } from './document.queries';
import { EffectBatchService } from './effect-batch.service';
import { FiledDocumentQueries } from './filed-document.queries';
import { EffectService } from './effect.service';
import { KeeperQueries } from './keeper.queries';
import { PublicCatalogueQueries } from './public-catalogue.queries';
import { PublicDocumentQueries } from './public-document.queries';
import { PublicTextQueries } from './public-text.queries';
import { PublicQueries } from './public.queries';
import { RegistryService } from './registry.service';
import { ReplayService } from './replay.service';
import { TakedownEntity } from './takedown.entity';
import { TakedownQueries } from './takedown.queries';
import { TakedownService } from './takedown.service';
import { StockQueries } from './stock.queries';
import { TermQueries } from './term.queries';

const ENTITIES = [
  DocumentEntity,
  DocumentIssuerEntity,
  DocumentVersionEntity,
  EffectEventEntity,
  RelationEntity,
  DocumentFileEntity,
  ClassificationEntity,
  EffectSummaryEntity,
  EffectPeriodEntity,
  VersionPeriodEntity,
  TakedownEntity,
];

const PUBLIC = [PublicDocumentQueries, PublicTextQueries, PublicCatalogueQueries, PublicQueries];

/** What the portal needs of the registry: reads under its own role, no writer, no entity. Needs a DataSource. */
@Module({ providers: PUBLIC, exports: PUBLIC })
export class PublicRegistryModule {}

const PROVIDERS = [
  RegistryService,
  EffectService,
  EffectBatchService,
  ReplayService,
  KeeperQueries,
  DocumentQueries,
  DocumentFactsQueries,
  DocumentEntryQueries,
  TakedownService,
  TakedownQueries,
  StockQueries,
  FiledDocumentQueries,
  TermQueries,
];

/** Documents, versions, effect events and what follows from them. Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule, SettingsModule, PublicRegistryModule],
  providers: PROVIDERS,
  exports: [...PROVIDERS, PublicRegistryModule],
})
export class RegistryModule {}
