import { describe, expect, it } from 'vitest';
import { type ChartSeries, rangeOf, scaleOf } from './chart-scale.ts';

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
