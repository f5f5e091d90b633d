import { describe, expect, it } from 'vitest';
import { querySchema } from '../data-source/query.ts';
import { shop } from '../testing/shop-manifest.ts';
import { type LowerOptions, lowerPlan } from './lower-plan.ts';
import { type Plan, planSchema } from './plan.ts';
import { printQuery } from './print-query.ts';

const options: LowerOptions = {
  manifest: shop,
  now: new Date('2026-03-15T10:00:00Z'),
  timeZone: 'Asia/Ho_Chi_Minh',
};

function lowered(plan: Plan): string {
  return printQuery(querySchema.parse(lowerPlan(planSchema.parse(plan), options)));
}

const exact: Record<string, [Plan, string]> = {
  'a count of last month’s paid orders': [
    {
      model: 'orders',
      measures: [{ fn: 'count', as: 'n' }],
      where: {
        and: [
          { path: 'status', op: 'eq', value: 'PAID' },
          { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1 } },
        ],
      },
    },
    `db.from('orders', 'o')
  .where(
    and(
      eq(col('o.status'), 'paid'),
      gte(col('o.placed_at'), instant('2026-01-31T17:00:00Z')),
      lt(col('o.placed_at'), instant('2026-02-28T17:00:00Z')),
    ),
  )
  .select({ n: count() })`,
  ],
  'a required relation is joined inner, another left': [
    {
      model: 'orders',
      fields: [
        { path: 'customer.name', as: 'customer' },
        { path: 'customer.country.name', as: 'country' },
      ],
    },
    `db.from('orders', 'o')
  .join('customers', 'c', ['o.customer_id', 'c.id'])
  .leftJoin('countries', 'c2', ['c.country_id', 'c2.id'])
  .select({ customer: col('c.name'), country: col('c2.name') })`,
  ],
  'the key of a named group is its last column': [
    {
      model: 'orders',
      dimensions: [
        { path: 'customer_id', as: 'customer_id' },
        { path: 'customer.name', as: 'name' },
      ],
      measures: [{ fn: 'count', as: 'n' }],
    },
    `db.from('orders', 'o')
  .join('customers', 'c', ['o.customer_id', 'c.id'])
  .groupBy(col('o.customer_id'), col('c.name'))
  .select({ name: col('c.name'), n: count(), customer_id: col('o.customer_id') })`,
  ],
  'a hidden group tells namesakes apart and is no output': [
    {
      model: 'orders',
      dimensions: [
        { path: 'customer.name', as: 'name' },
        { path: 'customer_id', hidden: true, as: 'key' },
      ],
      measures: [{ fn: 'count', as: 'n' }],
      having: { path: 'key', op: 'gt', value: 1 },
      orderBy: [{ by: 'n', direction: 'desc' }],
    },
    `db.from('orders', 'o')
  .join('customers', 'c', ['o.customer_id', 'c.id'])
  .groupBy(col('c.name'), col('o.customer_id'))
  .having(gt(col('o.customer_id'), 1))
  .select({ name: col('c.name'), n: count() })
  .orderBy(desc('n'))`,
  ],
  'one child of a group is left joined': [
    {
      model: 'customers',
      dimensions: [{ path: 'name', as: 'name' }],
      measures: [{ fn: 'sum', path: 'orders.total', as: 'revenue' }],
      orderBy: [{ by: 'revenue', direction: 'desc' }],
      limit: 5,
    },
    `db.from('customers', 'c')
  .leftJoin('orders', 'o', ['c.id', 'o.customer_id'])
  .groupBy(col('c.name'))
  .select({ name: col('c.name'), revenue: sum(col('o.total')) })
  .orderBy(desc('revenue'))
  .limit(5)`,
  ],
  'an instant is bucketed in the asker’s zone, a date is not': [
    {
      model: 'orders',
      dimensions: [
        { path: 'placed_at', bucket: 'month', as: 'placed' },
        { path: 'shipped_on', part: 'weekday', as: 'shipped' },
      ],
      measures: [{ fn: 'count', as: 'n' }],
    },
    `db.from('orders', 'o')
  .groupBy(
    bucket('month', col('o.placed_at'), 'Asia/Ho_Chi_Minh'),
    datePart('weekday', col('o.shipped_on')),
  )
  .select({
    placed: bucket('month', col('o.placed_at'), 'Asia/Ho_Chi_Minh'),
    shipped: datePart('weekday', col('o.shipped_on')),
    n: count(),
  })`,
  ],
  'text ignores case and accents unless it must be exact': [
    {
      model: 'customers',
      fields: [{ path: 'id', as: 'id' }],
      where: {
        or: [
          { path: 'name', op: 'eq', value: 'Bình' },
          { path: 'name', op: 'eq', value: 'Ana', exact: true },
          { path: 'name', op: 'ne', value: 'Eve', orNull: true },
        ],
      },
    },
    `db.from('customers', 'c')
  .where(
    or(
      sameText(col('c.name'), 'Bình'),
      eq(col('c.name'), 'Ana'),
      or(isNull(col('c.name')), not(sameText(col('c.name'), 'Eve'))),
    ),
  )
  .select({ id: col('c.id') })`,
  ],
};

const invalid: Record<string, [Plan, string]> = {
  'a model that is not there': [{ model: 'invoices', measures: [{ fn: 'count', as: 'n' }] }, 'invoices'],
  'a field that is not there': [{ model: 'orders', fields: [{ path: 'colour', as: 'c' }] }, 'orders.colour'],
  'a path that breaks on the way': [
    { model: 'orders', fields: [{ path: 'customer.shop.name', as: 'c' }] },
    'orders.customer.shop.name',
  ],
  'a relation where a field is needed': [
    { model: 'orders', fields: [{ path: 'customer', as: 'c' }] },
    'orders.customer',
  ],
  'a field where a relation is needed': [
    { model: 'orders', fields: [{ path: 'id', as: 'id' }], where: { exists: 'total' } },
    'orders.total',
  ],
  'a sum of text': [{ model: 'orders', measures: [{ fn: 'sum', path: 'status', as: 's' }] }, 'status (text)'],
  'a bucket of a number': [
    { model: 'orders', dimensions: [{ path: 'total', bucket: 'month', as: 'm' }] },
    'total (decimal)',
  ],
  'a number compared with words': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: { path: 'total', op: 'gt', value: 'much' },
    },
    '"much"',
  ],
  'a date compared with words': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: { path: 'placed_at', op: 'gt', value: 'soon' },
    },
    'soon',
  ],
  'two outputs of one name': [
    {
      model: 'orders',
      fields: [
        { path: 'id', as: 'a' },
        { path: 'total', as: 'a' },
      ],
    },
    'a: names two outputs',
  ],
  'an order by nothing that is there': [
    { model: 'orders', measures: [{ fn: 'count', as: 'n' }], orderBy: [{ by: 'm', direction: 'asc' }] },
    'orderBy: m',
  ],
  'combined lists of different width': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      combine: {
        op: 'union',
        plan: {
          model: 'orders',
          fields: [
            { path: 'id', as: 'a' },
            { path: 'total', as: 'b' },
          ],
        },
      },
    },
    '1 outputs beside 2',
  ],
  'a comparison with many values': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: {
        path: 'total',
        op: 'gt',
        plan: {
          model: 'orders',
          fields: [
            { path: 'id', as: 'a' },
            { path: 'total', as: 'b' },
          ],
        },
      },
    },
    'exactly one output',
  ],
  'an earlier period of nothing': [
    { model: 'orders', measures: [{ fn: 'count', as: 'n' }], compare: { to: 'previous_period' } },
    'compare',
  ],
};

describe('lowering a plan', () => {
  for (const [what, [plan, query]] of Object.entries(exact))
    it(`gives for ${what} exactly this query`, () => expect(lowered(plan)).toBe(query));

  for (const [what, [plan, detail]] of Object.entries(invalid))
    it(`refuses ${what}, and names it`, () => {
      expect(() => lowerPlan(plan, options)).toThrow(
        expect.objectContaining({ code: 'plan.invalid', detail: expect.stringContaining(detail) }),
      );
    });

  it('limits a list that has no limit of its own, and never a single number', () => {
    const list: Plan = { model: 'orders', fields: [{ path: 'id', as: 'id' }] };
    expect(lowerPlan(list, { ...options, rowLimit: 200 }).limit).toBe(200);
    expect(lowerPlan({ ...list, limit: 5 }, { ...options, rowLimit: 200 }).limit).toBe(5);
    const one: Plan = { model: 'orders', measures: [{ fn: 'count', as: 'n' }] };
    expect(lowerPlan(one, { ...options, rowLimit: 200 }).limit).toBeUndefined();
  });

  it('gives the same query for the same plan, clock and zone', () => {
    const [plan] = exact['a count of last month’s paid orders'] as [Plan, string];
    expect(lowerPlan(plan, options)).toEqual(lowerPlan(plan, options));
  });
});
