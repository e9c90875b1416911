import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Disposition } from '@libs/cleanup';
import { IsLegalDay } from '../http';

/** 清理决定: one of the registry, or named by title, number and days. */
export class DecidingDocumentDto {
  @IsOptional() @IsUUID() documentId?: string | null;
  @IsString() @MaxLength(300) title: string;
  @IsOptional() @IsString() @MaxLength(100) docNumber?: string | null;
  @IsLegalDay() issuedOn: string;
  @IsLegalDay() publishedOn: string;
}

export class DecisionDto {
  @ValidateNested() @Type(() => DecidingDocumentDto) decision: DecidingDocumentDto;
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(5000) @IsUUID(undefined, { each: true }) entryIds: string[];
}

export class PublishDecisionDto extends DecisionDto {
  @IsInt() @Min(1) expectedRevision: number;
  /** Of the preview that was shown. */
  @IsString() @Length(64, 64) previewHash: string;
}

export class PreviewRowDto {
  entryId: string;
  ordinal: number;
  documentId: string;
  title: string;
  docNumber: string | null;
  disposition: Disposition;
  dispositionTitle: string;
  /** From when; null where nothing changes now. */
  effectOn: string | null;
  effectTitle: string | null;
  basis: string | null;
  statusNow: string;
  statusNowTitle: string;
  statusThen: string;
  statusThenTitle: string;
  /** 修改时限 */
  dueOn: string | null;
  refusals: { code: string; title: string }[];
}

export class PreviewDto {
  rows: PreviewRowDto[];
  hash: string;
  refusals: { code: string; title: string }[];
}

export class PublishedDecisionDto {
  decisionId: string;
  /** The campaign's new revision. */
  revision: number;
  executed: number;
  pending: number;
}
