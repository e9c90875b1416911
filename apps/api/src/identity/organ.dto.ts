import { ORGAN_KINDS, ORGAN_LEVELS, type OrganKind, type OrganLevel } from '@libs/identity';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, IsLegalDay, RevisionDto } from '../http';

export class OrganDto {
  id: string;
  code: string;
  parentId: string | null;
  name: string;
  shortName: string;
  level: OrganLevel;
  kind: OrganKind;
  /** GB/T 2260, six digits. */
  regionCode: string;
  /** 机关代字 */
  prefix: string | null;
  hasLegalUnit: boolean;
  /** Whether it is on the list of organs that may issue (制定主体清单). */
  mayIssue: boolean;
  basis: string | null;
  sortOrder: number;
  phone: string | null;
  validFrom: string;
  /** The first day on which it is no more. */
  validTo: string | null;
  successorId: string | null;
  revision: number;
}

export class OrganNodeDto extends OrganDto {
  children: OrganNodeDto[];
}

export class CreateOrganDto {
  @Matches(/^[a-z][a-z0-9-]{1,39}$/) code: string;
  @IsUUID() parentId: string;
  @IsString() @IsNotEmpty() @MaxLength(100) name: string;
  @IsString() @IsNotEmpty() @MaxLength(40) shortName: string;
  @IsIn(ORGAN_LEVELS) level: OrganLevel;
  @IsIn(ORGAN_KINDS) kind: OrganKind;
  @Matches(/^\d{6}$/) regionCode: string;
  @IsOptional() @IsString() @MaxLength(20) prefix?: string | null;
  @IsBoolean() hasLegalUnit: boolean;
  @IsBoolean() mayIssue: boolean;
  @IsOptional() @IsString() @MaxLength(200) basis?: string | null;
  @IsInt() @Min(0) @Max(100_000) sortOrder: number;
  @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
  @IsLegalDay() validFrom: string;
}

/** What is left out stays; null clears. */
export class EditOrganDto extends RevisionDto {
  @IfGiven() @IsString() @IsNotEmpty() @MaxLength(100) name?: string;
  @IfGiven() @IsString() @IsNotEmpty() @MaxLength(40) shortName?: string;
  @IsOptional() @IsString() @MaxLength(20) prefix?: string | null;
  @IfGiven() @IsBoolean() hasLegalUnit?: boolean;
  @IfGiven() @IsBoolean() mayIssue?: boolean;
  @IsOptional() @IsString() @MaxLength(200) basis?: string | null;
  @IfGiven() @IsInt() @Min(0) @Max(100_000) sortOrder?: number;
  @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
}

export class CloseOrganDto extends RevisionDto {
  /** The first day on which it is no more. */
  @IsLegalDay() validTo: string;
  @IsOptional() @IsUUID() successorId?: string | null;
}
