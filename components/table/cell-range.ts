// The cells of a table that are chosen: a rectangle between the cell where it began and the one where the
// keyboard is. Row -1 is the heading.

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface CellRange {
  readonly anchor: Place;
  readonly head: Place;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page of the keyboard goes. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on a Mac. */
  readonly control: boolean;
}

/**
 * The range after a key, as in any spreadsheet: arrows go cell by cell, Home and End along the row, with
 * Control to the corners; Shift draws the range from where it began. Undefined for a key that means nothing here.
 */
export function moveRange(
  range: CellRange,
  { key, shift, control }: Key,
  size: GridSize,
): CellRange | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  if (key === 'a' && control) {
    return { anchor: { row: 0, column: 0 }, head: { row: Math.max(0, lastRow), column: lastColumn } };
  }
  if (key === ' ' && shift) {
    const { row } = range.head;
    return { anchor: { row, column: 0 }, head: { row, column: lastColumn } };
  }
  const { row, column } = range.head;
  const step = stepOf(key, control);
  if (!step) return undefined;
  const pages = step.pages * size.page;
  const to = {
    row: within(
      step.row === 'first' ? 0 : step.row === 'last' ? lastRow : row + step.row + pages,
      -1,
      lastRow,
    ),
    column: within(
      step.column === 'first' ? 0 : step.column === 'last' ? lastColumn : column + step.column,
      0,
      lastColumn,
    ),
  };
  // A range is of rows: drawn upwards it ends at the first.
  if (shift) return { anchor: range.anchor, head: { ...to, row: Math.max(0, to.row) } };
  return { anchor: to, head: to };
}

interface Step {
  readonly row: number | 'first' | 'last';
  readonly column: number | 'first' | 'last';
  readonly pages: number;
}

function stepOf(key: string, control: boolean): Step | undefined {
  const still = { row: 0, column: 0, pages: 0 };
  switch (key) {
    case 'ArrowUp':
      return { ...still, row: control ? 'first' : -1 };
    case 'ArrowDown':
      return { ...still, row: control ? 'last' : 1 };
    case 'ArrowLeft':
      return { ...still, column: control ? 'first' : -1 };
    case 'ArrowRight':
      return { ...still, column: control ? 'last' : 1 };
    case 'PageUp':
      return { ...still, pages: -1 };
    case 'PageDown':
      return { ...still, pages: 1 };
    case 'Home':
      return { ...still, column: 'first', row: control ? 'first' : 0 };
    case 'End':
      return { ...still, column: 'last', row: control ? 'last' : 0 };
    default:
      return undefined;
  }
}

/** First and last row and column of a range, both counted in. */
export function boundsOf({ anchor, head }: CellRange) {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
