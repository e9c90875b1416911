import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { OrganQueries, OrganService, UserService, type Role } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { apiConfig, createLog, readConfig, SetClock } from '@libs/platform';
import request, { type Test } from 'supertest';
import { createApp } from '../../apps/api/src/http/create-app';
import { testDatabase, type TestDatabase } from './database';

export const PASSWORD = 'nothing-to-guess-7';

export interface TestApi {
  app: NestExpressApplication;
  server: Server;
  database: TestDatabase;
  clock: SetClock;
  dataDir: string;
  get<T>(provider: Type<T>): T;
  /** A user of the organ with that code, with `PASSWORD`; returns their id. */
  account(organCode: string, roles: Role[], login: string): Promise<string>;
  signIn(login: string, password?: string): Promise<Browser>;
  close(): Promise<void>;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Somebody at the desk: keeps the cookie, repeats the token on writes. */
export class Browser {
  constructor(
    private readonly server: Server,
    public cookie: string,
    public csrfToken: string,
  ) {}

  send(method: Method, path: string): Test {
    const call = request(this.server)[method](path).set('cookie', this.cookie);
    return method === 'get' || this.csrfToken === '' ? call : call.set('x-csrf-token', this.csrfToken);
  }

  get(path: string): Test {
    return this.send('get', path);
  }

  post(path: string, body: object = {}): Test {
    return this.send('post', path).send(body);
  }

  put(path: string, body: object = {}): Test {
    return this.send('put', path).send(body);
  }
}

/** The whole API as it runs, on a database of this file's own and a clock that the test sets; organs are seeded. */
export async function openApi({ at = '2026-04-01T02:00:00Z' }: { at?: string } = {}): Promise<TestApi> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'guiku-api-'));
  const clock = new SetClock(at);
  const config = readConfig(apiConfig, {
    DATABASE_URL: database.app,
    GUIKU_DATA_DIR: dataDir,
    GUIKU_SESSION_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  });
  const app = await createApp({ config, log: createLog('api', 'silent'), clock });
  await app.init();
  const server = app.getHttpServer();
  const get = <T>(provider: Type<T>): T => app.get(provider, { strict: false });
  await get(OrganService).seed(SYSTEM);
  return {
    app,
    server,
    database,
    clock,
    dataDir,
    get,
    async account(organCode, roles, login) {
      const organ = await get(OrganQueries).byCode(organCode);
      const { user } = await get(UserService).create(
        { organId: organ.id, unit: null, name: login, login, roles, phone: null, password: PASSWORD },
        SYSTEM,
      );
      return user.id;
    },
    async signIn(login, password = PASSWORD) {
      const answer = await request(server).post('/api/session').send({ username: login, password }).expect(200);
      return new Browser(server, cookieOf(answer.headers), (answer.body as { csrfToken: string }).csrfToken);
    },
    async close() {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The session cookie that an answer set, as a browser would send it back. */
export function cookieOf(headers: Record<string, unknown>): string {
  const [cookie = ''] = (headers['set-cookie'] as string[] | undefined) ?? [];
  return cookie.split(';')[0] ?? '';
}
