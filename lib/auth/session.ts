// Sessions are rows, looked up on every request: ending one, disabling an account or changing a role
// acts on the next request. The cookie holds nothing but the row's random id.
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { type AccountRow, type SignedIn, signedInFrom } from './signed-in.ts';

/** Seconds a session lasts at most, used or not. */
export const sessionSeconds = 12 * 60 * 60;
/** Milliseconds after which an admin's unused session is over. */
const adminIdle = 60 * 60 * 1000;
/** `lastSeenAt` moves in steps of this, so that reading does not write each time. */
const seenStep = 60 * 1000;

/** Starts a session and gives its id. A new one each time: an id from before sign-in is never kept. */
export async function startSession(database: Database, userId: string, now = new Date()): Promise<string> {
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000);
  return database.$transaction(async (transaction) => {
    const { id } = await transaction.session.create({
      data: { userId, createdAt: now, lastSeenAt: now, expiresAt },
      select: { id: true },
    });
    await recordAudit(transaction, { actorId: userId, action: 'session.started', subject: `user:${userId}` });
    return id;
  });
}

interface Times {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The person behind a session id, unless it ended, expired, was idle, or the account is disabled. */
export async function findSession(
  database: Database,
  id: string,
  now = new Date(),
): Promise<SignedIn | undefined> {
  if (!uuidPattern.test(id)) return undefined;
  // One statement by hand: this runs before everything, and Prisma would make three of it.
  const [row] = await database.$queryRaw<(AccountRow & Times)[]>`
    select u.id, u.email, u.name, u.role::text as role, u.attributes, s."lastSeenAt", s."createdAt",
      (select value from "Setting" where key = 'staff_reads_code') as "staffReadsCode"
    from "Session" s join "User" u on u.id = s."userId"
    where s.id = ${id}::uuid and s."endedAt" is null and s."expiresAt" > ${now} and u."disabledAt" is null`;
  if (!row) return undefined;
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (row.role === 'admin' && idle > adminIdle) return undefined;
  if (idle > seenStep) await database.session.updateMany({ where: { id }, data: { lastSeenAt: now } });
  return signedInFrom(row, 'session', row.createdAt);
}

/** Ends a session; one that has ended stays as it is. */
export async function endSession(database: Database, id: string): Promise<void> {
  if (!uuidPattern.test(id)) return;
  await database.$transaction(async (transaction) => {
    const ended = await transaction.session.updateManyAndReturn({
      where: { id, endedAt: null },
      data: { endedAt: new Date() },
      select: { userId: true },
    });
    for (const { userId } of ended) {
      await recordAudit(transaction, { actorId: userId, action: 'session.ended', subject: `user:${userId}` });
    }
  });
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
