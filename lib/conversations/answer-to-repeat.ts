import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { envelopeSchema } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { planSchema } from '../pipeline/plan.ts';

/**
 * An answer of one's own with what it takes to run its plan again.
 *
 * @throws AssistantError `resource.not_found`, also for an answer of somebody else, or one without a plan
 */
export async function answerToRepeat(
  database: Database,
  owner: SignedIn,
  { chatId, messageId }: { readonly chatId: string; readonly messageId: string },
) {
  const message = await database.message.findFirst({
    where: { id: messageId, role: 'answer', chat: { id: chatId, ownerId: owner.id, deletedAt: null } },
    select: {
      plan: true,
      envelope: true,
      timeZone: true,
      createdAt: true,
      position: true,
      chat: { select: { sourceId: true } },
    },
  });
  const plan = planSchema.safeParse(message?.plan);
  const envelope = envelopeSchema.safeParse(message?.envelope);
  if (!message || !plan.success || !envelope.success || envelope.data.type !== 'answer')
    throw new AssistantError('resource.not_found');
  const question = await database.message.findUnique({
    where: { chatId_position: { chatId, position: message.position - 1 } },
    select: { createdAt: true },
  });
  return {
    plan: plan.data,
    timeZone: message.timeZone,
    /** The clock that the plan was made by. */
    now: question?.createdAt ?? message.createdAt,
    columns: envelope.data.data.result?.columns ?? [],
    labels: new Map(envelope.data.data.result?.columns.map(({ name, label }) => [name, label])),
    sourceId: message.chat.sourceId ?? undefined,
  };
}
