// A deployed policy as the planners see it: words that trigger it and one typed effect. The union is
// closed on purpose: an effect maps or narrows; it cannot express scope, rights, limits, redaction,
// code or links, so no approval can grant them.
import { z } from 'zod';
import { localeSchema } from '../i18n/locale.ts';
import { conditionSchema, expressionSchema, measureSchema } from './plan.ts';

const term = z.string().min(1).max(40);
const modelName = z.string().max(63);
const path = z.string().max(200);

export const policyEffectSchema = z.discriminatedUnion('kind', [
  /** A word means a field, a condition, a measure or a model. */
  z.strictObject({
    kind: z.literal('term'),
    term,
    /** Where the meaning lives; its paths start here. */
    model: modelName,
    means: z.union([
      z.strictObject({ field: path }),
      z.strictObject({ condition: conditionSchema }),
      z.strictObject({ measure: measureSchema }),
      z.strictObject({ expression: expressionSchema }),
      z.strictObject({ model: modelName }),
    ]),
  }),
  /** Applied whenever rows of the model are counted or listed, unless the question speaks of it. */
  z.strictObject({ kind: z.literal('defaultFilter'), model: modelName, where: conditionSchema }),
  /** A named number: "revenue". */
  z.strictObject({ kind: z.literal('metric'), term, model: modelName, measure: measureSchema }),
  /** Which way to go from one model to another where several lead there. */
  z.strictObject({ kind: z.literal('joinPath'), from: modelName, to: modelName, path }),
  z.strictObject({
    kind: z.literal('format'),
    model: modelName,
    field: path,
    unit: z.string().max(20),
    decimals: z.number().int().min(0).max(6),
  }),
  /** Always ask what this word means. */
  z.strictObject({ kind: z.literal('ask'), term, options: z.array(z.string().max(80)).min(2).max(4) }),
  /** Words for a model only; short, fenced in prompts, never approved automatically. */
  z.strictObject({ kind: z.literal('note'), text: z.string().max(280) }),
]);
export type PolicyEffect = z.infer<typeof policyEffectSchema>;

export const livePolicySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Words that must occur in the question for the policy to be used; empty means always. */
  triggers: z.array(term),
  locale: localeSchema.optional(),
  effect: policyEffectSchema,
});
export type LivePolicy = z.infer<typeof livePolicySchema>;
