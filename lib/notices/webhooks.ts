// Addresses that an admin wants notices sent to. Only public ones over https are kept; the secret is shown once,
// and every call is signed with it.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { refuseUnlessAllowed } from '../outgoing/guarded-fetch.ts';
import { sealSecret } from '../settings/sealed-secret.ts';
import { webhookKinds } from './notice-kinds.ts';

export const webhookBody = z.strictObject({
  url: z.string().max(500),
  events: z
    .array(z.enum(webhookKinds as [string, ...string[]]))
    .min(1)
    .max(20),
});
export const webhookParams = z.object({ id: z.uuid() });

/**
 * @returns the secret, which cannot be shown again
 * @throws AssistantError `request.malformed` for what is no URL, or one that may never be called
 */
export async function addWebhook(
  database: Database,
  adminId: string,
  { url, events }: z.output<typeof webhookBody>,
): Promise<{ id: string; secret: string }> {
  if (!URL.canParse(url)) throw new AssistantError('request.malformed', { detail: 'url' });
  try {
    refuseUnlessAllowed(new URL(url), false);
  } catch (cause) {
    throw new AssistantError('request.malformed', { detail: 'url', cause });
  }
  const secret = randomBytes(32).toString('base64url');
  const id = crypto.randomUUID();
  await database.$transaction(async (transaction) => {
    await transaction.webhook.create({
      data: { id, url, events, encryptedSecret: sealSecret(secret, `webhook:${id}`), authorId: adminId },
    });
    await recordAudit(transaction, { actorId: adminId, action: 'webhook.added', subject: `webhook:${id}` });
  });
  return { id, secret };
}

export async function listWebhooks(database: Database) {
  const webhooks = await database.webhook.findMany({
    where: { disabledAt: null },
    orderBy: { createdAt: 'asc' },
    include: { deliveries: { orderBy: { createdAt: 'desc' }, take: 1 } },
  });
  return webhooks.map(({ id, url, events, createdAt, deliveries: [newest] }) => ({
    id,
    url,
    events,
    created_at: createdAt.toISOString(),
    newest_delivery: newest
      ? {
          kind: newest.kind,
          attempts: newest.attempts,
          delivered_at: newest.deliveredAt?.toISOString() ?? null,
          problem: newest.problem,
        }
      : null,
  }));
}

/** @throws AssistantError `resource.not_found` */
export async function removeWebhook(database: Database, adminId: string, id: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.webhook.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: new Date() },
    });
    if (count === 0) throw new AssistantError('resource.not_found');
    await recordAudit(transaction, { actorId: adminId, action: 'webhook.removed', subject: `webhook:${id}` });
  });
}
