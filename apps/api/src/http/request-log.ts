import type { Log } from '@libs/platform';
import type { RequestHandler } from 'express';
import type { SignedInRequest } from './allow';

/** One line a request of the API: what was asked (never the query, which may hold a reader's words), by whom, the answer, the time. */
export function requestLog(log: Log): RequestHandler {
  return (request: SignedInRequest, response, next) => {
    const began = performance.now();
    const { method, path } = { method: request.method, path: request.originalUrl.split('?')[0] };
    response.once('finish', () => {
      const line = {
        method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
        user: request.signedIn?.user.id,
      };
      if (response.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
