import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../errors/assistant-error.ts';
import { anyPlan } from '../../testing/any-plan.ts';
import { randomRun, randomTimeout } from '../../testing/random-run.ts';
import type { Plan } from '../plan.ts';
import { printPlan } from './print-plan.ts';
import { parsePlan } from './read-plan.ts';

it(
  'says every plan, and is read back as the same plan',
  () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const text = printPlan(plan);
        fc.pre(text.length <= 6000);
        expect(parsePlan(text)).toEqual(plan);
      }),
      randomRun('plans in the notation'),
    );
  },
  randomTimeout,
);

const orders = (more: Omit<Plan, 'model'>): Plan => ({ model: 'orders', ...more });

describe('a text', () => {
  it.each<[string, Plan]>([
    ['from orders measure count()', orders({ measures: [{ fn: 'count', as: 'count' }] })],
    [
      "FROM orders WHERE status = 'paid' AND placed_at in last month MEASURE sum(lines.quantity * lines.unit_price) AS revenue GROUP BY customer.country.name AS country ORDER BY revenue DESC LIMIT 10",
      orders({
        where: {
          and: [
            { path: 'status', op: 'eq', value: 'paid' },
            { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1 } },
          ],
        },
        measures: [
          {
            fn: 'sum',
            expr: { op: 'multiply', args: [{ path: 'lines.quantity' }, { path: 'lines.unit_price' }] },
            as: 'revenue',
          },
        ],
        dimensions: [{ path: 'customer.country.name', as: 'country' }],
        orderBy: [{ by: 'revenue', direction: 'desc' }],
        limit: 10,
      }),
    ],
    [
      'from orders measure count(*), count(distinct customer.id) group placed_at by month',
      orders({
        measures: [
          { fn: 'count', as: 'count' },
          { fn: 'countDistinct', path: 'customer.id', as: 'count_id' },
        ],
        dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
      }),
    ],
    [
      'from orders show start_of_month(placed_at) as month',
      orders({ fields: [{ expr: { bucket: 'month', of: { path: 'placed_at' } }, as: 'month' }] }),
    ],
    [
      'from orders show id, customer.name where total > (from orders measure avg(total)) and not urgent',
      orders({
        where: {
          and: [
            {
              path: 'total',
              op: 'gt',
              plan: { model: 'orders', measures: [{ fn: 'avg', path: 'total', as: 'avg_total' }] },
            },
            { not: { path: 'urgent', op: 'eq', value: true } },
          ],
        },
        fields: [
          { path: 'id', as: 'id' },
          { path: 'customer.name', as: 'customer_name' },
        ],
      }),
    ],
    [
      "from orders where (status = 'a' or status = 'b') and (total + 1) * 2 >= 5 and note != null",
      orders({
        where: {
          and: [
            {
              or: [
                { path: 'status', op: 'eq', value: 'a' },
                { path: 'status', op: 'eq', value: 'b' },
              ],
            },
            {
              expr: {
                op: 'multiply',
                args: [{ op: 'add', args: [{ path: 'total' }, { value: 1 }] }, { value: 2 }],
              },
              op: 'gte',
              value: 5,
            },
            { path: 'note', op: 'isNotNull' },
          ],
        },
      }),
    ],
    [
      'from order where order.group = 1',
      { model: 'order', where: { path: 'order.group', op: 'eq', value: 1 } },
    ],
    ['from `order` show `group`;', { model: 'order', fields: [{ path: 'group', as: 'group' }] }],
    [
      'from orders show name, customer.name, customer_name',
      orders({
        fields: [
          { path: 'name', as: 'name' },
          { path: 'customer.name', as: 'customer_name' },
          { path: 'customer_name', as: 'customer_name_2' },
        ],
      }),
    ],
    [
      'from orders where due_on < today',
      orders({ where: { path: 'due_on', op: 'before', period: { unit: 'day', offset: 0 } } }),
    ],
  ])('%s', (text, plan) => {
    expect(parsePlan(text)).toEqual(plan);
  });

  it.each([
    ["'2024'", { from: '2024-01-01', to: '2025-01-01' }],
    ["'2024-Q4'", { from: '2024-10-01', to: '2025-01-01' }],
    ["'2024-12'", { from: '2024-12-01', to: '2025-01-01' }],
    ["'2024-02-29'", { from: '2024-02-29', to: '2024-03-01' }],
    ['yesterday', { unit: 'day', offset: -1 }],
    ['last 3 months', { unit: 'month', offset: -1, count: 3 }],
    ['past 90 days', { unit: 'day', offset: 0, count: 90, rolling: true }],
    ['next 2 weeks', { unit: 'week', offset: 2, count: 2 }],
    ['this year to date', { unit: 'year', offset: 0, toDate: true }],
  ])('has the period %s', (text, period) => {
    expect(parsePlan(`from orders where placed_at during ${text}`).where).toMatchObject({ period });
  });
});

describe('what is no plan', () => {
  it.each([
    ['', 'expected "from", found the end'],
    ['select * from orders', 'expected "from", found "select"'],
    ['from orders where status =', 'expected a name after "orders where status =", found the end'],
    ['from orders where (status = 1', 'expected ")" after "( status = 1", found the end'],
    ['from orders measure total', 'expected a measure after "from orders measure total", found the end'],
    ['from orders where f(x) = 1', 'expected a function that exists after "from orders where", found "f"'],
    ['from orders limit many', 'expected a whole number after "from orders limit", found "many"'],
    ['from orders join customers', 'expected a clause after "from orders", found "join"'],
    ['from orders where name = "a" ; drop', 'expected a clause after "name = a ;", found "drop"'],
    ['from orders where a # b', '"# b" cannot be read'],
    [`from orders where ${'('.repeat(2000)}`, 'it is too deep'],
    ['from orders where '.padEnd(7000, 'x'), 'it is too long'],
    ['from orders limit 0', 'limit does not have the form of a plan'],
  ])('%s is refused, and the place is told', (text, detail) => {
    const thrown = (() => {
      try {
        return parsePlan(text);
      } catch (failure) {
        return failure;
      }
    })();
    expect(thrown).toBeInstanceOf(AssistantError);
    expect(thrown).toMatchObject({ code: 'plan.invalid', detail: `notation: ${detail}`, generated: text });
  });
});
