import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '@libs/audit';
import { CleanupModule } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { IdentityModule } from '@libs/identity';
import { OperationModule } from '@libs/operation';
import { PlatformModule, type PlatformOptions } from '@libs/platform';
import { RegistryModule } from '@libs/registry';
import { SearchModule } from '@libs/search';
import { SettingsModule } from '@libs/settings';

const ROOMS = [
  IdentityModule,
  SettingsModule,
  AuditModule,
  ExtractionModule,
  RegistryModule,
  DraftingModule,
  FilingModule,
  CleanupModule,
  SearchModule,
  OperationModule,
];

/** Every room that something follows in after a commit. */
@Module({})
export class WorkerModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot(options), ...ROOMS] };
  }
}
