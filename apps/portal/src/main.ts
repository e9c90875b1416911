import { portalConfig, createLog, readConfig } from '@libs/platform';
import { createApp } from './http/create-app';

/** Starts the public site on PORT; ends by SIGTERM, SIGINT or when the process that forked it goes away. */
async function main(): Promise<void> {
  const config = readConfig(portalConfig);
  const log = createLog('portal', config.GUIKU_LOG_LEVEL);
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

main().catch((error: unknown) => {
  createLog('portal', 'error').fatal({ err: error }, 'cannot start');
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
});
