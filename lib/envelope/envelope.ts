// The contract with everything that asks: one of four envelopes, always, whatever went wrong.
// Browser, API, command line and evals read this and nothing else of an answer.
import { z } from 'zod';
import { localeSchema } from '../i18n/locale.ts';
import { readingPartSchema } from './reading-part.ts';

export const intentLabels = ['DATA_QUERY', 'CLARIFICATION', 'OUT_OF_SCOPE', 'GENERAL_HELP'] as const;
export const intentLabelSchema = z.enum(intentLabels);
export type IntentLabel = z.infer<typeof intentLabelSchema>;

/** A value as it is shown and exported. Decimals and big integers are strings, dates ISO 8601. */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

export const columnTypes = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'time',
  'interval',
  'json',
] as const;

export const resultColumnSchema = z.strictObject({
  /** Unique within the result; matches `^[a-z][a-z0-9_]{0,62}$`. */
  name: z.string(),
  /** The heading people read, in the user's language where it is known. */
  label: z.string(),
  type: z.enum(columnTypes),
  /** How a number is to be read: `currency:EUR`, `percent`, `count`; absent for a bare number. */
  unit: z.string().optional(),
  /** Digits after the decimal point, where a policy says how many. */
  decimals: z.number().int().min(0).max(6).optional(),
  /** For a bucketed date: hour, day, week, month, quarter or year; and weekday or month_of_year, which come again. */
  bucket: z.string().optional(),
});
export type ResultColumn = z.infer<typeof resultColumnSchema>;

export const chartKinds = ['bar', 'line', 'stacked', 'share', 'scatter'] as const;

/** Where a chart says more than a table. `x`, `by` and each of `series` are names of columns. */
export const chartSchema = z.strictObject({
  /** Lying bars, a line, parts upon one another, parts of a whole, or points of two numbers. */
  kind: z.enum(chartKinds),
  x: z.string(),
  series: z.array(z.string()).min(1),
  /** The column that a number is split by (for a line or parts), or that names each point. */
  by: z.string().optional(),
  /**
   * Where what `x` or `by` names is a thing with a key: all columns that name it, in their order, the first of
   * which is `x` or `by`. Two things of one name are told apart by the key.
   */
  things: z.array(z.strictObject({ names: z.array(z.string()).min(1), key: z.string() })).optional(),
  /** Numbers that may be added up: what is left out of the picture can be shown as one. */
  additive: z.boolean().optional(),
  /** Other kinds that suit the same rows. */
  others: z.array(z.enum(chartKinds)).optional(),
  /** The language of the headings, which is the question's and stays when the page is read in another. */
  locale: localeSchema.optional(),
});
export type Chart = z.infer<typeof chartSchema>;
export type ChartKind = Chart['kind'];

export const resultSchema = z.strictObject({
  columns: z.array(resultColumnSchema),
  rows: z.array(z.array(cellSchema)),
  /** Rows of the whole result, counted by the database to the end; only when `truncated`. */
  totalRows: z.number().int().nonnegative().optional(),
  /**
   * Where there are too many to count at once: the database counted this many and there may be more. Neither
   * is present where even that took too long; that there are more is then all that is known.
   */
  totalRowsAtLeast: z.number().int().nonnegative().optional(),
  chart: chartSchema.optional(),
  /**
   * Where each row is one row of a model, or begins with the name of one: the model, and row by row the key of
   * its record.
   */
  records: z.strictObject({ model: z.string(), keys: z.array(z.string().nullable()) }).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** How an answer came to be. `code` and `sql` are filled only for those who may read code. */
export const provenanceSchema = z.strictObject({
  reading: z.string(),
  /** The reading cut into what can be removed or changed by click, in the order of the sentence. */
  parts: z.array(readingPartSchema).optional(),
  planner: z.enum(['verified', 'built-in', 'model']),
  confidence: z.number().min(0).max(1),
  assumptions: z.array(z.string()),
  /** Null where no plan says the question and a model wrote the code. */
  plan: z.json(),
  /** Only then: how long the check of its types took. */
  snippet: z.strictObject({ checkMilliseconds: z.number().nonnegative() }).optional(),
  sql: z.array(z.string()).optional(),
  policies: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  models: z.array(z.string()),
  rowsRead: z.number().int().nonnegative(),
  milliseconds: z.number().nonnegative(),
  /** What language models cost for it, calls that failed too; absent when none was called. */
  cost: z
    .strictObject({
      calls: z.number().int().positive(),
      models: z.array(z.string()),
      tokensIn: z.number().int().nonnegative(),
      tokensOut: z.number().int().nonnegative(),
      /** Where a server did not count them: then they are counted here, a little too high. */
      estimated: z.literal(true).optional(),
      milliseconds: z.number().nonnegative(),
      /** Absent where an administrator gave no price. */
      price: z.strictObject({ amount: z.number().nonnegative(), currency: z.string() }).optional(),
    })
    .optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const metaSchema = z.strictObject({
  chat_id: z.string(),
  message_id: z.string().optional(),
  intent_label: intentLabelSchema,
  intent_confidence: z.number().min(0).max(1),
  trace_id: z.string(),
  /** The option of a clarification that the question chose, also where it chose in words. */
  chose: z.strictObject({ pending_clarification_id: z.string(), option_id: z.string() }).optional(),
});
export type Meta = z.infer<typeof metaSchema>;

export const answerSchema = z.strictObject({
  type: z.literal('answer'),
  message: z.string(),
  data: z.strictObject({
    /** Absent for help, which is an answer in words. */
    result: resultSchema.nullable(),
    truncated: z.boolean(),
    explanation: z.string(),
    /** What a model says of the rows, in words of its own; every value in it was put there from them. */
    phrasing: z.string().optional(),
    /** `no_rows` when nothing matched; absent when there are rows. */
    empty: z.enum(['no_rows']).optional(),
    code: z.string().optional(),
    provenance: provenanceSchema.optional(),
    /** Questions worth asking next; for help, questions that work on this source. */
    suggestions: z.array(z.string()).optional(),
  }),
  meta: metaSchema,
});

export const clarificationSchema = z.strictObject({
  type: z.literal('clarification'),
  message: z.string(),
  data: z.strictObject({
    question: z.string(),
    options: z.array(z.strictObject({ id: z.string(), label: z.string(), preview: z.string().optional() })),
    pending_clarification_id: z.string(),
  }),
  meta: metaSchema,
});

export const outOfScopeReasons = [
  'not_about_data',
  'no_such_data',
  'nothing_shown',
  'not_permitted',
  'read_only',
] as const;
export type OutOfScopeReason = (typeof outOfScopeReasons)[number];

export const outOfScopeSchema = z.strictObject({
  type: z.literal('out_of_scope'),
  message: z.string(),
  data: z.strictObject({
    reason: z.enum(outOfScopeReasons),
    how_to_rephrase: z.string(),
    suggestions: z.array(z.string()).optional(),
  }),
  meta: metaSchema,
});

export const errorSchema = z.strictObject({
  type: z.literal('error'),
  message: z.string(),
  data: z.strictObject({
    error_code: z.string(),
    retryable: z.boolean(),
    /** How the question was read, where it was before it failed: a part less may be quick enough. */
    understood: provenanceSchema
      .pick({ reading: true, parts: true, planner: true, confidence: true, policies: true })
      .optional(),
  }),
  meta: metaSchema,
});

export const envelopeSchema = z.discriminatedUnion('type', [
  answerSchema,
  clarificationSchema,
  outOfScopeSchema,
  errorSchema,
]);
export type Envelope = z.infer<typeof envelopeSchema>;
export type AnswerEnvelope = z.infer<typeof answerSchema>;
export type ClarificationEnvelope = z.infer<typeof clarificationSchema>;
export type OutOfScopeEnvelope = z.infer<typeof outOfScopeSchema>;
export type ErrorEnvelope = z.infer<typeof errorSchema>;
