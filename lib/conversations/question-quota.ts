// How much one person may ask: by the minute, and at the same time. One row a person, changed by one
// statement that checks and takes under the row's lock, so it holds over routes and processes.
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export const quota = { perMinute: 20, running: 2 } as const;

const minute = 60_000;
/** Milliseconds after which a place is free again although nobody gave it back: its process died. */
export const longestRun = 60_000;

export interface Place {
  readonly id: string;
  readonly userId: string;
  readonly now: Date;
  /** False for another look at an answer, which was counted when it was asked: it is no question of its minute. */
  readonly counted: boolean;
}

/**
 * Takes a place for one question and gives what ends it.
 *
 * @throws AssistantError `request.rate_limited`, with the seconds to wait
 */
export async function takePlace(
  database: Database,
  userId: string,
  { now = new Date(), counted = true }: { now?: Date; counted?: boolean } = {},
): Promise<() => Promise<void>> {
  const place = { id: randomUUID(), userId, now, counted };
  const taken = await database.$queryRaw<unknown[]>(takingPlace(place));
  if (taken.length === 0) throw await noPlace(database, place);
  return () => givePlaceBack(database, place);
}

/** The statement that takes a place, alone or as a part of one; a row where there was one. */
export function takingPlace({ id, userId, now, counted }: Place): Prisma.Sql {
  const since = new Date(now.getTime() - minute);
  const running = JSON.stringify({ [id]: now.getTime() + longestRun });
  return Prisma.sql`
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
    returning 1 as taken`;
}

/** The statement that gives it back, alone or as a part of one. */
export function givingPlaceBack({ id, userId }: Place): Prisma.Sql {
  return Prisma.sql`
    update "QuestionQuota" set running = running - ${id} where "userId" = ${userId}::uuid returning 1 as freed`;
}

export async function givePlaceBack(database: Database, place: Place): Promise<void> {
  await database.$executeRaw(givingPlaceBack(place));
}

/** Why there was no place: `request.rate_limited`, with the seconds to wait. */
export async function noPlace(database: Database, { userId, now }: Place): Promise<AssistantError> {
  const row = await database.questionQuota.findUnique({ where: { userId } });
  const counted = (row?.starts ?? []).filter((start) => start.getTime() > now.getTime() - minute);
  const oldest = Math.min(...counted.map((start) => start.getTime()));
  const wait = counted.length < quota.perMinute ? 1000 : oldest + minute - now.getTime();
  return new AssistantError('request.rate_limited', {
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
  });
}
