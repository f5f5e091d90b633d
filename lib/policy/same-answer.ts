// When two answers are the same, and when an answer is what a person expected.
import type { Cell, Envelope } from '../envelope/envelope.ts';
import type { Expected } from './generate/policy-case.ts';

type Rows = readonly (readonly Cell[])[];

/** The rows of an answer; undefined where it has none to compare. */
export function rowsOf(envelope: Envelope): Rows | undefined {
  return envelope.type === 'answer' ? envelope.data.result?.rows : undefined;
}

/** Rows that each side has alone, compared as multisets. */
export function rowDifference(old: Rows, fresh: Rows): { added: number; removed: number } {
  const counts = new Map<string, number>();
  for (const row of old) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  let added = 0;
  for (const row of fresh) {
    const left = counts.get(keyOf(row)) ?? 0;
    if (left > 0) counts.set(keyOf(row), left - 1);
    else added++;
  }
  return { added, removed: [...counts.values()].reduce((sum, left) => sum + left, 0) };
}

export function sameRows(left: Rows, right: Rows): boolean {
  const { added, removed } = rowDifference(left, right);
  return added === 0 && removed === 0;
}

/** The same rows one after the other, where their order is part of the answer. */
export function sameRowsInOrder(left: Rows, right: Rows): boolean {
  return left.length === right.length && left.every((row, place) => keyOf(row) === keyOf(right[place] ?? []));
}

/** `meant` are the rows of the plan the person meant, where that is what they said. */
export function meets(expected: Expected, rows: Rows, meant?: Rows): boolean {
  if ('number' in expected) {
    const wanted = normal(expected.number);
    return rows.length === 1
      ? rows[0]?.some((cell) => normal(cell) === wanted) === true
      : String(rows.length) === wanted;
  }
  if ('row' in expected) return rows.some((row) => holdsAll(row, expected.row));
  if ('rows' in expected) return sameRows(rows, expected.rows);
  return meant !== undefined && sameRows(rows, meant);
}

function holdsAll(row: readonly Cell[], wanted: readonly Cell[]): boolean {
  const left = row.map(normal);
  return wanted.every((cell) => {
    const at = left.indexOf(normal(cell));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function keyOf(row: readonly Cell[]): string {
  return JSON.stringify(row.map(normal));
}

/** Numbers to nine digits, whatever they are written as; texts trimmed; a date and midnight of it equal. */
function normal(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  const text = String(cell).trim();
  if (text !== '' && Number.isFinite(Number(text))) return String(Number(Number(text).toPrecision(9)));
  return text.replace(/T00:00:00(?:\.0+)?(?:Z|[+-]00:00)?$/, '');
}
