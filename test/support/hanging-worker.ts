import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLog, PlatformModule } from '@libs/platform';
import { startQueue } from '../../apps/worker/src/queue';
import { reactTask } from '../../apps/worker/src/react.task';

/** A worker that fetches a job and never finishes it, for the test that kills it: DATABASE_URL, OWNER_DATABASE_URL. */
async function main(): Promise<void> {
  const { DATABASE_URL: databaseUrl = '', OWNER_DATABASE_URL: ownerUrl = '' } = process.env;
  const log = createLog('hanging-worker', 'silent');
  const app = await NestFactory.createApplicationContext(PlatformModule.forRoot({ databaseUrl, dataDir: '.', log }), { logger: false });
  const hang = {
    name: 'hang',
    run: () => {
      process.stdout.write('holding\n');
      return new Promise<never>(() => undefined);
    },
  };
  const reach = { get: app.get.bind(app), log };
  await startQueue(app, { ownerUrl, tasks: { react: reactTask({ 'test.react': [hang] }, reach) }, cron: [], log });
}

void main();
