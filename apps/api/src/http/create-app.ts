import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SessionService } from '@libs/identity';
import { databaseChecks, Metrics, mountHealth, nestLogger } from '@libs/platform';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import type { ApiOptions } from './api-options';
import { serveDesk } from './desk';
import { strictHeaders } from './headers';
import { openApiDocument } from './open-api';
import { refuseNul, withoutNul } from './nul';
import { requestLog } from './request-log';
import { sessionHandler } from './session';

/** Largest JSON body; files go by their own way with their own limit. */
const BODY_LIMIT = '2mb';
/** `dist/web`, seen from the compiled file; `npm run build` puts the desk there. */
const DESK = join(__dirname, '../../../../web');

/** The whole application as it runs and as the tests drive it, not yet listening. */
export async function createApp(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    bodyParser: false,
    logger: nestLogger(options.log),
    abortOnError: false,
  });
  const { config, log } = options;
  app.set('trust proxy', config.GUIKU_BEHIND_PROXY ? 1 : false);
  app.disable('x-powered-by');
  mountHealth(app, { name: 'api', checks: databaseChecks(app.get(DataSource)), metrics: app.get(Metrics) });
  app.use(strictHeaders);
  app.use('/api', requestLog(log));
  app.use('/api', sessionHandler(app.get(SessionService), config));
  serveDesk(app, DESK);
  app.use('/api', refuseNul);
  app.useBodyParser('json', { limit: BODY_LIMIT, reviver: withoutNul });
  app.setGlobalPrefix('api');
  let description: string | undefined;
  app.use('/api/openapi.json', (_: Request, response: Response) => {
    description ??= JSON.stringify(openApiDocument(app));
    response.type('application/json').send(description);
  });
  app.enableShutdownHooks();
  return app;
}

/** The application with nothing connected, to describe its routes; it must not listen. */
export async function describeApp(options: Omit<ApiOptions, 'connect'>): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot({ ...options, connect: false }), {
    logger: nestLogger(options.log),
    abortOnError: false,
  });
  return app.setGlobalPrefix('api');
}
