import { randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { RedisStore } from 'connect-redis';
import { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';

/** A session that isn't used for so long has ended, in seconds. */
export const SESSION_SECONDS = 30 * 60;

declare module 'express-session' {
  /** What is kept in the cache, as JSON. */
  interface SessionData {
    user: string;
    /** How many of each product. */
    cart: Record<string, number>;
    /** Each form carries it back: another site can make a browser send a cookie, but can't read this. */
    csrf: string;
  }
}

/** Sessions in the cache: the browser has nothing but a signed id, and each instance of the application can answer. */
export function sessions(client: unknown, secret: string): RequestHandler {
  return session({
    name: 'session',
    secret,
    store: new RedisStore({ client, prefix: 'session:', ttl: SESSION_SECONDS }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      // 'auto': always, when the load balancer has a certificate; it tells by X-Forwarded-Proto
      secure: 'auto',
      maxAge: SESSION_SECONDS * 1000,
    },
  });
}

/** What the forms of a session carry. */
export function tokenOf({ session: current }: Request): string {
  return current.csrf ??= randomBytes(24).toString('base64url');
}

/** Refuses a form that doesn't carry its session's token. */
export function refuseForged(request: Request, response: Response, next: NextFunction): void {
  const expected = Buffer.from(request.session.csrf ?? '');
  const given = Buffer.from(String(request.body?.csrf ?? ''));
  const accepted = request.method === 'GET' || (expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected));
  accepted ? next() : response.status(403).send('This form is not from here, or your session has ended.');
}

/** Gives the session a new id, for whoever has logged in: one that somebody has planted in the browser before is worth nothing. */
export async function renewSession(request: Request, data: Partial<session.SessionData>): Promise<void> {
  const { cart } = request.session;
  await promisify(request.session.regenerate.bind(request.session))();
  Object.assign(request.session, { cart, ...data });
}

/** Before a redirect: the next request may arrive at another instance before this one has ended. */
export async function saveSession(request: Request): Promise<void> {
  await promisify(request.session.save.bind(request.session))();
}

export async function endSession(request: Request): Promise<void> {
  await promisify(request.session.destroy.bind(request.session))();
}
