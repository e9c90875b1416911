import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { PERMISSIONS } from '@libs/identity';
import { apiConfig, createLog, readConfig } from '@libs/platform';
import { ALLOWED, PUBLIC } from '../../apps/api/src/http/allow';
import { describeApp } from '../../apps/api/src/http/create-app';

interface Route {
  name: string;
  allowed: string[] | undefined;
  isPublic: boolean;
}

/** Every handler of every controller, from the application itself. */
async function routes(): Promise<Route[]> {
  const config = readConfig(apiConfig, { DATABASE_URL: 'postgres://nobody@localhost/none', GUIKU_SESSION_SECRET: 'x'.repeat(32) });
  const app = await describeApp({ config, log: createLog('api', 'silent') });
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const found = controllers.flatMap(({ metatype }) => {
    if (!metatype) return [];
    const prototype = metatype.prototype as Record<string, object>;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name): Route[] => {
      const handler = prototype[name];
      const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined);
      if (!handler || path === undefined) return [];
      const read = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
      const prefix = String(Reflect.getMetadata(PATH_METADATA, metatype));
      const address = `/${[prefix, path].join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      return [{ name: `${verb} ${address}`, allowed: read(ALLOWED) as string[] | undefined, isPublic: read(PUBLIC) === true }];
    });
  });
  await app.close();
  return found;
}

describe('the routes of the API', () => {
  let all: Route[];
  beforeAll(async () => {
    all = await routes();
  }, 60_000);

  it('are there', () => {
    expect(all.map((route) => route.name)).toEqual(
      expect.arrayContaining(['GET /session', 'POST /organs/:id/close', 'PUT /users/:id/roles']),
    );
    expect(new Set(all.map((route) => route.name)).size).toBe(all.length);
  });

  it('each declare who may use them', () => {
    expect(all.filter((route) => !route.isPublic && !route.allowed?.length)).toEqual([]);
    expect(all.filter((route) => route.isPublic && route.allowed)).toEqual([]);
    const known: readonly string[] = PERMISSIONS;
    expect(all.flatMap((route) => route.allowed ?? []).filter((permission) => !known.includes(permission))).toEqual([]);
  });

  it('are open without signing in only where one signs in', () => {
    expect(
      all
        .filter((route) => route.isPublic)
        .map((route) => route.name)
        .sort(),
    ).toEqual(['GET /session', 'POST /session', 'POST /setup']);
  });
});
