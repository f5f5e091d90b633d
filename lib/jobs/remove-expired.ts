import type { Database } from '../db/client.ts';

/** Days that an ended session stays to be looked up by those who ask who was signed in. */
const keptDays = 30;

/** Removes sessions that ended, and failed sign-ins that no throttle counts any more. */
export async function removeExpired(database: Database, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000);
  await database.session.deleteMany({ where: { expiresAt: { lt: before } } });
  await database.signInFailure.deleteMany({ where: { at: { lt: before } } });
}
