import { describe, expect, it } from 'vitest';
import { inDefaultOrder } from './default-order.ts';
import type { Plan } from './plan.ts';

const count = { fn: 'count' as const, as: 'orders' };
const byCountry: Plan = {
  model: 'orders',
  measures: [count],
  dimensions: [{ path: 'country', as: 'country' }],
};
const byMonth: Plan = {
  model: 'orders',
  measures: [count],
  dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
};

describe('groups without an order of their own', () => {
  it('start with the most', () => {
    expect(inDefaultOrder(byCountry).orderBy).toEqual([{ by: 'orders', direction: 'desc' }]);
  });

  it('run forward in time', () => {
    expect(inDefaultOrder(byMonth).orderBy?.[0]).toEqual({ by: 'month', direction: 'asc' });
  });

  it.each<[string, Plan]>([
    ['an order was asked for', { ...byCountry, orderBy: [{ by: 'country', direction: 'asc' }] }],
    ['there are no groups', { model: 'orders', measures: [count] }],
    ['rows are listed', { model: 'orders', fields: [{ path: 'country', as: 'country' }] }],
    [
      'each group keeps its first few',
      { ...byCountry, topPerGroup: { by: ['country'], limit: 1, orderBy: [] } },
    ],
  ])('stay as they are where %s', (_case, plan) => {
    expect(inDefaultOrder(plan)).toBe(plan);
  });
});
