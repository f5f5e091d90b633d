// The chats of one person. Every statement names the owner, so a chat of somebody else does not exist
// here; what does not exist is `resource.not_found`.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { requireChoosable } from '../sources/choosable-sources.ts';
import { addEvents, type NewEvent } from './chat-events.ts';
import type { ChatChange } from './chat-requests.ts';
import { chatTitle } from './chat-title.ts';
import { envelopeFor } from './envelope-for.ts';
import { feedbackState, stateColumns } from './feedback-state.ts';
import { editsOf, howAsked } from './how-asked.ts';

const listed = 200;

const summary = {
  id: true,
  title: true,
  createdAt: true,
  touchedAt: true,
  pinnedAt: true,
  archivedAt: true,
  sourceId: true,
} as const;

/** Pinned chats first, then the newest, at most 200; after them as many that were put away. */
export async function listChats(database: Database, owner: SignedIn) {
  const of = (archivedAt: null | { not: null }) =>
    database.chat.findMany({
      where: { ownerId: owner.id, deletedAt: null, archivedAt },
      orderBy: [{ pinnedAt: { sort: 'desc', nulls: 'last' } }, { touchedAt: 'desc' }, { id: 'asc' }],
      take: listed,
      select: summary,
    });
  const [kept, archived] = await Promise.all([of(null), of({ not: null })]);
  const chats = [...kept, ...archived];
  const firsts = await firstQuestions(
    database,
    chats.filter(({ title }) => title === null).map(({ id }) => id),
  );
  return chats.map((chat) => {
    const first = firsts.get(chat.id);
    return { ...asSummary(chat), ...(first === undefined ? {} : { first_question: first }) };
  });
}

/** What to tell chats apart by that have no title yet, as when nothing was answered in them. */
async function firstQuestions(database: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const messages = await database.message.findMany({
    where: { chatId: { in: [...ids] }, role: 'question' },
    orderBy: { position: 'asc' },
    distinct: ['chatId'],
    select: { chatId: true, content: true },
  });
  return new Map(messages.map(({ chatId, content }) => [chatId, chatTitle(content)]));
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
          feedback: { where: { authorId: owner.id }, select: { type: true, note: true, ...stateColumns } },
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
      feedback: asVerdict(message.feedback[0], owner),
      created_at: message.createdAt.toISOString(),
    })),
  };
}

/**
 * Renames, pins, puts away or brings back. What already is as wanted is not an error.
 *
 * @throws AssistantError `resource.not_found`, also for a deleted chat unless its deletion is taken back
 */
export async function changeChat(
  database: Database,
  owner: SignedIn,
  id: string,
  { title, pinned, archived, deleted }: ChatChange,
) {
  const now = new Date();
  return database.$transaction(async (transaction) => {
    const [chat] = await transaction.chat.updateManyAndReturn({
      where: { id, ownerId: owner.id, ...(deleted === false ? {} : { deletedAt: null }) },
      data: {
        ...(title === undefined ? {} : { title, renamedAt: now }),
        ...(pinned === undefined ? {} : { pinnedAt: pinned ? now : null }),
        ...(archived === undefined ? {} : { archivedAt: archived ? now : null }),
        ...(deleted === false ? { deletedAt: null } : {}),
      },
      select: summary,
    });
    if (!chat) throw new AssistantError('resource.not_found');
    const events: NewEvent[] = [
      ...(title === undefined ? [] : [{ kind: 'chat.renamed' as const, detail: { title } }]),
      ...(pinned === undefined
        ? []
        : [{ kind: pinned ? ('chat.pinned' as const) : ('chat.unpinned' as const) }]),
      ...(archived === undefined
        ? []
        : [{ kind: archived ? ('chat.archived' as const) : ('chat.unarchived' as const) }]),
      ...(deleted === false ? [{ kind: 'chat.restored' as const }] : []),
    ];
    await addEvents(transaction, { chatId: id, actorId: owner.id }, events);
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

type GivenVerdict = Parameters<typeof feedbackState>[0] & { type: string | null; note: string | null };

interface Summary {
  id: string;
  title: string | null;
  sourceId: string | null;
  createdAt: Date;
  touchedAt: Date;
  pinnedAt: Date | null;
  archivedAt: Date | null;
}

function asSummary(chat: Summary) {
  return {
    id: chat.id,
    title: chat.title,
    /** Null until something was asked of the default source. */
    source_id: chat.sourceId,
    created_at: chat.createdAt.toISOString(),
    updated_at: chat.touchedAt.toISOString(),
    pinned: chat.pinnedAt !== null,
    archived: chat.archivedAt !== null,
  };
}

function asVerdict(feedback: GivenVerdict | undefined, owner: SignedIn) {
  if (!feedback) return null;
  const { verdict, type, note } = feedback;
  return {
    verdict,
    ...(type === null ? {} : { type }),
    ...(note === null ? {} : { note }),
    state: feedbackState(feedback, owner),
  };
}
