// The record of a question: its place among what its asker may ask, its message, how it settled what its chat
// waited for, and events, all or none of them, in one statement; a transaction of as many as there are tables
// would cost more than many an answer.
import { randomUUID } from 'node:crypto';
import { againWhereTaken } from '../db/again-where-taken.ts';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { AskedQuestion } from './accept-question.ts';
import { insertedEvents, type NewEvent } from './chat-events.ts';
import { givePlaceBack, noPlace, type Place, takingPlace } from './question-quota.ts';
import type { Settling } from './settle-clarification.ts';

/** Odd for questions; the even one after it is its answer's. */
const nextPosition = (chatId: string) => Prisma.sql`
  (select coalesce(max(position) + 1 + max(position) % 2, 1) from "Message" where "chatId" = ${chatId}::uuid)`;

/**
 * Keeps a question and takes `place` for it.
 *
 * @throws AssistantError `resource.conflict` when another request was quicker to choose an option or to try
 *   the chosen one again; `request.rate_limited`. Nothing is kept then, and no place is taken.
 */
export async function keepQuestion(
  database: Database,
  asked: AskedQuestion,
  content: string,
  settling: Settling,
  place: Place,
): Promise<{ questionMessageId: string; answerPosition: number }> {
  const id = randomUUID();
  const statement = questionStatement(asked, content, settling, place, id);
  // Two questions put to one chat at once find the same place free.
  const [kept] = await againWhereTaken('Message_chatId_position_key', () =>
    database.$queryRaw<{ taken: boolean; position: number | null }[]>(statement),
  );
  if (!kept?.taken) throw await noPlace(database, place);
  if (kept.position === null) {
    await givePlaceBack(database, place);
    throw new AssistantError('resource.conflict', { detail: 'settled in the meantime' });
  }
  return { questionMessageId: id, answerPosition: kept.position + 1 };
}

function questionStatement(
  asked: AskedQuestion,
  content: string,
  { open, retried, chosen }: Settling,
  place: Place,
  id: string,
): Prisma.Sql {
  const answers = open?.as === 'answered';
  const retries = retried !== undefined;
  const events: NewEvent[] = [{ kind: 'question.asked', detail: { message_id: id } }];
  if ('edit' in asked.asked)
    events.push({ kind: 'reading.edited', detail: { message_id: id, edit: { ...asked.asked.edit } } });
  if (open) events.push({ kind: `clarification.${open.as}`, detail: { pending_clarification_id: open.id } });
  if (retried)
    events.push({ kind: 'clarification.retried', detail: { pending_clarification_id: retried.id } });
  const { chatId, now } = asked;
  // Without a place nothing is touched. A retry that comes too late settles nothing else either, and without its
  // settling no question is kept.
  return Prisma.sql`
    with place as (${takingPlace(place)}), retried as (
      update "PendingClarification" set "settledInId" = ${id}::uuid
      where exists (select from place) and id = ${retried?.id ?? null}::uuid and "settledInId" = ${retried?.failedIn ?? null}::uuid
      returning id
    ), settled as (
      update "PendingClarification" set "end" = ${open?.as ?? null}::"ClarificationEnd", "endedAt" = ${now},
        "chosenOption" = ${answers ? (chosen?.option.id ?? null) : null},
        "settledInId" = ${open?.as === 'expired' ? null : id}::uuid
      where exists (select from place) and id = ${open?.id ?? null}::uuid and "end" is null
        and (not ${retries}::boolean or exists (select from retried))
      returning id
    ), chat as (
      update "Chat" set "touchedAt" = ${now}
      where exists (select from place) and id = ${chatId}::uuid
        and (not ${answers}::boolean or exists (select from settled))
        and (not ${retries}::boolean or exists (select from retried))
      returning id
    ), message as (
      insert into "Message" (id, "chatId", position, role, content, locale, "timeZone", "createdAt")
      select ${id}::uuid, chat.id, ${nextPosition(chatId)}, 'question', ${content}, ${asked.locale},
        ${asked.timeZone}, ${now} from chat
      returning position
    ), events as (
      ${insertedEvents({ ...asked, actorId: asked.asker.id }, events)}
      where exists (select from message)
        and (event.kind <> ${`clarification.${open?.as}`} or exists (select from settled))
    )
    select exists (select from place) as taken, (select position from message) as position`;
}
