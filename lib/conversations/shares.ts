// Chats and answers that are shown to colleagues by link. A share names questions and nothing else: what a reader
// sees is answered for them, under their own rights, when they look.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { addEvents } from './chat-events.ts';
import { wordsBehind } from './edited-reading.ts';

/** A longer chat is read in its own place. */
const mostShown = 50;

/**
 * Shares a chat of one's own as it is now, or one answer of it. The same thing shared again is the same link.
 *
 * @throws AssistantError `resource.not_found`, also for what is not the author's or has nothing to show
 */
export async function shareChat(
  database: Database,
  author: SignedIn,
  { chatId, messageId }: { readonly chatId: string; readonly messageId?: string | undefined },
): Promise<{ id: string }> {
  return database.$transaction(async (transaction) => {
    const answer = await transaction.message.findFirst({
      where: {
        ...(messageId === undefined ? {} : { id: messageId }),
        ...shownAnswer,
        chat: { id: chatId, ownerId: author.id, deletedAt: null },
      },
      select: { id: true },
    });
    if (!answer) throw new AssistantError('resource.not_found');
    const known =
      messageId === undefined
        ? null
        : await transaction.share.findFirst({ where: { messageId, revokedAt: null }, select: { id: true } });
    if (known) return known;
    const share = await transaction.share.create({
      data: { chatId, messageId: messageId ?? null, authorId: author.id },
      select: { id: true },
    });
    await addEvents(transaction, { chatId, actorId: author.id }, [
      { kind: 'chat.shared', detail: messageId === undefined ? {} : { message_id: messageId } },
    ]);
    return share;
  });
}

/** @throws AssistantError `resource.not_found`, also for a share of somebody else */
export async function revokeShare(database: Database, author: SignedIn, id: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const [share] = await transaction.share.updateManyAndReturn({
      where: { id, authorId: author.id, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { chatId: true },
    });
    if (!share) throw new AssistantError('resource.not_found');
    await addEvents(transaction, { chatId: share.chatId, actorId: author.id }, [{ kind: 'chat.unshared' }]);
  });
}

export interface SharedQuestion {
  readonly message_id: string;
  readonly question: string;
}

export interface SharedView {
  readonly author: string;
  readonly title: string | null;
  readonly shared_at: string;
  /** What it is about; null where that is the default source. */
  readonly source_id: string | null;
  readonly questions: readonly SharedQuestion[];
}

/**
 * What was shared, as questions.
 *
 * @throws AssistantError `resource.not_found` once the share was taken back, its chat deleted, or its author
 *   lost their account
 */
export async function readShare(database: Database, id: string): Promise<SharedView> {
  const share = await openShare(database, id);
  const answers = await database.message.findMany({
    where: answersOf(share),
    orderBy: { position: 'asc' },
    take: mostShown,
    select: { id: true, position: true },
  });
  const questions = await Promise.all(
    answers.map(async ({ id: messageId, position }) => ({
      message_id: messageId,
      question: await wordsBehind(database, share.chatId, position),
    })),
  );
  return {
    author: share.author.name,
    title: share.messageId === null ? share.chat.title : null,
    shared_at: share.createdAt.toISOString(),
    source_id: share.chat.sourceId,
    questions,
  };
}

/** @throws AssistantError `resource.not_found` for an answer that this share does not show */
export async function requireShared(database: Database, id: string, messageId: string): Promise<void> {
  const share = await openShare(database, id);
  const shown = await database.message.findFirst({
    where: { AND: [answersOf(share), { id: messageId }] },
    select: { id: true },
  });
  if (!shown) throw new AssistantError('resource.not_found');
}

/** Help and refusals read nothing; an answer with rows says how it read the question, with a plan or without. */
const shownAnswer = {
  role: 'answer' as const,
  reading: { not: null },
  envelope: { path: ['type'], equals: 'answer' },
} satisfies Prisma.MessageWhereInput;

async function openShare(database: Database, id: string) {
  const share = await database.share.findFirst({
    where: { id, revokedAt: null, chat: { deletedAt: null }, author: { disabledAt: null } },
    select: {
      chatId: true,
      messageId: true,
      createdAt: true,
      author: { select: { name: true } },
      chat: { select: { title: true, sourceId: true } },
    },
  });
  if (!share) throw new AssistantError('resource.not_found');
  return share;
}

/** What came after the sharing was not shared. */
function answersOf({ chatId, messageId, createdAt }: Awaited<ReturnType<typeof openShare>>) {
  return {
    chatId,
    ...shownAnswer,
    createdAt: { lte: createdAt },
    ...(messageId === null ? {} : { id: messageId }),
  };
}
