// From rows to what a chart draws: labels along the axis, and for each series a point for each label. Times are
// put in order and their gaps filled; more groups than can be told apart become one, the rest.

import type { Cell, Chart, ChartKind, Result } from '#lib/envelope/envelope.ts';
import { withEvenDecimals } from '../envelope/even-decimals.ts';
import { formatCell } from '../envelope/format-cell.ts';
import { isStretch } from '../envelope/format-date.ts';
import { visibleText } from '../envelope/visible-text.ts';
import type { Language } from '../words/use-language.ts';
import { type AxisMark, timeMark } from './axis-marks.ts';
import type { ChartPoint, ChartSeries } from './chart-scale.ts';
import { thingOf } from './thing-of.ts';
import { timesBetween } from './times-between.ts';

export interface ChartData {
  readonly labels: readonly string[];
  /** The labels as they stand along an axis. */
  readonly marks: readonly AxisMark[];
  readonly series: readonly ChartSeries[];
  /** Rows that are not in the picture and could not be added up. */
  readonly left: number;
  /** Series that are not, likewise. */
  readonly leftSeries: number;
  /** The last label is what is left of the groups, as one: a sum, and none of them. */
  readonly hasRest: boolean;
  /** The axis is time. */
  readonly overTime: boolean;
}

const mostBars = 30;
/** Where the rest can be one bar, fewer are easier to read. */
const mostWithRest = 15;
const mostParts = 6;

export interface ChartLanguage extends Language {
  readonly rest: (count: number) => string;
}

/** `whole` where the rows are all there are: only then is the rest of them the rest. */
export function chartData(
  result: Result,
  chart: Chart,
  kind: ChartKind,
  whole: boolean,
  language: ChartLanguage,
): ChartData | undefined {
  const columns = withEvenDecimals(result.columns, result.rows);
  const at = (name: string | undefined) => result.columns.findIndex((column) => column.name === name);
  const x = at(chart.x);
  const by = at(chart.by);
  const xColumn = result.columns[x];
  if (!xColumn) return undefined;
  const overTime = isStretch(xColumn.bucket);
  const mayAdd = chart.additive === true && whole;
  const [onX, onBy] = [thingOf(result.columns, chart, x), thingOf(result.columns, chart, by)];
  const keys = [...new Set(result.rows.map(onX.key))];
  const ordered = overTime ? timesBetween(keys.filter(Boolean), xColumn.bucket ?? '') : keys;

  const names = by < 0 ? [''] : [...new Set(result.rows.map(onBy.key))];
  const found = new Map<string, Cell>();
  const raw = (xKey: string, name: string, index: number) => found.get(JSON.stringify([xKey, name, index]));
  const values = chart.series.map(at).filter((index) => index >= 0);
  const rowOf = new Map<string, Result['rows'][number]>();
  for (const row of result.rows) {
    rowOf.set(`x ${onX.key(row)}`, row);
    if (by >= 0) rowOf.set(`by ${onBy.key(row)}`, row);
    for (const index of values) {
      found.set(JSON.stringify([onX.key(row), by < 0 ? '' : onBy.key(row), index]), row[index] ?? null);
    }
  }
  const number = (xKey: string, name: string, index: number): number | undefined => {
    const cell = raw(xKey, name, index);
    // No row for a time or a part means that there was nothing to count.
    if (cell === undefined) return chart.additive ? 0 : undefined;
    return asNumber(cell);
  };
  const sum = (keyList: readonly string[], nameList: readonly string[], index: number) =>
    keyList.reduce(
      (total, key) => total + nameList.reduce((part, name) => part + (number(key, name, index) ?? 0), 0),
      0,
    );

  const limit = overTime ? ordered.length : mayAdd && by < 0 && values.length === 1 ? mostWithRest : mostBars;
  const [index0 = -1] = values;
  const byTotal = (list: readonly string[], total: (each: string) => number) =>
    list.toSorted((a, b) => total(b) - total(a));
  const cut = ordered.length > limit;
  const shownKeys = !cut
    ? ordered
    : mayAdd && values.length === 1
      ? byTotal(ordered, (key) => sum([key], names, index0)).slice(0, limit)
      : ordered.slice(0, limit);
  const restKeys =
    cut && mayAdd && values.length === 1 ? ordered.filter((key) => !shownKeys.includes(key)) : [];

  const rankedNames =
    names.length > mostParts ? byTotal(names, (name) => Math.abs(sum(ordered, [name], index0))) : names;
  const shownNames = rankedNames.slice(0, mostParts);
  const restNames = chart.additive ? rankedNames.slice(mostParts) : [];

  const columnText = (index: number, cell: Cell | undefined): string => {
    const column = columns[index];
    if (!column || cell === undefined) return '';
    return formatCell(cell, column, language) || language.words('noValue');
  };
  const nameText = (places: readonly number[], row: Result['rows'][number] | undefined) => {
    const said = places.flatMap((index) => {
      const column = columns[index];
      return (column && formatCell(row?.[index] ?? null, column, language)) || [];
    });
    return said.length > 0 ? said.join(' ') : language.words('noValue');
  };
  const numberText = (index: number, value: number | undefined) =>
    value === undefined ? language.words('noValue') : columnText(index, value);
  const point = (value: number | undefined, index: number, cell?: Cell): ChartPoint => ({
    value,
    text: cell === undefined || cell === null ? numberText(index, value) : columnText(index, cell),
  });
  const pointsOf = (nameList: readonly string[], index: number): ChartPoint[] => [
    ...shownKeys.map((key) => {
      const [only = ''] = nameList;
      if (nameList.length === 1) return point(number(key, only, index), index, raw(key, only, index));
      return point(sum([key], nameList, index), index);
    }),
    ...(restKeys.length > 0 ? [point(sum(restKeys, nameList, index), index)] : []),
  ];

  const series: ChartSeries[] =
    by < 0
      ? values.map((index) => ({
          name: result.columns[index]?.name ?? '',
          label: visibleText(result.columns[index]?.label ?? ''),
          points: pointsOf([''], index),
        }))
      : [
          ...shownNames.map((name) => ({
            name: `is ${name}`,
            label: nameText(onBy.columns, rowOf.get(`by ${name}`)),
            points: pointsOf([name], index0),
          })),
          ...(restNames.length > 0
            ? [{ name: 'rest', label: language.rest(restNames.length), points: pointsOf(restNames, index0) }]
            : []),
        ];
  const labels = [
    ...shownKeys.map((key) => {
      const row = rowOf.get(`x ${key}`);
      // A time that was filled in has no row.
      return row || key === '' ? nameText(onX.columns, row) : columnText(x, key);
    }),
    ...(restKeys.length > 0 ? [language.rest(restKeys.length)] : []),
  ];
  const left = restKeys.length > 0 ? 0 : ordered.length - shownKeys.length;
  const leftSeries = names.length - shownNames.length - restNames.length;
  // A line through nothing but one time is a point; bars say more.
  if (kind === 'line' && labels.length < 2) return undefined;
  const marks = labels.map((label, index) =>
    overTime ? timeMark(shownKeys[index] ?? '', xColumn.bucket, label, language.locale) : { text: label },
  );
  return { labels, marks, series, left, leftSeries, hasRest: restKeys.length > 0, overTime };
}

export function asNumber(cell: Cell | undefined): number | undefined {
  const value = cell === null || cell === undefined || cell === '' ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
