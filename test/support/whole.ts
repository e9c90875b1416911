import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLog, portalConfig, readConfig } from '@libs/platform';
import { createApp } from '../../apps/portal/src/http/create-app';
import { startQueue, type RunningQueue } from '../../apps/worker/src/queue';
import { reactTask } from '../../apps/worker/src/react.task';
import { REACTIONS } from '../../apps/worker/src/reactions';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { openApi, type TestApi } from './api';

/** Desk's API, portal under its own role, and a worker, on one database: today's date, as in the life of the registry. */
export interface Whole {
  api: TestApi;
  portal: NestExpressApplication;
  close(): Promise<void>;
}

export async function openWhole(): Promise<Whole> {
  const api = await openApi({ at: new Date().toISOString() });
  const { database, dataDir, clock } = api;
  const config = readConfig(portalConfig, { PORTAL_DATABASE_URL: database.portal, GUIKU_DATA_DIR: dataDir, PORT: '0' });
  const portal = await createApp({ config, log: createLog('portal', 'silent') });
  await portal.init();
  const log = createLog('worker', 'silent');
  const worker = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({ databaseUrl: database.app, dataDir, log, clock, poolSize: 6 }),
    { logger: ['error'], abortOnError: false },
  );
  const reach = { get: worker.get.bind(worker), log };
  const queue: RunningQueue = await startQueue(worker, {
    ownerUrl: database.owner,
    tasks: { react: reactTask(REACTIONS, reach) },
    cron: [],
    log,
  });
  return {
    api,
    portal,
    async close() {
      await queue.stop();
      await worker.close();
      await portal.close();
      await api.close();
    },
  };
}

/** How many milliseconds it took until `isTrue`. */
export async function millisecondsUntil(isTrue: () => Promise<boolean>, withinMs: number): Promise<number> {
  const start = Date.now();
  while (!(await isTrue())) {
    if (Date.now() - start > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(20);
  }
  return Date.now() - start;
}
