// Whether an answer's rows are the expected ones. Columns may stand in any order and under any name, so
// they are matched by what they hold: a column can only be one whose values are the same as a whole,
// which leaves few combinations to try on the rows. First and last name in one column equal the two.
import { type ComparedCell, cellKey, sameCell } from './gold-cell.ts';

export interface ComparedRows {
  readonly width: number;
  readonly rows: readonly (readonly ComparedCell[])[];
}

export interface CompareOptions {
  readonly ordered?: boolean;
  /** The answer holds only the first of its rows, which are this many in all. */
  readonly totalRows?: number;
  /** The same, where no more is known than that they are no fewer. */
  readonly totalRowsAtLeast?: number;
}

/** `exact` when the answer has the expected columns and no more, `right` with at most two more. */
export type Comparison = 'exact' | 'right' | 'different';

const columnsTooMany = 2;
/** Combinations of columns tried before giving up; reached only by results with many equal columns. */
const triesAtMost = 5000;

type Column = readonly ComparedCell[];

export function compareRows(
  expected: ComparedRows,
  answered: ComparedRows,
  options: CompareOptions = {},
): Comparison {
  const { totalRowsAtLeast: least, totalRows: whole = answered.rows.length } = options;
  const asMany = least === undefined ? expected.rows.length === whole : expected.rows.length >= least;
  if (!asMany) return 'different';
  if (expected.rows.length === 0) return compareEmpty(expected.width, answered.width);

  const wanted = columnsOf(expected);
  const found = columnsOf(answered);
  const partial = answered.rows.length < expected.rows.length;
  const [joinedWanted, joinedFound] = [namePairs(wanted), namePairs(found)];
  const none: NamePair[] = [];

  // Most answers match column by column; joining names is tried only when that failed.
  return (
    match(wanted, found, none, none, partial, options) ??
    match(wanted, found, joinedWanted, joinedFound, partial, options) ??
    'different'
  );
}

function compareEmpty(expected: number, answered: number): Comparison {
  if (answered === expected) return 'exact';
  return answered > expected && answered <= expected + columnsTooMany ? 'right' : 'different';
}

function columnsOf({ width, rows }: ComparedRows): Column[] {
  return Array.from({ length: width }, (_, index) => rows.map((row) => row[index] ?? null));
}

interface NamePair {
  readonly parts: readonly [number, number];
  readonly joined: Column;
}

/** Every two text columns as one, "Mary" and "Smith" as "Mary Smith"; few, as only text can be a name. */
function namePairs(columns: readonly Column[]): NamePair[] {
  const texts = columns.flatMap((column, index) =>
    column.every((cell) => cell === null || typeof cell === 'string') ? [index] : [],
  );
  if (texts.length > 8) return [];
  return texts.flatMap((first) =>
    texts
      .filter((second) => second !== first)
      .map((second) => ({
        parts: [first, second] as const,
        joined: (columns[first] as Column).map((cell, row) => joinName(cell, columns[second]?.[row] ?? null)),
      })),
  );
}

function joinName(first: ComparedCell, last: ComparedCell): ComparedCell {
  const parts = [first, last].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** One side of a match: which columns it uses up, and the values they hold together. */
interface Unit {
  readonly uses: readonly number[];
  readonly column: Column;
  readonly sorted: Column;
}

function unit(uses: readonly number[], column: Column): Unit {
  return { uses, column, sorted: [...column].sort(byCell) };
}

/** Tries every way in which the expected columns can be among those found; undefined where there is none. */
function match(
  wanted: readonly Column[],
  found: readonly Column[],
  wantedPairs: readonly NamePair[],
  foundPairs: readonly NamePair[],
  partial: boolean,
  options: CompareOptions,
): Comparison | undefined {
  const units = (columns: readonly Column[], pairs: readonly NamePair[]) => [
    ...columns.map((column, index) => unit([index], column)),
    ...pairs.map(({ parts, joined }) => unit(parts, joined)),
  ];
  const wantedUnits = units(wanted, wantedPairs);
  const foundUnits = units(found, foundPairs);
  const candidates = wantedUnits.map((want) =>
    foundUnits.filter(
      (have) => (want.uses.length === 1 || have.uses.length === 1) && holdsTheSame(want, have, partial),
    ),
  );

  let tries = 0;
  const usedWanted = new Set<number>();
  const usedFound = new Set<number>();
  const chosen: [Column, Column][] = [];

  function search(): Comparison | undefined {
    const next = wanted.findIndex((_, index) => !usedWanted.has(index));
    if (next < 0) {
      tries++;
      const more = found.length - usedFound.size;
      if (more > columnsTooMany || !sameRows(chosen, partial, options)) return undefined;
      return more === 0 ? 'exact' : 'right';
    }
    const failed: Column[] = [];
    for (const [index, want] of wantedUnits.entries()) {
      if (!want.uses.includes(next) || want.uses.some((use) => usedWanted.has(use))) continue;
      for (const have of candidates[index] as Unit[]) {
        if (tries >= triesAtMost) return undefined;
        if (have.uses.some((use) => usedFound.has(use))) continue;
        // A column equal row by row to one that failed here would fail as that one did.
        if (want.uses.length === 1 && have.uses.length === 1) {
          if (failed.some((column) => sameColumn(column, have.column))) continue;
          failed.push(have.column);
        }
        for (const use of want.uses) usedWanted.add(use);
        for (const use of have.uses) usedFound.add(use);
        chosen.push([want.column, have.column]);
        const result = search();
        if (result) return result;
        chosen.pop();
        for (const use of want.uses) usedWanted.delete(use);
        for (const use of have.uses) usedFound.delete(use);
      }
    }
    return undefined;
  }
  return search();
}

/** True when one column's values, as a whole and in any order, are the other's (or, in part, among them). */
function holdsTheSame(wanted: Unit, found: Unit, partial: boolean): boolean {
  if (partial) return contains(wanted.column.map(cellKey), found.column.map(cellKey));
  return sameColumn(wanted.sorted, found.sorted);
}

function sameColumn(one: Column, other: Column): boolean {
  return one.every((cell, row) => sameCell(cell, other[row] ?? null));
}

function sameRows(
  chosen: readonly [Column, Column][],
  partial: boolean,
  { ordered }: CompareOptions,
): boolean {
  const length = chosen[0]?.[1].length ?? 0;
  if (ordered)
    return chosen.every(([want, have]) => have.every((cell, row) => sameCell(want[row] ?? null, cell)));
  const rowsOf = (side: 0 | 1) =>
    Array.from({ length: chosen[0]?.[side].length ?? 0 }, (_, row) =>
      chosen.map((pair) => pair[side][row] ?? null),
    );
  const [wanted, found] = [rowsOf(0), rowsOf(1)];
  const key = (row: ComparedCell[]) => row.map(cellKey).join('\u0001');
  if (contains(wanted.map(key), found.map(key))) return true;
  return !partial && length <= 5000 && pairUp(wanted, found);
}

/** True when every item of `part` is among `whole`, as often as it occurs. */
function contains(whole: readonly string[], part: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const item of whole) left.set(item, (left.get(item) ?? 0) + 1);
  for (const item of part) {
    const count = left.get(item) ?? 0;
    if (count === 0) return false;
    left.set(item, count - 1);
  }
  return true;
}

/** For rounding errors that fall on the edge of a key: each row finds an equal one that is still free. */
function pairUp(wanted: ComparedCell[][], found: ComparedCell[][]): boolean {
  const words = (row: ComparedCell[]) =>
    row.map((cell) => (typeof cell === 'number' ? '#' : cellKey(cell))).join('\u0001');
  const free = Map.groupBy(found, words);
  return wanted.every((row) => {
    const rows = free.get(words(row)) ?? [];
    const at = rows.findIndex((other) => row.every((cell, index) => sameCell(cell, other[index] ?? null)));
    if (at >= 0) rows.splice(at, 1);
    return at >= 0;
  });
}

/** An order that puts equal cells of both sides at equal places: nulls, numbers, moments, then text. */
function byCell(one: ComparedCell, other: ComparedCell): number {
  const [rankOne, rankOther] = [rank(one), rank(other)];
  if (rankOne !== rankOther) return rankOne - rankOther;
  if (one === null || other === null) return 0;
  if (typeof one === 'object' && typeof other === 'object') return one.at - other.at;
  if (rankOne === 1 && Number(one) !== Number(other)) return Number(one) - Number(other);
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  return one < other ? -1 : one > other ? 1 : 0;
}

function rank(cell: ComparedCell): number {
  if (cell === null) return 0;
  if (typeof cell === 'object') return 2;
  return typeof cell === 'number' || (cell !== '' && !Number.isNaN(Number(cell))) ? 1 : 3;
}
