import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@libs/kernel';
import { projectRoot } from '@libs/platform';
import type { NestExpressApplication } from '@nestjs/platform-express';

const YEAR_SECONDS = 31_536_000;

/** Serves the one stylesheet under a name that changes with its content; returns that address. */
export function serveStylesheet(app: NestExpressApplication): string {
  const css = readFileSync(join(projectRoot(), 'apps/portal/src/assets/site.css'), 'utf8');
  const address = `/assets/site.${sha256(css).slice(0, 12)}.css`;
  app
    .getHttpAdapter()
    .getInstance()
    .get(address, (_request, response) => {
      response.set('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`).type('css').send(css);
    });
  return address;
}
