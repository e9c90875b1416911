import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, type ErrorKind, type Message } from '@libs/kernel';
import { LOG, PLATFORM_MESSAGES, type Log } from '@libs/platform';
import type { WithheldDocument } from '@libs/registry';
import type { Request, Response } from 'express';
import { WithheldPage } from '../document/withheld.page';
import { PORTAL_MESSAGES } from '../messages';
import { ErrorPage } from '../page/error.page';
import { SITE, type SiteSettings } from '../site';
import { html } from './render';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
};

const WORDS: Readonly<Record<string, Message | undefined>> = { ...PLATFORM_MESSAGES, ...PORTAL_MESSAGES };

/** Every failure as a page with a way on; below /open as problem+json. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(
    @Inject(SITE) private readonly site: SiteSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { status, code } = problemOf(error);
    if (status >= 500) this.log.error({ err: error, path: request.path }, 'request failed');
    const title = (WORDS[code] ?? PLATFORM_MESSAGES.internal).zh;
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(status);
    if (request.path.startsWith('/open/'))
      response.type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title, status, code }));
    else {
      const withheld = withheldIn(error);
      const page = withheld ? <WithheldPage site={this.site} document={withheld} /> : <ErrorPage site={this.site} title={title} />;
      response.type('html').send(html(page));
    }
  }
}

/** The document that an address belongs to whose text is withheld (下线): its page says so, and what it is. */
function withheldIn(error: unknown): WithheldDocument | null {
  if (!(error instanceof DomainError) || error.code !== 'document_withheld') return null;
  return (error.detail as { withheld: WithheldDocument }).withheld;
}

function problemOf(error: unknown): { status: number; code: string } {
  if (error instanceof DomainError) return { status: STATUS[error.kind], code: error.code };
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return { status, code: status === 404 ? 'page_unknown' : status < 500 ? 'invalid_input' : 'internal' };
  }
  return { status: 500, code: 'internal' };
}
