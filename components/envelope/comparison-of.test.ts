import { describe, expect, it } from 'vitest';
import type { Result, ResultColumn } from '#lib/envelope/envelope.ts';
import { comparisonOf } from './comparison-of.ts';

const month: ResultColumn = { name: 'month', label: 'Month', type: 'date', bucket: 'month' };
const orders: ResultColumn = { name: 'orders', label: 'Orders', type: 'integer' };
const revenue: ResultColumn = { name: 'revenue', label: 'Revenue', type: 'decimal' };
const of = (columns: ResultColumn[], ...rows: Result['rows']): Result => ({ columns, rows });

describe('a comparison', () => {
  it('is of two times, whichever comes first', () => {
    const found = comparisonOf(of([month, orders], ['2026-11-01', 150], ['2026-10-01', 100]));
    expect(found).toMatchObject({ now: 150, before: 100, difference: 50, change: 0.5 });
    expect(found?.times).toMatchObject({ now: '2026-11-01', before: '2026-10-01' });
    expect(comparisonOf(of([month, orders], ['2026-10-01', 100], ['2026-11-01', 150]))).toEqual(found);
  });

  it('is of one row that has both numbers', () => {
    const columns = [
      revenue,
      { ...revenue, name: 'revenue_previous' },
      { ...revenue, name: 'revenue_change', unit: 'percent' },
    ];
    expect(comparisonOf(of(columns, ['75.50', '100.00', '-24.5']))).toMatchObject({
      now: '75.50',
      before: '100.00',
      difference: -24.5,
      change: -0.245,
    });
  });

  it('of nothing has no share, and of less than nothing goes up when it grows', () => {
    const since = (value: number) =>
      comparisonOf(of([month, orders], ['2026-10-01', value], ['2026-11-01', 5]));
    expect(since(0)?.change).toBeUndefined();
    expect(since(-10)?.change).toBe(1.5);
  });

  it.each([
    ['three times', of([month, orders], ['2026-09-01', 1], ['2026-10-01', 2], ['2026-11-01', 3])],
    [
      'two groups',
      of([{ name: 'day', label: 'Day', type: 'date' }, orders], ['2026-10-01', 2], ['2026-11-01', 3]),
    ],
    ['two weekdays', of([{ ...month, bucket: 'weekday' }, orders], [1, 2], [2, 3])],
    ['a number that is not there', of([month, orders], ['2026-10-01', null], ['2026-11-01', 3])],
    ['more than one number', of([month, orders, revenue], ['2026-10-01', 1, '1'], ['2026-11-01', 3, '3'])],
    ['one number', of([orders], [3])],
  ])('is not made of %s', (_, result) => {
    expect(comparisonOf(result)).toBeUndefined();
  });
});
