// The words of charts in English; the other languages have the same keys.
export const en = {
  rest: (count: string) => `Other (${count})`,
  saveAs: (form: string) => `Save the chart as ${form}`,
  summary: (high: string, low: string) => `Highest: ${high}. Lowest: ${low}.`,
  seriesShown: (shown: string, total: string) => `${shown} of ${total} series are drawn; the table has all.`,
  kinds: { bar: 'Bars', line: 'Lines', stacked: 'Stacked', share: 'Shares', scatter: 'Points' },
};

export type ChartWords = typeof en;
