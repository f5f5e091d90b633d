// What crosses from the isolate to the host: a query in our own small grammar, as JSON. This schema is
// the boundary. It knows no SQL, no star, no function but those named here, and every object is strict:
// an unknown kind, key, function or operator is refused. Shape is checked here; whether names exist,
// are permitted and are in scope is checked by `check-query.ts`; only then is SQL written, by
// `emit-*.ts`. Aliases and output names match `namePattern`; an alias is unique in the whole query, so
// that a reference from a correlated subquery can mean one thing only.
import { z } from 'zod';
import { fieldTypeSchema, namePattern } from './manifest.ts';

/** Limits of one query; see security notes, 3.2. All are checked before any name is looked up. */
export const queryLimits = {
  bytes: 64 * 1024,
  depth: 32,
  nodes: 600,
  joins: 12,
  outputs: 60,
  listItems: 500,
  textBytes: 2000,
  patternLength: 100,
  patternWildcards: 4,
  offset: 10_000,
  rows: 100_000,
} as const;

const name = z.string().regex(namePattern);
const scalar = z.union([z.string().max(queryLimits.textBytes), z.number(), z.boolean()]);

export const aggregateFunctions = ['count', 'sum', 'avg', 'min', 'max', 'median'] as const;
export const windowFunctions = [
  'rank',
  'denseRank',
  'rowNumber',
  'lag',
  'lead',
  'sum',
  'avg',
  'count',
  'min',
  'max',
] as const;
export const scalarFunctions = [
  'lower',
  'upper',
  'trim',
  'length',
  'round',
  'abs',
  'floor',
  'ceil',
  'coalesce',
  'nullIf',
  'concat',
  'substring',
] as const;
export const comparisonOperators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
export const queryTimeUnits = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export const queryDateParts = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'weekday',
  'hour',
  'minute',
] as const;
export const castTypes = ['text', 'integer', 'decimal', 'float', 'date', 'timestamp'] as const;

type Scalar = z.infer<typeof scalar>;
export type CompareOperator = (typeof comparisonOperators)[number];

export type Expr =
  | { kind: 'column'; of: string; name: string }
  /** `type` says how the text is meant where that matters: a date, an instant, a decimal. */
  | { kind: 'value'; value: Scalar; type?: z.infer<typeof fieldTypeSchema> }
  | { kind: 'null'; type: z.infer<typeof fieldTypeSchema> }
  /** Division by zero is null, and is never an integer division. */
  | { kind: 'arithmetic'; op: 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo'; args: [Expr, Expr] }
  | { kind: 'compare'; op: CompareOperator; args: [Expr, Expr] }
  /** Equal, where two nulls are equal too. */
  | { kind: 'same'; args: [Expr, Expr] }
  | { kind: 'and' | 'or'; args: Expr[] }
  | { kind: 'not'; arg: Expr }
  | { kind: 'isNull'; arg: Expr }
  | { kind: 'in'; arg: Expr; values: Scalar[]; type?: z.infer<typeof fieldTypeSchema> }
  | { kind: 'inQuery'; arg: Expr; query: Query }
  | { kind: 'exists'; query: Query }
  /** The one value of a query with one output; null where it has no row. */
  | { kind: 'scalar'; query: Query }
  | { kind: 'case'; when: { if: Expr; result: Expr }[]; else?: Expr }
  /** `count` without `arg` counts rows. */
  | {
      kind: 'aggregate';
      fn: (typeof aggregateFunctions)[number];
      arg?: Expr;
      distinct?: boolean;
      filter?: Expr;
    }
  | {
      kind: 'window';
      fn: (typeof windowFunctions)[number];
      arg?: Expr;
      offset?: number;
      partitionBy?: Expr[];
      orderBy?: OrderItem[];
    }
  /** Start of the period that holds the value, as a date (as a timestamp for `hour`); weeks start on Monday. */
  | { kind: 'bucket'; unit: (typeof queryTimeUnits)[number]; arg: Expr; timeZone?: string }
  | { kind: 'datePart'; part: (typeof queryDateParts)[number]; arg: Expr; timeZone?: string }
  /** Whole units from `from` to `to`, negative when `to` is earlier. */
  | { kind: 'dateDifference'; unit: (typeof queryTimeUnits)[number]; from: Expr; to: Expr }
  /** Text tests that ignore case and accents; `like` takes `%` and `_` and ignores case. */
  | { kind: 'text'; op: 'equals' | 'contains' | 'startsWith' | 'endsWith' | 'like'; arg: Expr; value: string }
  | { kind: 'function'; fn: (typeof scalarFunctions)[number]; args: Expr[] }
  | { kind: 'cast'; arg: Expr; to: (typeof castTypes)[number] };

export interface OrderItem {
  /** An expression, or `{kind: 'output'}` naming an output of this query. */
  by: Expr | { kind: 'output'; name: string };
  direction: 'asc' | 'desc';
  /** Where nulls go; last when absent, in either direction, on every engine. */
  nulls?: 'first' | 'last';
}

export type From = { model: string; as: string } | { query: Query; as: string };

export interface Join {
  kind: 'inner' | 'left';
  from: From;
  /** Pairs of columns that must be equal; at least one. */
  on: [Expr & { kind: 'column' }, Expr & { kind: 'column' }][];
}

export interface Select {
  kind: 'select';
  from: From;
  joins?: Join[];
  outputs: { expr: Expr; as: string }[];
  distinct?: boolean;
  where?: Expr;
  groupBy?: Expr[];
  having?: Expr;
  orderBy?: OrderItem[];
  limit?: number;
  offset?: number;
}

/** Outputs are those of the first part; every part has the same number of them. Order by output only. */
export interface SetQuery {
  kind: 'set';
  op: 'union' | 'unionAll' | 'intersect' | 'except';
  parts: Query[];
  orderBy?: OrderItem[];
  limit?: number;
  offset?: number;
}

export type Query = Select | SetQuery;

// Written out, as in plan.ts, because mutual recursion defeats inference; the annotations keep both alike.
export const exprSchema: z.ZodType<Expr> = z.lazy(() => z.discriminatedUnion('kind', exprKinds));

const column = z.strictObject({ kind: z.literal('column'), of: name, name });
const two = z.tuple([exprSchema, exprSchema]);

const exprKinds = [
  column,
  z.strictObject({ kind: z.literal('value'), value: scalar, type: fieldTypeSchema.optional() }),
  z.strictObject({ kind: z.literal('null'), type: fieldTypeSchema }),
  z.strictObject({
    kind: z.literal('arithmetic'),
    op: z.enum(['add', 'subtract', 'multiply', 'divide', 'modulo']),
    args: two,
  }),
  z.strictObject({ kind: z.literal('compare'), op: z.enum(comparisonOperators), args: two }),
  z.strictObject({ kind: z.literal('same'), args: two }),
  z.strictObject({ kind: z.enum(['and', 'or']), args: z.array(exprSchema).min(1).max(100) }),
  z.strictObject({ kind: z.literal('not'), arg: exprSchema }),
  z.strictObject({ kind: z.literal('isNull'), arg: exprSchema }),
  z.strictObject({
    kind: z.literal('in'),
    arg: exprSchema,
    values: z.array(scalar).min(1).max(queryLimits.listItems),
    type: fieldTypeSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('inQuery'), arg: exprSchema, query: z.lazy(() => querySchema) }),
  z.strictObject({ kind: z.literal('exists'), query: z.lazy(() => querySchema) }),
  z.strictObject({ kind: z.literal('scalar'), query: z.lazy(() => querySchema) }),
  z.strictObject({
    kind: z.literal('case'),
    when: z
      .array(z.strictObject({ if: exprSchema, result: exprSchema }))
      .min(1)
      .max(50),
    else: exprSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('aggregate'),
    fn: z.enum(aggregateFunctions),
    arg: exprSchema.optional(),
    distinct: z.boolean().optional(),
    filter: exprSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('window'),
    fn: z.enum(windowFunctions),
    arg: exprSchema.optional(),
    offset: z.number().int().min(1).max(1000).optional(),
    partitionBy: z.array(exprSchema).max(8).optional(),
    orderBy: z
      .array(z.lazy(() => orderItemSchema))
      .max(8)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('bucket'),
    unit: z.enum(queryTimeUnits),
    arg: exprSchema,
    timeZone: z.string().max(64).optional(),
  }),
  z.strictObject({
    kind: z.literal('datePart'),
    part: z.enum(queryDateParts),
    arg: exprSchema,
    timeZone: z.string().max(64).optional(),
  }),
  z.strictObject({
    kind: z.literal('dateDifference'),
    unit: z.enum(queryTimeUnits),
    from: exprSchema,
    to: exprSchema,
  }),
  z.strictObject({
    kind: z.literal('text'),
    op: z.enum(['equals', 'contains', 'startsWith', 'endsWith', 'like']),
    arg: exprSchema,
    value: z.string().max(queryLimits.textBytes),
  }),
  z.strictObject({
    kind: z.literal('function'),
    fn: z.enum(scalarFunctions),
    args: z.array(exprSchema).min(1).max(8),
  }),
  z.strictObject({ kind: z.literal('cast'), arg: exprSchema, to: z.enum(castTypes) }),
] as const;

const orderItemSchema: z.ZodType<OrderItem> = z.strictObject({
  by: z.union([z.strictObject({ kind: z.literal('output'), name }), exprSchema]),
  direction: z.enum(['asc', 'desc']),
  nulls: z.enum(['first', 'last']).optional(),
});

const fromSchema: z.ZodType<From> = z.union([
  z.strictObject({ model: name, as: name }),
  z.strictObject({ query: z.lazy(() => querySchema), as: name }),
]);

/**
 * Beside the parts of the outermost query: how long the database may work on it, where its rows are not worth
 * the whole time that a query is given. It can only shorten that time.
 */
export const queryTimeSchema = z.number().int().min(1).max(60_000).optional();

const page = {
  orderBy: z.array(orderItemSchema).max(8).optional(),
  limit: z.number().int().min(1).max(queryLimits.rows).optional(),
  offset: z.number().int().min(0).max(queryLimits.offset).optional(),
};

export const querySchema: z.ZodType<Query> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('select'),
      from: fromSchema,
      joins: z
        .array(
          z.strictObject({
            kind: z.enum(['inner', 'left']),
            from: fromSchema,
            on: z
              .array(z.tuple([column, column]))
              .min(1)
              .max(8),
          }),
        )
        .max(queryLimits.joins)
        .optional(),
      outputs: z
        .array(z.strictObject({ expr: exprSchema, as: name }))
        .min(1)
        .max(queryLimits.outputs),
      distinct: z.boolean().optional(),
      where: exprSchema.optional(),
      groupBy: z.array(exprSchema).min(1).max(20).optional(),
      having: exprSchema.optional(),
      ...page,
    }),
    z.strictObject({
      kind: z.literal('set'),
      op: z.enum(['union', 'unionAll', 'intersect', 'except']),
      parts: z
        .array(z.lazy(() => querySchema))
        .min(2)
        .max(12),
      ...page,
    }),
  ]),
);
