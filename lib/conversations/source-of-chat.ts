import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';

/** The source that a chat of this person is about; undefined for a chat that is not theirs, or asked nothing yet. */
export async function sourceOfChat(
  database: Database,
  owner: SignedIn,
  chatId: string,
): Promise<string | undefined> {
  const chat = await database.chat.findFirst({
    where: { id: chatId, ownerId: owner.id, deletedAt: null },
    select: { sourceId: true },
  });
  return chat?.sourceId ?? undefined;
}
