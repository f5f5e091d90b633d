// Tells people something, once: in the app, and out of it where an admin asked for that. A notice holds ids and
// counts; what it says in words is said by the page, in the language of who reads it.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { settings } from '../env/settings.ts';
import { enqueue } from '../jobs/queues.ts';
import type { NoticeKind } from './notice-kinds.ts';

export interface News {
  readonly kind: NoticeKind;
  /** The same subject is told a single time. */
  readonly subject: string;
  readonly detail: Prisma.InputJsonObject;
}

/** Every admin, and every webhook that takes this kind. */
export async function tellAdmins(transaction: Transaction, news: News): Promise<void> {
  const admins = await transaction.user.findMany({
    where: { role: 'admin', disabledAt: null },
    select: { id: true },
  });
  const told = await tell(
    transaction,
    admins.map(({ id }) => id),
    news,
  );
  if (told === 0) return;
  const webhooks = await transaction.webhook.findMany({
    where: { disabledAt: null, events: { has: news.kind } },
    select: { id: true },
  });
  for (const { id: webhookId } of webhooks) {
    const delivery = await transaction.delivery.create({
      data: { webhookId, kind: news.kind, detail: { ...news.detail, subject: news.subject } },
      select: { id: true },
    });
    await enqueue(transaction, 'deliver', delivery.id);
  }
}

/** One person. */
export async function tellPerson(transaction: Transaction, userId: string, news: News): Promise<void> {
  await tell(transaction, [userId], news);
}

/** In the app, and by mail where there is a server for it. @returns how many did not know yet */
async function tell(transaction: Transaction, userIds: readonly string[], news: News): Promise<number> {
  const { kind, subject, detail } = news;
  const told = await transaction.notice.createManyAndReturn({
    data: userIds.map((userId) => ({ userId, kind, subject, detail })),
    skipDuplicates: true,
    select: { userId: true },
  });
  if (settings().mail) {
    for (const { userId } of told) {
      const delivery = await transaction.delivery.create({
        data: { userId, kind, detail },
        select: { id: true },
      });
      await enqueue(transaction, 'deliver', delivery.id);
    }
  }
  return told.length;
}
