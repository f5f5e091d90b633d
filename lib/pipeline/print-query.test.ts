import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../data-source/manifest.ts';
import {
  aggregateFunctions,
  castTypes,
  comparisonOperators,
  type Expr,
  type Query,
  queryDateParts,
  querySchema,
  queryTimeUnits,
  scalarFunctions,
  windowFunctions,
} from '../data-source/query.ts';
import { guardSnippet } from '../guard/guard.ts';
import { createDatabase } from '../sandbox/builder/database.ts';
import { expressions } from '../sandbox/builder/expressions.ts';
import { printQuery } from './print-query.ts';

/** Builds what the isolate would build. */
function build(text: string): unknown {
  const { db } = createDatabase(async () => {
    throw new Error('nothing is sent here');
  });
  const names = Object.keys(expressions);
  const make = new Function('db', ...names, `'use strict'; return (${text}).toQuery();`);
  return JSON.parse(JSON.stringify(make(db, ...Object.values(expressions))));
}

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
);
const type = fc.constantFrom(...fieldTypes);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const column = fc.record({ kind: fc.constant('column' as const), of: name, name });
const zone = optional(fc.constantFrom('UTC', 'Asia/Ho_Chi_Minh'));

const { query } = fc.letrec<{ expr: Expr; query: Query; order: object; from: object }>((tie) => ({
  order: fc.record(
    {
      by: fc.oneof(fc.record({ kind: fc.constant('output'), name }), tie('expr')),
      direction: fc.constantFrom('asc', 'desc'),
      nulls: fc.constantFrom('first', 'last'),
    },
    { requiredKeys: ['by', 'direction'] },
  ),
  from: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ model: name, as: name }),
    fc.record({ query: tie('query'), as: name }),
  ),
  expr: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    column,
    fc.record({ kind: fc.constant('value'), value: scalar, type }, { requiredKeys: ['kind', 'value'] }),
    fc.record({ kind: fc.constant('null'), type }),
    fc.record({
      kind: fc.constant('arithmetic'),
      op: fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'modulo'),
      args: fc.tuple(tie('expr'), tie('expr')),
    }),
    fc.record({
      kind: fc.constant('compare'),
      op: fc.constantFrom(...comparisonOperators),
      args: fc.tuple(tie('expr'), tie('expr')),
    }),
    fc.record({ kind: fc.constant('same'), args: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      args: fc.array(tie('expr'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constantFrom('not', 'isNull'), arg: tie('expr') }),
    fc.record(
      {
        kind: fc.constant('in'),
        arg: tie('expr'),
        values: fc.array(scalar, { minLength: 1, maxLength: 4 }),
        type,
      },
      { requiredKeys: ['kind', 'arg', 'values'] },
    ),
    fc.record({ kind: fc.constant('inQuery'), arg: tie('expr'), query: tie('query') }),
    fc.record({ kind: fc.constantFrom('exists', 'scalar'), query: tie('query') }),
    fc.record(
      {
        kind: fc.constant('case'),
        when: fc.array(fc.record({ if: tie('expr'), result: tie('expr') }), { minLength: 1, maxLength: 2 }),
        else: tie('expr'),
      },
      { requiredKeys: ['kind', 'when'] },
    ),
    fc.record(
      {
        kind: fc.constant('aggregate'),
        fn: fc.constantFrom(...aggregateFunctions),
        arg: tie('expr'),
        distinct: fc.constant(true),
        filter: tie('expr'),
      },
      { requiredKeys: ['kind', 'fn'] },
    ),
    fc.record(
      {
        kind: fc.constant('window'),
        fn: fc.constantFrom(...windowFunctions),
        arg: tie('expr'),
        offset: fc.integer({ min: 1, max: 9 }),
        partitionBy: fc.array(tie('expr'), { maxLength: 2 }),
        orderBy: fc.array(tie('order'), { maxLength: 2 }),
      },
      { requiredKeys: ['kind', 'fn'] },
    ),
    fc.record({
      kind: fc.constant('bucket'),
      unit: fc.constantFrom(...queryTimeUnits),
      arg: tie('expr'),
      timeZone: zone,
    }),
    fc.record({
      kind: fc.constant('datePart'),
      part: fc.constantFrom(...queryDateParts),
      arg: tie('expr'),
      timeZone: zone,
    }),
    fc.record({
      kind: fc.constant('dateDifference'),
      unit: fc.constantFrom(...queryTimeUnits),
      from: tie('expr'),
      to: tie('expr'),
    }),
    fc.record({
      kind: fc.constant('text'),
      op: fc.constantFrom('equals', 'contains', 'startsWith', 'endsWith', 'like'),
      arg: tie('expr'),
      value: fc.string({ maxLength: 20 }),
    }),
    fc.record({
      kind: fc.constant('function'),
      fn: fc.constantFrom(...scalarFunctions),
      args: fc.array(tie('expr'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('cast'), arg: tie('expr'), to: fc.constantFrom(...castTypes) }),
  ) as fc.Arbitrary<Expr>,
  query: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record(
      {
        kind: fc.constant('select'),
        from: tie('from'),
        outputs: fc.uniqueArray(fc.record({ expr: tie('expr'), as: name }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ as }) => as,
        }),
        joins: fc.array(
          fc.record({
            kind: fc.constantFrom('inner', 'left'),
            from: tie('from'),
            on: fc.array(fc.tuple(column, column), { minLength: 1, maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        distinct: fc.constant(true),
        where: tie('expr'),
        groupBy: fc.array(tie('expr'), { minLength: 1, maxLength: 2 }),
        having: tie('expr'),
        orderBy: fc.array(tie('order'), { maxLength: 2 }),
        limit: fc.integer({ min: 1, max: 1000 }),
        offset: fc.integer({ min: 0, max: 1000 }),
      },
      { requiredKeys: ['kind', 'from', 'outputs'] },
    ),
    fc.record(
      {
        kind: fc.constant('set'),
        op: fc.constantFrom('union', 'unionAll', 'intersect', 'except'),
        parts: fc.array(tie('query'), { minLength: 2, maxLength: 2 }),
        orderBy: fc.array(tie('order'), { maxLength: 2 }),
        limit: fc.integer({ min: 1, max: 1000 }),
      },
      { requiredKeys: ['kind', 'op', 'parts'] },
    ),
  ) as fc.Arbitrary<Query>,
}));

describe('a printed query', () => {
  it('builds exactly the query again', () => {
    fc.assert(
      fc.property(query, (any) => {
        const plain = JSON.parse(JSON.stringify(any));
        expect(build(printQuery(plain))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
    // Some of the queries are thousands of expressions deep and wide.
  }, 120_000);

  it('is of the grammar, so that the property above speaks of real queries', () => {
    fc.assert(
      fc.property(query, (any) => querySchema.safeParse(JSON.parse(JSON.stringify(any))).success),
      { numRuns: 50 },
    );
  });

  it('passes the guard, whatever its values say', async () => {
    const values = [
      "'); import('fs'); ('",
      '`$' + '{process.env}`',
      '\\u0027',
      '*/ } evil() {',
      '\u202e',
      '\u0000',
      '</script>',
      "O'Brien",
    ];
    for (const value of values) {
      const where: Expr = {
        kind: 'compare',
        op: 'eq',
        args: [
          { kind: 'column', of: 'o', name: 'status' },
          { kind: 'value', value },
        ],
      };
      const plain: Query = {
        kind: 'select',
        from: { model: 'orders', as: 'o' },
        outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'n' }],
        where,
      };
      const text = printQuery(plain);
      await guardSnippet(`return await (${text}).all();`);
      expect(build(text)).toEqual(plain);
    }
  });
});
