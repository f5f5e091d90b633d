import { describe, expect, it } from 'vitest';
import type { Plan } from '../../pipeline/plan.ts';
import { shop } from '../../testing/shop-manifest.ts';
import { Inexpressible } from './inexpressible.ts';
import { parseSql } from './parse-sql.ts';
import { planFromSql } from './plan-from-sql.ts';

const plan = (sql: string) => planFromSql(parseSql(sql), shop);

const said: [what: string, sql: string, plan: Plan][] = [
  [
    'a join begins at the table whose rows it gives',
    'SELECT T1.name, T2.total FROM customers AS T1 JOIN orders AS T2 ON T1.id = T2.customer_id WHERE T2.total > 5',
    {
      model: 'orders',
      where: { and: [{ exists: 'customer' }, { path: 'total', op: 'gt', value: 5 }] },
      fields: [
        { path: 'customer.name', as: 'name' },
        { path: 'total', as: 'total' },
      ],
    },
  ],
  [
    'what is grouped by and not shown is hidden',
    'SELECT c.name, count(*) FROM orders o, customers c WHERE o.customer_id = c.id GROUP BY c.id HAVING count(*) > 2 ORDER BY 2 DESC LIMIT 3',
    {
      model: 'orders',
      where: { exists: 'customer' },
      measures: [{ fn: 'count', as: 'count' }],
      dimensions: [
        { path: 'customer.name', as: 'name' },
        { path: 'customer.id', hidden: true, as: 'id' },
      ],
      having: { expr: { measure: { fn: 'count', as: 'm' } }, op: 'gt', value: 2 },
      orderBy: [{ by: 'count', direction: 'desc' }],
      limit: 3,
    },
  ],
  [
    'two tables that refer to one are connected through it',
    'SELECT l.price, t.tag_id FROM lines l JOIN product_tags t ON l.product_id = t.product_id',
    {
      model: 'lines',
      where: { exists: 'product.product_tags' },
      fields: [
        { path: 'price', as: 'price' },
        { path: 'product.product_tags.tag_id', as: 'tag_id' },
      ],
    },
  ],
  [
    'an outer join counts the related rows of each',
    'SELECT c.id, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id',
    {
      model: 'customers',
      measures: [{ fn: 'count', path: 'orders.id', as: 'count_id' }],
      dimensions: [{ path: 'id', as: 'id' }],
    },
  ],
  [
    'a subquery is a plan, and its double quotes are text',
    'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE status = "paid")',
    {
      model: 'customers',
      where: {
        path: 'id',
        op: 'notIn',
        plan: {
          model: 'orders',
          where: { path: 'status', op: 'eq', value: 'paid', exact: true },
          fields: [{ path: 'customer_id', as: 'customer_id' }],
        },
      },
      fields: [{ path: 'name', as: 'name' }],
    },
  ],
  [
    'exists is the relation it is tied by',
    `SELECT count(*) FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o JOIN lines l ON l.order_id = o.id
       JOIN products p ON p.id = l.product_id WHERE o.customer_id = c.id AND p.name = 'Tea')`,
    {
      model: 'customers',
      where: {
        notExists: 'orders',
        where: {
          and: [
            { exists: 'lines' },
            { exists: 'lines.product' },
            { path: 'lines.product.name', op: 'eq', value: 'Tea', exact: true },
          ],
        },
      },
      measures: [{ fn: 'count', as: 'count' }],
    },
  ],
  [
    'a correlated extreme is a measure of the related rows',
    `SELECT o.id FROM orders o WHERE o.total = (SELECT max(x.total) FROM orders x WHERE x.customer_id = o.customer_id)`,
    {
      model: 'orders',
      where: {
        path: 'total',
        op: 'eq',
        to: { measure: { fn: 'max', path: 'customer.orders.total', as: 'related' } },
      },
      fields: [{ path: 'id', as: 'id' }],
    },
  ],
  [
    'the first of each group',
    `WITH r AS (SELECT o.customer_id, o.id, rank() OVER (PARTITION BY o.customer_id ORDER BY o.total DESC) AS place FROM orders o)
     SELECT customer_id, id FROM r WHERE place = 1`,
    {
      model: 'orders',
      fields: [
        { path: 'customer_id', as: 'customer_id' },
        { path: 'id', as: 'id' },
      ],
      topPerGroup: { by: ['customer_id'], limit: 1, orderBy: [{ by: 'total', direction: 'desc' }] },
    },
  ],
  [
    'months, parts of dates and shares',
    `SELECT date_trunc('month', placed_at)::date AS month, 100.0 * count(*) FILTER (WHERE status = 'paid') / count(*) AS paid
     FROM orders WHERE extract(year FROM placed_at) = 2025 GROUP BY 1`,
    {
      model: 'orders',
      where: { expr: { part: 'year', of: { path: 'placed_at' } }, op: 'eq', value: 2025 },
      measures: [
        {
          fn: 'ratio',
          of: [
            {
              fn: 'count',
              where: { path: 'status', op: 'eq', value: 'paid', exact: true },
              as: 'paid_top',
            },
            { fn: 'count', as: 'paid_bottom' },
          ],
          percent: true,
          as: 'paid',
        },
      ],
      dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
    },
  ],
  [
    'set operations',
    'SELECT name FROM customers EXCEPT SELECT name FROM products ORDER BY name',
    {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      combine: { op: 'except', plan: { model: 'products', fields: [{ path: 'name', as: 'name' }] } },
      orderBy: [{ by: 'name', direction: 'asc' }],
    },
  ],
];

const unsaid: [sql: string, reason: string][] = [
  ['SELECT c.name FROM customers c JOIN products p ON p.name = c.name', 'join without a relation'],
  ['SELECT max(total) - min(total) FROM orders', 'arithmetic over measures'],
  ['SELECT avg(n) FROM (SELECT count(*) AS n FROM orders GROUP BY customer_id) t', 'query over a query'],
  ['SELECT total, sum(total) OVER (ORDER BY id) FROM orders', 'window function'],
  [
    'SELECT c.id, sum(c.credit) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id',
    'sum over repeated rows',
  ],
  ['SELECT nothing FROM orders', 'unknown column'],
  ['SELECT id FROM nowhere', 'unknown table'],
  ['SELECT total, count(*) FROM orders', 'row beside a total'],
];

describe('saying SQL as a plan', () => {
  it.each(said)('%s', (_, sql, expected) => {
    expect(plan(sql)).toEqual(expected);
  });

  it.each(unsaid)('says why there is none for %s', (sql, reason) => {
    expect(() => plan(sql)).toThrow(expect.objectContaining({ constructor: Inexpressible, reason }));
  });
});
