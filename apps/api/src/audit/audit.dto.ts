import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQueryDto } from '../http';

/** `from` included, `to` not; instants. */
export class AuditFilterDto extends PageQueryDto {
  @IsOptional() @IsString() @MaxLength(40) subjectType?: string;
  @IsOptional() @IsString() @MaxLength(80) subjectId?: string;
  @IsOptional() @IsUUID() actorId?: string;
  /** One kind of fact (`review.accept`) or all of a room (`review.*`). */
  @IsOptional() @Matches(/^[a-z_]+(\.([A-Za-z_]+|\*))?$/) @MaxLength(60) type?: string;
  @IsOptional() @Type(() => Date) @IsDate() from?: Date;
  @IsOptional() @Type(() => Date) @IsDate() to?: Date;
}
export class AuditItemDto {
  id: string;
  at: Date;
  type: string;
  subjectType: string;
  subjectId: string;
  /** Place in the subject's chain. */
  seq: number;
  actorId: string;
  actorName: string;
  detail: Record<string, unknown>;
  hash: string;
}
export class AuditPageDto {
  items: AuditItemDto[];
  next: string | null;
}
