import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasMariadb } from '../testing/mariadb-server.ts';
import {
  ask,
  at,
  column,
  count,
  customers,
  one,
  order,
  plain,
  select,
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
  ['rows are counted', one(count), [[6]]],
  ['sums of decimals are exact', one({ kind: 'aggregate', fn: 'sum', arg: column('o.amount') }), [[157.8]]],
  [
    'four-byte floats sum as they read',
    one({ kind: 'aggregate', fn: 'sum', arg: column('o.weight') }),
    [[15.55]],
  ],
  ['averages leave nulls out', one({ kind: 'aggregate', fn: 'avg', arg: column('o.quantity') }), [[2]]],
  ['a median of an odd number', one({ kind: 'aggregate', fn: 'median', arg: column('o.quantity') }), [[2]]],
  [
    'a median of an even number is the mean of two',
    one({ kind: 'aggregate', fn: 'median', arg: column('o.quantity') }, { where: at('lt', '2024-12-01') }),
    [[2.5]],
  ],
  [
    'a filter narrows one aggregate',
    select({
      paid: {
        kind: 'aggregate',
        fn: 'count',
        filter: { kind: 'compare', op: 'eq', args: [column('o.status'), value('paid')] },
      },
      every: count,
    }),
    [[3, 6]],
  ],
  [
    'distinct values are counted once',
    one({ kind: 'aggregate', fn: 'count', arg: column('o.status'), distinct: true }),
    [[3]],
  ],
  [
    'division is never whole',
    one({ kind: 'arithmetic', op: 'divide', args: [column('o.quantity'), value(2)] }, order(1)),
    [[0.5]],
  ],
  [
    'division by zero is null',
    one({ kind: 'arithmetic', op: 'divide', args: [column('o.id'), column('o.quantity')] }, order(5)),
    [[null]],
  ],
  [
    'products of decimals are exact',
    one({ kind: 'arithmetic', op: 'multiply', args: [column('o.amount'), column('o.quantity')] }, order(4)),
    [[202]],
  ],
  [
    'a remainder',
    one({ kind: 'arithmetic', op: 'modulo', args: [column('o.id'), value(4)] }, order(5)),
    [[1]],
  ],
  ['large whole numbers stay exact', one(column('o.big_number'), order(1)), [['9007199254740993']]],
  [
    'months are buckets',
    select(
      { month: { kind: 'bucket', unit: 'month', arg: column('o.placed_at') }, n: count },
      { groupBy: [{ kind: 'bucket', unit: 'month', arg: column('o.placed_at') }] },
    ),
    [
      ['2024-01-01', 2],
      ['2024-02-01', 1],
      ['2024-04-01', 1],
      ['2024-12-01', 1],
      [null, 1],
    ],
  ],
  [
    'weeks start on Monday',
    one({ kind: 'bucket', unit: 'week', arg: column('o.placed_at') }, order(3)),
    [['2024-02-26']],
  ],
  [
    'quarters start in their first month',
    one({ kind: 'bucket', unit: 'quarter', arg: column('o.placed_at') }, order(5)),
    [['2024-10-01']],
  ],
  [
    'years are buckets',
    one({ kind: 'bucket', unit: 'year', arg: column('o.placed_at') }, order(5)),
    [['2024-01-01']],
  ],
  [
    'days are buckets',
    one({ kind: 'bucket', unit: 'day', arg: column('o.placed_at') }, order(2)),
    [['2024-01-31']],
  ],
  [
    'hours are moments',
    one({ kind: 'bucket', unit: 'hour', arg: column('o.placed_at') }, order(2)),
    [['2024-01-31T23:00:00']],
  ],
  [
    'a time zone moves an instant to its local day',
    one({ kind: 'bucket', unit: 'day', arg: column('o.seen_at'), timeZone: 'America/New_York' }, order(1)),
    [['2023-12-31']],
  ],
  [
    'a time zone follows its summer time',
    one({ kind: 'datePart', part: 'hour', arg: column('o.seen_at'), timeZone: 'Europe/Madrid' }, order(4)),
    [[10]],
  ],
  [
    'a time zone leaves a wall clock alone',
    one({ kind: 'bucket', unit: 'day', arg: column('o.placed_at'), timeZone: 'America/New_York' }, order(1)),
    [['2024-01-01']],
  ],
  [
    'parts of a date',
    select(
      Object.fromEntries(
        (['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour', 'minute'] as const).map((part) => [
          part,
          { kind: 'datePart', part, arg: column('o.placed_at') },
        ]),
      ),
      order(5),
    ),
    [[2024, 4, 12, 1, 30, 1, 10, 0]],
  ],
  [
    'whole days between',
    one(
      { kind: 'dateDifference', unit: 'day', from: column('o.placed_at'), to: value('2024-02-02T00:00:00') },
      order(2),
    ),
    [[1]],
  ],
  [
    'a difference backwards is negative',
    one(
      { kind: 'dateDifference', unit: 'hour', from: column('o.placed_at'), to: value('2024-01-31T20:00:00') },
      order(2),
    ),
    [[-3]],
  ],
  [
    'whole months and years between',
    select(
      {
        months: {
          kind: 'dateDifference',
          unit: 'month',
          from: column('o.placed_at'),
          to: value('2026-03-28'),
        },
        years: { kind: 'dateDifference', unit: 'year', from: column('o.placed_at'), to: value('2026-03-28') },
      },
      order(3),
    ),
    [[24, 2]],
  ],
  ['a day is compared with a moment', one(count, { where: at('gte', '2024-02-29') }), [[3]]],
  ['an upper bound is exclusive', one(count, { where: at('lt', '2024-02-29T12:00:00') }), [[2]]],
  [
    'a date is compared with a date',
    select(
      { id: column('c.id') },
      {
        from: customers,
        where: { kind: 'compare', op: 'eq', args: [column('c.joined'), value('2024-02-29')] },
      },
    ),
    [[3]],
  ],
  ['an instant reads as UTC', one(column('o.seen_at'), order(2)), [['2024-01-31T23:59:59Z']]],
  ['a wall clock reads as it is', one(column('o.placed_at'), order(2)), [['2024-01-31T23:59:59']]],
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
