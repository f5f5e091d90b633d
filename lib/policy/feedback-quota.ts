// How much feedback one person may give in an hour. One row a person, changed by one statement that checks
// and takes under the row's lock, so it holds over routes and processes; a feedback that fails takes nothing. The same
// statement finds the answer that is spoken of, as nothing is taken without one.
import type { Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export const feedbackPerHour = 10;
const hour = 60 * 60 * 1000;

export interface RatedAnswer {
  readonly id: string;
  readonly chatId: string;
  readonly locale: string;
}

/**
 * Holds until the transaction ends what else its author may say at once.
 *
 * @throws AssistantError `resource.not_found` for what is no answer in a chat of theirs; `request.rate_limited`, with
 *   the seconds to wait
 */
export async function takeFeedback(
  transaction: Transaction,
  userId: string,
  { messageId, chatId }: { messageId: string; chatId?: string },
  now: Date,
): Promise<RatedAnswer> {
  const since = new Date(now.getTime() - hour);
  const [found] = await transaction.$queryRaw<(RatedAnswer & { taken: boolean })[]>`
    with answer as (
      select m.id, m."chatId", m.locale from "Message" m join "Chat" c on c.id = m."chatId"
      where m.id = ${messageId}::uuid and m.role = 'answer' and c."ownerId" = ${userId}::uuid
        and c."deletedAt" is null and c.id = coalesce(${chatId ?? null}::uuid, c.id)
    ), taken as (
      insert into "FeedbackQuota" as q ("userId", starts)
      select ${userId}::uuid, array[${now}::timestamptz] from answer
      on conflict ("userId") do update set
        starts = array(select s from unnest(q.starts) s where s > ${since}::timestamptz) || ${now}::timestamptz
      where (select count(*) from unnest(q.starts) s where s > ${since}::timestamptz) < ${feedbackPerHour}::int
      returning 1
    )
    select answer.*, exists (select from taken) as taken from answer`;
  if (!found) throw new AssistantError('resource.not_found');
  const { taken, ...answer } = found;
  if (taken) return answer;
  const row = await transaction.feedbackQuota.findUnique({ where: { userId } });
  const counted = (row?.starts ?? []).map((start) => start.getTime()).filter((at) => at > since.getTime());
  const wait = Math.min(...counted) + hour - now.getTime();
  throw new AssistantError('request.rate_limited', {
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
  });
}
