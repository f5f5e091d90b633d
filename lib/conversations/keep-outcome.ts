// The record of an answer: message, clarification, log and events, and the end of its question's place, all or
// none of them, in one statement; a transaction of as many as there are tables would cost more than many an answer.
import { randomUUID } from 'node:crypto';
import { againWhereTaken } from '../db/again-where-taken.ts';
import type { Database } from '../db/client.ts';
import {
  type Message,
  type PendingClarification,
  type PolicyUse,
  Prisma,
  type QueryLog,
} from '../db/generated/client.ts';
import { type RowOf, rowsOf } from '../db/rows-of.ts';
import type { Envelope } from '../envelope/envelope.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { AcceptedQuestion, AskedQuestion } from './accept-question.ts';
import { insertedEvents, type NewEvent } from './chat-events.ts';
import { chatTitle, summaryWith } from './chat-title.ts';
import type { PoliciesFor } from './live-policies.ts';
import { policyUses } from './policy-uses.ts';
import { logFieldsOf } from './query-log.ts';
import { givingPlaceBack } from './question-quota.ts';

/** How long a clarification can be answered, in milliseconds. */
const clarificationLife = 24 * 60 * 60 * 1000;

export interface Answered {
  readonly asked: AskedQuestion;
  readonly accepted: AcceptedQuestion;
  readonly outcome: Outcome;
  readonly policies: PoliciesFor;
  /** Absent when the source could not even be opened. */
  readonly source?: { readonly sourceId: string; readonly manifestVersion: string };
}

/** Keeps an outcome and gives its envelope with the id it is now known by. */
export async function keepOutcome(database: Database, answered: Answered): Promise<Envelope> {
  const messageId = randomUUID();
  const { envelope: made } = answered.outcome;
  const { chose } = answered.accepted;
  const meta = { ...made.meta, message_id: messageId, ...(chose && { chose }) };
  const envelope = { ...made, meta } as Envelope;
  const statement = outcomeStatement(answered, messageId, envelope);
  // Two questions that run at once may both ask back; the later one is what the chat waits for.
  await againWhereTaken('PendingClarification_one_open_per_chat', () => database.$executeRaw(statement));
  return envelope;
}

function outcomeStatement(answered: Answered, messageId: string, envelope: Envelope): Prisma.Sql {
  const asksBack = envelope.type === 'clarification';
  const { chatId, asker, traceId } = answered.asked;
  const title = titleFor(answered);
  const events: NewEvent[] = [{ kind: eventOf[envelope.type], detail: { message_id: messageId } }];
  if (title !== undefined) events.push({ kind: 'chat.titled', detail: { title } });
  // A name that the owner gave while the question ran stays. The place is given back before anything else is
  // locked, as it is taken first for a question, so that two of one person wait for each other in one order.
  return Prisma.sql`
    with freed as (${givingPlaceBack(answered.accepted.place)}), message as (
      insert into "Message" ${rowsOf<Message>('Message', [messageRow(answered, messageId, envelope)])}
    ), superseded as (
      update "PendingClarification" set "end" = 'superseded', "endedAt" = now()
      where (select count(*) from freed) >= 0
        and ${asksBack}::boolean and "chatId" = ${chatId}::uuid and "end" is null
      returning id
    ), clarification as (
      insert into "PendingClarification" ${rowsOf<PendingClarification>(
        'PendingClarification',
        asksBack ? [clarificationRow(answered, messageId, envelope)] : [],
      )}
      -- Only one may be open, and parts of a statement run in no order but that in which they need each other.
      where (select count(*) from superseded) >= 0
    ), log as (
      insert into "QueryLog" ${rowsOf<QueryLog>('QueryLog', [logRow(answered, messageId)])}
    ), uses as (
      insert into "PolicyUse" ${rowsOf<PolicyUse>('PolicyUse', policyRows(answered, messageId))}
    ), before as (
      select title is null and "renamedAt" is null as untitled from "Chat"
      where (select count(*) from freed) >= 0 and id = ${chatId}::uuid for update
    ), chat as (
      update "Chat" set ${chatChanges(answered)},
        title = case when before.untitled then ${title ?? null} else title end
      from before where id = ${chatId}::uuid
    )
    ${insertedEvents({ chatId, actorId: asker.id, traceId }, events)}
    where event.kind <> 'chat.titled' or exists (select from before where untitled)`;
}

const eventOf = {
  answer: 'answer.given',
  clarification: 'clarification.asked',
  out_of_scope: 'refusal.given',
  error: 'error.given',
} as const;

function messageRow({ asked, accepted, outcome }: Answered, id: string, envelope: Envelope): RowOf<Message> {
  return {
    id,
    chatId: asked.chatId,
    position: accepted.answerPosition,
    role: 'answer',
    content: envelope.message,
    envelope,
    plan: outcome.plan,
    reading: outcome.reading ?? null,
    locale: asked.locale,
    timeZone: asked.timeZone,
    createdAt: new Date(),
  };
}

function clarificationRow(
  { asked, accepted, outcome }: Answered,
  messageId: string,
  envelope: Envelope & { type: 'clarification' },
): RowOf<PendingClarification> {
  return {
    id: envelope.data.pending_clarification_id,
    chatId: asked.chatId,
    askedInId: messageId,
    question: accepted.question,
    options: outcome.options ?? [],
    createdAt: new Date(),
    expiresAt: new Date(asked.now.getTime() + clarificationLife),
    end: null,
    endedAt: null,
    chosenOption: null,
    settledInId: null,
  };
}

function logRow({ asked, accepted, outcome, source }: Answered, messageId: string): RowOf<QueryLog> {
  return {
    ...logFieldsOf(outcome, accepted.given?.by),
    id: randomUUID(),
    chatId: asked.chatId,
    messageId,
    userId: asked.asker.id,
    traceId: asked.traceId,
    sourceId: source?.sourceId ?? null,
    manifestVersion: source?.manifestVersion ?? null,
    createdAt: new Date(),
  };
}

function policyRows({ asked, accepted, outcome, policies }: Answered, messageId: string): RowOf<PolicyUse>[] {
  const uses = policyUses(policies, { question: accepted.question, locale: asked.locale, outcome });
  return uses.map((use) => ({ ...use, id: randomUUID(), messageId, at: new Date() }));
}

/** An answer to a question is what a chat is about; help, refusals and errors are not. */
function isStable({ outcome }: Answered): boolean {
  return outcome.envelope.type === 'answer' && outcome.reading !== undefined;
}

/** The title of a chat that has none yet. */
function titleFor(answered: Answered): string | undefined {
  const { chat, question } = answered.accepted;
  return isStable(answered) && !chat.renamed && !chat.title ? chatTitle(question) : undefined;
}

/** What is known of a chat after an answer; what is not told stays as it is. */
function chatChanges(answered: Answered): Prisma.Sql {
  const { accepted, outcome, source } = answered;
  const stable = isStable(answered);
  const summary = summaryWith(accepted.chat.summary, outcome.reading ?? accepted.question);
  return Prisma.sql`
    "touchedAt" = now(),
    "sourceId" = coalesce(${source?.sourceId ?? null}::uuid, "sourceId"),
    "currentTopic" = coalesce(${(stable && (outcome.plan?.model ?? outcome.candidateModels[0])) || null}, "currentTopic"),
    "conversationSummary" = coalesce(${stable ? summary : null}, "conversationSummary")`;
}
