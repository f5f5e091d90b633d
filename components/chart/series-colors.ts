/** Colours of series in order; the last is what is left of many. Each is told apart from its neighbours. */
export const seriesFills = [
  'fill-series-1',
  'fill-series-2',
  'fill-series-3',
  'fill-series-4',
  'fill-series-5',
  'fill-series-6',
  'fill-series-rest',
] as const;

export const seriesStrokes = [
  'stroke-series-1',
  'stroke-series-2',
  'stroke-series-3',
  'stroke-series-4',
  'stroke-series-5',
  'stroke-series-6',
  'stroke-series-rest',
] as const;
