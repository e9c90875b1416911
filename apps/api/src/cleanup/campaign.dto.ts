import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import {
  CAMPAIGN_KINDS,
  DELIBERATION_RESULTS,
  type CampaignAction,
  type CampaignFields,
  type CampaignKind,
  type CampaignState,
  type DeliberationResult,
  type Disposition,
  type EntryState,
} from '@libs/cleanup';
import { ORGAN_LEVELS, type OrganLevel } from '@libs/identity';
import { DOC_CLASSES, STATUSES, type DocClass, type Status } from '@libs/registry';
import { IsLegalDay, RevisionDto } from '../http';

/** 清理范围 */
export class ScopeDto {
  @IsOptional() @IsArray() @IsIn(STATUSES, { each: true }) statuses?: Status[];
  @IsOptional() @IsArray() @IsIn(DOC_CLASSES, { each: true }) docClasses?: DocClass[];
  @IsOptional() @IsUUID() issuerId?: string | null;
  @IsOptional() @IsIn(ORGAN_LEVELS) level?: OrganLevel | null;
  @IsOptional() @IsString() @MaxLength(6) regionCode?: string | null;
  @IsOptional() @IsInt() @Min(1900) @Max(2200) yearFrom?: number | null;
  @IsOptional() @IsInt() @Min(1900) @Max(2200) yearTo?: number | null;
  @IsOptional() @IsString() @MaxLength(50) topic?: string | null;
  @IsOptional() @IsString() @MaxLength(100) keyword?: string | null;
  @IsOptional() @IsBoolean() withLower?: boolean;
  @IsOptional() @IsArray() @ArrayMaxSize(5000) @IsUUID(undefined, { each: true }) addedIds?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(5000) @IsUUID(undefined, { each: true }) removedIds?: string[];
}

export class CampaignFieldsDto {
  @IsIn(CAMPAIGN_KINDS) kind: CampaignKind;
  @IsString() @MaxLength(200) title: string;
  @IsOptional() @IsString() @MaxLength(100) noticeNumber?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) criteria?: string | null;
  @IsLegalDay() scopeOn: string;
  @IsLegalDay() deadlineOn: string;
  @ValidateNested() @Type(() => ScopeDto) scope: ScopeDto;
}

export class EditCampaignDto extends RevisionDto {
  @ValidateNested() @Type(() => CampaignFieldsDto) fields: CampaignFieldsDto;
}

export class PostponeDto extends RevisionDto {
  @IsLegalDay() deadlineOn: string;
}

export class DeliberateDto extends RevisionDto {
  @IsLegalDay() heldOn: string;
  @IsString() @IsNotEmpty() @MaxLength(200) meeting: string;
  @IsIn(DELIBERATION_RESULTS) result: DeliberationResult;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class ScopePreviewDto {
  @IsLegalDay() scopeOn: string;
  @ValidateNested() @Type(() => ScopeDto) scope: ScopeDto;
}

export class FiguresQueryDto {
  /** As at the end of this day; today when left out. */
  @IsOptional() @IsLegalDay() on?: string;
}

export class YearQueryDto {
  @Transform(({ value }) => Number(value)) @IsInt() @Min(1900) @Max(2200) year: number;
}

export class ScopeRowDto {
  documentId: string;
  title: string;
  docNumber: string | null;
  docClass: DocClass;
  leadIssuerName: string;
  responsibleOrganName: string;
  publishedOn: string | null;
  validThrough: string | null;
  status: Status;
}

export class ScopePreviewResultDto {
  total: number;
  byClass: { docClass: string; count: number }[];
  /** The first of them. */
  items: ScopeRowDto[];
}

export class CleanupActionDto {
  action: CampaignAction;
  title: string;
  refusals: { code: string; title: string }[];
}

export class CampaignRowDto {
  id: string;
  slug: string;
  kind: CampaignKind;
  kindTitle: string;
  title: string;
  noticeNumber: string | null;
  organId: string;
  organName: string;
  scopeOn: string;
  deadlineOn: string;
  state: CampaignState;
  stateTitle: string;
  worklistCount: number | null;
  frozenOn: string | null;
  /** How many entries are in which state. */
  counts: Partial<Record<EntryState, number>>;
  revision: number;
}

export class CampaignListDto {
  /** Whether the reader may plan a new one. */
  mayCreate: boolean;
  items: CampaignRowDto[];
}

export class CampaignDeliberationDto {
  id: string;
  heldOn: string;
  meeting: string;
  result: DeliberationResult;
  resultTitle: string;
  note: string | null;
}

export class CampaignDecisionDto {
  id: string;
  ordinal: number;
  documentId: string | null;
  title: string;
  docNumber: string | null;
  issuedOn: string;
  publishedOn: string;
  entryCount: number;
  contentHash: string;
  recordedAt: Date;
  recordedByName: string;
}

export class CampaignDto extends CampaignRowDto {
  view: 'run' | 'fill';
  criteria: string | null;
  scope: ScopeDto;
  worklistHash: string | null;
  deliberations: CampaignDeliberationDto[];
  decisions: CampaignDecisionDto[];
  allowed: CleanupActionDto[];
}

export class OrganProgressDto {
  organId: string;
  organName: string;
  counts: Partial<Record<EntryState, number>>;
  total: number;
}

export class CleanupHomeDto {
  fill: { campaignId: string; title: string; deadlineOn: string; owed: number; returned: number; total: number }[];
  run: {
    campaignId: string;
    title: string;
    state: CampaignState;
    stateTitle: string;
    deadlineOn: string;
    submitted: number;
    agreed: number;
    total: number;
  }[];
}

export class WordDto {
  code: string;
  title: string;
}

export class DispositionWordDto extends WordDto {
  /** Codes of the reasons that it offers. */
  reasons: string[];
}

export class CleanupWordsDto {
  kinds: WordDto[];
  states: WordDto[];
  entryStates: WordDto[];
  dispositions: DispositionWordDto[];
  reasons: WordDto[];
  results: WordDto[];
}

export class FigureCellDto {
  disposition: Disposition;
  /** 拟 */
  pending: number;
  /** 已 */
  done: number;
}

export class FigureRowDto {
  docClass: string;
  /** Every disposition, in their order. */
  cells: FigureCellDto[];
  unfilled: number;
  total: number;
}

export class CampaignFiguresDto {
  on: string;
  rows: FigureRowDto[];
  sum: FigureRowDto;
  pending: number;
  done: number;
  total: number;
}

export class YearSummaryDto {
  year: number;
  campaigns: { id: string; title: string; pending: number; done: number; total: number }[];
  /** 件次 */
  entries: number;
  /** 件 */
  documents: number;
  affectedDocuments: number;
}

/** The room's fields: what is left out of a scope is no condition. */
export function toFields(dto: CampaignFieldsDto): CampaignFields {
  const { kind, title, noticeNumber = null, criteria = null, scopeOn, deadlineOn, scope } = dto;
  return { kind, title, noticeNumber, criteria, scopeOn, deadlineOn, scope: toScope(scope) };
}

export function toScope(dto: ScopeDto): CampaignFields['scope'] {
  const { statuses = [], docClasses = [], issuerId = null, level = null, regionCode = null, yearFrom = null, yearTo = null } = dto;
  const { topic = null, keyword = null, withLower = false, addedIds = [], removedIds = [] } = dto;
  return { statuses, docClasses, issuerId, level, regionCode, yearFrom, yearTo, topic, keyword, withLower, addedIds, removedIds };
}
