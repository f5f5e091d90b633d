import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop-manifest.ts';
import type { LivePolicy } from './live-policy.ts';
import type { Plan } from './plan.ts';
import { describeColumns, formatPolicies } from './result-columns.ts';
import { type Context, defaultPlannerSettings } from './stages.ts';

const format: LivePolicy = {
  id: 'RUL-1',
  title: 'Totals are dong',
  triggers: [],
  effect: { kind: 'format', model: 'orders', field: 'total', unit: 'currency:VND', decimals: 0 },
};
const context: Context = {
  question: '',
  locale: 'en',
  timeZone: 'UTC',
  now: new Date('2026-03-01T00:00:00Z'),
  manifest: shop,
  turns: [],
  policies: [format],
  mustAnswer: false,
  settings: defaultPlannerSettings,
};
const plan: Plan = {
  model: 'customers',
  measures: [
    { fn: 'sum', path: 'orders.total', as: 'spent' },
    { fn: 'count', path: 'orders', as: 'orders' },
  ],
  dimensions: [{ path: 'name', as: 'name' }],
};

describe('the columns of a result', () => {
  it('are written as a policy says, wherever its field is shown or added up', () => {
    const columns = describeColumns(
      plan,
      [
        { name: 'name', type: 'text' },
        { name: 'spent', type: 'decimal' },
        { name: 'orders', type: 'integer' },
      ],
      context,
    );
    expect(columns.map(({ unit, decimals }) => ({ unit, decimals }))).toEqual([
      { unit: undefined, decimals: undefined },
      { unit: 'currency:VND', decimals: 0 },
      { unit: 'count', decimals: undefined },
    ]);
    expect(formatPolicies(plan, columns, context)).toEqual(['RUL-1']);
  });

  it('that are a day of the week or a month of any year are called so', () => {
    const columns = [
      { name: 'day', type: 'integer' },
      { name: 'month', type: 'integer' },
      { name: 'n', type: 'integer' },
    ] as const;
    const byParts: Plan = {
      model: 'orders',
      measures: [{ fn: 'count', as: 'n' }],
      dimensions: [
        { path: 'placed_at', part: 'weekday', as: 'day' },
        { path: 'placed_at', part: 'month', as: 'month' },
      ],
    };
    expect(describeColumns(byParts, columns, context).map(({ bucket }) => bucket)).toEqual([
      'weekday',
      'month_of_year',
      undefined,
    ]);
  });
});
