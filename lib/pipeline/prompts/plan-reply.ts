// The one form in which a model replies to a question. Flat, so that every provider's structured output takes
// it; all members are required, as some of them want. It has no words for people but short assumptions,
// and one sentence beside a snippet: what else is said to them is made here, from plans.
import { z } from 'zod';

/** What most replies leave empty; small models leave it out. */
const rarelySaid = z.preprocess((given) => given ?? '', z.string());

export const planReplySchema = z.strictObject({
  intent: z.enum(['data', 'clarify', 'not_possible', 'help']),
  confidence: z.number(),
  plans: z.array(z.string()),
  snippet: rarelySaid,
  reading: rarelySaid,
  assumptions: z.array(z.string()),
  guidance: z.array(z.number()),
  missing: z.array(z.string()),
  reason: z.enum(['none', 'no_such_data', 'not_about_data', 'read_only']),
});

export type PlanReply = z.infer<typeof planReplySchema>;

/** A small model says one plan as one text, and puts an arrow or a fence before it. */
const leanPlans = z.preprocess(
  (given) => [given ?? []].flat().map((plan) => (typeof plan === 'string' ? bare(plan) : plan)),
  z.array(z.string()),
);
const leanIntent = z.preprocess(
  (given) =>
    typeof given === 'string'
      ? given
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, '_')
      : given,
  planReplySchema.shape.intent,
);

/** What a small model can be asked for; each member more is one more to get wrong, and none too many is held against it. */
export const leanReplySchema = z.object({
  intent: leanIntent,
  plans: leanPlans,
  guidance: z.preprocess((given) => given ?? [], z.array(z.number())),
  missing: z.preprocess((given) => given ?? [], z.array(z.string())),
});

function bare(plan: string): string {
  return plan.replace(/^[\s`]*(?:(?:plan|text)\s*[:=]\s*|=>\s*)?|[\s`;]+$/giu, '');
}

/** Nobody asked such a model how sure it is, and it would not know. */
const leanConfidence = 0.6;

export function wholeReply(lean: z.infer<typeof leanReplySchema>): PlanReply {
  return { ...lean, confidence: leanConfidence, snippet: '', reading: '', assumptions: [], reason: 'none' };
}
