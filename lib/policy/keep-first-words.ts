// What is said of an answer for the first time, which is nearly always: the feedback, its event and the generation that
// it asks for, in one statement. Nobody else knows the feedback yet and nobody waits for it, so no lock is needed; the
// author's quota, taken before in the same transaction, keeps apart what the same person says twice at once.
import { insertedEvents } from '../conversations/chat-events.ts';
import type { Transaction } from '../db/client.ts';
import type { Feedback } from '../db/generated/client.ts';
import { enqueue } from '../jobs/queues.ts';

export interface FirstWords
  extends Pick<
    Feedback,
    'messageId' | 'authorId' | 'verdict' | 'type' | 'reasons' | 'note' | 'flags' | 'flaggedAt'
  > {
  readonly expected: object | undefined;
}

/** Gives the number of the feedback; undefined where something was said before, and nothing is kept. */
export async function keepFirstWords(
  transaction: Transaction,
  said: FirstWords,
  { chatId, learns }: { chatId: string; learns: boolean },
): Promise<number | undefined> {
  const { messageId, authorId, verdict } = said;
  const given = { kind: 'feedback.given', detail: { message_id: messageId, verdict } } as const;
  const [kept] = await transaction.$queryRaw<{ number: number; generation: string | null }[]>`
    with feedback as (
      insert into "Feedback" (id, "messageId", "authorId", verdict, type, reasons, note, expected, flags,
        "flaggedAt", "updatedAt")
      select gen_random_uuid(), ${messageId}::uuid, ${authorId}::uuid, ${verdict}::"Verdict",
        ${said.type}::"FeedbackType", ${said.reasons}::text[], ${said.note},
        ${said.expected ? JSON.stringify(said.expected) : null}::jsonb, ${said.flags}::text[],
        ${said.flaggedAt}::timestamptz, now()
      where not exists (
        select from "Feedback" where "messageId" = ${messageId}::uuid and "authorId" = ${authorId}::uuid
      )
      returning id, number
    ), events as (
      ${insertedEvents({ chatId, actorId: authorId }, [given])} where exists (select from feedback)
    ), generation as (
      insert into "PolicyGeneration" (id, "feedbackId")
      select gen_random_uuid(), id from feedback where ${learns}::boolean
      returning id
    )
    select number, (select id::text from generation) as generation from feedback`;
  if (kept?.generation) await enqueue(transaction, 'generate-policies', kept.generation);
  return kept?.number;
}
