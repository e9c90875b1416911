import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { LIMIT_KEYS, type LimitKey, type LimitUnit, type OrganLevel, type RouteKey } from '@libs/settings';
import { IsLegalDay, RevisionDto } from '../http';

const LEVELS = ['region', 'prefecture', 'county', 'township'] as const;

/** What was made. */
export class MadeDto {
  id: string;
}

export class CalendarDayDto {
  @IsLegalDay() on: string;
  /** holiday 放假; makeup 调休上班 */
  @IsIn(['holiday', 'makeup']) kind: 'holiday' | 'makeup';
  @IsString() @MaxLength(40) name: string;
}
export class CalendarYearDto {
  id: string;
  year: number;
  /** The announcement that fixes it. */
  basis: string;
  publishedAt: Date;
  revision: number;
  days: CalendarDayDto[];
}
export class PublishYearDto {
  @IsInt() @Min(1949) @Max(2200) year: number;
  @IsString() @MaxLength(200) basis: string;
  @IsArray() @ArrayMaxSize(366) @ValidateNested({ each: true }) @Type(() => CalendarDayDto) days: CalendarDayDto[];
}
export class ChangeYearDto extends RevisionDto {
  @IsInt() @Min(1949) @Max(2200) year: number;
  @IsString() @MaxLength(200) basis: string;
  @IsArray() @ArrayMaxSize(366) @ValidateNested({ each: true }) @Type(() => CalendarDayDto) days: CalendarDayDto[];
}

export class TimeLimitDto {
  id: string;
  key: string;
  /** What it limits, in words. */
  name: string;
  level: OrganLevel | null;
  days: number;
  unit: LimitUnit;
  validFrom: string;
  basis: string;
  recordedAt: Date;
  /** Whether it is the one that holds today. */
  isHolding: boolean;
}
export class SetLimitDto {
  @IsIn(LIMIT_KEYS) key: LimitKey;
  @IsOptional() @IsIn(LEVELS) level?: OrganLevel | null;
  @IsInt() @Min(1) @Max(3650) days: number;
  @IsIn(['working', 'natural']) unit: LimitUnit;
  @IsLegalDay() validFrom: string;
  @IsString() @MaxLength(200) basis: string;
}

/** What of a route of making (制定流程) the bureau decides. */
export class ChangeRouteDto extends RevisionDto {
  /** government_office 政府办转送; direct 直送审核机构 */
  @IsIn(['government_office', 'direct']) intake: 'government_office' | 'direct';
  @IsBoolean() ownLegalOpinionRequired: boolean;
  @IsIn(['justice_bureau', 'legal_unit']) reviewBy: 'justice_bureau' | 'legal_unit';
  @IsIn([2, 3]) signingLevels: 2 | 3;
  @IsString() @IsNotEmpty() @MaxLength(60) meetingKind: string;
  @IsIn(['government_office', 'issuer']) numberedBy: 'government_office' | 'issuer';
  @IsIn(['market_regulator', 'drafter']) fairCompetition: 'market_regulator' | 'drafter';
}
/** A route of one organ's own. */
export class CreateRouteDto {
  @IsUUID() organId: string;
  @IsIn(['government_office', 'direct']) intake: 'government_office' | 'direct';
  @IsBoolean() ownLegalOpinionRequired: boolean;
  @IsIn(['justice_bureau', 'legal_unit']) reviewBy: 'justice_bureau' | 'legal_unit';
  @IsIn([2, 3]) signingLevels: 2 | 3;
  @IsString() @IsNotEmpty() @MaxLength(60) meetingKind: string;
  @IsIn(['government_office', 'issuer']) numberedBy: 'government_office' | 'issuer';
  @IsIn(['market_regulator', 'drafter']) fairCompetition: 'market_regulator' | 'drafter';
}
export class RouteDto {
  id: string;
  key: RouteKey;
  name: string;
  sortOrder: number;
  organId: string | null;
  organName: string | null;
  issuerKinds: string[];
  issuerLevel: OrganLevel | null;
  hasLegalUnit: boolean | null;
  intake: 'government_office' | 'direct';
  ownLegalOpinionRequired: boolean;
  reviewBy: 'justice_bureau' | 'legal_unit';
  signingLevels: number;
  meetingKind: string;
  numberedBy: 'government_office' | 'issuer';
  fairCompetition: 'market_regulator' | 'drafter';
  revision: number;
}
export class RouteQueryDto {
  @IsUUID() issuerOrganId: string;
  @IsUUID() draftingOrganId: string;
}
/** How one document is made: who acts at each step. */
export class MakingRouteDto {
  key: RouteKey;
  name: string;
  intakeByOffice: boolean;
  intakeOrganId: string | null;
  reviewOrganId: string;
  reviewerRole: 'reviewer' | 'legal_unit';
  isSelfReviewed: boolean;
  signingLevels: number;
  meetingKind: string;
  numberingOrganId: string;
  ownLegalOpinionRequired: boolean;
  fairCompetition: 'market_regulator' | 'drafter';
  fairCompetitionOrganId: string | null;
}

export class SynonymGroupDto {
  id: string;
  kind: 'place' | 'organ' | 'term';
  words: string[];
  revision: number;
}
export class CreateSynonymsDto {
  @IsIn(['place', 'organ', 'term']) kind: 'place' | 'organ' | 'term';
  @IsArray() @ArrayMinSize(2) @ArrayMaxSize(30) @IsString({ each: true }) @MaxLength(60, { each: true }) words: string[];
}
export class ChangeSynonymsDto extends RevisionDto {
  @IsIn(['place', 'organ', 'term']) kind: 'place' | 'organ' | 'term';
  @IsArray() @ArrayMinSize(2) @ArrayMaxSize(30) @IsString({ each: true }) @MaxLength(60, { each: true }) words: string[];
}
