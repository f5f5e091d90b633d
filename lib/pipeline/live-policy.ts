// A deployed policy as the planners see it: words that trigger it and one typed effect. The union is
// closed on purpose: an effect maps or narrows; it cannot express scope, rights, limits, redaction,
// code or links, so no approval can grant them.
import { z } from 'zod';
import { localeSchema } from '../i18n/locale.ts';
import { holdsPlainValues, labelSchema, termSchema } from './narrow-text.ts';
import { conditionSchema, expressionSchema, measureSchema } from './plan.ts';

const modelName = z.string().max(63);
const path = z.string().max(200);
/** Other words for the same, in any language: "revenue", "doanh thu", "ingresos". */
const also = z.array(termSchema).max(8).optional();

/** What a word may mean. Paths start at the model that stands beside it. */
export const meaningSchema = z.union([
  /** A field; with `where`, only that of rows like this: "strength" is the value of one attribute. */
  z.strictObject({ field: path, where: conditionSchema.optional() }),
  /** Several fields at once: a full name kept in two. */
  z.strictObject({ fields: z.array(path).min(2).max(4) }),
  z.strictObject({ condition: conditionSchema }),
  z.strictObject({ measure: measureSchema }),
  z.strictObject({ expression: expressionSchema }),
  z.strictObject({ model: modelName }),
  /** Being first in an order: "fastest". `where` says of which rows the field is looked at. */
  z.strictObject({
    most: z.strictObject({
      field: path,
      direction: z.enum(['asc', 'desc']),
      where: conditionSchema.optional(),
    }),
  }),
]);
export type Meaning = z.infer<typeof meaningSchema>;

export const policyEffectSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('term'),
      term: termSchema,
      also,
      /** Where the meaning lives; its paths start here. */
      model: modelName,
      means: meaningSchema,
    }),
    /** What people call a value: "sold out" for the state S of a product. */
    z.strictObject({
      kind: z.literal('valueLabel'),
      model: modelName,
      field: path,
      value: z.string().min(1).max(120),
      label: labelSchema,
      also,
    }),
    /** Applied whenever rows of the model are counted or listed, unless the question speaks of it. */
    z.strictObject({ kind: z.literal('defaultFilter'), model: modelName, where: conditionSchema }),
    /** A named number: "revenue". */
    z.strictObject({
      kind: z.literal('metric'),
      term: termSchema,
      also,
      model: modelName,
      measure: measureSchema,
    }),
    /** Which way to go from one model to another where several lead there. */
    z.strictObject({ kind: z.literal('joinPath'), from: modelName, to: modelName, path }),
    /** Which date is meant where a question says when and not which date. */
    z.strictObject({ kind: z.literal('mainDate'), model: modelName, field: path }),
    z.strictObject({
      kind: z.literal('format'),
      model: modelName,
      field: path,
      unit: z.string().regex(/^(currency:[A-Z]{3}|percent|count|[a-z]{1,20})$/),
      decimals: z.number().int().min(0).max(6),
    }),
    /** Always ask what this word means. */
    z.strictObject({
      kind: z.literal('ask'),
      term: termSchema,
      options: z.array(labelSchema).min(2).max(4),
    }),
    /** Words for a model only; short, fenced in prompts, never approved automatically. */
    z.strictObject({ kind: z.literal('note'), text: z.string().max(280) }),
  ])
  .refine((effect) => effect.kind === 'note' || holdsPlainValues(effect), 'a value is one plain line');
export type PolicyEffect = z.infer<typeof policyEffectSchema>;

export const livePolicySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Words of which one must occur in the question for the policy to be used; empty means always. */
  triggers: z.array(termSchema),
  locale: localeSchema.optional(),
  effect: policyEffectSchema,
});
export type LivePolicy = z.infer<typeof livePolicySchema>;
