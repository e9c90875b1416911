import { ROLES, type Role } from '@libs/identity';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IfGiven, PageQueryDto, RevisionDto } from '../http';

export class UserDto {
  id: string;
  organId: string;
  organName: string;
  unit: string | null;
  name: string;
  username: string;
  roles: Role[];
  phone: string | null;
  mustChangePassword: boolean;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  revision: number;
}

export class UserPageDto {
  items: UserDto[];
  /** For `after` of the next page; null on the last one. */
  next: string | null;
}

export class UserPageQueryDto extends PageQueryDto {
  /** Id of the last user of the page before. */
  @IsOptional() @IsUUID() override after?: string;
  @IsOptional() @IsUUID() organId?: string;
  @IsOptional() @IsIn(ROLES) role?: Role;
  /** Part of a name or username. */
  @IsOptional() @IsString() @MaxLength(60) text?: string;
}

export class CreateUserDto {
  @IsUUID() organId: string;
  @IsOptional() @IsString() @MaxLength(60) unit?: string | null;
  @IsString() @IsNotEmpty() @MaxLength(60) name: string;
  /** 2–40 letters, digits, dots, dashes; stored in lower case. */
  @IsString() @IsNotEmpty() @MaxLength(40) username: string;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(ROLES, { each: true }) roles: Role[];
  @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
}

/** What is left out stays; null clears. */
export class EditUserDto extends RevisionDto {
  @IfGiven() @IsUUID() organId?: string;
  @IsOptional() @IsString() @MaxLength(60) unit?: string | null;
  @IfGiven() @IsString() @IsNotEmpty() @MaxLength(60) name?: string;
  @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
}

export class SetRolesDto extends RevisionDto {
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(ROLES, { each: true }) roles: Role[];
}

export class DisableUserDto extends RevisionDto {
  /** Who takes over what the user has in hand; needed when there is anything. */
  @IsOptional() @IsUUID() successorId?: string | null;
}

export class OpenMatterDto {
  kind: 'draft' | 'review';
  id: string;
  title: string;
}

export class OpenMattersDto {
  matters: OpenMatterDto[];
  /** People of the same organ who may take over all of it. */
  successors: UserDto[];
}

export class UserWithPasswordDto {
  user: UserDto;
  /** Shown this once; it must be changed at the first sign-in. */
  temporaryPassword: string;
}

export class SignInPolicyDto {
  /** Wrong passwords in a row until the account is locked. */
  lockAfter: number;
  lockMinutes: number;
  /** A session ends after so many minutes without a request … */
  idleMinutes: number;
  /** … and in any case after so many hours. */
  absoluteHours: number;
  passwordLength: number;
  revision: number;
}

export class EditSignInPolicyDto extends RevisionDto {
  @IsInt() @Min(3) @Max(20) lockAfter: number;
  @IsInt() @Min(1) @Max(1440) lockMinutes: number;
  @IsInt() @Min(5) @Max(480) idleMinutes: number;
  @IsInt() @Min(1) @Max(24) absoluteHours: number;
  @IsInt() @Min(8) @Max(64) passwordLength: number;
}
