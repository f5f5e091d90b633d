import { describe, expect, it } from 'vitest';
import type { Plan } from '../pipeline/plan.ts';
import { showWhatRanks } from './show-what-ranks.ts';

const byOrders: Plan = {
  model: 'customers',
  fields: [{ path: 'name', as: 'name' }],
  orderBy: [{ measure: { fn: 'count', path: 'orders', as: 'orders_count' }, direction: 'desc' }],
  limit: 5,
};

describe('a list ordered by a number of each row', () => {
  it.each([
    ['cut to the first few', byOrders],
    ['whole', { ...byOrders, limit: undefined }],
  ])('shows that number, %s', (_, list) => {
    const plan = showWhatRanks(list);
    expect(plan.fields).toEqual([
      { path: 'name', as: 'name' },
      { expr: { measure: { fn: 'count', path: 'orders', as: 'orders_count' } }, as: 'orders_count' },
    ]);
    expect(plan.orderBy).toEqual([{ by: 'orders_count', direction: 'desc' }]);
  });

  it('shows it once', () => {
    expect(showWhatRanks(showWhatRanks(byOrders))).toEqual(showWhatRanks(byOrders));
  });

  it('gives it a name of its own', () => {
    const plan = showWhatRanks({ ...byOrders, fields: [{ path: 'orders_count', as: 'orders_count' }] });
    expect(plan.fields?.map(({ as }) => as)).toEqual(['orders_count', 'orders_count_by']);
  });

  it.each<[string, Plan]>([
    [
      'is ordered by a field, which people may not want to see',
      { ...byOrders, orderBy: [{ by: 'age', direction: 'asc' }] },
    ],
    ['shows each row once', { ...byOrders, distinct: true }],
  ])('stays as it is when it %s', (_case, plan) => {
    expect(showWhatRanks(plan)).toBe(plan);
  });
});
