// next-auth does the protocol of signing in and out (csrf token, cookie, encryption); who may in is
// decided by `signIn`, and whether somebody still is by our own Session row.
//
// The sign-in page calls `signIn('credentials', {email, password, redirect: false})` of next-auth/react
// (POST /api/auth/callback/credentials, form fields `email`, `password`, `csrfToken`, `json=true`). It gives
// `ok`; else status 401 for wrong credentials, or 429 with `Retry-After` after ten failures in fifteen
// minutes. Signing out is `signOut({redirect: false})`, which ends the session row as well.
import type { AuthOptions } from 'next-auth';
import type { Database } from '../db/client.ts';
import { endSession, findSession, sessionSeconds } from './session.ts';
import { authSecret, cookieName } from './session-cookie.ts';
import type { SignInResult } from './sign-in.ts';

export interface SignInRequest {
  readonly origin: string;
  readonly database: Database;
  /** Checks the credentials of this request; called once at most. */
  readonly signIn: (email: string, password: string) => Promise<SignInResult>;
}

export function nextAuthOptions({ origin, database, signIn }: SignInRequest): AuthOptions {
  const secure = origin.startsWith('https:');
  const cookie = (purpose: 'session' | 'csrf' | 'callback') => ({
    name: cookieName(purpose, secure),
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  });
  return {
    secret: authSecret(),
    useSecureCookies: secure,
    cookies: {
      sessionToken: cookie('session'),
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
    },
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      // The object itself rather than next-auth's factory, whose CommonJS default export reads
      // differently under Node, vitest and the bundler.
      {
        id: 'credentials',
        name: 'Password',
        type: 'credentials',
        credentials: { email: {}, password: {} },
        async authorize(given) {
          const { email, password } = given ?? {};
          if (typeof email !== 'string' || typeof password !== 'string') return null;
          const result = await signIn(email, password);
          return result.kind === 'session' ? { id: result.userId, sid: result.sessionId } : null;
        },
      },
    ],
    callbacks: {
      // Only our own pages are ever gone to.
      redirect: ({ url }) => (url.startsWith(`${origin}/`) ? url : origin),
      jwt({ token, user }) {
        const sid = user ? (user as { sid?: string }).sid : token.sid;
        return { sid };
      },
      async session({ session, token }) {
        const person = await findSession(database, String(token.sid));
        // An empty session is how next-auth says "nobody".
        if (!person) return {} as typeof session;
        return { ...session, user: { name: person.name, email: person.email } };
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sid) await endSession(database, String(token.sid));
      },
    },
    logger: {
      // A cookie that cannot be read is an everyday thing, and the address is known from the request.
      warn() {},
      debug() {},
      error(code, detail) {
        if (code === 'JWT_SESSION_ERROR') return;
        console.error(`sign-in: ${code}`, detail instanceof Error ? detail.name : '');
      },
    },
  };
}
