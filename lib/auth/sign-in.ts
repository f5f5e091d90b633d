import { setTimeout as delay } from 'node:timers/promises';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { normalizeEmail } from './create-user.ts';
import { verifyPassword } from './password.ts';
import { startSession } from './session.ts';
import { countFailure, forgetFailures, throttleSignIn } from './sign-in-throttle.ts';

export type SignInResult =
  | { readonly kind: 'session'; readonly sessionId: string; readonly userId: string }
  /** Wrong password, unknown address, disabled account: told apart by nobody. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'too_many'; readonly retryAfterSeconds: number };

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly block?: string;
}

/** Checks a password and starts a session. Takes the same work whether or not the account exists. */
export async function signIn(
  database: Database,
  credentials: Credentials,
  wait: (milliseconds: number) => Promise<unknown> = delay,
): Promise<SignInResult> {
  const attempt = { email: normalizeEmail(credentials.email), block: credentials.block };
  const throttling = await throttleSignIn(database, attempt);
  if (throttling.refused) return { kind: 'too_many', retryAfterSeconds: throttling.retryAfterSeconds };
  if (throttling.delayMilliseconds > 0) await wait(throttling.delayMilliseconds);

  const user = await database.user.findUnique({
    where: { email: attempt.email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash, credentials.password);
  if (!user || !matches || user.disabledAt) {
    await countFailure(database, attempt);
    await recordAudit(database, { action: 'session.refused', subject: user ? `user:${user.id}` : '' });
    return { kind: 'refused' };
  }
  await forgetFailures(database, attempt.email);
  return { kind: 'session', sessionId: await startSession(database, user.id), userId: user.id };
}
