import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';
import { asProblem, toProblem } from './problem';

let csrfToken = '';

/** Every write carries the token that came with the session. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export function csrfHeader(): Record<string, string> {
  return csrfToken === '' ? {} : { 'x-csrf-token': csrfToken };
}

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') for (const [name, value] of Object.entries(csrfHeader())) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const body: unknown = await response.json().catch(() => null);
    throw toProblem(response.status, body);
  },
  onError({ error }) {
    return asProblem(error);
  },
};

export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
client.use(guard);

/** How many rows a list asks for at once. */
export const PAGE_SIZE = 50;

/** The body of an answer; anything but success was thrown by the guard above as a `Problem`. */
export async function body<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await call;
  // 204 and 200 with a body are the only two that come here; callers of the former expect undefined.
  return data as T;
}
