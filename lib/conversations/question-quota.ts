// How much one person may ask: by the minute, and at the same time. One row a person, changed by one
// statement that checks and takes under the row's lock, so it holds over routes and processes.
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export const quota = { perMinute: 20, running: 2 } as const;

const minute = 60_000;
/** Milliseconds after which a place is free again although nobody gave it back: its process died. */
export const longestRun = 60_000;

/**
 * Takes a place for one question and gives what ends it. `counted: false` is for another look at an answer, which
 * was counted when it was asked: it needs a place too, but is not one of the questions of a minute.
 *
 * @throws AssistantError `request.rate_limited`, with the seconds to wait
 */
export async function takePlace(
  database: Database,
  userId: string,
  { now = new Date(), counted = true }: { now?: Date; counted?: boolean } = {},
): Promise<() => Promise<void>> {
  const place = randomUUID();
  const since = new Date(now.getTime() - minute);
  const running = JSON.stringify({ [place]: now.getTime() + longestRun });
  const taken = await database.$queryRaw<unknown[]>`
    insert into "QuestionQuota" as q ("userId", starts, running)
    values (
      ${userId}::uuid, case when ${counted}::boolean then array[${now}::timestamptz] else '{}' end, ${running}::jsonb
    )
    on conflict ("userId") do update set
      starts = array(select s from unnest(q.starts) s where s > ${since}::timestamptz) || excluded.starts,
      running = (
        select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(q.running)
        where value::numeric > ${now.getTime()}::numeric
      ) || ${running}::jsonb
    where (
        not ${counted}::boolean
        or (select count(*) from unnest(q.starts) s where s > ${since}::timestamptz) < ${quota.perMinute}::int
      )
      and (
        select count(*) from jsonb_each(q.running) where value::numeric > ${now.getTime()}::numeric
      ) < ${quota.running}::int
    returning 1`;
  if (taken.length === 0) throw await refusal(database, userId, now);
  return async () => {
    await database.$executeRaw`
      update "QuestionQuota" set running = running - ${place} where "userId" = ${userId}::uuid`;
  };
}

async function refusal(database: Database, userId: string, now: Date): Promise<AssistantError> {
  const row = await database.questionQuota.findUnique({ where: { userId } });
  const counted = (row?.starts ?? []).filter((start) => start.getTime() > now.getTime() - minute);
  const oldest = Math.min(...counted.map((start) => start.getTime()));
  const wait = counted.length < quota.perMinute ? 1000 : oldest + minute - now.getTime();
  return new AssistantError('request.rate_limited', {
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
  });
}
