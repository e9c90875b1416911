import { apiConfig, createLog, readConfig } from '@libs/platform';
import { createApp, describeApp } from './http/create-app';
import { openApiDocument } from './http/open-api';

/** Writes the API's description to standard output and ends; needs no database (`guiku openapi`). */
async function describe(): Promise<void> {
  const config = readConfig(apiConfig, { DATABASE_URL: 'postgres://nobody@localhost/none', GUIKU_SESSION_SECRET: '-'.repeat(32) });
  const app = await describeApp({ config, log: createLog('api', 'silent') });
  process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
  await app.close();
}

/** Starts the desk's API on PORT; ends by SIGTERM, SIGINT or when the process that forked it goes away. */
async function main(): Promise<void> {
  const config = readConfig(apiConfig);
  const log = createLog('api', config.GUIKU_LOG_LEVEL);
  const app = await createApp({ config, log });
  const orphaned = () => {
    log.info('parent is gone');
    process.kill(process.pid, 'SIGTERM');
  };
  process.once('disconnect', orphaned);
  if (process.send !== undefined && !process.connected) orphaned(); // it went while we were starting
  await app.listen(config.PORT);
  log.info({ port: config.PORT }, 'listening');
}

const run = process.argv.includes('--openapi') ? describe : main;
run().catch((error: unknown) => {
  createLog('api', 'error').fatal({ err: error }, 'cannot start');
  process.exit(1);
});
