import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { NUMBER_KINDS, type NumberKind, type NumberState } from '@libs/settings';
import { PageQueryDto, RevisionDto } from '../http';

export class SeriesDto {
  id: string;
  organId: string;
  organName: string;
  /** document 发文字号; opinion 审核意见书编号; registration 登记号 */
  kind: NumberKind;
  prefix: string;
  pattern: string;
  starting: number;
  startingYear: number | null;
  revision: number;
}
export class ChangeSeriesDto extends RevisionDto {
  @IsString() @IsNotEmpty() @MaxLength(20) prefix: string;
  /** Tokens: {prefix} {year} {seq} {seq:3} */
  @IsString() @IsNotEmpty() @MaxLength(60) pattern: string;
  @IsInt() @Min(1) @Max(99_999) starting: number;
  @IsOptional() @IsInt() @Min(1949) @Max(2200) startingYear?: number | null;
}

export class NumberQueryDto extends PageQueryDto {
  @IsUUID() organId: string;
  @IsIn(NUMBER_KINDS) kind: NumberKind;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1949) @Max(2200) year?: number;
}
export class SeriesYearQueryDto {
  @IsUUID() organId: string;
  @IsIn(NUMBER_KINDS) kind: NumberKind;
  @Type(() => Number) @IsInt() @Min(1949) @Max(2200) year: number;
}
export class NumberDto {
  id: string;
  canonical: string;
  year: number | null;
  serial: number;
  state: NumberState;
  /** taken 取号; entered 填入 */
  source: 'taken' | 'entered';
  subjectType: string | null;
  subjectId: string | null;
  givenAt: Date;
  voidedAt: Date | null;
  voidReason: string | null;
  revision: number;
}
export class NumberPageDto {
  items: NumberDto[];
  next: string | null;
}
/** Where a series stands in a year. */
export class SeriesStandDto {
  /** The number that 取号 would give now; null when the organ has no 机关代字. */
  next: string | null;
  /** Serials that were never given out (断号). */
  gaps: GapDto[];
}
export class GapDto {
  from: number;
  to: number;
}
export class ReserveNumberDto {
  @IsIn(NUMBER_KINDS) kind: NumberKind;
  @IsInt() @Min(1949) @Max(2200) year: number;
}
export class GivenNumberDto {
  id: string;
  canonical: string;
  key: string;
  year: number | null;
  serial: number;
}
export class VoidNumberDto extends RevisionDto {
  @IsString() @IsNotEmpty() @MaxLength(200) reason: string;
}
