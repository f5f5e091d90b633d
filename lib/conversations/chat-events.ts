import type { Transaction } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';

export const chatEventKinds = [
  'chat.created',
  'chat.titled',
  'chat.renamed',
  'chat.pinned',
  'chat.unpinned',
  'chat.archived',
  'chat.unarchived',
  'chat.deleted',
  'chat.restored',
  'chat.shared',
  'chat.unshared',
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

/** The same as a part of a statement; a condition on an event, named `event`, may follow. */
export function insertedEvents(
  where: { chatId: string; actorId: string; traceId?: string; now?: Date },
  events: readonly NewEvent[],
): Prisma.Sql {
  const rows = events.map(({ kind, detail }) => ({ kind, detail: detail ?? {} }));
  return Prisma.sql`
    insert into "ChatEvent" (id, "chatId", "actorId", kind, detail, "traceId", at)
    select gen_random_uuid(), ${where.chatId}::uuid, ${where.actorId}::uuid, event.kind, event.detail,
      ${where.traceId ?? null}, coalesce(${where.now ?? null}::timestamptz, now())
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event (kind text, detail jsonb)`;
}
