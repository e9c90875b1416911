import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { OrganQueries, permissionsNow, SessionService, SetupService, UserQueries, UserService, type User } from '@libs/identity';
import type { Request } from 'express';
import { Allow, CurrentActor, Public } from '../http';
import { API_OPTIONS, type ApiOptions } from '../http/api-options';
import { csrfToken } from '../http/csrf';
import { ChangePasswordDto, DemoAccountDto, SessionDto, SetUpDto, SignInDto } from './session.dto';

/** The first administrator belongs to the organ that runs the registry: 州司法局. */
const FIRST_ORGAN = 'bz-sfj';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly users: UserService,
    private readonly userQueries: UserQueries,
    private readonly organs: OrganQueries,
    private readonly setup: SetupService,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  /** Who is signed in; `user` is null when nobody is. */
  @Get('session')
  @Public()
  show(@Req() request: Request): Promise<SessionDto> {
    return this.describe(request, request.session.user ?? null);
  }

  /** Signs in. Errors: `sign_in_failed`, `too_many_requests`. */
  @Post('session')
  @HttpCode(200)
  @Public()
  async signIn(@Body() dto: SignInDto, @Req() request: Request): Promise<SessionDto> {
    const user = await this.sessions.signIn({ login: dto.username, password: dto.password, address: request.ip ?? '' });
    await begin(request, user);
    return this.describe(request, user);
  }

  /** Signs out. */
  @Delete('session')
  @HttpCode(204)
  @Allow('account.own')
  signOut(@Req() request: Request): Promise<void> {
    return new Promise((resolve, reject) => {
      request.session.destroy((error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
  }

  /** Changes one's own password; all sessions end and this browser gets a new one. */
  @Post('session/password')
  @HttpCode(200)
  @Allow('account.own')
  async changePassword(@Body() dto: ChangePasswordDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<SessionDto> {
    const user = await this.users.changePassword(by.id, dto.current, dto.next);
    await begin(request, user);
    return this.describe(request, user);
  }

  /** The first administrator, by the one-time link. Errors: `setup_link_invalid`, `already_set_up`. */
  @Post('setup')
  @HttpCode(204)
  @Public()
  async setUp(@Body() dto: SetUpDto): Promise<void> {
    const { token, name, username, password } = dto;
    await this.setup.redeem(token, { name, login: username, password, organCode: FIRST_ORGAN });
  }

  private async describe(request: Request, user: User | null): Promise<SessionDto> {
    const { config } = this.options;
    const about = { demo: config.GUIKU_DEMO, portalUrl: config.GUIKU_PUBLIC_URL };
    if (!user) {
      const [setupNeeded, demoAccounts] = [!(await this.userQueries.hasAdmin()), await this.demoAccounts()];
      return { ...about, user: null, csrfToken: '', setupNeeded, demoAccounts };
    }
    const organ = await this.organs.get(user.organId);
    const { id, login, name, phone, organId, unit, roles, mustChangePassword } = user;
    const named = { organName: organ.shortName, organCode: organ.code, permissions: [...permissionsNow(user)] };
    return {
      ...about,
      user: { id, username: login, name, phone, organId, unit, roles, mustChangePassword, ...named },
      csrfToken: csrfToken(config.GUIKU_SESSION_SECRET, request.sessionID),
      setupNeeded: false,
      demoAccounts: [],
    };
  }

  /** The accounts of made-up content, which the start wrote beside it; nothing on a real registry. */
  private async demoAccounts(): Promise<DemoAccountDto[]> {
    const { GUIKU_DEMO, GUIKU_DATA_DIR } = this.options.config;
    if (!GUIKU_DEMO) return [];
    const text = await readFile(join(GUIKU_DATA_DIR, 'demo-accounts.json'), 'utf8').catch(() => '[]');
    const accounts = JSON.parse(text) as { login: string; password: string; name: string; organ: string; roles: string[] }[];
    return accounts.map(({ login, password, name, organ, roles }) => ({
      username: login,
      password,
      name,
      organName: organ,
      roles: [roles].flat(),
    }));
  }
}

/** A session of its own for who just proved who they are: the id that came with the request is never kept. */
function begin(request: Request, user: User): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    };
    request.session.regenerate((error: unknown) => {
      if (error) {
        settle(error);
        return;
      }
      request.session.userId = user.id;
      request.session.user = user;
      request.session.save(settle);
    });
  });
}
