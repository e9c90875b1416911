import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { PlatformModule, searchServerOf } from '@libs/platform';
import { AuditApiModule } from './audit/audit-api.module';
import { CleanupApiModule } from './cleanup/cleanup-api.module';
import { DraftingApiModule } from './drafting/drafting-api.module';
import { ExtractionApiModule } from './extraction/extraction-api.module';
import { FilingApiModule } from './filing/filing-api.module';
import { API_OPTIONS, type ApiOptions } from './http/api-options';
import { PermissionGuard } from './http/permission.guard';
import { ProblemFilter } from './http/problem.filter';
import { validationPipe } from './http/validation';
import { OperationApiModule } from './operation/operation-api.module';
import { IdentityApiModule } from './identity/identity-api.module';
import { NoticeApiModule } from './notice/notice-api.module';
import { RegistryApiModule } from './registry/registry-api.module';
import { SearchApiModule } from './search/search-api.module';
import { ReviewApiModule } from './review/review-api.module';
import { SettingsApiModule } from './settings/settings-api.module';

/** The rooms' doors; one line a room. */
const ROOMS = [
  IdentityApiModule,
  SettingsApiModule,
  AuditApiModule,
  ExtractionApiModule,
  RegistryApiModule,
  SearchApiModule,
  ReviewApiModule,
  DraftingApiModule,
  NoticeApiModule,
  CleanupApiModule,
  OperationApiModule,
  FilingApiModule,
];

@Module({})
export class AppModule {
  static forRoot(options: ApiOptions): DynamicModule {
    const { config, log, clock, connect } = options;
    const platform = PlatformModule.forRoot({
      databaseUrl: config.DATABASE_URL,
      dataDir: config.GUIKU_DATA_DIR,
      searchServer: searchServerOf(config),
      log,
      clock,
      connect,
    });
    return {
      module: AppModule,
      global: true,
      imports: [platform, ...ROOMS],
      providers: [
        { provide: API_OPTIONS, useValue: options },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [API_OPTIONS],
    };
  }
}
