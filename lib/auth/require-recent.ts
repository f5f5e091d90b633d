import { AssistantError } from '../errors/assistant-error.ts';
import type { SignedIn } from './signed-in.ts';

/** Milliseconds after giving the password in which a person may decide for others. */
const recent = 10 * 60 * 1000;

/**
 * A browser that was left open is not its person. Programs are let through: their token is made for this, and
 * can be taken away.
 *
 * @throws AssistantError `auth.confirm_again`
 */
export function requireRecent({ since }: SignedIn, now = new Date()): void {
  if (since && now.getTime() - since.getTime() > recent) throw new AssistantError('auth.confirm_again');
}
