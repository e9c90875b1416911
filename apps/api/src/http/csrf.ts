import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token that every write of a session repeats in `x-csrf-token`. It is derived from the session's secret id, so it needs no place to be
 * kept and changes whenever the session does.
 */
export function csrfToken(secret: string, sessionId: string): string {
  return createHmac('sha256', secret).update(`csrf:${sessionId}`).digest('base64url');
}

export function csrfIsRight(secret: string, sessionId: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(csrfToken(secret, sessionId));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
