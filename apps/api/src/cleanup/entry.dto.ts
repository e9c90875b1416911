import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DISPOSITIONS, ENTRY_STATES, REASONS, type Disposition, type EntryState, type Proposal, type Reason } from '@libs/cleanup';
import { IsLegalDay, RevisionDto } from '../http';

/** `a,b` as a list. */
const asList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;
const asBoolean = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

export class EntryQueryDto {
  @IsOptional() @IsUUID() organId?: string;
  @IsOptional() @Transform(asList) @IsArray() @IsIn(ENTRY_STATES, { each: true }) state?: EntryState[];
  /** `none`: 待填. */
  @IsOptional() @IsIn([...DISPOSITIONS, 'none']) disposition?: Disposition | 'none';
  @IsOptional() @IsString() @MaxLength(20) docClass?: string;
  /** 已 (true) or 拟 (false). */
  @IsOptional() @Transform(asBoolean) @IsBoolean() done?: boolean;
  /** As at the end of this day; today when left out. */
  @IsOptional() @IsLegalDay() on?: string;
  @IsOptional() @IsString() @MaxLength(100) text?: string;
  /** The last ordinal of the page before. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) after?: number;
  @Type(() => Number) @IsInt() @Min(1) @Max(2000) limit: number = 200;
}

export class ProposalDto {
  @IsOptional() @IsIn(DISPOSITIONS) disposition?: Disposition | null;
  @IsOptional() @IsIn(REASONS) reason?: Reason | null;
  @IsOptional() @IsString() @MaxLength(500) reasonText?: string | null;
  @IsOptional() @IsString() @MaxLength(500) basis?: string | null;
  @IsOptional() @IsString() @MaxLength(500) replacement?: string | null;
  @IsOptional() @IsLegalDay() dueOn?: string | null;
  @IsOptional() @IsLegalDay() earlierOn?: string | null;
  @IsOptional() @IsString() @MaxLength(500) earlierBasis?: string | null;
  @IsOptional() @IsString() @MaxLength(1000) note?: string | null;
}

export class SeenEntryDto extends RevisionDto {
  @IsUUID() entryId: string;
}

export class FilledRowDto extends SeenEntryDto {
  @ValidateNested() @Type(() => ProposalDto) proposal: ProposalDto;
}

/** One cell's autosave, a pasted block, or a filled column. */
export class FillDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => FilledRowDto) rows: FilledRowDto[];
}

export class SubmitEntriesDto extends RevisionDto {
  /** For which organ: another than one's own only by the bureau. */
  @IsOptional() @IsUUID() organId?: string;
}

export class SeenEntriesDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(5000) @ValidateNested({ each: true }) @Type(() => SeenEntryDto) entries: SeenEntryDto[];
}

export class ChangeEntriesDto extends SeenEntriesDto {
  @ValidateNested() @Type(() => ProposalDto) proposal: ProposalDto;
  @IsString() @IsNotEmpty() @MaxLength(1000) comment: string;
}

export class SendBackEntriesDto extends SeenEntriesDto {
  @IsString() @IsNotEmpty() @MaxLength(1000) comment: string;
}

export class AssignEntriesDto extends SeenEntriesDto {
  @IsUUID() organId: string;
}

export class EntryDto {
  id: string;
  ordinal: number;
  documentId: string;
  title: string;
  docNumber: string | null;
  docClass: string;
  issuerName: string;
  publishedOn: string | null;
  effectiveOn: string | null;
  validThrough: string | null;
  /** On the scope day. */
  status: string;
  organId: string;
  organName: string;
  state: EntryState;
  disposition: Disposition | null;
  reason: Reason | null;
  reasonText: string | null;
  basis: string | null;
  replacement: string | null;
  dueOn: string | null;
  earlierOn: string | null;
  earlierBasis: string | null;
  note: string | null;
  reviewComment: string | null;
  executedOn: string | null;
  revision: number;
  changedByName: string;
  changedAt: Date;
  /** What the proposal still lacks. */
  faults: { code: string; title: string }[];
}

export class EntryPageDto {
  items: EntryDto[];
  next: string | null;
}

/** An entry after a write: what the grid needs to go on. */
export class SavedEntryDto {
  id: string;
  state: EntryState;
  revision: number;
  faults: { code: string; title: string }[];
}

export class SavedEntriesDto {
  entries: SavedEntryDto[];
}

export class SubmittedDto {
  submitted: number;
}

export class FollowUpTaskDto {
  entryId: string;
  documentId: string;
  title: string;
  docNumber: string | null;
  disposition: Disposition;
  organId: string;
  organName: string;
  state: EntryState;
  dueOn: string | null;
  isOverdue: boolean;
}

export function toProposal(dto: ProposalDto): Proposal {
  const { disposition = null, reason = null, reasonText = null, basis = null, replacement = null } = dto;
  const { dueOn = null, earlierOn = null, earlierBasis = null, note = null } = dto;
  return { disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note };
}
