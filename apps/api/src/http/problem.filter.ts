import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Ids, LOG, type Log } from '@libs/platform';
import type { Request, Response } from 'express';
import { toProblem, type Problem } from './problem';
import { wordsFor, type Language } from './words';

/** Every failure leaves as problem+json; what nobody expected is logged under an id that the answer names. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const request = http.getRequest<Request>();
    const problem = toProblem(error, languageOf(request)) ?? this.internal(error, request);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private internal(error: unknown, request: Request): Problem {
    const id = this.ids.next();
    this.log.error({ id, err: error, method: request.method, path: request.path }, 'unexpected failure');
    return {
      type: 'urn:guiku:problem:internal',
      title: wordsFor('internal', 'unavailable', languageOf(request)),
      status: 500,
      code: 'internal',
      detail: { id },
    };
  }
}

/** Chinese unless the client asks for English alone: what a browser sends by itself says where it was bought, not who reads. */
export function languageOf(request: Pick<Request, 'headers'>): Language {
  return request.headers['accept-language'] === 'en' ? 'en' : 'zh';
}
