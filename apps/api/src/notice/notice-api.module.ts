import { Module } from '@nestjs/common';
import { IdentityModule } from '@libs/identity';
import { NoticeModule } from '@libs/notice';
import { NoticeController } from './notice.controller';

@Module({ imports: [IdentityModule, NoticeModule], controllers: [NoticeController] })
export class NoticeApiModule {}
