import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';

export const chatEventKinds = [
  'chat.created',
  'chat.titled',
  'chat.renamed',
  'chat.deleted',
  'question.asked',
  'reading.edited',
  'answer.given',
  'clarification.asked',
  'clarification.answered',
  'clarification.retried',
  'clarification.superseded',
  'clarification.expired',
  'refusal.given',
  'error.given',
  'feedback.given',
] as const;

export interface NewEvent {
  readonly kind: (typeof chatEventKinds)[number];
  readonly detail?: Prisma.InputJsonObject;
}

/** Adds what a person could see happen, in order. Events are never changed; a trigger refuses it. */
export async function addEvents(
  transaction: Transaction,
  where: { chatId: string; actorId: string; traceId?: string; now?: Date },
  events: readonly NewEvent[],
): Promise<void> {
  await transaction.chatEvent.createMany({
    data: events.map(({ kind, detail }) => ({
      chatId: where.chatId,
      actorId: where.actorId,
      kind,
      detail: detail ?? {},
      traceId: where.traceId ?? null,
      ...(where.now ? { at: where.now } : {}),
    })),
  });
}
