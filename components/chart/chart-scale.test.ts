import { describe, expect, it } from 'vitest';
import { type ChartSeries, extremesOf, rangeOf, scaleAround, scaleOf } from './chart-scale.ts';

const series = (...values: (number | undefined)[]): ChartSeries[] => [
  { name: 'a', label: 'A', points: values.map((value) => ({ value, text: '' })) },
];

describe('the scale of a chart', () => {
  it('holds zero and every value, at round ticks', () => {
    expect(scaleOf(series(130, 870), 4)).toEqual({ low: 0, high: 1000, ticks: [0, 500, 1000] });
    expect(scaleOf(series(-30, 70, undefined), 4)).toEqual({
      low: -50,
      high: 100,
      ticks: [-50, 0, 50, 100],
    });
  });

  it('exists for no value, and for nothing but zeros', () => {
    expect(rangeOf(series())).toEqual({ low: 0, high: 1 });
    expect(scaleOf(series(0, 0), 4).high).toBeGreaterThan(0);
  });
});

describe('the scale of places', () => {
  it('begins where they do, where zero is further away than they are apart', () => {
    expect(scaleAround([1210, 1480], 4)).toEqual({ low: 1200, high: 1500, ticks: [1200, 1300, 1400, 1500] });
    expect(scaleAround([-1480, -1210], 4)).toMatchObject({ low: -1500, high: -1200 });
  });

  it('begins at zero otherwise, and where they are all one, or none', () => {
    expect(scaleAround([110, 1250], 3)).toEqual({ low: 0, high: 1500, ticks: [0, 500, 1000, 1500] });
    expect(scaleAround([7, 7], 4)).toMatchObject({ low: 0, high: 8 });
    expect(scaleAround([], 4)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('what is said of a chart', () => {
  const named = (label: string, ...values: number[]): ChartSeries => ({
    name: label,
    label,
    points: values.map((value) => ({ value, text: `${value} €` })),
  });

  it('is where it is highest and lowest, with the series where there are several', () => {
    expect(extremesOf(['Jan', 'Feb'], [named('cost', 4, 9)])).toEqual({ high: 'Feb 9 €', low: 'Jan 4 €' });
    expect(extremesOf(['Jan', 'Feb'], [named('rail', 4, 9), named('road', 12, 7)])).toEqual({
      high: 'Jan, road 12 €',
      low: 'Jan, rail 4 €',
    });
  });

  it('is never the rest, which is a sum of many', () => {
    const labels = ['Hanoi', 'Hue', 'Other (53)'];
    expect(extremesOf(labels, [named('orders', 4, 3, 900)], true)).toEqual({
      high: 'Hanoi 4 €',
      low: 'Hue 3 €',
    });
  });

  it('is nothing where all of it is alike', () => {
    expect(extremesOf(['Jan', 'Feb'], [named('cost', 1, 1)])).toBeUndefined();
  });
});
