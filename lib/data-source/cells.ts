// One form for the cells of every engine: whole numbers as numbers while they are exact, other numbers
// as the driver gives them without trailing noise, dates and times as ISO text.
import type { Cell } from '../envelope/envelope.ts';
import type { StatementColumn } from './source.ts';

/** A raw value of a driver as a cell of its column. */
export function cellOf(raw: unknown, { type, instant }: StatementColumn): Cell {
  if (raw === null || raw === undefined) return null;
  switch (type) {
    case 'integer':
      return wholeNumber(raw);
    case 'decimal':
      return typeof raw === 'number' ? finite(raw) : trimmed(String(raw));
    case 'boolean':
      return raw === true || raw === 1 || raw === 1n || raw === 't' || raw === '1' || raw === 'true';
    case 'date':
      return String(raw).replace(/^(\d{4}-\d\d-\d\d)[ T]\d.*$/, '$1');
    case 'timestamp':
      return isoMoment(String(raw), instant ?? false);
    case 'time':
      return String(raw).replace(/\.0+$/, '');
    default:
      return String(raw);
  }
}

function wholeNumber(raw: unknown): Cell {
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : String(raw).replace(/\.0+$/, '');
}

function finite(raw: number): Cell {
  return Number.isFinite(raw) ? raw : String(raw);
}

/** Averages come with sixteen places; zeros at the end of more than six say nothing. */
function trimmed(text: string): string {
  const point = text.indexOf('.');
  return point >= 0 && text.length - 1 - point > 6 ? text.replace(/\.?0+$/, '') : text;
}

function isoMoment(text: string, instant: boolean): string {
  // Nearly all come as "2026-03-15 10:00:00+00"; a table of many rows is mostly moments.
  if (text.length === 22 && text.endsWith('+00') && text[10] === ' ' && text[4] === '-')
    return `${text.slice(0, 10)}T${text.slice(11, 19)}${instant ? 'Z' : ''}`;
  const match = /^(\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
  if (!match) return text;
  const fraction = (match[3] ?? '').replace(/\.?0+$/, '');
  // Sessions run at UTC, so an offset is always zero.
  return `${match[1]}T${match[2]}${fraction}${instant ? 'Z' : ''}`;
}

/** Raw values of a driver as a row of these columns. */
export function rowOf(raw: readonly unknown[], columns: readonly StatementColumn[]): Cell[] {
  return columns.map((column, position) => cellOf(raw[position], column));
}

/** Collects rows up to a number of rows and bytes; what does not fit makes the set truncated. */
export class RowCollector {
  readonly rows: Cell[][] = [];
  truncated = false;
  readonly #columns: readonly StatementColumn[];
  readonly #limits: { readonly rows: number; readonly bytes: number };
  #bytes = 0;

  constructor(columns: readonly StatementColumn[], limits: { rows: number; bytes: number }) {
    this.#columns = columns;
    this.#limits = limits;
  }

  /** False when nothing more is wanted. */
  add(raw: readonly unknown[]): boolean {
    if (this.truncated) return false;
    const row: Cell[] = [];
    let size = 2;
    for (let position = 0; position < this.#columns.length; position++) {
      const cell = cellOf(raw[position], this.#columns[position] as StatementColumn);
      size += typeof cell === 'string' ? cell.length + 3 : 8;
      row.push(cell);
    }
    if (this.rows.length >= this.#limits.rows || this.#bytes + size > this.#limits.bytes) {
      this.truncated = true;
      return false;
    }
    this.#bytes += size;
    this.rows.push(row);
    return true;
  }
}
