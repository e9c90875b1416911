import { Module } from '@nestjs/common';
import { AuditModule } from '@libs/audit';
import { NoticeModule } from '@libs/notice';
import { SearchModule } from '@libs/search';
import { SettingsModule } from '@libs/settings';
import { OperationService } from './operation.service';
import { StatusQueries } from './status.queries';

/** Needs PlatformModule. */
@Module({
  imports: [AuditModule, NoticeModule, SearchModule, SettingsModule],
  providers: [OperationService, StatusQueries],
  exports: [OperationService, StatusQueries],
})
export class OperationModule {}
