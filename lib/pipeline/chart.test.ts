import { describe, expect, it } from 'vitest';
import type { ResultColumn } from '../envelope/envelope.ts';
import { chooseChart } from './chart.ts';
import type { Plan } from './plan.ts';

const columns: ResultColumn[] = [
  { name: 'country', label: 'country', type: 'text' },
  { name: 'orders', label: 'orders', type: 'integer' },
];
const byCountry: Plan = {
  model: 'order',
  dimensions: [{ path: 'country', as: 'country' }],
  measures: [{ fn: 'count', as: 'orders' }],
};

describe('a chart', () => {
  it('shows one group and its numbers as bars', () => {
    expect(chooseChart(byCountry, columns, 5)).toEqual({ kind: 'bar', x: 'country', series: ['orders'] });
  });

  it('shows numbers over time as a line', () => {
    const monthly: Plan = { ...byCountry, dimensions: [{ path: 'date', bucket: 'month', as: 'country' }] };
    expect(chooseChart(monthly, columns, 100)?.kind).toBe('line');
  });

  it.each([
    ['a single row', byCountry, 1],
    ['more bars than can be told apart', byCountry, 31],
    ['a list', { model: 'order', fields: [{ path: 'country', as: 'country' }] } satisfies Plan, 5],
  ])('is not drawn for %s', (_case, plan, rows) => {
    expect(chooseChart(plan, columns, rows)).toBeUndefined();
  });
});
