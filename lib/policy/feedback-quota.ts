// How much feedback one person may give in an hour. One row a person, changed by one statement that checks
// and takes under the row's lock, so it holds over routes and processes; a feedback that fails takes nothing.
import type { Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export const feedbackPerHour = 10;
const hour = 60 * 60 * 1000;

/** @throws AssistantError `request.rate_limited`, with the seconds to wait */
export async function takeFeedback(transaction: Transaction, userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - hour);
  const taken = await transaction.$queryRaw<unknown[]>`
    insert into "FeedbackQuota" as q ("userId", starts)
    values (${userId}::uuid, array[${now}::timestamptz])
    on conflict ("userId") do update set
      starts = array(select s from unnest(q.starts) s where s > ${since}::timestamptz) || ${now}::timestamptz
    where (select count(*) from unnest(q.starts) s where s > ${since}::timestamptz) < ${feedbackPerHour}::int
    returning 1`;
  if (taken.length > 0) return;
  const row = await transaction.feedbackQuota.findUnique({ where: { userId } });
  const counted = (row?.starts ?? []).map((start) => start.getTime()).filter((at) => at > since.getTime());
  const wait = Math.min(...counted) + hour - now.getTime();
  throw new AssistantError('request.rate_limited', {
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
  });
}
