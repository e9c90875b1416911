import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Transform } from 'class-transformer';
import { NOTICE_KINDS, type NoticeKind } from '@libs/notice';
import { PageQueryDto, RevisionDto } from '../http';

export class NoticeQueryDto extends PageQueryDto {
  /** Id of the last notice of the page before. */
  @IsOptional() @IsUUID() override after?: string;
  @IsOptional() @Transform(({ value }) => value === 'true') @IsBoolean() unread?: boolean;
  @IsOptional() @IsIn(NOTICE_KINDS) kind?: NoticeKind;
}

export class NoticeDto {
  id: string;
  @ApiProperty({ enum: NOTICE_KINDS }) kind: NoticeKind;
  /** What has happened or is to be done. */
  words: string;
  /** Of the matter or document. */
  title: string;
  /** Where the desk shows it. */
  path: string;
  dueOn: string | null;
  createdAt: Date;
  readAt: Date | null;
}

export class NoticePageDto {
  items: NoticeDto[];
  next: string | null;
}

export class UnreadDto {
  count: number;
}

export class ReadAllDto {
  /** The newest notice that the reader has seen: what came later stays unread. */
  @IsUUID() lastId: string;
}

export class NoticeKindDto {
  @ApiProperty({ enum: NOTICE_KINDS }) kind: NoticeKind;
  words: string;
  /** Whether it is also mailed, where there is an address. */
  isMailed: boolean;
}

/** How one's notices come. */
export class NoticeSettingDto {
  email: string | null;
  kinds: NoticeKindDto[];
  /** Whether this registry sends mail at all. */
  isMailSetUp: boolean;
  revision: number;
}

export class SetNoticeKindsDto extends RevisionDto {
  /** Kinds that stay at the desk. */
  @IsArray() @ArrayUnique() @IsIn(NOTICE_KINDS, { each: true }) deskOnly: NoticeKind[];
}

export class SetAddressDto extends RevisionDto {
  /** Null or empty: no mail. */
  @IsOptional() @IsString() @MaxLength(254) email?: string | null;
}

/** A person's address as an administrator sees it. */
export class AddressDto {
  email: string | null;
  revision: number;
}
