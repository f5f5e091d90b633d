import { expect, it } from 'vitest';
import type { Chart, Result } from '#lib/envelope/envelope.ts';
import { wordsIn } from '../words/words-in.ts';
import { type ChartLanguage, chartData } from './chart-data.ts';
import { thingLabel } from './thing-of.ts';

const language: ChartLanguage = { locale: 'en', words: wordsIn('en'), rest: (count) => `Other (${count})` };
const columns: Result['columns'] = [
  { name: 'name', label: 'name', type: 'text' },
  { name: 'orders', label: 'orders', type: 'integer' },
];
const bars: Chart = { kind: 'bar', x: 'name', series: ['orders'], additive: true };
const many = (count: number): Result => ({
  columns,
  rows: Array.from({ length: count }, (_, index) => [`n${index}`, index]),
});

it('of many groups the largest are shown and the rest is one, for the whole of them', () => {
  const data = chartData(many(40), bars, 'bar', true, language);
  expect(data?.labels).toHaveLength(16);
  expect(data?.labels[0]).toBe('n39');
  expect(data?.labels.at(-1)).toBe('Other (25)');
  expect(data?.series[0]?.points.at(-1)).toEqual({ value: 300, text: '300' });
});

it('what may not be added up, or is not the whole, has no rest: the first are shown and it is said', () => {
  for (const [chart, whole] of [
    [{ ...bars, additive: false }, true],
    [bars, false],
  ] as const) {
    const data = chartData(many(40), chart, 'bar', whole, language);
    expect([data?.labels.length, data?.left]).toEqual([30, 10]);
  }
});

it('a number split by a group over time has a series for each part, and zero where nothing was', () => {
  const result: Result = {
    columns: [{ name: 'month', label: 'month', type: 'date', bucket: 'month' }, ...columns],
    rows: [
      ['2026-03-01', 'web', 5],
      ['2026-01-01', 'web', 2],
      ['2026-01-01', 'shop', 1],
    ],
  };
  const data = chartData(
    result,
    { ...bars, kind: 'stacked', x: 'month', by: 'name' },
    'stacked',
    true,
    language,
  );
  expect(data?.labels).toEqual(['Jan 2026', 'Feb 2026', 'Mar 2026']);
  expect(data?.series.map(({ label, points }) => [label, points.map(({ value }) => value)])).toEqual([
    ['web', [2, 0, 5]],
    ['shop', [1, 0, 0]],
  ]);
});

it('an average that no row gives is a gap, not zero', () => {
  const result: Result = {
    columns: [{ name: 'month', label: 'month', type: 'date', bucket: 'month' }, columns[1] as never],
    rows: [
      ['2026-01-01', 4],
      ['2026-03-01', 6],
    ],
  };
  const line: Chart = { kind: 'line', x: 'month', series: ['orders'] };
  const points = chartData(result, line, 'line', true, language)?.series[0]?.points;
  expect(points?.map(({ value }) => value)).toEqual([4, undefined, 6]);
});

it('a thing of two names is one bar with both, and two of the same names stay two', () => {
  const result: Result = {
    columns: [
      { name: 'first', label: 'trainer first name', type: 'text' },
      { name: 'last', label: 'trainer last name', type: 'text' },
      { name: 'orders', label: 'orders', type: 'integer' },
      { name: 'key', label: 'trainer id', type: 'integer' },
    ],
    rows: [
      ['Ava', 'Smith', 3, 1],
      ['Ava', 'Smith', 5, 2],
      ['Ava', null, 2, 3],
      [null, null, 1, null],
    ],
  };
  const chart: Chart = { ...bars, x: 'first', things: [{ names: ['first', 'last'], key: 'key' }] };
  const data = chartData(result, chart, 'bar', true, language);
  expect(data?.labels).toEqual(['Ava Smith', 'Ava Smith', 'Ava', 'no value']);
  expect(data?.series[0]?.points.map(({ value }) => value)).toEqual([3, 5, 2, 1]);
  expect(thingLabel(result.columns, chart, 'first')).toBe('trainer');
  expect(thingLabel(result.columns, bars, 'orders')).toBe('orders');
});
