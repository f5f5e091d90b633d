// A shared answer for the one who reads it: the plan of the answer, or the snippet that a model wrote for it,
// runs again under the reader's rights and policies of now. What the author saw is not used; where the reader
// may see less, there is less.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { answerWords } from '../i18n/answer-words.ts';
import { keptQuestion } from '../policy/kept-question.ts';
import { openReplay } from '../policy/open-replay.ts';
import { type AssistantRuntime, assistantRuntime } from './assistant-runtime.ts';
import { livePoliciesFor } from './live-policies.ts';
import { takePlace } from './question-quota.ts';
import { requireShared } from './shares.ts';

/**
 * @throws AssistantError `resource.not_found` for what is not shared; `request.rate_limited`: it counts as a
 *   question of the reader
 */
export async function sharedAnswer(
  database: Database,
  reader: SignedIn,
  where: { readonly shareId: string; readonly messageId: string },
  signal: AbortSignal,
  runtimeOf: (sourceId: string) => Promise<AssistantRuntime> = assistantRuntime,
): Promise<Envelope> {
  await requireShared(database, where.shareId, where.messageId);
  const kept = await keptQuestion(database, where.messageId);
  const { plan, written } = kept?.answered ?? {};
  if (!kept || !(plan || written)) throw new AssistantError('resource.not_found');
  const asked = { ...kept.asked, askerId: reader.id, turns: [] };
  const end = await takePlace(database, reader.id);
  try {
    const runtime = await runtimeOf(asked.sourceId);
    const mayReadCode = reader.permissions.has('code:read');
    const whom = { sourceId: asked.sourceId, userId: reader.id, role: reader.role };
    const [{ live }, replay] = await Promise.all([
      livePoliciesFor(database, whom),
      openReplay(database, runtime, asked, signal, { mayReadCode }),
    ]);
    if (!replay) throw new AssistantError('resource.not_found');
    const { envelope } = await replay.answer(live, plan ? { plan } : { snippet: written });
    return isForReader(envelope)
      ? envelope
      : { ...envelope, message: answerWords[asked.locale].notForReader };
  } finally {
    await end();
  }
}

/** It worked for its author: what cannot be lowered or checked here is missing here, and no other words would help. */
const missing: ReadonlySet<string> = new Set(['plan.invalid', 'snippet.type_error', 'query.refused']);

function isForReader(envelope: Envelope): boolean {
  return envelope.type !== 'error' || !missing.has(envelope.data.error_code);
}
