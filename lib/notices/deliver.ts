// Sends what waits to be sent. The body is signed over its time and itself, so that a receiver knows who sent
// it, and that it is not an old one sent again.
import { createHmac } from 'node:crypto';
import type { Database } from '../db/client.ts';
import type { Delivery, Webhook } from '../db/generated/client.ts';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { openSecret } from '../settings/sealed-secret.ts';
import { deliverMail } from './deliver-mail.ts';

const milliseconds = 5_000;
const replyBytes = 64 * 1024;

/**
 * Makes one attempt at a delivery; one that was made is not made again.
 *
 * @throws AssistantError `outgoing.refused`, also for a receiver that does not answer with a 2xx and
 *   for a mail that could not be sent: it is tried again
 */
export async function deliver(
  database: Database,
  id: string,
  signal: AbortSignal,
  send: typeof fetch = guardedFetch({
    trustedOrigins: [],
    bytes: replyBytes,
    idleMilliseconds: milliseconds,
  }),
): Promise<void> {
  const delivery = await database.delivery.findFirst({
    where: { id, deliveredAt: null, OR: [{ webhookId: null }, { webhook: { disabledAt: null } }] },
    include: { webhook: true },
  });
  if (!delivery) return;
  const { userId, kind, detail } = delivery;
  const problem =
    userId === null
      ? await callWebhook(delivery, signal, send)
      : await deliverMail(database, { userId, kind, detail }, settings());
  await database.delivery.update({
    where: { id },
    data: {
      attempts: { increment: 1 },
      ...(problem === undefined ? { deliveredAt: new Date(), problem: null } : { problem }),
    },
  });
  if (problem !== undefined) throw new AssistantError('outgoing.refused', { detail: problem });
}

/** Calls it, and gives what kept it from arriving. */
async function callWebhook(
  { id, webhook, kind, detail, createdAt }: Delivery & { webhook: Webhook | null },
  signal: AbortSignal,
  send: typeof fetch,
): Promise<string | undefined> {
  if (!webhook) return undefined;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify({ id, kind, created_at: createdAt.toISOString(), detail });
  const secret = openSecret(webhook.encryptedSecret, `webhook:${webhook.id}`);
  try {
    const reply = await send(webhook.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-docent-timestamp': timestamp,
        'x-docent-signature': signatureOf(secret, timestamp, body),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]),
    });
    await reply.arrayBuffer();
    return reply.ok ? undefined : `status ${reply.status}`;
  } catch (thrown) {
    return thrown instanceof AssistantError ? (thrown.detail ?? thrown.code) : 'unreachable';
  }
}

/** `sha256=` and the HMAC-SHA256 of the time, a dot and the body, hexadecimal. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
