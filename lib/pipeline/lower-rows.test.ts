// The rows that plans give, against SQL written by hand for what the plan says.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess } from '../data-source/access.ts';
import { openGateway } from '../data-source/gateway.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { createShop, shopInSqlite, shopInSqliteIndex } from '../testing/shop-database.ts';
import { lowerPlan } from './lower-plan.ts';
import { type Plan, planSchema } from './plan.ts';

const now = new Date('2026-03-15T10:00:00Z');
let shop: ReturnType<typeof createShop>;
let source: Source;
beforeAll(async () => {
  shop = createShop();
  source = await openSource(shop.url);
});
afterAll(async () => {
  await source.close();
  shop.remove();
});

async function rowsOf(plan: Plan): Promise<unknown[][]> {
  const query = lowerPlan(planSchema.parse(plan), {
    manifest: shopInSqliteIndex,
    now,
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const { bridge } = openGateway({
    source,
    manifest: shopInSqlite,
    access: openAccess,
    actor: { id: 'tester', role: 'staff', attributes: {} },
    observe: () => {},
  });
  const reply = JSON.parse(await bridge(JSON.stringify(query), new AbortController().signal));
  if (!reply.ok) throw new Error(`${reply.code} ${reply.detail}: ${JSON.stringify(query)}`);
  return reply.rows;
}

/** Decimals come as text; what matters here is the number. */
function plain(rows: unknown[][], ordered: boolean): unknown[] {
  const cells = rows.map((row) =>
    row.map((cell) => {
      const number = typeof cell === 'string' && cell !== '' ? Number(cell) : cell;
      return typeof number === 'number' && Number.isFinite(number) ? Math.round(number * 1e6) / 1e6 : cell;
    }),
  );
  return ordered ? cells : cells.map((row) => JSON.stringify(row)).sort();
}

const orders = { fn: 'count', path: 'orders', as: 'orders' } as const;
const revenue = { fn: 'sum', path: 'orders.total', as: 'revenue' } as const;
const tickets = { fn: 'count', path: 'tickets', as: 'tickets' } as const;
const local = "datetime(placed_at, '+7 hours')";

const cases: Record<string, [Plan, string]> = {
  'a count of filtered rows, whatever the case of the value': [
    {
      model: 'orders',
      measures: [{ fn: 'count', as: 'n' }],
      where: { path: 'status', op: 'eq', value: 'CANCELLED' },
    },
    "select count(*) from orders where lower(status) = 'cancelled'",
  ],
  'last month, by the clock and the zone of the asker': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1 } },
    },
    `select id from orders where ${local} >= '2026-02-01' and ${local} < '2026-03-01'`,
  ],
  'a missing related row reads as null and drops nothing': [
    {
      model: 'customers',
      fields: [
        { path: 'name', as: 'name' },
        { path: 'country.name', as: 'country' },
      ],
    },
    'select c.name, k.name from customers c left join countries k on k.id = c.country_id',
  ],
  'a demanded related row drops those without': [
    {
      model: 'customers',
      fields: [
        { path: 'name', as: 'name' },
        { path: 'country.name', as: 'country' },
      ],
      where: { exists: 'country' },
    },
    'select c.name, k.name from customers c join countries k on k.id = c.country_id',
  ],
  'two children of one parent multiply nothing': [
    {
      model: 'customers',
      dimensions: [{ path: 'country.name', as: 'country' }],
      measures: [
        { fn: 'count', as: 'n' },
        { fn: 'sum', path: 'credit', as: 'credit' },
        orders,
        revenue,
        tickets,
      ],
    },
    `select k.name, count(*), sum(credit),
       sum((select count(*) from orders o where o.customer_id = c.id)),
       sum((select sum(total) from orders o where o.customer_id = c.id)),
       sum((select count(*) from tickets t where t.customer_id = c.id))
     from customers c left join countries k on k.id = c.country_id group by 1`,
  ],
  'a total over two children, without groups': [
    { model: 'customers', measures: [revenue, tickets, { fn: 'avg', path: 'orders.total', as: 'mean' }] },
    `select (select sum(total) from orders), (select count(*) from tickets where customer_id is not null),
       (select avg(total) from orders)`,
  ],
  'a group without children stays, with zero': [
    { model: 'customers', dimensions: [{ path: 'name', as: 'name' }], measures: [orders, revenue] },
    `select c.name, count(o.id), sum(o.total) from customers c left join orders o on o.customer_id = c.id group by c.id`,
  ],
  'each row counts once in each group of its children': [
    {
      model: 'orders',
      dimensions: [{ path: 'lines.product.name', as: 'product' }],
      measures: [
        { fn: 'count', as: 'orders' },
        { fn: 'sum', path: 'total', as: 'total' },
        { fn: 'sum', path: 'lines.quantity', as: 'pieces' },
      ],
    },
    `select p.name, count(distinct o.id),
       (select sum(total) from orders x where exists (select 1 from lines y where y.order_id = x.id and y.product_id = p.id)),
       sum(l.quantity)
     from orders o join lines l on l.order_id = o.id join products p on p.id = l.product_id group by p.id`,
  ],
  'related rows behind a join table count once each': [
    { model: 'tags', measures: [{ fn: 'sum', path: 'product_tags.product.weight', as: 'weight' }] },
    'select sum(weight) from products p where exists (select 1 from product_tags t where t.product_id = p.id)',
  ],
  'a measure narrowed by its own condition keeps the groups': [
    {
      model: 'customers',
      dimensions: [{ path: 'name', as: 'name' }],
      measures: [
        { ...orders, where: { path: 'orders.status', op: 'eq', value: 'paid' } },
        { fn: 'count', as: 'n' },
      ],
    },
    `select c.name, (select count(*) from orders o where o.customer_id = c.id and status = 'paid'), 1 from customers c`,
  ],
  'a condition on many rows asks for one of them and repeats nothing': [
    {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      where: { path: 'orders.total', op: 'gt', value: 20 },
    },
    'select name from customers c where exists (select 1 from orders o where o.customer_id = c.id and total > 20)',
  ],
  'conditions on one related row stand inside one exists': [
    {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      where: {
        exists: 'orders',
        where: {
          and: [
            { path: 'status', op: 'eq', value: 'open' },
            { path: 'total', op: 'lt', value: 10 },
          ],
        },
      },
    },
    "select name from customers c where exists (select 1 from orders o where o.customer_id = c.id and status = 'open' and total < 10)",
  ],
  'rows without related rows': [
    { model: 'products', fields: [{ path: 'name', as: 'name' }], where: { notExists: 'lines' } },
    'select name from products where id not in (select product_id from lines)',
  ],
  'rows with so many related rows': [
    {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      where: {
        exists: 'orders',
        where: { path: 'total', op: 'gte', value: 15 },
        count: { op: 'gte', value: 2 },
      },
    },
    'select name from customers c where (select count(*) from orders o where o.customer_id = c.id and total >= 15) >= 2',
  ],
  'a listed child is filtered itself': [
    {
      model: 'customers',
      fields: [
        { path: 'name', as: 'name' },
        { path: 'orders.total', as: 'total' },
      ],
      where: { path: 'orders.status', op: 'eq', value: 'paid' },
    },
    "select c.name, o.total from customers c join orders o on o.customer_id = c.id where status = 'paid'",
  ],
  'above the average': [
    {
      model: 'products',
      fields: [{ path: 'name', as: 'name' }],
      where: {
        path: 'weight',
        op: 'gt',
        plan: { model: 'products', measures: [{ fn: 'avg', path: 'weight', as: 'w' }] },
      },
    },
    'select name from products where weight > (select avg(weight) from products)',
  ],
  'more than any and all of another list': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: {
        path: 'total',
        op: 'gte',
        quantifier: 'all',
        plan: {
          model: 'orders',
          fields: [{ path: 'total', as: 't' }],
          where: { path: 'status', op: 'eq', value: 'open' },
        },
      },
    },
    "select id from orders where total >= (select max(total) from orders where status = 'open')",
  ],
  'not among others, where one of the others is unknown': [
    {
      model: 'countries',
      fields: [{ path: 'name', as: 'name' }],
      where: {
        path: 'id',
        op: 'notIn',
        plan: {
          model: 'customers',
          fields: [{ path: 'country_id', as: 'c' }],
          where: { path: 'active', op: 'eq', value: true },
        },
      },
    },
    "select name from countries where name in ('Peru')",
  ],
  'a ratio, and groups kept by it': [
    {
      model: 'orders',
      dimensions: [{ path: 'customer.name', as: 'name' }],
      measures: [
        {
          fn: 'ratio',
          percent: true,
          as: 'paid',
          of: [
            { fn: 'count', where: { path: 'status', op: 'eq', value: 'paid' }, as: 'a' },
            { fn: 'count', as: 'b' },
          ],
        },
      ],
      having: { path: 'paid', op: 'lt', value: 70 },
    },
    `select c.name, 100.0 * sum(status = 'paid') / count(*) p from orders o join customers c on c.id = o.customer_id
     group by c.id having p < 70`,
  ],
  'a share of the whole, also where groups are left out': [
    {
      model: 'orders',
      dimensions: [{ path: 'status', as: 'status' }],
      measures: [{ fn: 'share', of: [{ fn: 'count', as: 'n' }], as: 'share' }],
      having: { path: 'share', op: 'gt', value: 20 },
    },
    'select status, 100.0 * count(*) / (select count(*) from orders) s from orders group by 1 having s > 20',
  ],
  'the first of each group': [
    {
      model: 'orders',
      fields: [
        { path: 'status', as: 'status' },
        { path: 'id', as: 'id' },
        { path: 'total', as: 'total' },
      ],
      topPerGroup: { by: ['status'], limit: 1, orderBy: [{ by: 'total', direction: 'desc' }] },
    },
    'select status, id, total from orders where id in (4, 2, 5)',
  ],
  'months beside the month before, with nothing for a gap': [
    {
      model: 'orders',
      dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
      measures: [{ fn: 'sum', path: 'total', as: 'total' }],
      compare: { to: 'previous_period' },
    },
    `select '2025-01-01', 100.0, null, null union all select '2025-03-01', 40, null, null
     union all select '2026-01-01', 60, null, null union all select '2026-02-01', 215, 60, 100.0 * 155 / 60
     union all select '2026-03-01', 35, 215, 100.0 * -180 / 215`,
  ],
  'this year by month beside the year before, which the period leaves out': [
    {
      model: 'orders',
      dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
      measures: [{ fn: 'sum', path: 'total', as: 'total' }],
      where: { path: 'placed_at', op: 'during', period: { unit: 'year', offset: 0 } },
      compare: { to: 'previous_year' },
    },
    `select '2026-01-01', 60.0, 100.0, -40.0 union all select '2026-02-01', 215, null, null
     union all select '2026-03-01', 35, 40, -12.5`,
  ],
  'one period beside the one before': [
    {
      model: 'orders',
      measures: [{ fn: 'sum', path: 'total', as: 'total' }],
      where: { path: 'placed_at', op: 'during', period: { unit: 'month', offset: 0 } },
      compare: { to: 'previous_period' },
    },
    'select 35, 215, 100.0 * -180 / 215',
  ],
  'a number of each row, sorted by another': [
    {
      model: 'customers',
      fields: [
        { path: 'name', as: 'name' },
        { expr: { measure: orders }, as: 'orders' },
      ],
      where: { expr: { measure: orders }, op: 'gt', value: 0 },
      orderBy: [{ measure: revenue, direction: 'desc' }],
      limit: 3,
    },
    `select c.name, (select count(*) from orders o where o.customer_id = c.id) n from customers c where n > 0
     order by (select sum(total) from orders o where o.customer_id = c.id) desc limit 3`,
  ],
  'the average of a number of each row': [
    { model: 'customers', measures: [{ fn: 'avg', expr: { measure: orders }, as: 'mean' }] },
    'select 7.0 / 5',
  ],
  'one list without another': [
    {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      combine: {
        op: 'except',
        plan: { model: 'tickets', fields: [{ path: 'customer.name', as: 'name' }], limit: 100 },
      },
    },
    'select name from customers where id in (3, 4)',
  ],
  'distinct rows in the order of what is not shown': [
    {
      model: 'orders',
      fields: [{ path: 'status', as: 'status' }],
      distinct: true,
      orderBy: [{ by: 'total', direction: 'desc' }],
    },
    'select status from orders group by status order by max(total) desc',
  ],
  'groups in the order of a field that is not one of them': [
    {
      model: 'orders',
      dimensions: [{ path: 'status', as: 'status' }],
      orderBy: [{ by: 'placed_at', direction: 'asc' }],
    },
    'select status from orders group by status order by min(placed_at)',
  ],
  'a day is a whole day of the asker': [
    {
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: { path: 'placed_at', op: 'eq', value: '2026-02-01' },
    },
    `select id from orders where date(placed_at, '+7 hours') = '2026-02-01'`,
  ],
  'cases, parts and arithmetic': [
    {
      model: 'lines',
      dimensions: [
        {
          expr: {
            case: [{ when: { path: 'quantity', op: 'gte', value: 10 }, result: { value: 'many' } }],
            else: { value: 'few' },
          },
          as: 'size',
        },
      ],
      measures: [
        { fn: 'sum', expr: { op: 'multiply', args: [{ path: 'quantity' }, { path: 'price' }] }, as: 'value' },
      ],
    },
    "select case when quantity >= 10 then 'many' else 'few' end, sum(quantity * price) from lines group by 1",
  ],
};

describe('the rows of a plan', () => {
  for (const [what, [plan, sql]] of Object.entries(cases))
    it(what, async () => {
      const ordered = plan.orderBy !== undefined;
      expect(plain(await rowsOf(plan), ordered)).toEqual(plain(shop.select(sql), ordered));
    });
});
