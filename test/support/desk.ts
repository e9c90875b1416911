import type { DemoAccount } from './app';

/** What came of a call: done; refused, which leaves no trace; or lost: nobody knows whether it was done. */
export type Answer = { kind: 'done'; body: unknown } | { kind: 'refused'; status: number; code: string } | { kind: 'lost'; reason: string };

interface Session {
  cookie: string;
  csrfToken: string;
}

const WITHIN_MS = 15_000;

/** People at the desk of a running Guiku, over HTTP, each with a session that outlives the server. */
export class Desk {
  private readonly sessions = new Map<string, Session>();

  constructor(
    /** Where the desk answers now; it may move. */
    private readonly address: () => string,
    private readonly accounts: readonly DemoAccount[],
  ) {}

  get(login: string, path: string): Promise<Answer> {
    return this.call(login, 'GET', path);
  }

  post(login: string, path: string, body: object | FormData): Promise<Answer> {
    return this.call(login, 'POST', path, body);
  }

  private async call(login: string, method: string, path: string, body?: object | FormData): Promise<Answer> {
    try {
      const session = this.sessions.get(login) ?? (await this.signIn(login));
      const answer = await this.send(session, method, path, body);
      if (answer.kind !== 'refused' || (answer.status !== 401 && answer.code !== 'csrf_missing')) return answer;
      return await this.send(await this.signIn(login), method, path, body);
    } catch (error) {
      return { kind: 'lost', reason: String(error) };
    }
  }

  private async send({ cookie, csrfToken }: Session, method: string, path: string, body?: object | FormData): Promise<Answer> {
    const headers: Record<string, string> = { cookie };
    if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
    if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    const content = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const response = await fetch(`${this.address()}/api${path}`, {
      method,
      headers,
      body: content,
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const text = await response.text();
    if (response.status >= 500) return { kind: 'lost', reason: `${response.status} ${text.slice(0, 200)}` };
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return { kind: 'done', body: parsed };
    return { kind: 'refused', status: response.status, code: (parsed as { code: string }).code };
  }

  private async signIn(login: string): Promise<Session> {
    const account = this.accounts.find((each) => each.login === login);
    if (!account) throw new Error(`no account ${login}`);
    const response = await fetch(`${this.address()}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: login, password: account.password }),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status}`);
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    const session = { cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '', csrfToken };
    this.sessions.set(login, session);
    return session;
  }
}
