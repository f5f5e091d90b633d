// The other half of the test of a connection: does the model answer? A list that holds its name does not say so: the
// account may be empty, the name may be another's deployment, and not every server has a list.
import { z } from 'zod';
import type { ModelBudget } from './budget.ts';
import type { ModelConnection } from './model-settings.ts';
import { openLanguageModel } from './open-language-model.ts';

const prompt = {
  purpose: 'plan',
  system: 'This is a test of the connection.',
  prompt: 'Say that you are ready.',
  schema: z.object({ ready: z.boolean() }),
  schemaName: 'trial',
  maxOutputTokens: 100,
} as const;

/**
 * Milliseconds until it answered; it costs about a hundred tokens.
 *
 * @throws AssistantError as `completeStructured`; which of them means what for who set the connection,
 *   `connectionProblem` knows
 */
export async function tryModel(
  connection: ModelConnection,
  trustedOrigins: readonly string[],
  { budget, actorId, milliseconds = 60_000 }: { budget: ModelBudget; actorId: string; milliseconds?: number },
): Promise<number> {
  const times = { callMilliseconds: milliseconds, totalMilliseconds: milliseconds };
  const model = openLanguageModel({ primary: connection, ...times, trustedOrigins }, budget);
  const began = performance.now();
  await model.completeStructured(prompt, { signal: new AbortController().signal, actorId });
  return Math.round(performance.now() - began);
}
