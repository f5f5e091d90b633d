import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export interface NoticeView {
  readonly id: string;
  readonly kind: string;
  readonly detail: unknown;
  /** What was asked, for a notice about a question of one's own. */
  readonly question?: string;
  readonly created_at: string;
  readonly read_at: string | null;
}

export const noticeParams = z.object({ id: z.uuid() });

const shown = 50;

/** The newest of one's own notices, and how many of all are unread. */
export async function listNotices(
  database: Database,
  userId: string,
): Promise<{ unread: number; notices: readonly NoticeView[] }> {
  const [unread, notices] = await Promise.all([
    database.notice.count({ where: { userId, readAt: null } }),
    database.notice.findMany({ where: { userId }, orderBy: { createdAt: 'desc' }, take: shown }),
  ]);
  const questions = await questionsOf(
    database,
    userId,
    notices.map(({ detail }) => detail),
  );
  return {
    unread,
    notices: notices.map(({ id, kind, detail, createdAt, readAt }) => ({
      id,
      kind,
      detail,
      ...questions.of(detail),
      created_at: createdAt.toISOString(),
      read_at: readAt?.toISOString() ?? null,
    })),
  };
}

const aboutAnswer = z.object({ chat_id: z.uuid(), message_id: z.uuid() });

/** The words of the questions that notices are about; of chats that are still there, and one's own. */
async function questionsOf(database: Database, userId: string, details: readonly unknown[]) {
  const about = details.flatMap((detail) => aboutAnswer.safeParse(detail).data?.message_id ?? []);
  const words = new Map<string, string>();
  if (about.length > 0) {
    const rows = await database.$queryRaw<{ id: string; content: string }[]>`
      select a.id, q.content from "Message" a
      join "Message" q on q."chatId" = a."chatId" and q.position = a.position - 1
      join "Chat" c on c.id = a."chatId" and c."ownerId" = ${userId}::uuid and c."deletedAt" is null
      where a.id = any(${about}::uuid[])`;
    for (const { id, content } of rows) words.set(id, content);
  }
  return {
    of: (detail: unknown): { question?: string } => {
      const question = words.get(aboutAnswer.safeParse(detail).data?.message_id ?? '');
      return question === undefined ? {} : { question };
    },
  };
}

/** @throws AssistantError `resource.not_found`, also for a notice of somebody else */
export async function readNotice(database: Database, userId: string, id: string): Promise<void> {
  const { count } = await database.notice.updateMany({
    where: { id, userId },
    data: { readAt: new Date() },
  });
  if (count === 0) throw new AssistantError('resource.not_found');
}

/** All of one's own that were there by now. */
export async function readAllNotices(database: Database, userId: string): Promise<void> {
  await database.notice.updateMany({ where: { userId, readAt: null }, data: { readAt: new Date() } });
}
