// Slows down guessing: failures are counted for fifteen minutes by account, and by address block where
// a proxy of ours says what the address is. Nothing is locked; the window moves on by itself.
import { createHash } from 'node:crypto';
import type { Database } from '../db/client.ts';

const windowMilliseconds = 15 * 60 * 1000;
/** Failures in the window after which the next attempt is refused unread. */
const failuresAllowed = 10;
const longestDelay = 1000;

export interface Attempt {
  /** The address as it is looked up; counted also when there is no such account. */
  readonly email: string;
  /** The client's /24 or /64; absent where no trusted proxy names it. */
  readonly block?: string;
}

export type Throttling =
  | { readonly refused: false; readonly delayMilliseconds: number }
  | { readonly refused: true; readonly retryAfterSeconds: number };

/** Whether this attempt may be made now, and how long its answer is to be held back. */
export async function throttleSignIn(
  database: Database,
  attempt: Attempt,
  now = new Date(),
): Promise<Throttling> {
  const since = new Date(now.getTime() - windowMilliseconds);
  const account = accountKey(attempt.email);
  const block = attempt.block ?? '';
  const rows = await database.signInFailure.findMany({
    where: { at: { gt: since }, OR: [{ account }, ...(block ? [{ block }] : [])] },
    orderBy: { at: 'desc' },
    take: 4 * failuresAllowed,
    select: { account: true, block: true, at: true },
  });
  const counted = [
    rows.filter((row) => row.account === account),
    block ? rows.filter((row) => row.block === block) : [],
  ];
  // The tenth newest failure is the one that has to leave the window first.
  const tenths = counted.map((failures) => failures[failuresAllowed - 1]).filter((row) => row !== undefined);
  if (tenths.length > 0) {
    const until = Math.max(...tenths.map((row) => row.at.getTime())) + windowMilliseconds;
    return { refused: true, retryAfterSeconds: Math.max(1, Math.ceil((until - now.getTime()) / 1000)) };
  }
  const failures = Math.max(...counted.map((list) => list.length));
  const delayMilliseconds = failures < 2 ? 0 : Math.min(longestDelay, 50 * 2 ** (failures - 2));
  return { refused: false, delayMilliseconds };
}

export async function countFailure(database: Database, attempt: Attempt, now = new Date()): Promise<void> {
  const account = accountKey(attempt.email);
  await database.signInFailure.create({ data: { account, block: attempt.block ?? '', at: now } });
  const past = new Date(now.getTime() - windowMilliseconds);
  await database.signInFailure.deleteMany({ where: { at: { lt: past } } });
}

/** A person who got in starts afresh; the block of addresses does not. */
export async function forgetFailures(database: Database, email: string): Promise<void> {
  await database.signInFailure.deleteMany({ where: { account: accountKey(email) } });
}

function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('hex');
}
