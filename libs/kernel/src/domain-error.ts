/** What kind of refusal this is; the HTTP filter maps it to a status, exhaustively. */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'too_large' | 'unsupported' | 'too_many' | 'unavailable';

/**
 * An expected failure. `code` is public and stable, its words stand in the room's `messages.ts`;
 * `detail` is shown to the user's program and must hold no secret.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(`${kind}: ${code}`);
    this.name = 'DomainError';
  }
}

export interface Message {
  zh: string;
  en: string;
}

/** The words of a room: `code → {zh, en}`. */
export type Messages<Code extends string = string> = Record<Code, Message>;
