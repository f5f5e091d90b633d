import type { Cell, Result, ResultColumn } from '#lib/envelope/envelope.ts';
import { isNumeric } from './format-cell.ts';
import { isStretch } from './format-date.ts';

export interface Comparison {
  /** What is compared. */
  readonly column: ResultColumn;
  readonly now: Cell;
  readonly before: Cell;
  /** `now` less `before`. */
  readonly difference: number;
  /** The same as a part of `before`; absent where that is nothing. */
  readonly change?: number;
  /** When the two were, where the rows say it. */
  readonly times?: { readonly column: ResultColumn; readonly now: Cell; readonly before: Cell };
}

/**
 * A number and the one before it: of two times, or of one row that has both. They are read at a glance, which
 * no line of two points is. Undefined for all else.
 */
export function comparisonOf({ columns, rows }: Result): Comparison | undefined {
  return ofTwoTimes(columns, rows) ?? ofOneRow(columns, rows);
}

function ofTwoTimes(columns: Result['columns'], rows: Result['rows']): Comparison | undefined {
  const [first, second] = columns;
  if (columns.length !== 2 || rows.length !== 2 || !first || !second) return undefined;
  const time = [first, second].find(({ bucket }) => isStretch(bucket));
  const column = time === first ? second : first;
  if (!time || !isNumeric(column)) return undefined;
  const at = columns.indexOf(time);
  // A bucket is written as the day or moment on which it begins, or as a year.
  const [before, now] = rows.toSorted((a, b) => (String(a[at]) < String(b[at]) ? -1 : 1));
  if (before?.[at] == null || now?.[at] == null) return undefined;
  const times = { column: time, now: now[at], before: before[at] };
  return between(column, now[1 - at] ?? null, before[1 - at] ?? null, times);
}

function ofOneRow(columns: Result['columns'], rows: Result['rows']): Comparison | undefined {
  const [column, ...others] = columns;
  const [row] = rows;
  if (!column || !row || rows.length !== 1 || !isNumeric(column)) return undefined;
  const names = others.map(({ name }) => name).sort();
  if (names.join() !== `${column.name}_change,${column.name}_previous`) return undefined;
  const previous = columns.findIndex(({ name }) => name === `${column.name}_previous`);
  return between(column, row[0] ?? null, row[previous] ?? null);
}

function between(
  column: ResultColumn,
  now: Cell,
  before: Cell,
  times?: Comparison['times'],
): Comparison | undefined {
  if (now === null || before === null || now === '' || before === '') return undefined;
  const [newer, older] = [Number(now), Number(before)];
  if (!Number.isFinite(newer) || !Number.isFinite(older)) return undefined;
  const difference = newer - older;
  return {
    column,
    now,
    before,
    difference,
    ...(older === 0 ? {} : { change: difference / Math.abs(older) }),
    ...(times ? { times } : {}),
  };
}
