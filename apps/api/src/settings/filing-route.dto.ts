import { ApiProperty } from '@nestjs/swagger';
import {
  FILED_CLASSES,
  FILING_SIDES,
  FILING_TARGETS,
  type FiledClass,
  type FilingSide,
  type FilingTarget,
  type LimitUnit,
  type OrganLevel,
} from '@libs/settings';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { RevisionDto } from '../http';

/** One receiving organ of a route of filing. */
export class FilingReceiverRuleDto {
  @IsIn(FILING_TARGETS) @ApiProperty({ enum: FILING_TARGETS }) to: FilingTarget;
  /** For `organ`. */
  @IsOptional() @IsUUID() organId: string | null;
  @IsIn(FILING_SIDES) @ApiProperty({ enum: FILING_SIDES }) side: FilingSide;
  /** 抄送 */
  @IsBoolean() isCopy: boolean;
}

/** What of a route the bureau decides. */
export class ChangeFilingRouteDto extends RevisionDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FilingReceiverRuleDto)
  receivers: FilingReceiverRuleDto[];
  /** null, both: the time limit 报送备案. */
  @IsOptional() @IsInt() @Min(1) @Max(365) dueDays: number | null;
  @IsOptional() @IsIn(['working', 'natural']) dueUnit: LimitUnit | null;
  @IsString() @MaxLength(200) basis: string;
}
/** A route of one organ's own. */
export class CreateFilingRouteDto {
  @IsUUID() organId: string;
  @IsIn(FILED_CLASSES) @ApiProperty({ enum: FILED_CLASSES }) docClass: FiledClass;
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FilingReceiverRuleDto)
  receivers: FilingReceiverRuleDto[];
  @IsOptional() @IsInt() @Min(1) @Max(365) dueDays: number | null;
  @IsOptional() @IsIn(['working', 'natural']) dueUnit: LimitUnit | null;
  @IsString() @MaxLength(200) basis: string;
}

export class FilingRouteDto {
  id: string;
  name: string;
  sortOrder: number;
  @ApiProperty({ enum: FILED_CLASSES }) docClass: FiledClass;
  organId: string | null;
  organName: string | null;
  issuerKinds: string[];
  issuerLevel: OrganLevel | null;
  receivers: NamedReceiverDto[];
  dueDays: number | null;
  dueUnit: LimitUnit | null;
  basis: string;
  revision: number;
}
export class NamedReceiverDto extends FilingReceiverRuleDto {
  /** Of `organ`. */
  organName: string | null;
}

export class FilingRouteQueryDto {
  @IsUUID() issuerOrganId: string;
  @IsOptional() @IsIn(FILED_CLASSES) docClass?: FiledClass;
}
/** Whom one issuer's documents are filed with; `receivers` is empty when there is no route. */
export class FilingRouteFoundDto {
  name: string | null;
  receivers: FoundReceiverDto[];
  copies: string[];
}
export class FoundReceiverDto {
  organName: string;
  @ApiProperty({ enum: FILING_SIDES }) side: FilingSide;
  isOutside: boolean;
  officeName: string | null;
}
export class RoutelessOrganDto {
  id: string;
  name: string;
}
