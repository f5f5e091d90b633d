// "What would it be without this policy?": an answer of one's own asked again, as it was asked, under the live
// policies but one. The answer is shown and not kept.
import { z } from 'zod';
import type { SignedIn } from '../auth/signed-in.ts';
import { type AssistantRuntime, assistantRuntime } from '../conversations/assistant-runtime.ts';
import { livePoliciesFor } from '../conversations/live-policies.ts';
import { takePlace } from '../conversations/question-quota.ts';
import type { Database } from '../db/client.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { policyId, policyIdSchema } from './external-id.ts';
import { keptQuestion } from './kept-question.ts';
import { openReplay } from './open-replay.ts';

export const withoutPolicyBody = z.strictObject({ policy: policyIdSchema });

/**
 * @throws AssistantError `resource.not_found` for an answer that is not the asker's, or a policy that is not
 *   live for them; `request.rate_limited`: it counts as a question
 */
export async function answerWithout(
  database: Database,
  asker: SignedIn,
  where: { chatId: string; messageId: string },
  number: number,
  signal: AbortSignal,
  runtimeOf: (sourceId: string) => Promise<AssistantRuntime> = assistantRuntime,
): Promise<Envelope> {
  const own = await database.message.findFirst({
    where: {
      id: where.messageId,
      role: 'answer',
      chat: { id: where.chatId, ownerId: asker.id, deletedAt: null },
    },
    select: { id: true },
  });
  const kept = own ? await keptQuestion(database, own.id) : undefined;
  if (!kept) throw new AssistantError('resource.not_found');
  const whom = { sourceId: kept.asked.sourceId, userId: asker.id, role: asker.role };
  const { live } = await livePoliciesFor(database, whom);
  if (!live.some(({ id }) => id === policyId(number))) throw new AssistantError('resource.not_found');
  const end = await takePlace(database, asker.id);
  try {
    const runtime = await runtimeOf(kept.asked.sourceId);
    const mayReadCode = asker.permissions.has('code:read');
    const replay = await openReplay(database, runtime, kept.asked, signal, { mayReadCode });
    if (!replay) throw new AssistantError('resource.not_found');
    const { envelope } = await replay.answer(live.filter(({ id }) => id !== policyId(number)));
    return envelope;
  } finally {
    await end();
  }
}
