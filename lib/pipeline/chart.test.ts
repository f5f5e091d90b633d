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
const average: Plan = { ...byCountry, measures: [{ fn: 'avg', path: 'total', as: 'orders' }] };
const monthly: Plan = { ...byCountry, dimensions: [{ path: 'date', bucket: 'month', as: 'country' }] };
const split: Plan = {
  ...byCountry,
  dimensions: [
    { path: 'date', bucket: 'month', as: 'month' },
    { path: 'country', as: 'country' },
  ],
};
const splitColumns: ResultColumn[] = [
  { name: 'month', label: 'month', type: 'date', bucket: 'month' },
  ...columns,
];

describe('a chart', () => {
  it('is one of names where a key only tells them apart', () => {
    const plan: Plan = {
      ...byCountry,
      dimensions: [
        { path: 'product.name', as: 'country' },
        { path: 'product_id', as: 'number' },
      ],
    };
    const withNumber: ResultColumn[] = [...columns, { name: 'number', label: 'number', type: 'integer' }];
    const keys = [{ as: 'number', names: ['country'] }];
    expect(chooseChart(plan, withNumber, 12, keys)).toMatchObject({
      kind: 'bar',
      x: 'country',
      series: ['orders'],
    });
    expect(chooseChart(plan, withNumber, 12, [])?.kind).toBe('stacked');
  });

  it('has one group of a thing with a first and a last name', () => {
    const plan: Plan = {
      ...byCountry,
      dimensions: [
        { path: 'member.first_name', as: 'first' },
        { path: 'member.last_name', as: 'last' },
        { path: 'member_id', as: 'number' },
      ],
    };
    const named: ResultColumn[] = [
      { name: 'first', label: 'first name', type: 'text' },
      { name: 'last', label: 'last name', type: 'text' },
      { name: 'orders', label: 'orders', type: 'integer' },
      { name: 'number', label: 'number', type: 'integer' },
    ];
    expect(chooseChart(plan, named, 12, [{ as: 'number', names: ['first', 'last'] }])).toEqual({
      kind: 'bar',
      x: 'first',
      series: ['orders'],
      additive: true,
      things: [{ names: ['first', 'last'], key: 'number' }],
    });
  });

  it('shows one group and its numbers as bars, few of them also as parts of a whole', () => {
    expect(chooseChart(byCountry, columns, 12, [])).toEqual({
      kind: 'bar',
      x: 'country',
      series: ['orders'],
      additive: true,
    });
    expect(chooseChart(byCountry, columns, 5, [])?.others).toEqual(['share']);
    expect(chooseChart(average, columns, 5, [])?.others).toBeUndefined();
  });

  it('shows many groups where the rest can be added up', () => {
    expect(chooseChart(byCountry, columns, 31, [])?.kind).toBe('bar');
    expect(chooseChart(average, columns, 31, [])).toBeUndefined();
  });

  it('shows numbers over time as a line', () => {
    expect(chooseChart(monthly, columns, 100, [])?.kind).toBe('line');
  });

  it('shows a number over time and one more group as parts upon one another, or as lines', () => {
    expect(chooseChart(split, splitColumns, 60, [])).toMatchObject({
      kind: 'stacked',
      x: 'month',
      by: 'country',
    });
    const averages = { ...split, measures: average.measures } as Plan;
    expect(chooseChart(averages, splitColumns, 60, [])).toMatchObject({
      kind: 'line',
      x: 'month',
      by: 'country',
    });
  });

  it('shows numbers of one unit: the shares where there are any, else those like the first', () => {
    const both: Plan = {
      ...byCountry,
      measures: [
        { fn: 'count', as: 'orders' },
        { fn: 'count', as: 'other' },
      ],
    };
    const withUnits = (first: string, second: string): ResultColumn[] => [
      { name: 'country', label: 'country', type: 'text' },
      { name: 'orders', label: 'orders', type: 'integer', unit: first },
      { name: 'other', label: 'other', type: 'decimal', unit: second },
    ];
    expect(chooseChart(both, withUnits('count', 'percent'), 3, [])?.series).toEqual(['other']);
    expect(chooseChart(both, withUnits('count', 'currency'), 3, [])?.series).toEqual(['orders']);
    expect(chooseChart(both, withUnits('count', 'count'), 3, [])?.series).toEqual(['orders', 'other']);
  });

  it('shows two numbers of many things as points', () => {
    const both: Plan = {
      ...byCountry,
      measures: [
        { fn: 'count', as: 'orders' },
        { fn: 'sum', path: 'total', as: 'total' },
      ],
    };
    const wide: ResultColumn[] = [...columns, { name: 'total', label: 'total', type: 'decimal' }];
    expect(chooseChart(both, wide, 200, [])).toEqual({
      kind: 'scatter',
      x: 'orders',
      series: ['total'],
      by: 'country',
    });
  });

  it.each([
    ['a single row', byCountry, 1],
    ['a number and the one before it', monthly, 2],
    ['more groups than a picture holds', byCountry, 401],
    ['a list', { model: 'order', fields: [{ path: 'country', as: 'country' }] } satisfies Plan, 5],
  ])('is not drawn for %s', (_case, plan, rows) => {
    expect(chooseChart(plan, columns, rows, [])).toBeUndefined();
  });
});
