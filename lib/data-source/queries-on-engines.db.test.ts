import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasMariadb } from '../testing/mariadb-server.ts';
import {
  ask,
  column,
  count,
  customers,
  names,
  one,
  order,
  orders,
  plain,
  select,
  text,
  value,
} from '../testing/shop-queries.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import type { Query } from './query.ts';

let shops: EngineSource[] = [];
beforeAll(async () => {
  shops = await openShops();
});
afterAll(async () => {
  for (const shop of shops) await shop.close();
});

const cases: readonly (readonly [string, Query, unknown[][]])[] = [
  ['case and accents are ignored', names(text('equals', 'ZOE DANG')), [['Zoë Đặng']]],
  ['text is found inside', names(text('contains', 'MULL')), [['Ana Müller']]],
  ['text is found with accents of its own', names(text('contains', 'Mülle')), [['Ana Müller']]],
  ['text is found at the start', names(text('startsWith', 'ana')), [['Ana Müller']]],
  ['text is found at the end', names(text('endsWith', 'STONE')), [['bob stone']]],
  ['a percent sign is itself', names(text('contains', '0%')), [['Eve 100%']]],
  ['a pattern has wildcards', names(text('like', 'b_b%')), [['bob stone']]],
  [
    'null is the same as null',
    select(
      { id: column('o.id') },
      { where: { kind: 'same', args: [column('o.note'), { kind: 'null', type: 'text' }] } },
    ),
    [[2], [6]],
  ],
  [
    'nulls come last both ways',
    select(
      { id: column('c.id') },
      {
        from: customers,
        orderBy: [{ by: column('c.balance'), direction: 'desc' }],
      },
    ),
    [[2], [1], [4], [3]],
  ],
  [
    'nulls come first where asked',
    select(
      { id: column('c.id') },
      {
        from: customers,
        orderBy: [{ by: column('c.balance'), direction: 'desc', nulls: 'first' }],
      },
    ),
    [[3], [2], [1], [4]],
  ],
  [
    'a left join keeps what has no match',
    select(
      { id: column('c.id'), n: { kind: 'aggregate', fn: 'count', arg: column('o.id') } },
      {
        from: customers,
        joins: [
          { kind: 'left', from: orders, on: [[column('c.id') as never, column('o.customer_id') as never]] },
        ],
        groupBy: [column('c.id')],
      },
    ),
    [
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 0],
    ],
  ],
  [
    'a stage is counted',
    {
      kind: 'select',
      from: { query: select({ status: column('o.status') }, { distinct: true }), as: 's' },
      outputs: [{ expr: count, as: 'n' }],
    },
    [[4]],
  ],
  [
    'a correlated value',
    select(
      {
        id: column('c.id'),
        spent: {
          kind: 'scalar',
          query: one(
            { kind: 'aggregate', fn: 'sum', arg: column('o.amount') },
            {
              where: { kind: 'compare', op: 'eq', args: [column('o.customer_id'), column('c.id')] },
            },
          ),
        },
      },
      { from: customers },
    ),
    [
      [1, 0.3],
      [2, 150.5],
      [3, 7],
      [4, null],
    ],
  ],
  [
    'existence',
    select(
      { id: column('c.id') },
      {
        from: customers,
        where: {
          kind: 'not',
          arg: {
            kind: 'exists',
            query: one(column('o.id'), {
              where: { kind: 'compare', op: 'eq', args: [column('o.customer_id'), column('c.id')] },
            }),
          },
        },
      },
    ),
    [[4]],
  ],
  [
    'a list with a null still excludes',
    select(
      { id: column('c.id') },
      {
        from: customers,
        where: {
          kind: 'not',
          arg: { kind: 'inQuery', arg: column('c.id'), query: one(column('o.quantity')) },
        },
      },
    ),
    [],
  ],
  [
    'membership in a limited list',
    select(
      { id: column('c.id') },
      {
        from: customers,
        where: {
          kind: 'inQuery',
          arg: column('c.id'),
          query: select(
            { customer: column('o.customer_id') },
            { orderBy: [{ by: column('o.amount'), direction: 'desc' }], limit: 2 },
          ),
        },
      },
    ),
    [[2]],
  ],
  [
    'what is in both',
    {
      kind: 'set',
      op: 'intersect',
      parts: [select({ id: column('c.id') }, { from: customers }), select({ id: column('o.customer_id') })],
      orderBy: [{ by: { kind: 'output', name: 'id' }, direction: 'asc' }],
    },
    [[1], [2], [3]],
  ],
  [
    'what is in the first alone',
    {
      kind: 'set',
      op: 'except',
      parts: [select({ id: column('c.id') }, { from: customers }), select({ id: column('o.customer_id') })],
    },
    [[4]],
  ],
  [
    'ranks',
    select({
      id: column('o.id'),
      place: {
        kind: 'window',
        fn: 'rank',
        partitionBy: [column('o.customer_id')],
        orderBy: [{ by: column('o.amount'), direction: 'desc' }],
      },
      before: {
        kind: 'window',
        fn: 'lag',
        arg: column('o.id'),
        orderBy: [{ by: column('o.id'), direction: 'asc' }],
      },
    }),
    [
      [1, 2, null],
      [2, 1, 1],
      [3, 1, 2],
      [4, 2, 3],
      [5, 1, 4],
      [6, 2, 5],
    ],
  ],
  [
    'a running total over groups',
    select(
      {
        customer: column('o.customer_id'),
        total: { kind: 'aggregate', fn: 'sum', arg: column('o.amount') },
        share: {
          kind: 'window',
          fn: 'sum',
          arg: { kind: 'aggregate', fn: 'sum', arg: column('o.amount') },
        },
      },
      { groupBy: [column('o.customer_id')] },
    ),
    [
      [1, 0.3, 157.8],
      [2, 150.5, 157.8],
      [3, 7, 157.8],
    ],
  ],
  [
    'groups by a case with values',
    select(
      {
        size: {
          kind: 'case',
          when: [
            {
              if: { kind: 'compare', op: 'gt', args: [column('o.amount'), value(10)] },
              result: value('large'),
            },
          ],
          else: value('small'),
        },
        n: count,
      },
      {
        groupBy: [
          {
            kind: 'case',
            when: [
              {
                if: { kind: 'compare', op: 'gt', args: [column('o.amount'), value(10)] },
                result: value('large'),
              },
            ],
            else: value('small'),
          },
        ],
      },
    ),
    [
      ['large', 2],
      ['small', 4],
    ],
  ],
  [
    'text functions',
    select(
      {
        lower: { kind: 'function', fn: 'lower', args: [column('c.name')] },
        length: { kind: 'function', fn: 'length', args: [column('c.name')] },
        part: { kind: 'function', fn: 'substring', args: [column('c.name'), value(1), value(3)] },
        both: { kind: 'function', fn: 'concat', args: [column('c.name'), value('/'), column('c.email')] },
        filled: { kind: 'function', fn: 'coalesce', args: [column('c.email'), value('none')] },
      },
      { from: customers, where: { kind: 'isNull', arg: column('c.email') } },
    ),
    [['bob stone', 9, 'bob', 'bob stone/', 'none']],
  ],
  [
    'number functions',
    select(
      {
        rounded: { kind: 'function', fn: 'round', args: [column('o.weight'), value(1)] },
        floor: { kind: 'function', fn: 'floor', args: [column('o.weight')] },
        ceil: { kind: 'function', fn: 'ceil', args: [column('o.weight')] },
        abs: {
          kind: 'function',
          fn: 'abs',
          args: [{ kind: 'arithmetic', op: 'subtract', args: [value(1), column('o.weight')] }],
        },
      },
      order(4),
    ),
    [[3.3, 3, 4, 2.25]],
  ],
  [
    'truth is true or false',
    select({ id: column('c.id') }, { from: customers, where: { kind: 'not', arg: column('c.active') } }),
    [[3]],
  ],
  ['truth reads as such', select({ active: column('c.active') }, { from: customers, limit: 1 }), [[false]]],
  [
    'a cast to text and back',
    one(
      { kind: 'cast', to: 'integer', arg: { kind: 'cast', to: 'text', arg: column('o.quantity') } },
      order(3),
    ),
    [[3]],
  ],
  [
    'a list of values',
    select(
      { id: column('o.id') },
      { where: { kind: 'in', arg: column('o.status'), values: ['open', 'lost'] } },
    ),
    [[1], [5]],
  ],
  ['a page', select({ id: column('o.id') }, { limit: 2, offset: 2 }), [[3], [4]]],
];

test.each(cases)('every engine: %s', async (_, query, rows) => {
  for (const shop of shops) {
    const { reply, sql } = await ask(shop, query);
    const got = reply.ok ? plain(reply.rows) : reply;
    expect(got, `${shop.dialect}: ${sql}`).toEqual(rows);
  }
});

// Where MariaDB is not installed this is skipped, and says so.
test.runIf(hasMariadb())('MariaDB is among the engines', () => {
  expect(shops.map((shop) => shop.dialect)).toContain('mysql');
});
