import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON line an entry on standard output. Secrets and citizens' contacts never reach it. */
export function createLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'cookie',
        '*.cookie',
        'req.headers.cookie',
        'req.headers.authorization',
        'phone',
        '*.phone',
        '*.contact',
      ],
      censor: '[…]',
    },
  });
}

/** Nest's own messages through the same log. */
export function nestLogger(log: Log): LoggerService {
  const text = (message: unknown) => (message instanceof Error ? (message.stack ?? message.message) : String(message));
  return {
    log: (message: unknown) => {
      log.debug(text(message));
    },
    error: (message: unknown, ...more: unknown[]) => {
      log.error({ more: more.map(text) }, text(message));
    },
    warn: (message: unknown) => {
      log.warn(text(message));
    },
    debug: (message: unknown) => {
      log.trace(text(message));
    },
    verbose: (message: unknown) => {
      log.trace(text(message));
    },
  };
}
