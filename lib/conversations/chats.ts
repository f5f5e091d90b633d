// The chats of one person. Every statement names the owner, so a chat of somebody else does not exist
// here; what does not exist is `resource.not_found`.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { requireChoosable } from '../sources/choosable-sources.ts';
import { addEvents } from './chat-events.ts';
import { envelopeFor } from './envelope-for.ts';
import { editsOf, howAsked } from './how-asked.ts';

const listed = 200;

const summary = { id: true, title: true, createdAt: true, touchedAt: true, sourceId: true } as const;

/** The newest chats first, at most 200. */
export async function listChats(database: Database, owner: SignedIn) {
  const chats = await database.chat.findMany({
    where: { ownerId: owner.id, deletedAt: null },
    orderBy: [{ touchedAt: 'desc' }, { id: 'asc' }],
    take: listed,
    select: summary,
  });
  return chats.map(asSummary);
}

/** @throws AssistantError `resource.not_found` for a source that is not there, or not any more */
export async function createChat(
  database: Database,
  owner: SignedIn,
  { title, sourceId }: { title?: string | undefined; sourceId?: string | undefined } = {},
) {
  const now = new Date();
  if (sourceId !== undefined) await requireChoosable(database, sourceId);
  return database.$transaction(async (transaction) => {
    const chat = await transaction.chat.create({
      data: {
        ownerId: owner.id,
        title: title ?? null,
        renamedAt: title === undefined ? null : now,
        sourceId: sourceId ?? null,
      },
      select: summary,
    });
    await addEvents(transaction, { chatId: chat.id, actorId: owner.id }, [{ kind: 'chat.created' }]);
    return asSummary(chat);
  });
}

/** A chat with its messages, oldest first; code only for those who may read it now. */
export async function readChat(database: Database, owner: SignedIn, id: string) {
  const chat = await database.chat.findFirst({
    where: { id, ownerId: owner.id, deletedAt: null },
    select: {
      ...summary,
      events: { where: { kind: 'reading.edited' }, orderBy: { serial: 'asc' }, select: { detail: true } },
      messages: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          role: true,
          content: true,
          envelope: true,
          createdAt: true,
          settled: { select: { id: true, end: true, chosenOption: true } },
          feedback: { where: { authorId: owner.id }, select: { verdict: true, type: true, note: true } },
        },
      },
    },
  });
  if (!chat) throw new AssistantError('resource.not_found');
  const edits = editsOf(chat.events);
  return {
    ...asSummary(chat),
    messages: chat.messages.map((message) => ({
      id: message.id,
      role: message.role === 'question' ? ('user' as const) : ('assistant' as const),
      content: message.content,
      asked: howAsked(message.settled, edits.get(message.id)),
      envelope: envelopeFor(message.envelope, owner),
      feedback: asVerdict(message.feedback[0]),
      created_at: message.createdAt.toISOString(),
    })),
  };
}

export async function renameChat(database: Database, owner: SignedIn, id: string, title: string) {
  return database.$transaction(async (transaction) => {
    const [chat] = await transaction.chat.updateManyAndReturn({
      where: { id, ownerId: owner.id, deletedAt: null },
      data: { title, renamedAt: new Date() },
      select: summary,
    });
    if (!chat) throw new AssistantError('resource.not_found');
    await addEvents(transaction, { chatId: id, actorId: owner.id }, [
      { kind: 'chat.renamed', detail: { title } },
    ]);
    return asSummary(chat);
  });
}

export async function deleteChat(database: Database, owner: SignedIn, id: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.chat.updateMany({
      where: { id, ownerId: owner.id, deletedAt: null },
      data: { deletedAt: new Date() },
    });
    if (count === 0) throw new AssistantError('resource.not_found');
    await addEvents(transaction, { chatId: id, actorId: owner.id }, [{ kind: 'chat.deleted' }]);
  });
}

interface Summary {
  id: string;
  title: string | null;
  sourceId: string | null;
  createdAt: Date;
  touchedAt: Date;
}

function asSummary(chat: Summary) {
  return {
    id: chat.id,
    title: chat.title,
    /** Null until something was asked of the default source. */
    source_id: chat.sourceId,
    created_at: chat.createdAt.toISOString(),
    updated_at: chat.touchedAt.toISOString(),
  };
}

function asVerdict(feedback: { verdict: string; type: string | null; note: string | null } | undefined) {
  if (!feedback) return null;
  const { verdict, type, note } = feedback;
  return { verdict, ...(type === null ? {} : { type }), ...(note === null ? {} : { note }) };
}
