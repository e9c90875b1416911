import { apiConfig, createLog, readConfig } from '@libs/platform';
import { createApp } from './http/create-app';

/** Starts the desk's API on PORT; ends by SIGTERM, SIGINT or when the process that forked it goes away. */
async function main(): Promise<void> {
  const config = readConfig(apiConfig);
  const log = createLog('api', config.GUIKU_LOG_LEVEL);
  const app = await createApp({ config, log });
  process.once('disconnect', () => {
    log.info('parent is gone');
    process.kill(process.pid, 'SIGTERM');
  });
  await app.listen(config.PORT);
  log.info({ port: config.PORT }, 'listening');
}

main().catch((error: unknown) => {
  createLog('api', 'error').fatal({ err: error }, 'cannot start');
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
});
