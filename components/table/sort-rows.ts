// The rows that are shown, in the order that a heading asks for. Positions are given, not rows: the links and
// keys of a result go by the place that the database gave each row.
import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';

export interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** Positions of `rows` in order; equal ones stay as they were, and what has no value comes last both ways. */
export function sortRows(
  rows: readonly (readonly Cell[])[],
  columns: readonly Pick<ResultColumn, 'name' | 'type' | 'bucket'>[],
  sort: Sort | undefined,
  locale: string,
): readonly number[] {
  const positions = rows.map((_, position) => position);
  const at = columns.findIndex(({ name }) => name === sort?.column);
  const column = columns[at];
  if (!sort || !column) return positions;
  const compare = comparison(column, locale);
  const sign = sort.direction === 'asc' ? 1 : -1;
  return positions.sort((a, b) => {
    const left = rows[a]?.[at] ?? null;
    const right = rows[b]?.[at] ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

type Value = NonNullable<Cell>;

function comparison(column: Pick<ResultColumn, 'type' | 'bucket'>, locale: string) {
  if (column.type === 'integer' || column.type === 'decimal') return compareNumbers;
  const collator = new Intl.Collator(locale, { numeric: true });
  // Dates and moments are ISO 8601, whose order as text is their order in time.
  if (column.type === 'date' || column.type === 'timestamp') {
    return (a: Value, b: Value) => (String(a) < String(b) ? -1 : Number(String(a) > String(b)));
  }
  return (a: Value, b: Value) => collator.compare(String(a), String(b));
}

// A difference that a double cannot hold is still a difference between big integers of equal size.
function compareNumbers(a: Value, b: Value): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  const whole = /^-?\d+$/;
  if (whole.test(String(a)) && whole.test(String(b))) {
    const exact = BigInt(a) - BigInt(b);
    return exact < 0n ? -1 : Number(exact > 0n);
  }
  return 0;
}
