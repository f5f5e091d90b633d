// What a generator proposes: what should be known, in words for people, and one typed effect that both
// planners obey. A candidate is nothing yet: it is proven, reviewed and deployed before it changes an answer.
import { z } from 'zod';
import { localeSchema } from '../../i18n/locale.ts';
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import { termSchema } from '../../pipeline/narrow-text.ts';
import { planSchema } from '../../pipeline/plan.ts';

/** A sentence for people: one line, no markup, no invisible characters. Never part of a prompt as it is. */
const sentence = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029<>{}`]*$/u, 'plain words on one line');

const policyCategories = ['schema_mapping', 'accuracy', 'domain_knowledge', 'clarity'] as const;
const policyPriorities = ['high', 'medium', 'low'] as const;

export const policyCandidateSchema = z.strictObject({
  category: z.enum(policyCategories),
  priority: z.enum(policyPriorities),
  title: sentence(80).min(1),
  /** What holds from now on. */
  rule: sentence(400).min(1),
  /** Why it is believed: the person's words, and what came of trying them. */
  rationale: sentence(600),
  examples: z.array(sentence(300)).max(5),
  /** Why the answer was wrong. */
  rootCause: sentence(300),
  /** What Docent did not know. */
  missingKnowledge: sentence(300),
  /** What was taken, where something was, and what is right; in words. */
  correctMapping: z.strictObject({ from: sentence(120).optional(), to: sentence(200) }).optional(),
  triggers: z.array(termSchema).max(8),
  locale: localeSchema.optional(),
  confidence: z.number().min(0).max(1),
  effect: policyEffectSchema,
  /** How the question is read under it; what the proof will see again. */
  plan: planSchema.optional(),
  /** True when that plan's rows agree with what the person expected; absent where they expected nothing. */
  agrees: z.boolean().optional(),
});
export type PolicyCandidate = z.infer<typeof policyCandidateSchema>;
