import type { SameKeys } from '../../words/same-keys.ts';

// The words of charts in English; the other languages have the same keys.
export const en = {
  rest: 'Other ({count, number})',
  saveAs: 'Save the chart as {form}',
  summary: 'Highest: {high}. Lowest: {low}.',
  seriesShown: '{shown, number} of {total, number} series are drawn; the table has all.',
  kinds: { bar: 'Bars', line: 'Lines', stacked: 'Stacked', share: 'Shares', scatter: 'Points' },
} as const;

export type ChartWords = SameKeys<typeof en>;
