import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { addEvents } from './chat-events.ts';

export interface GivenFeedback {
  readonly verdict: 'up' | 'down';
  readonly type?: 'bug' | 'suggestion' | 'praise';
  readonly note?: string;
}

/**
 * Keeps what the owner of a chat thinks of one of its answers; a later verdict replaces the earlier.
 *
 * @throws AssistantError `resource.not_found`, also for an answer in a chat of somebody else
 */
export async function giveFeedback(
  database: Database,
  author: SignedIn,
  where: { chatId: string; messageId: string },
  given: GivenFeedback,
) {
  const message = await database.message.findFirst({
    where: {
      id: where.messageId,
      role: 'answer',
      chat: { id: where.chatId, ownerId: author.id, deletedAt: null },
    },
    select: { id: true },
  });
  if (!message) throw new AssistantError('resource.not_found');
  const said = { verdict: given.verdict, type: given.type ?? null, note: given.note?.trim() || null };
  return database.$transaction(async (transaction) => {
    const key = { messageId: message.id, authorId: author.id };
    const feedback = await transaction.feedback.upsert({
      where: { messageId_authorId: key },
      create: { ...key, ...said },
      update: said,
      select: { number: true },
    });
    const detail = { message_id: message.id, verdict: given.verdict };
    await addEvents(transaction, { chatId: where.chatId, actorId: author.id }, [
      { kind: 'feedback.given', detail },
    ]);
    return { id: `FB-${feedback.number}`, ...given };
  });
}
