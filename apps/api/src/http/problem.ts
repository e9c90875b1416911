import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind } from '@libs/kernel';
import { wordsFor, type Language } from './words';

/** An answer that is not the one asked for (RFC 9457); `code` is stable, `title` is in the reader's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: Record<string, unknown>;
  /** Why a command is refused, each reason by itself. */
  refusals?: { code: string; title: string }[];
  /** What is wrong with which field of the input. */
  fields?: { field: string; title: string }[];
}

export const STATUS: Record<ErrorKind, number> = {
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

/** Input that does not have the shape a route asks for. */
export class InvalidInput extends DomainError {
  constructor(readonly fields: { field: string; title: Record<Language, string> }[]) {
    super('invalid', 'invalid_input', {});
  }
}

/** The problem that `error` is, or null when it is none of the expected ones: a bug. */
export function toProblem(error: unknown, language: Language): Problem | null {
  const known = expected(error);
  if (!known) return null;
  const { kind, code, detail } = known;
  const { refusals, ...rest } = detail;
  const problem: Problem = { type: `urn:guiku:problem:${code}`, title: wordsFor(code, kind, language, detail), status: STATUS[kind], code };
  if (Object.keys(rest).length > 0) problem.detail = rest;
  if (Array.isArray(refusals)) problem.refusals = refusals.map((refusal: unknown) => toRefusal(refusal, language));
  if (known instanceof InvalidInput) problem.fields = known.fields.map(({ field, title }) => ({ field, title: title[language] }));
  return problem;
}

function toRefusal(refusal: unknown, language: Language): { code: string; title: string } {
  const isPlain = typeof refusal === 'string';
  const detail = isPlain || typeof refusal !== 'object' || refusal === null ? {} : (refusal as Record<string, unknown>);
  const code = isPlain ? refusal : String(detail['code']);
  return { ...detail, code, title: wordsFor(code, 'conflict', language, detail) };
}

const KIND_OF_STATUS = new Map(Object.entries(STATUS).map(([kind, status]) => [status, kind as ErrorKind]));
const CODE_OF_KIND: Record<ErrorKind, string> = {
  invalid: 'invalid_input',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  not_found: 'not_found',
  conflict: 'conflict',
  too_large: 'payload_too_large',
  unsupported: 'unsupported',
  too_many: 'too_many_requests',
  unavailable: 'unavailable',
};

/** Our own refusals, and those of Nest and of Express's body parser by their status. */
function expected(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (UNREADABLE.has(sqlStateOf(error))) return new DomainError('invalid', 'invalid_input', {});
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const kind = KIND_OF_STATUS.get(status) ?? (status >= 400 && status < 500 ? 'invalid' : undefined);
  return kind && status < 500 ? new DomainError(kind, CODE_OF_KIND[kind], {}) : null;
}

/** PostgreSQL's states for a value that is no id, no date or no such day: a mangled cursor or filter, not a failure of ours. */
const UNREADABLE = new Set(['22P02', '22007', '22008']);

function sqlStateOf(error: unknown): string {
  const { driverError } = (error ?? {}) as { driverError?: { code?: unknown } };
  return typeof driverError?.code === 'string' ? driverError.code : '';
}

/** http-errors' `expose` marks a failure as the client's. */
function statusOf(error: unknown): number {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && expose === true ? status : 500;
}
