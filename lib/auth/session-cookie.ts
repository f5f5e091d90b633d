// The cookie that next-auth sets at sign-in: an encrypted token that carries a session id and nothing else.

import * as nextAuthJwt from 'next-auth/jwt';
import { settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';

/** `__Host-` binds the cookie to this host over https; over plain http a browser would refuse it. */
export function cookieName(purpose: 'session' | 'csrf' | 'callback', secure: boolean): string {
  return secure ? `__Host-docent.${purpose}` : `docent.${purpose}`;
}

/** The session id in a request's cookie; undefined when there is none or it is not one of ours. */
export async function readSessionId(
  cookieHeader: string | null,
  secure: boolean,
): Promise<string | undefined> {
  const token = cookieValue(cookieHeader, cookieName('session', secure));
  return token === undefined ? undefined : readSessionToken(token);
}

export async function readSessionToken(token: string): Promise<string | undefined> {
  try {
    const claims = await nextAuthJwt.decode({ token, secret: authSecret() });
    return typeof claims?.sid === 'string' ? claims.sid : undefined;
  } catch (error) {
    if (error instanceof SetupError) throw error;
    // Forged, cut or made with another secret: nobody is signed in by it.
    return undefined;
  }
}

/** @throws SetupError when the process was started without a secret */
export function authSecret(): string {
  const { authSecret: secret } = settings();
  if (secret) return secret;
  throw new SetupError(
    'There is no secret to sign sessions with.',
    'Set AUTH_SECRET, or start Docent with `npm start`, which makes one and keeps it.',
  );
}

function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
