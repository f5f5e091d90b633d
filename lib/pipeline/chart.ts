import type { Result, ResultColumn } from '../envelope/envelope.ts';
import type { Plan } from './plan.ts';

const mostBars = 30;
const mostPoints = 400;
const mostSeries = 4;

/**
 * Decides whether a chart says more than the table alone, from the plan's shape and the number of
 * rows: one group and its numbers as bars, a number over time as a line. Anything else is a table.
 */
export function chooseChart(
  plan: Plan,
  columns: readonly ResultColumn[],
  rowCount: number,
): Result['chart'] | undefined {
  const shown = plan.dimensions?.filter(({ hidden }) => !hidden) ?? [];
  if (shown.length !== 1 || !plan.measures || plan.combine || rowCount < 2) return undefined;
  const [dimension] = shown;
  const x = columns.find((column) => column.name === dimension?.as);
  if (!dimension || !x) return undefined;
  const series = columns
    .filter((column) => column.name !== x.name && (column.type === 'integer' || column.type === 'decimal'))
    .map((column) => column.name);
  if (series.length === 0 || series.length > mostSeries) return undefined;
  const overTime = dimension.bucket !== undefined;
  if (overTime) return rowCount <= mostPoints ? { kind: 'line', x: x.name, series } : undefined;
  return rowCount <= mostBars ? { kind: 'bar', x: x.name, series } : undefined;
}
