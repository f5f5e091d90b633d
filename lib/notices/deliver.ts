// Sends what waits to be sent. The body is signed over its time and itself, so that a receiver knows who sent
// it, and that it is not an old one sent again.
import { createHmac } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { openSecret } from '../settings/sealed-secret.ts';

const milliseconds = 5_000;
const replyBytes = 64 * 1024;

/**
 * Makes one attempt at a delivery; one that was made is not made again.
 *
 * @throws AssistantError `outgoing.refused`, also for a receiver that does not answer with a 2xx: it is tried again
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
    where: { id, deliveredAt: null, webhook: { disabledAt: null } },
    include: { webhook: true },
  });
  if (!delivery?.webhook) return;
  const { webhook, kind, detail, createdAt } = delivery;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify({ id, kind, created_at: createdAt.toISOString(), detail });
  const secret = openSecret(webhook.encryptedSecret, `webhook:${webhook.id}`);
  let problem: string | undefined;
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
    if (!reply.ok) problem = `status ${reply.status}`;
  } catch (thrown) {
    problem = thrown instanceof AssistantError ? (thrown.detail ?? thrown.code) : 'unreachable';
  }
  await database.delivery.update({
    where: { id },
    data: {
      attempts: { increment: 1 },
      ...(problem === undefined ? { deliveredAt: new Date(), problem: null } : { problem }),
    },
  });
  if (problem !== undefined) throw new AssistantError('outgoing.refused', { detail: problem });
}

/** `sha256=` and the HMAC-SHA256 of the time, a dot and the body, hexadecimal. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
