import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailQueries } from './mail.queries';
import { MailService } from './mail.service';
import { NoticeEntity, NoticeMailEntity, NoticeSettingEntity } from './notice.entity';
import { NoticeQueries } from './notice.queries';
import { NoticeService } from './notice.service';

const PROVIDERS = [NoticeService, NoticeQueries, MailService, MailQueries];

/** The inbox, how people want to be told, and mail. Needs PlatformModule; mail also a MAIL_SENDER. */
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, NoticeSettingEntity, NoticeMailEntity])],
  providers: PROVIDERS,
  exports: PROVIDERS,
})
export class NoticeModule {}
