import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { smtpSender, type MailSender } from '@libs/notice';
import {
  createLog,
  databaseChecks,
  healthListener,
  Metrics,
  nestLogger,
  readConfig,
  searchServerOf,
  workerConfig,
  type Log,
} from '@libs/platform';
import { Relay } from '@libs/search';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { reactTask } from './react.task';
import { REACTIONS } from './reactions';
import { nightlyBackup } from './nightly-backup';
import { cronItems, SCHEDULE, scheduledTasks } from './schedule';
import { startQueue } from './queue';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = readConfig(workerConfig);
  const log = createLog('worker', config.GUIKU_LOG_LEVEL);
  const platform = {
    databaseUrl: config.DATABASE_URL,
    dataDir: config.GUIKU_DATA_DIR,
    searchServer: searchServerOf(config),
    log,
    poolSize: 8,
  };
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(platform, mailOf(config)), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const source = app.get(DataSource);
  const metrics = app.get(Metrics);
  metrics.watchRelay(() => app.get(Relay).pending());
  const server = createServer(healthListener({ name: 'worker', checks: databaseChecks(source), metrics }));
  await listening(server, config.PORT);
  const reach = { get: app.get.bind(app), log };
  const { GUIKU_BACKUP_DIR: folder, GUIKU_BACKUP_KEEP: keep, OWNER_DATABASE_URL: ownerUrl, GUIKU_DATA_DIR: dataDir } = config;
  const schedule = folder === undefined ? SCHEDULE : [...SCHEDULE, nightlyBackup({ ownerUrl, dataDir, folder, keep })];
  const tasks = { react: reactTask(REACTIONS, reach), ...scheduledTasks(reach, schedule) };
  const queue = await startQueue(app, { ownerUrl, tasks, cron: cronItems(schedule), log });
  log.info({ port: config.PORT }, 'the worker runs');
  const wasAsked = stopOnAsk(log, async () => {
    await queue.stop();
    server.close();
    await app.close();
  });
  await queue.ended;
  if (!wasAsked()) throw new Error('the queue ended by itself');
}

/** The way out for mail; null when none is set up. The sender's address defaults to the server's own name for us. */
function mailOf({ SMTP_URL, GUIKU_MAIL_FROM, GUIKU_DESK_URL, GUIKU_DESK_PORT }: z.infer<typeof workerConfig>): MailSender | null {
  if (SMTP_URL === undefined) return null;
  const from = GUIKU_MAIL_FROM ?? `guiku@${new URL(SMTP_URL).hostname}`;
  return smtpSender({ url: SMTP_URL, from, deskUrl: GUIKU_DESK_URL ?? `http://localhost:${GUIKU_DESK_PORT}` });
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
}

/** Once, by whoever asks first: the terminal, the service manager, or the parent that is gone. */
function stopOnAsk(log: Log, stop: () => Promise<void>): () => boolean {
  let isStopping = false;
  const ask = () => {
    if (isStopping) return;
    isStopping = true;
    stop()
      .catch((error: unknown) => {
        log.error({ err: error }, 'the worker did not stop cleanly');
        process.exitCode = 1;
      })
      .finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, ask);
  if (process.send !== undefined && !process.connected) ask(); // the parent went while we were starting
  return () => isStopping;
}

main().catch((error: unknown) => {
  createLog('worker', 'error').fatal({ err: error }, 'the worker cannot go on');
  process.exit(1);
});
