// What a model said in a batch, as it is kept until its generation runs; then it stands where the model stands,
// so that the generation goes its one way.
import { z } from 'zod';
import { AssistantError } from '../../errors/assistant-error.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import { type PolicyReply, policyReplySchema } from './policy-reply.ts';

const keptReplySchema = z.union([
  z.strictObject({ said: policyReplySchema }),
  /** It made no sense, and was paid for: rules go on from here, as they would have. */
  z.strictObject({ failed: z.literal('model.invalid_reply') }),
]);
type KeptReply = z.infer<typeof keptReplySchema>;

/** Undefined for what should be asked once more, by itself. */
export function keptReplyOf(reply: PolicyReply | AssistantError): KeptReply | undefined {
  if (!(reply instanceof AssistantError)) return { said: reply };
  return reply.code === 'model.invalid_reply' ? { failed: reply.code } : undefined;
}

/** A model that says what was kept, and nothing else; undefined where nothing was. */
export function modelOfReply(kept: unknown, label: string): LanguageModel | undefined {
  const { data } = keptReplySchema.safeParse(kept);
  if (!data) return undefined;
  return {
    label,
    async completeStructured({ schema }) {
      if ('failed' in data) throw new AssistantError(data.failed);
      const usage = { calls: 0, tokensIn: 0, tokensOut: 0, milliseconds: 0 };
      return { object: schema.parse(data.said), model: label, usage };
    },
  };
}
