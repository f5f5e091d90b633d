// The record of an answer: message, clarification, log and events, all or none of them.
import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Envelope } from '../envelope/envelope.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { AcceptedQuestion, AskedQuestion } from './accept-question.ts';
import { addEvents, type NewEvent } from './chat-events.ts';
import { chatTitle, summaryWith } from './chat-title.ts';
import type { PoliciesFor } from './live-policies.ts';
import { policyUses } from './policy-uses.ts';
import { logFieldsOf } from './query-log.ts';

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
  const envelope = { ...made, meta: { ...made.meta, message_id: messageId } } as Envelope;
  await database.$transaction(async (transaction) => {
    await keepMessage(transaction, answered, messageId, envelope);
    if (envelope.type === 'clarification')
      await keepClarification(transaction, answered, messageId, envelope);
    await keepLog(transaction, answered, messageId);
    const titled = await keepChat(transaction, answered);
    const { asked } = answered;
    const events: NewEvent[] = [{ kind: eventOf[envelope.type], detail: { message_id: messageId } }];
    if (titled) events.push({ kind: 'chat.titled', detail: { title: titled } });
    const where = { chatId: asked.chatId, actorId: asked.asker.id, traceId: asked.traceId };
    await addEvents(transaction, where, events);
  });
  return envelope;
}

const eventOf = {
  answer: 'answer.given',
  clarification: 'clarification.asked',
  out_of_scope: 'refusal.given',
  error: 'error.given',
} as const;

async function keepMessage(
  transaction: Transaction,
  { asked, accepted, outcome }: Answered,
  id: string,
  envelope: Envelope,
): Promise<void> {
  await transaction.message.create({
    data: {
      id,
      chatId: asked.chatId,
      position: accepted.answerPosition,
      role: 'answer',
      content: envelope.message,
      envelope: asJson(envelope),
      ...(outcome.plan ? { plan: asJson(outcome.plan) } : {}),
      reading: outcome.reading ?? null,
      locale: asked.locale,
      timeZone: asked.timeZone,
    },
  });
}

async function keepClarification(
  transaction: Transaction,
  { asked, accepted, outcome }: Answered,
  messageId: string,
  envelope: Envelope & { type: 'clarification' },
): Promise<void> {
  // Two questions that ran at once may both ask back; the later one is what the chat waits for.
  await transaction.pendingClarification.updateMany({
    where: { chatId: asked.chatId, end: null },
    data: { end: 'superseded', endedAt: new Date() },
  });
  await transaction.pendingClarification.create({
    data: {
      id: envelope.data.pending_clarification_id,
      chatId: asked.chatId,
      askedInId: messageId,
      question: accepted.question,
      options: asJson(outcome.options ?? []),
      expiresAt: new Date(asked.now.getTime() + clarificationLife),
    },
  });
}

async function keepLog(
  transaction: Transaction,
  { asked, accepted, outcome, policies, source }: Answered,
  messageId: string,
): Promise<void> {
  await transaction.queryLog.create({
    data: {
      ...logFieldsOf(outcome, accepted.given?.by),
      chatId: asked.chatId,
      messageId,
      userId: asked.asker.id,
      traceId: asked.traceId,
      sourceId: source?.sourceId ?? null,
      manifestVersion: source?.manifestVersion ?? null,
    },
  });
  const uses = policyUses(policies, { question: accepted.question, locale: asked.locale, outcome });
  if (uses.length === 0) return;
  await transaction.policyUse.createMany({ data: uses.map((use) => ({ ...use, messageId })) });
}

/** Title, topic and summary of the chat; gives the title when the chat got it now. */
async function keepChat(
  transaction: Transaction,
  { asked, accepted, outcome, source }: Answered,
): Promise<string | undefined> {
  const { chat } = accepted;
  const stable = outcome.envelope.type === 'answer' && outcome.plan !== undefined;
  const title = stable && !chat.renamed && !chat.title ? chatTitle(accepted.question) : undefined;
  await transaction.chat.update({
    where: { id: asked.chatId },
    data: {
      touchedAt: new Date(),
      ...(source ? { sourceId: source.sourceId } : {}),
      ...(stable && outcome.plan
        ? {
            currentTopic: outcome.plan.model,
            conversationSummary: summaryWith(chat.summary, outcome.reading ?? accepted.question),
          }
        : {}),
    },
  });
  if (title === undefined) return undefined;
  // Not over a name that the owner gave while the question ran.
  const { count } = await transaction.chat.updateMany({
    where: { id: asked.chatId, renamedAt: null, title: null },
    data: { title },
  });
  return count > 0 ? title : undefined;
}

/** Plain JSON: what is undefined is absent. */
function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
