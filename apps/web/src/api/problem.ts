/** One reason why a command was refused, with words for the reader. */
export interface RefusalWords {
  code: string;
  title: string;
}

/** An answer of the server that is not the one asked for (application/problem+json). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly refusals: readonly RefusalWords[] = [],
    readonly detail: unknown = null,
  ) {
    super(title);
    this.name = 'Problem';
  }

  /** Somebody else changed the thing meanwhile: offer to reload. */
  get isStale(): boolean {
    return this.code === 'stale_revision';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What the reader is told when the answer carries no words of its own. */
function wordsFor(status: number): string {
  if (status === 0) return '连接不上服务器，请检查网络后重试';
  if (status === 413) return '内容过大，无法接收';
  if (status === 502 || status === 503 || status === 504) return '服务正在启动或暂时不可用，请稍后再试';
  return '操作没有完成，请稍后再试';
}

/** Reasons of a refusal, and what is wrong with which field, read alike. */
function reasons(rows: unknown, key: 'code' | 'field'): RefusalWords[] {
  if (!Array.isArray(rows)) return [];
  return rows.filter(isRecord).map((row) => ({ code: text(row[key]) ?? '', title: text(row['title']) ?? '' }));
}

/** Reads a problem out of a parsed body, whatever that body is. */
export function toProblem(status: number, body: unknown): Problem {
  if (!isRecord(body)) return new Problem(status, 'unavailable', wordsFor(status));
  const refusals = [...reasons(body['refusals'], 'code'), ...reasons(body['fields'], 'field')];
  return new Problem(
    status,
    text(body['code']) ?? 'unavailable',
    text(body['title']) ?? wordsFor(status),
    refusals,
    body['detail'] ?? null,
  );
}

/** The same for anything that was thrown. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'unreachable', wordsFor(0));
}
