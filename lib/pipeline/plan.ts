// The meaning of a question as data. Whoever understands a question, the built-in planner or a model,
// says it as a Plan; the reading shown to people, the snippet, the chart, follow-ups, verified
// questions and the proof of a policy are all made from it. A plan names models, fields and relations
// of the manifest and nothing else: no SQL, no joins. Joins follow from paths.
//
// What a plan means, exactly:
//  - `where` keeps rows of `model`. A condition over a to-many path holds for a row when at least one
//    related row satisfies it, unless `fields` or `dimensions` walk the same to-many path: then it is
//    about the related rows that are listed. Conditions that must hold for the same related row stand
//    together inside one `exists`.
//  - A plan with `measures` aggregates; `dimensions` are its groups. A plan without measures lists
//    `fields` (or, with `dimensions` alone, the distinct groups). A hidden dimension groups and is no
//    output; `having` and `orderBy` may still name it.
//  - A measure without a path counts rows of `model`. A measure over a to-many path aggregates the
//    related rows of the kept rows, each related row once: joining two children never multiplies.
//    Its own `where` narrows the rows it aggregates and nothing else.
//  - To-one paths never drop rows: a missing related row reads as null. `{exists: path}` drops them.
//  - A field over a to-many path lists one row for each related row.
//  - `having` and `orderBy` may name an output (`as`) or a path; output names win.
//  - Relative periods are resolved with the question's own clock and time zone, never the database's.
import { z } from 'zod';
import { namePattern } from '../data-source/manifest.ts';

const name = z.string().regex(namePattern);
/** Dotted names: a field, or relations and then a field, or (where said) relations alone. */
export const pathSchema = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,8}$/);
const path = pathSchema;

export const timeUnits = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeUnit = (typeof timeUnits)[number];

export const bucketUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export const dateParts = ['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour', 'minute'] as const;

/** `weekday` runs from 1, Monday, to 7, Sunday. */
export type DatePart = (typeof dateParts)[number];

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

/**
 * A stretch of time. Relative: `{unit: 'month', offset: -1}` is last month, `{unit: 'year', offset: 0}`
 * this year; `count` widens it to that many units ending with the one named (`{unit: 'month', offset:
 * -1, count: 3}`: the three whole months before this one); `rolling` ends it now instead ("the last 90
 * days"); `toDate` starts with the unit and ends now. Absolute: from `from`, inclusive, to `to`,
 * exclusive, ISO dates or date-times in the question's time zone.
 */
export const periodSchema = z.union([
  z.strictObject({
    unit: z.enum(timeUnits),
    offset: z.number().int().min(-10_000).max(10_000),
    count: z.number().int().min(1).max(10_000).optional(),
    rolling: z.boolean().optional(),
    toDate: z.boolean().optional(),
  }),
  z.strictObject({ from: z.string().max(40).optional(), to: z.string().max(40).optional() }),
]);
export type Period = z.infer<typeof periodSchema>;

/** A value computed for one row. */
export type Expression =
  | { path: string }
  | { value: Scalar }
  | { op: 'add' | 'subtract' | 'multiply' | 'divide'; args: Expression[] }
  | { part: DatePart; of: Expression }
  /** The start of the stretch of time that a date falls into. */
  | { bucket: (typeof bucketUnits)[number]; of: Expression }
  /** Whole units from `from` to `to`; `to: 'now'` is the question's clock. */
  | { difference: TimeUnit; from: Expression; to: Expression | 'now' }
  | { fn: 'lower' | 'upper' | 'length' | 'round' | 'abs' | 'coalesce' | 'concat'; args: Expression[] }
  /** An aggregate over the rows related to this one: a customer's number of orders. */
  | { measure: Measure }
  | { case: { when: Condition; result: Expression }[]; else?: Expression };

export const measureFunctions = [
  'count',
  'countDistinct',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'ratio',
  'share',
] as const;

/**
 * One aggregated number. `path` (or `expr`) is what is aggregated; for `count` it may name a relation.
 * `ratio` divides the first of `of` by the second (null when that is zero); `percent` multiplies it by
 * 100. `share` is the first of `of` as a percentage of its total over all groups.
 */
export interface Measure {
  fn: (typeof measureFunctions)[number];
  path?: string;
  expr?: Expression;
  where?: Condition;
  of?: Measure[];
  percent?: boolean;
  as: string;
}

/** A group: the value of a path, a date bucket of it (start of the period), or a part of the date. */
export interface Dimension {
  path?: string;
  expr?: Expression;
  bucket?: (typeof bucketUnits)[number];
  part?: DatePart;
  /** Tells groups apart without being an output: customers of one name are several customers. */
  hidden?: boolean;
  as: string;
}

export interface OutputField {
  path?: string;
  expr?: Expression;
  as: string;
}

export const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What must be true of a row. `path` may be `expr` anywhere. `eq` on text ignores case and accents
 * unless `exact`. A null never satisfies a comparison; `ne` and `notIn` keep rows whose value is null
 * only where `orNull` says so.
 */
export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | {
      path?: string;
      expr?: Expression;
      op: Comparison;
      value: Scalar;
      exact?: boolean;
      orNull?: boolean;
    }
  | { path?: string; expr?: Expression; op: Comparison; field: string }
  | { path?: string; expr?: Expression; op: Comparison; to: Expression }
  /** Compared with the single value of another plan: above the average, the most recent. */
  | { path?: string; expr?: Expression; op: Comparison; plan: Plan; quantifier?: 'any' | 'all' }
  | { path?: string; expr?: Expression; op: 'between' | 'notBetween'; value: [Scalar, Scalar] }
  | {
      path?: string;
      expr?: Expression;
      op: 'in' | 'notIn';
      value: Scalar[];
      exact?: boolean;
      orNull?: boolean;
    }
  /** Membership in the one output of another plan. */
  | { path?: string; expr?: Expression; op: 'in' | 'notIn'; plan: Plan }
  | {
      path?: string;
      expr?: Expression;
      op: 'contains' | 'startsWith' | 'endsWith' | 'notContains';
      value: string;
    }
  /** SQL's LIKE with `%` and `_`, ignoring case; for what the three text tests cannot say. */
  | { path?: string; expr?: Expression; op: 'like' | 'notLike'; value: string }
  | { path?: string; expr?: Expression; op: 'isNull' | 'isNotNull' }
  | {
      path?: string;
      expr?: Expression;
      op: 'during' | 'notDuring' | 'before' | 'since' | 'after' | 'until';
      period: Period;
    }
  /** Paths inside `where` start at the model the relation leads to. */
  | { exists: string; where?: Condition; count?: { op: Comparison; value: number } }
  | { notExists: string; where?: Condition };

export interface OrderTerm {
  /** An output name or a path. */
  by?: string;
  expr?: Expression;
  measure?: Measure;
  direction: 'asc' | 'desc';
}

export interface Plan {
  model: string;
  where?: Condition;
  measures?: Measure[];
  dimensions?: Dimension[];
  fields?: OutputField[];
  distinct?: boolean;
  having?: Condition;
  orderBy?: OrderTerm[];
  limit?: number;
  offset?: number;
  /** Keeps the first `limit` rows of each group of `by` (output names), ordered by `orderBy`. */
  topPerGroup?: { by: string[]; limit: number; orderBy: OrderTerm[] };
  /** Adds, to a series over a date bucket, each measure of the earlier period and the change in percent. */
  compare?: { to: 'previous_period' | 'previous_year' };
  combine?: { op: 'union' | 'unionAll' | 'intersect' | 'except'; plan: Plan };
}

// The types above are written out because TypeScript cannot infer mutually recursive unions; the
// annotations below make the compiler hold each schema to its type.
const of = { path: path.optional(), expr: z.lazy(() => expressionSchema).optional() };

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ path }),
    z.strictObject({ value: scalar }),
    z.strictObject({
      op: z.enum(['add', 'subtract', 'multiply', 'divide']),
      args: z.array(expressionSchema).min(2).max(8),
    }),
    z.strictObject({ part: z.enum(dateParts), of: expressionSchema }),
    z.strictObject({ bucket: z.enum(bucketUnits), of: expressionSchema }),
    z.strictObject({
      difference: z.enum(timeUnits),
      from: expressionSchema,
      to: z.union([expressionSchema, z.literal('now')]),
    }),
    z.strictObject({
      fn: z.enum(['lower', 'upper', 'length', 'round', 'abs', 'coalesce', 'concat']),
      args: z.array(expressionSchema).min(1).max(8),
    }),
    z.strictObject({ measure: measureSchema }),
    z.strictObject({
      case: z
        .array(z.strictObject({ when: conditionSchema, result: expressionSchema }))
        .min(1)
        .max(20),
      else: expressionSchema.optional(),
    }),
  ]),
);

export const measureSchema: z.ZodType<Measure> = z.lazy(() =>
  z.strictObject({
    fn: z.enum(measureFunctions),
    ...of,
    where: conditionSchema.optional(),
    of: z.array(measureSchema).min(1).max(2).optional(),
    percent: z.boolean().optional(),
    as: name,
  }),
);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ or: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      ...of,
      op: z.enum(comparisons),
      value: scalar,
      exact: z.boolean().optional(),
      orNull: z.boolean().optional(),
    }),
    z.strictObject({ ...of, op: z.enum(comparisons), field: path }),
    z.strictObject({ ...of, op: z.enum(comparisons), to: expressionSchema }),
    z.strictObject({
      ...of,
      op: z.enum(comparisons),
      plan: planSchema,
      quantifier: z.enum(['any', 'all']).optional(),
    }),
    z.strictObject({ ...of, op: z.enum(['between', 'notBetween']), value: z.tuple([scalar, scalar]) }),
    z.strictObject({
      ...of,
      op: z.enum(['in', 'notIn']),
      value: z.array(scalar).min(1).max(500),
      exact: z.boolean().optional(),
      orNull: z.boolean().optional(),
    }),
    z.strictObject({ ...of, op: z.enum(['in', 'notIn']), plan: planSchema }),
    z.strictObject({
      ...of,
      op: z.enum(['contains', 'startsWith', 'endsWith', 'notContains']),
      value: z.string().min(1).max(200),
    }),
    z.strictObject({ ...of, op: z.enum(['like', 'notLike']), value: z.string().min(1).max(100) }),
    z.strictObject({ ...of, op: z.enum(['isNull', 'isNotNull']) }),
    z.strictObject({
      ...of,
      op: z.enum(['during', 'notDuring', 'before', 'since', 'after', 'until']),
      period: periodSchema,
    }),
    z.strictObject({
      exists: path,
      where: conditionSchema.optional(),
      count: z.strictObject({ op: z.enum(comparisons), value: z.number().int().min(0) }).optional(),
    }),
    z.strictObject({ notExists: path, where: conditionSchema.optional() }),
  ]),
);

const orderTermSchema: z.ZodType<OrderTerm> = z.strictObject({
  by: path.optional(),
  expr: expressionSchema.optional(),
  measure: measureSchema.optional(),
  direction: z.enum(['asc', 'desc']),
});

export const planSchema: z.ZodType<Plan> = z.lazy(() =>
  z.strictObject({
    model: name,
    where: conditionSchema.optional(),
    measures: z.array(measureSchema).min(1).max(20).optional(),
    dimensions: z
      .array(
        z.strictObject({
          ...of,
          bucket: z.enum(bucketUnits).optional(),
          part: z.enum(dateParts).optional(),
          hidden: z.boolean().optional(),
          as: name,
        }),
      )
      .min(1)
      .max(8)
      .optional(),
    fields: z
      .array(z.strictObject({ ...of, as: name }))
      .min(1)
      .max(50)
      .optional(),
    distinct: z.boolean().optional(),
    having: conditionSchema.optional(),
    orderBy: z.array(orderTermSchema).min(1).max(8).optional(),
    limit: z.number().int().min(1).max(100_000).optional(),
    offset: z.number().int().min(0).max(10_000).optional(),
    topPerGroup: z
      .strictObject({
        by: z.array(name).min(1).max(4),
        limit: z.number().int().min(1).max(1000),
        orderBy: z.array(orderTermSchema).min(1).max(4),
      })
      .optional(),
    compare: z.strictObject({ to: z.enum(['previous_period', 'previous_year']) }).optional(),
    combine: z
      .strictObject({ op: z.enum(['union', 'unionAll', 'intersect', 'except']), plan: planSchema })
      .optional(),
  }),
);
