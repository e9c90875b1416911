import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as files, type RequestHandler } from 'express';

/** The built desk (工作台): hashed files for ever, the page itself asked for each time, any other address is the page's own to route. */
export function serveDesk(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  const desk: RequestHandler = (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !request.path.startsWith('/api/') && request.path !== '/api';
    if (!isPage) {
      next();
    } else if (request.path.startsWith('/assets/')) {
      response.status(404).type('text/plain').send('没有找到');
    } else if (existsSync(page)) {
      response.set('Cache-Control', 'no-cache').sendFile(page);
    } else {
      response.status(404).type('text/plain').send('工作台页面尚未编译，请运行 npm run build');
    }
  };
  app.use('/assets', files(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true, index: false }));
  app.use(files(folder, { index: false, maxAge: 0 }));
  app.use(desk);
}
