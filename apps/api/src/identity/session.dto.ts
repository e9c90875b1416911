import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { Permission, Role } from '@libs/identity';

export class SignInDto {
  /** The login (登录名), in any case. */
  @IsString() @IsNotEmpty() @MaxLength(64) username: string;
  @IsString() @IsNotEmpty() @MaxLength(256) password: string;
}

export class ChangePasswordDto {
  @IsString() @IsNotEmpty() @MaxLength(256) current: string;
  @IsString() @IsNotEmpty() @MaxLength(256) next: string;
}

export class SetUpDto {
  /** From the one-time link. */
  @IsString() @IsNotEmpty() @MaxLength(100) token: string;
  @IsString() @IsNotEmpty() @MaxLength(60) name: string;
  @IsString() @IsNotEmpty() @MaxLength(64) username: string;
  @IsString() @IsNotEmpty() @MaxLength(256) password: string;
}

export class SessionUserDto {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  organId: string;
  organName: string;
  /** The organ's stable code, such as `bz-sfj`. */
  organCode: string;
  unit: string | null;
  roles: Role[];
  permissions: Permission[];
  /** A temporary password opens nothing but the own account. */
  mustChangePassword: boolean;
}

export class DemoAccountDto {
  username: string;
  name: string;
  organName: string;
  roles: string[];
  password: string;
}

export class SessionDto {
  /** Null while nobody is signed in. */
  user: SessionUserDto | null;
  /** To be repeated in `x-csrf-token` on every write; empty while nobody is signed in. */
  csrfToken: string;
  /** Whether the content is made up. */
  demo: boolean;
  /** Nobody can administer yet: the one-time link is the only way in. */
  setupNeeded: boolean;
  demoAccounts: DemoAccountDto[];
  portalUrl: string;
}
