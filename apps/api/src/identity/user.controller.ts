import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { OrganQueries, SessionService, UserQueries, UserService, type SignInPolicy, type User } from '@libs/identity';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { LeavingService } from './leaving.service';
import {
  CreateUserDto,
  DisableUserDto,
  EditSignInPolicyDto,
  EditUserDto,
  OpenMattersDto,
  SetRolesDto,
  SignInPolicyDto,
  UserDto,
  UserPageDto,
  UserPageQueryDto,
  UserWithPasswordDto,
} from './user.dto';

@Controller()
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly queries: UserQueries,
    private readonly organs: OrganQueries,
    private readonly sessions: SessionService,
    private readonly leaving: LeavingService,
  ) {}

  @Get('users')
  @Allow('user.admin')
  async page(@Query() query: UserPageQueryDto): Promise<UserPageDto> {
    const { items, next } = await this.queries.page(query);
    return { items: await this.toUserDtos(items), next };
  }

  @Get('users/:id')
  @Allow('user.admin')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<UserDto> {
    return this.queries.get(id).then((user) => this.toUserDto(user));
  }

  /** What the user has in hand (在办事项), and who may take it over when they are disabled. */
  @Get('users/:id/open-matters')
  @Allow('user.admin')
  async openMatters(@Param('id', ParseUUIDPipe) id: string): Promise<OpenMattersDto> {
    const matters = await this.leaving.openMatters(id);
    return { matters, successors: matters.length === 0 ? [] : await this.toUserDtos(await this.leaving.successors(id)) };
  }

  @Post('users')
  @Allow('user.admin')
  async create(@Body() dto: CreateUserDto, @CurrentActor() by: Actor): Promise<UserWithPasswordDto> {
    const { organId, name, username, roles, unit = null, phone = null } = dto;
    const { user, temporaryPassword } = await this.users.create({ organId, name, login: username, roles, unit, phone }, by);
    return { user: await this.toUserDto(user), temporaryPassword: temporaryPassword ?? '' };
  }

  @Put('users/:id')
  @Allow('user.admin')
  edit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EditUserDto, @CurrentActor() by: Actor): Promise<UserDto> {
    const { expectedRevision, ...change } = dto;
    return this.users.edit(id, expectedRevision, change, by).then((user) => this.toUserDto(user));
  }

  @Put('users/:id/roles')
  @Allow('user.admin')
  setRoles(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SetRolesDto, @CurrentActor() by: Actor): Promise<UserDto> {
    return this.users.setRoles(id, dto.expectedRevision, dto.roles, by).then((user) => this.toUserDto(user));
  }

  @Post('users/:id/reset-password')
  @HttpCode(200)
  @Allow('user.admin')
  async resetPassword(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RevisionDto,
    @CurrentActor() by: Actor,
  ): Promise<UserWithPasswordDto> {
    const { user, temporaryPassword } = await this.users.resetPassword(id, dto.expectedRevision, by);
    return { user: await this.toUserDto(user), temporaryPassword };
  }

  @Post('users/:id/disable')
  @HttpCode(200)
  @Allow('user.admin')
  disable(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DisableUserDto, @CurrentActor() by: Actor): Promise<UserDto> {
    return this.leaving.disable(id, dto.expectedRevision, dto.successorId ?? null, by).then((user) => this.toUserDto(user));
  }

  @Post('users/:id/enable')
  @HttpCode(200)
  @Allow('user.admin')
  enable(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor): Promise<UserDto> {
    return this.users.enable(id, dto.expectedRevision, by).then((user) => this.toUserDto(user));
  }

  @Get('sign-in-policy')
  @Allow('settings.read')
  policy(): Promise<SignInPolicyDto> {
    return this.queries.signInPolicy().then(toPolicyDto);
  }

  @Put('sign-in-policy')
  @Allow('settings.admin')
  setPolicy(@Body() dto: EditSignInPolicyDto, @CurrentActor() by: Actor): Promise<SignInPolicyDto> {
    const { expectedRevision, ...policy } = dto;
    return this.sessions.setPolicy(expectedRevision, policy, by).then(toPolicyDto);
  }

  private async toUserDto(user: User): Promise<UserDto> {
    return toDto(user, (await this.organs.get(user.organId)).shortName);
  }

  private async toUserDtos(users: readonly User[]): Promise<UserDto[]> {
    const organs = await this.organs.find(users.map((user) => user.organId));
    const names = new Map(organs.map((organ) => [organ.id, organ.shortName]));
    return users.map((user) => toDto(user, names.get(user.organId) ?? ''));
  }
}

function toDto(user: User, organName: string): UserDto {
  const { id, organId, unit, name, login, roles, phone, mustChangePassword, lockedUntil, disabledAt, revision } = user;
  return { id, organId, organName, unit, name, username: login, roles, phone, mustChangePassword, lockedUntil, disabledAt, revision };
}

function toPolicyDto(policy: SignInPolicy): SignInPolicyDto {
  const { lockAfter, lockMinutes, idleMinutes, absoluteHours, passwordLength, revision } = policy;
  return { lockAfter, lockMinutes, idleMinutes, absoluteHours, passwordLength, revision };
}
