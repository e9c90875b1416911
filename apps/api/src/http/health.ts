import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** /healthz: the process answers. /readyz: it can also reach its database. /metrics: for Prometheus. */
export function mountHealth(app: NestExpressApplication): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  app.use('/healthz', (_: Request, response: Response) => {
    response.type('text/plain').send('ok');
  });
  app.use('/readyz', (_: Request, response: Response) => {
    app
      .get(DataSource)
      .query('SELECT 1')
      .then(
        () => response.type('text/plain').send('ready'),
        () => response.status(503).type('text/plain').send('database unreachable'),
      );
  });
  app.use('/metrics', (_: Request, response: Response) => {
    void registry.metrics().then((text) => response.type(registry.contentType).send(text));
  });
}
