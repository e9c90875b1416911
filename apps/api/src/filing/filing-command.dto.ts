import {
  DIRECTIONS,
  FILING_KINDS,
  FILING_OUTCOMES,
  FILING_SORTS,
  FILING_STATES,
  FILING_WAYS,
  ITEM_KINDS,
  type Direction,
  type FilingKind,
  type FilingOutcome,
  type FilingSort,
  type FilingState,
  type FilingWay,
  type ItemKind,
} from '@libs/filing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsLegalDay, RevisionDto } from '../http';

const LEVELS = ['region', 'prefecture', 'county', 'township'];

export class FilingQueryDto {
  /** in 收到的备案; out 向上报备; supervised 下级备案目录; left out: all that may be seen. */
  @IsOptional() @IsIn(DIRECTIONS) direction?: Direction;
  /** Several, with commas: submitted,supplement. */
  @IsOptional() @IsString() @MaxLength(200) state?: string;
  @IsOptional() @IsIn(['true']) overdue?: string;
  @IsOptional() @IsIn(FILING_KINDS) kind?: FilingKind;
  @IsOptional() @IsUUID() issuerId?: string;
  @IsOptional() @IsUUID() receiverId?: string;
  @IsOptional() @IsUUID() documentId?: string;
  @IsOptional() @IsIn(LEVELS) level?: string;
  @IsOptional() @IsString() @MaxLength(6) regionCode?: string;
  @IsOptional() @IsLegalDay() registeredFrom?: string;
  @IsOptional() @IsLegalDay() registeredTo?: string;
  @IsOptional() @IsLegalDay() publishedFrom?: string;
  @IsOptional() @IsLegalDay() publishedTo?: string;
  /** A number in any spelling, or words of the title. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(FILING_SORTS) sort?: FilingSort;
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(5000) limit: number = 50;
}

/** The states that `state` names; unknown ones are no filter. */
export function filingStates(state: string | undefined): FilingState[] {
  const names = (state ?? '').split(',');
  return FILING_STATES.filter((each) => names.includes(each));
}

export class AddFilingItemDto extends RevisionDto {
  @IsUUID() fileId: string;
  @IsIn(ITEM_KINDS) kind: ItemKind;
}

export class RemoveFilingItemDto extends RevisionDto {
  @IsUUID() itemId: string;
}

export class SubmitFilingDto extends RevisionDto {
  /** How it was sent; `system` and no day for a receiver in the system. */
  @IsOptional() @IsIn(FILING_WAYS) way?: FilingWay;
  @IsOptional() @IsLegalDay() sentOn?: string | null;
  /** 联系人、电话, for the report. */
  @IsOptional() @IsString() @MaxLength(100) contact?: string | null;
}

export class FilingReceiptCommandDto extends RevisionDto {
  @IsString() @MaxLength(100) organName: string;
  @IsOptional() @IsString() @MaxLength(100) number?: string | null;
  @IsLegalDay() receivedOn: string;
  @IsIn(FILING_OUTCOMES) outcome: FilingOutcome;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class FilingSupplementCommandDto extends RevisionDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(200, { each: true }) items: string[];
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
}

export class FilingReasonDto extends RevisionDto {
  @IsString() @MaxLength(2000) reason: string;
}

export class FilingNoteDto extends RevisionDto {
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}
