export interface ChartPoint {
  /** Absent where the row has no number. */
  readonly value: number | undefined;
  readonly text: string;
}

export interface ChartSeries {
  readonly name: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * A scale that holds every value and zero, for lengths and heights only compare from zero, with about
 * `count` ticks at 1, 2 or 5 times a power of ten.
 */
export function scaleOf(series: readonly ChartSeries[], count: number): Scale {
  return scaleOver(rangeOf(series), count);
}

/**
 * A scale for places, which compare with one another and not from zero: it begins where the values do, unless zero is
 * no further from them than they are from one another.
 */
export function scaleAround(values: readonly number[], count: number): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isFar = low > high - low || -high > high - low;
  return isFar && low < high ? scaleOver({ low, high }, count) : scaleOver(withZero(values), count);
}

function scaleOver(range: { low: number; high: number }, count: number): Scale {
  const step = niceStep((range.high - range.low) / count);
  const low = Math.floor(range.low / step) * step;
  const high = Math.max(Math.ceil(range.high / step) * step, low + step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  return { low, high, ticks };
}

/** The least range that holds every value and zero; never empty. */
export function rangeOf(series: readonly ChartSeries[]): { low: number; high: number } {
  return withZero(series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])));
}

function withZero(values: readonly number[]): { low: number; high: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? { low: 0, high: 1 } : { low, high };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const fraction = rough / power;
  if (fraction <= 1) return power;
  if (fraction <= 2) return 2 * power;
  return fraction <= 5 ? 5 * power : 10 * power;
}

export interface Part {
  readonly name: string;
  /** The place of its series. */
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** Parts upon one another for each label; what is below zero hangs from it. */
export function stacked(series: readonly ChartSeries[], count: number): readonly (readonly Part[])[] {
  return Array.from({ length: count }, (_, label) => {
    let up = 0;
    let down = 0;
    return series.flatMap(({ name, points }, at): Part[] => {
      const value = points[label]?.value ?? 0;
      if (value === 0) return [];
      const from = value > 0 ? up : down;
      if (value > 0) up += value;
      else down += value;
      return [{ name, series: at, from, to: from + value }];
    });
  });
}

/** Where a chart is highest and lowest, in words; undefined where all of it is alike, or it has no numbers. */
export function extremesOf(
  labels: readonly string[],
  series: readonly ChartSeries[],
  hasRest = false,
): { high: string; low: string } | undefined {
  const points = series.flatMap(({ label, points }) =>
    points.slice(0, hasRest ? -1 : undefined).flatMap(({ value, text }, index) => {
      const place = series.length > 1 ? `${labels[index]}, ${label}` : labels[index];
      return value === undefined ? [] : [{ value, said: `${place} ${text}` }];
    }),
  );
  const [first] = points;
  if (!first || points.every(({ value }) => value === first.value)) return undefined;
  return {
    high: points.reduce((best, point) => (point.value > best.value ? point : best), first).said,
    low: points.reduce((best, point) => (point.value < best.value ? point : best), first).said,
  };
}
