import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { UserQueries } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { deskPath, NOTICE_KIND_WORDS, NOTICE_KINDS, NoticeQueries, NoticeService, type Notice } from '@libs/notice';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { API_OPTIONS, type ApiOptions } from '../http/api-options';
import { languageOf } from '../http/problem.filter';
import type { Language } from '../http/words';
import {
  AddressDto,
  NoticeDto,
  NoticePageDto,
  NoticeQueryDto,
  NoticeSettingDto,
  ReadAllDto,
  SetAddressDto,
  SetNoticeKindsDto,
  UnreadDto,
} from './notice.dto';

/** One's own inbox (通知) and how one wants to be told; an administrator sets addresses. Every role has `organ.read`. */
@Controller()
export class NoticeController {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly notices: NoticeService,
    private readonly users: UserQueries,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get('notices')
  @Allow('organ.read')
  async page(@Query() query: NoticeQueryDto, @Req() request: Request, @CurrentActor() by: Actor): Promise<NoticePageDto> {
    const { unread, ...filter } = query;
    const { items, next } = await this.queries.page({ ...filter, isUnread: unread }, by);
    return { items: items.map((notice) => toNotice(notice, languageOf(request))), next };
  }

  /** For the bell. */
  @Get('notices/unread')
  @Allow('organ.read')
  async unread(@CurrentActor() by: Actor): Promise<UnreadDto> {
    return { count: await this.queries.unread(by) };
  }

  @Get('notices/setting')
  @Allow('organ.read')
  async setting(@Req() request: Request, @CurrentActor() by: Actor): Promise<NoticeSettingDto> {
    const { email, deskOnly, revision } = await this.queries.setting(by.id);
    const language = languageOf(request);
    const kinds = NOTICE_KINDS.map((kind) => ({ kind, words: NOTICE_KIND_WORDS[kind][language], isMailed: !deskOnly.includes(kind) }));
    return { email, kinds, isMailSetUp: this.options.config.SMTP_URL !== undefined, revision };
  }

  @Put('notices/setting/kinds')
  @Allow('organ.read')
  async setKinds(@Body() dto: SetNoticeKindsDto, @Req() request: Request, @CurrentActor() by: Actor): Promise<NoticeSettingDto> {
    await this.notices.setKinds(dto.expectedRevision, dto.deskOnly, by);
    return this.setting(request, by);
  }

  @Put('notices/setting/address')
  @Allow('organ.read')
  async setAddress(@Body() dto: SetAddressDto, @Req() request: Request, @CurrentActor() by: Actor): Promise<NoticeSettingDto> {
    await this.notices.setAddress(by.id, dto.expectedRevision, dto.email ?? null, by);
    return this.setting(request, by);
  }

  @Post('notices/read-all')
  @HttpCode(204)
  @Allow('organ.read')
  readAll(@Body() dto: ReadAllDto, @CurrentActor() by: Actor): Promise<void> {
    return this.notices.readAll(dto.lastId, by);
  }

  @Post('notices/:id/read')
  @HttpCode(204)
  @Allow('organ.read')
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<void> {
    return this.notices.read(id, by);
  }

  @Get('users/:id/address')
  @Allow('user.admin')
  async address(@Param('id', ParseUUIDPipe) id: string): Promise<AddressDto> {
    const { email, revision } = await this.queries.setting((await this.users.get(id)).id);
    return { email, revision };
  }

  @Put('users/:id/address')
  @Allow('user.admin')
  async setAddressOf(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SetAddressDto, @CurrentActor() by: Actor): Promise<AddressDto> {
    await this.notices.setAddress((await this.users.get(id)).id, dto.expectedRevision, dto.email ?? null, by);
    return this.address(id);
  }
}

function toNotice({ id, kind, title, subjectType, subjectId, dueOn, createdAt, readAt }: Notice, language: Language): NoticeDto {
  return { id, kind, words: NOTICE_KIND_WORDS[kind][language], title, path: deskPath(subjectType, subjectId), dueOn, createdAt, readAt };
}
