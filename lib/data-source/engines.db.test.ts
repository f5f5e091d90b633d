import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import type { AccessRules, Actor } from './access.ts';
import { openAccess } from './access.ts';
import { openGateway } from './gateway.ts';
import type { Expr, Query, Select } from './query.ts';
import type { BridgeReply } from './reply.ts';

let shops: EngineSource[] = [];
beforeAll(async () => {
  shops = await openShops();
});
afterAll(async () => {
  for (const shop of shops) await shop.close();
});

const actor: Actor = { id: 'a', role: 'staff', attributes: {} };

async function ask(shop: EngineSource, query: unknown, access: AccessRules = openAccess, who: Actor = actor) {
  const { source, manifest } = shop;
  let sql = '';
  const gateway = openGateway({
    source,
    manifest,
    access,
    actor: who,
    observe: (observation) => {
      if (observation.kind === 'statement') sql = observation.sql;
    },
  });
  const text = await gateway.bridge(JSON.stringify(query), new AbortController().signal);
  return { reply: JSON.parse(text) as BridgeReply, sql };
}

/** Numbers as numbers, whether an engine sends them exactly as text or as a double. */
function plain(rows: readonly (readonly unknown[])[]): unknown[][] {
  return rows.map((row) =>
    row.map((cell) => {
      if (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) && cell.length < 16) return Number(cell);
      return typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell;
    }),
  );
}

const column = (path: string): Expr => {
  const [of, name] = path.split('.') as [string, string];
  return { kind: 'column', of, name };
};
const value = (given: string | number | boolean): Expr => ({ kind: 'value', value: given });
const count: Expr = { kind: 'aggregate', fn: 'count' };
const orders = { model: 'orders', as: 'o' };
const customers = { model: 'customers', as: 'c' };

function select(outputs: Record<string, Expr>, rest: Partial<Select> = {}): Select {
  return {
    kind: 'select',
    from: orders,
    outputs: Object.entries(outputs).map(([as, expr]) => ({ expr, as })),
    orderBy: [{ by: { kind: 'output', name: Object.keys(outputs)[0] as string }, direction: 'asc' }],
    ...rest,
  };
}
const one = (expr: Expr, rest: Partial<Select> = {}) => select({ x: expr }, { orderBy: undefined, ...rest });
const order = (id: number): Partial<Select> => ({
  where: { kind: 'compare', op: 'eq', args: [column('o.id'), value(id)] },
});
const at = (op: 'lt' | 'gte', moment: string): Expr => ({
  kind: 'compare',
  op,
  args: [column('o.placed_at'), value(moment)],
});
const names = (where: Expr): Select => select({ name: column('c.name') }, { from: customers, where });
const text = (op: 'equals' | 'contains' | 'startsWith' | 'endsWith' | 'like', wanted: string): Expr => ({
  kind: 'text',
  op,
  arg: column('c.name'),
  value: wanted,
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

describe('every engine gives the same rows', () => {
  test.each(cases)('%s', async (_, query, rows) => {
    for (const shop of shops) {
      const { reply, sql } = await ask(shop, query);
      const got = reply.ok ? plain(reply.rows) : reply;
      expect(got, `${shop.dialect}: ${sql}`).toEqual(rows);
    }
  });

  test.skipIf(hasMariadb())('MariaDB is not installed: its part is skipped', () => undefined);
});

describe('scope holds on every engine', () => {
  const access: AccessRules = {
    hiddenModels: ['employees'],
    hiddenFields: ['customers.password_hash'],
    maskedFields: [{ field: 'customers.email', mask: 'email' }],
    rowRules: [{ model: 'customers', field: 'tenant', attribute: 'tenant' }],
  };
  const inTenant: Actor = { id: 'a', role: 'staff', attributes: { tenant: 1 } };
  const ids = select({ id: column('c.id') }, { from: customers });

  test('a row rule stands in every branch', async () => {
    const queries: Query[] = [
      ids,
      { kind: 'select', from: { query: ids, as: 's' }, outputs: [{ expr: column('s.id'), as: 'id' }] },
      {
        kind: 'set',
        op: 'unionAll',
        parts: [
          ids,
          { ...ids, from: { ...customers, as: 'd' }, outputs: [{ expr: column('d.id'), as: 'id' }] },
        ],
      },
      select(
        { id: column('o.customer_id') },
        {
          joins: [
            {
              kind: 'inner',
              from: customers,
              on: [[column('o.customer_id') as never, column('c.id') as never]],
            },
          ],
        },
      ),
      select(
        { id: column('o.customer_id') },
        { where: { kind: 'inQuery', arg: column('o.customer_id'), query: ids } },
      ),
    ];
    for (const shop of shops) {
      for (const query of queries) {
        const { reply } = await ask(shop, query, access, inTenant);
        expect(reply.ok).toBe(true);
        const found = reply.ok ? reply.rows.map((row) => row[0]) : [];
        expect(new Set(found)).toEqual(new Set([1, 2]));
      }
    }
  });

  test('without the attribute there is no row at all', async () => {
    for (const shop of shops) {
      const { reply } = await ask(shop, ids, access, actor);
      expect(reply).toMatchObject({ ok: true, rows: [] });
    }
  });

  test('a masked column is listed masked', async () => {
    for (const shop of shops) {
      const { reply } = await ask(
        shop,
        select({ id: column('c.id'), email: column('c.email') }, { from: customers }),
        access,
        inTenant,
      );
      expect(reply, shop.dialect).toMatchObject({
        ok: true,
        rows: [
          [1, 'z***@example.com'],
          [2, 'a***@example.com'],
        ],
      });
    }
  });

  test('a hidden column and a column that does not exist are refused alike', async () => {
    for (const shop of shops) {
      const hidden = await ask(shop, one(column('c.password_hash'), { from: customers }), access, inTenant);
      expect(hidden.reply).toEqual({
        ok: false,
        code: 'query.refused',
        detail: 'unknown_column: there is no such column (c.password_hash)',
      });
    }
  });
});

describe('a source', () => {
  test('stops a statement at its time limit, and the next question works', async () => {
    // A product of the orders with themselves, again and again.
    const many = Array.from({ length: 11 }, (_, at) => `j${at}`);
    const heavy: Query = {
      kind: 'select',
      from: orders,
      joins: many.map((as, at) => ({
        kind: 'inner' as const,
        from: {
          query: {
            kind: 'select' as const,
            from: { model: 'orders', as: `${as}o` },
            outputs: [{ expr: value(1), as: 'one' }],
          },
          as,
        },
        on: [
          [
            { kind: 'column' as const, of: as, name: 'one' },
            { kind: 'column' as const, of: at === 0 ? 'first' : (many[at - 1] as string), name: 'one' },
          ],
        ] as never,
      })),
      outputs: [{ expr: count, as: 'n' }],
    };
    const query = {
      ...heavy,
      from: {
        query: {
          kind: 'select',
          from: { model: 'orders', as: 'fo' },
          outputs: [{ expr: value(1), as: 'one' }],
        },
        as: 'first',
      },
    };
    for (const shop of shops) {
      const gateway = openGateway({
        source: shop.source,
        manifest: shop.manifest,
        access: openAccess,
        actor,
        limits: { rows: 10, bytes: 10_000, milliseconds: 300 },
        observe: () => undefined,
      });
      const reply = JSON.parse(await gateway.bridge(JSON.stringify(query), new AbortController().signal));
      expect(reply, shop.dialect).toMatchObject({ ok: false, code: 'query.timeout' });

      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), 50);
      const left = JSON.parse(await gateway.bridge(JSON.stringify(query), leaving.signal));
      expect(left, shop.dialect).toMatchObject({ ok: false, code: 'query.cancelled' });

      const after = await ask(shop, one(count));
      expect(after.reply, shop.dialect).toMatchObject({ ok: true, rows: [[6]] });
    }
  });

  test('says when there are more rows than it gave', async () => {
    for (const shop of shops) {
      const gateway = openGateway({
        source: shop.source,
        manifest: shop.manifest,
        access: openAccess,
        actor,
        limits: { rows: 5, bytes: 10_000, milliseconds: 5000 },
        observe: () => undefined,
      });
      const page = async (limit?: number) =>
        JSON.parse(
          await gateway.bridge(
            JSON.stringify(select({ id: column('o.id') }, limit ? { limit } : {})),
            new AbortController().signal,
          ),
        );
      expect(await page()).toMatchObject({ ok: true, truncated: true, rows: { length: 5 } });
      expect(await page(5)).toMatchObject({ ok: true, truncated: false, rows: { length: 5 } });
    }
  });
});
