import { DomainError } from '@libs/kernel';
import type { RequestHandler } from 'express';

/** PostgreSQL's text holds every character but NUL; nobody types it, so it is refused at the door instead of failing inside. */
export const refuseNul: RequestHandler = (request, _response, next) => {
  if (request.url.includes('%00')) next(new DomainError('invalid', 'invalid_input', {}));
  else next();
};

/** The same for JSON, as its reviver. */
export function withoutNul(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) throw new SyntaxError('NUL in a string');
  return value;
}
