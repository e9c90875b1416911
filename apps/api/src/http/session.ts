import type { SessionService, User } from '@libs/identity';
import type { RequestHandler } from 'express';
import session, { Store, type SessionData } from 'express-session';
import type { ApiConfig } from './api-options';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in; set once, at sign-in. */
    userId: string;
    /** Read afresh from the database for each request. */
    user: User;
  }
}

/**
 * express-session's store over the identity room's sessions. Nothing but the user's id is kept; whether a session is open (idle,
 * age, revoked) is decided in the room at each `get`, so a late `set` or `touch` can never revive one that was ended.
 */
export class SessionStore extends Store {
  constructor(private readonly sessions: SessionService) {
    super();
  }

  override get(sid: string, done: (error: unknown, data?: SessionData | null) => void): void {
    this.sessions.resume(sid).then(
      (user) => {
        done(null, user ? { cookie: { originalMaxAge: null }, userId: user.id, user } : null);
      },
      (error: unknown) => {
        done(error);
      },
    );
  }

  override set(sid: string, data: SessionData, done: (error?: unknown) => void = () => undefined): void {
    settle(this.sessions.open(sid, data.userId), done);
  }

  override destroy(sid: string, done: (error?: unknown) => void = () => undefined): void {
    settle(this.sessions.close(sid), done);
  }

  override touch(_sid: string, _data: SessionData, done: () => void = () => undefined): void {
    done();
  }
}

export const SESSION_COOKIE = 'guiku.sid';

export function sessionHandler(sessions: SessionService, config: ApiConfig): RequestHandler {
  return session({
    name: SESSION_COOKIE,
    secret: config.GUIKU_SESSION_SECRET,
    store: new SessionStore(sessions),
    resave: false,
    saveUninitialized: false,
    proxy: config.GUIKU_BEHIND_PROXY,
    // No age: the browser forgets it when it is closed, the server sooner (INV-5).
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/api' },
  });
}

function settle(work: Promise<void>, done: (error?: unknown) => void): void {
  work.then(
    () => {
      done();
    },
    (error: unknown) => {
      done(error);
    },
  );
}
