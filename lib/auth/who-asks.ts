import type { Database } from '../db/client.ts';
import { findTokenOwner } from './bearer-token.ts';
import { ownOrigin } from './own-origin.ts';
import { findSession } from './session.ts';
import { readSessionId } from './session-cookie.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Who sent these headers: the owner of the bearer token, else the person of the session cookie. A token
 * that is not valid is nobody, even beside a good cookie.
 */
export async function whoAsks(headers: Headers, database: Database): Promise<SignedIn | undefined> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    return token === undefined ? undefined : findTokenOwner(database, token);
  }
  const secure = ownOrigin(headers).startsWith('https:');
  const sessionId = await readSessionId(headers.get('cookie'), secure);
  return sessionId === undefined ? undefined : findSession(database, sessionId);
}
