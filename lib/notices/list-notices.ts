import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export interface NoticeView {
  readonly id: string;
  readonly kind: string;
  readonly detail: unknown;
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
  return {
    unread,
    notices: notices.map(({ id, kind, detail, createdAt, readAt }) => ({
      id,
      kind,
      detail,
      created_at: createdAt.toISOString(),
      read_at: readAt?.toISOString() ?? null,
    })),
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
