import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '@libs/audit';
import { CleanupModule } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { IdentityModule } from '@libs/identity';
import { MAIL_SENDER, NoticeModule, type MailSender } from '@libs/notice';
import { OperationModule } from '@libs/operation';
import { PlatformModule, type PlatformOptions } from '@libs/platform';
import { RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
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
  ReviewModule,
  NoticeModule,
  SearchModule,
  OperationModule,
];

/** Every room that something follows in after a commit. */
@Module({})
export class WorkerModule {
  /** `mail`: the way out; null where none is set up, and mails wait. */
  static forRoot(options: PlatformOptions, mail: MailSender | null = null): DynamicModule {
    return {
      module: WorkerModule,
      global: true,
      imports: [PlatformModule.forRoot(options), ...ROOMS],
      providers: [{ provide: MAIL_SENDER, useValue: mail }],
      exports: [MAIL_SENDER],
    };
  }
}
