import type { Chart, ResultColumn } from '../envelope/envelope.ts';
import type { GroupKey } from './group-keys.ts';
import type { Plan } from './plan.ts';

const mostBars = 30;
/** Of more the rest is shown as one, where it may be added up. */
const mostGroups = 400;
const mostPoints = 400;
const mostSeries = 4;
/** More parts than these are told apart by nobody; a bar for each still is. */
const mostShares = 6;
const mostScattered = 1000;

/**
 * Decides whether a chart says more than the table alone, and which, from the plan's shape and the number of
 * rows. Over time: a line, or parts upon one another where a number is split by one more group. Over a group:
 * bars, also as parts of a whole where the numbers may be added up. Two numbers of many things: points. A number
 * now and the one before it are a comparison of two numbers, and no line.
 */
export function chooseChart(
  plan: Plan,
  columns: readonly ResultColumn[],
  rowCount: number,
  keys: readonly GroupKey[],
): Chart | undefined {
  const outputs = plan.dimensions?.filter(({ hidden }) => !hidden) ?? [];
  // A thing with a first and a last name is one group.
  const shown = outputs.filter(
    ({ as }) => !keys.some((key) => key.as === as || key.names.slice(1).includes(as)),
  );
  if (shown.length === 0 || shown.length > 2 || !plan.measures || plan.combine || rowCount < 2)
    return undefined;
  const grouped = shown.flatMap(({ as, bucket }) => {
    const column = columns.find(({ name }) => name === as);
    return column ? [{ column, bucket }] : [];
  });
  const numbers = columns.filter(
    ({ name, type }) => (type === 'integer' || type === 'decimal') && !outputs.some(({ as }) => as === name),
  );
  if (grouped.length !== shown.length || numbers.length === 0 || numbers.length > mostSeries)
    return undefined;
  const scattered = grouped.length === 1 && numbers.length === 2 && rowCount > mostBars;
  const series = (scattered ? numbers : ofOneUnit(numbers, plan)).map(({ name }) => name);
  const additive = isAdditive(plan);
  const chart =
    grouped.length === 2
      ? overTwoGroups(grouped, series, additive, rowCount)
      : overOneGroup(grouped[0] as Grouped, series, additive, rowCount);
  const things = keys
    .filter(({ names: [first] }) => shown.some(({ as }) => as === first))
    .map(({ names, as }) => ({ names: [...names], key: as }));
  return chart && things.length > 0 ? { ...chart, things } : chart;
}

/**
 * What one scale can show: beside 24,000 orders, 68 percent is no bar. Who wanted shares wanted to see those;
 * else the first number decides. The table has all of them.
 */
function ofOneUnit(numbers: readonly ResultColumn[], { compare }: Plan): readonly ResultColumn[] {
  const units = new Set(numbers.flatMap(({ unit }) => unit ?? []));
  if (units.size < 2) return numbers;
  const unit = units.has('percent') && !compare ? 'percent' : numbers[0]?.unit;
  return numbers.filter((column) => column.unit === unit);
}

interface Grouped {
  readonly column: ResultColumn;
  readonly bucket: string | undefined;
}

function overOneGroup(
  { column, bucket }: Grouped,
  series: string[],
  additive: boolean,
  rowCount: number,
): Chart | undefined {
  const x = column.name;
  const adding = additive ? { additive } : {};
  if (isStretch(bucket)) {
    if (rowCount > mostPoints || (rowCount === 2 && series.length === 1)) return undefined;
    return { kind: 'line', x, series, ...adding, others: ['stacked'] };
  }
  const scattered = series.length === 2 && rowCount <= mostScattered;
  if (rowCount > mostBars && scattered) {
    const [across = '', up = ''] = series;
    return { kind: 'scatter', x: across, series: [up], by: x };
  }
  if (rowCount > mostBars && !(additive && series.length === 1 && rowCount <= mostGroups)) return undefined;
  const parts = additive && series.length === 1 && rowCount <= mostShares;
  return { kind: 'bar', x, series, ...adding, ...(parts ? { others: ['share'] } : {}) };
}

function overTwoGroups(
  grouped: readonly Grouped[],
  series: string[],
  additive: boolean,
  rowCount: number,
): Chart | undefined {
  const time = grouped.find(({ bucket }) => isStretch(bucket));
  const group = grouped.find((each) => each !== time);
  const other = time ?? grouped.find((each) => each !== group);
  if (!group || !other || series.length !== 1 || rowCount > mostPoints * 2) return undefined;
  // Split numbers that may not be added up have no height together; side by side they can be compared.
  if (!time)
    return additive
      ? { kind: 'stacked', x: other.column.name, by: group.column.name, series, additive }
      : undefined;
  const split = { x: time.column.name, by: group.column.name, series };
  return additive ? { kind: 'stacked', ...split, additive, others: ['line'] } : { kind: 'line', ...split };
}

/** Counts and sums of rows that are in one group each; a customer counted once per month is not. */
function isAdditive({ measures = [], compare }: Plan): boolean {
  return compare === undefined && measures.every(({ fn }) => fn === 'count' || fn === 'sum');
}

/** True of a time that passes once: Mondays and Novembers come again, and nothing leads from one to the next. */
function isStretch(bucket: string | undefined): boolean {
  return bucket !== undefined && bucket !== 'weekday' && bucket !== 'month_of_year';
}
