import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { databaseChecks, Metrics, mountHealth, nestLogger, searchServerOf, type Log, type portalConfig } from '@libs/platform';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { PortalModule } from '../portal.module';
import type { SiteSettings } from '../site';
import { serveStylesheet } from './assets';
import { refuseNul, securityHeaders } from './security';

/** The whole portal as it runs and as the tests drive it, not yet listening. */
export async function createApp({ config, log }: { config: z.infer<typeof portalConfig>; log: Log }): Promise<NestExpressApplication> {
  const site: SiteSettings = {
    name: config.GUIKU_SITE_NAME,
    host: config.GUIKU_SITE_HOST,
    address: config.GUIKU_PUBLIC_URL.replace(/\/$/, ''),
    demo: config.GUIKU_DEMO,
    stylesheet: '',
  };
  const app = await NestFactory.create<NestExpressApplication>(
    PortalModule.forRoot({
      databaseUrl: config.PORTAL_DATABASE_URL,
      dataDir: config.GUIKU_DATA_DIR,
      searchServer: searchServerOf(config),
      log,
      site,
    }),
    { logger: nestLogger(log), abortOnError: false },
  );
  app.set('trust proxy', config.GUIKU_BEHIND_PROXY ? 1 : false);
  app.disable('x-powered-by');
  mountHealth(app, { name: 'portal', checks: databaseChecks(app.get(DataSource)), metrics: app.get(Metrics) });
  app.use(securityHeaders);
  app.use(refuseNul);
  site.stylesheet = serveStylesheet(app);
  app.enableShutdownHooks();
  return app;
}
