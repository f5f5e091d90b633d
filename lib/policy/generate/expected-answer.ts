import type { Cell } from '../../envelope/envelope.ts';
import { fold } from '../../language/locale/fold.ts';
import type { Expected } from './policy-case.ts';

/** Whether rows are what the person expected; undefined where that cannot be told from rows. */
export function agrees(expected: Expected, rows: readonly (readonly Cell[])[]): boolean | undefined {
  if ('plan' in expected) return undefined;
  if ('number' in expected) {
    const [only, more] = rows;
    if (rows.length === 0) return expected.number === 0;
    if (!more && only) return only.some((cell) => isNumber(cell, expected.number));
    return rows.length === expected.number;
  }
  if ('row' in expected) return rows.some((row) => holds(row, expected.row));
  if (rows.length !== expected.rows.length) return false;
  const left = [...rows];
  return expected.rows.every((wanted) => {
    const place = left.findIndex((row) => holds(row, wanted));
    if (place < 0) return false;
    left.splice(place, 1);
    return true;
  });
}

/** Every cell is among those of the row. */
function holds(row: readonly Cell[], wanted: readonly Cell[]): boolean {
  const left = row.map(plainCell);
  return wanted.every((cell) => {
    const place = left.findIndex((one) => isSame(one, plainCell(cell)));
    if (place < 0) return false;
    left.splice(place, 1);
    return true;
  });
}

function plainCell(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  if (cell === null || cell === '') return '';
  const number = Number(cell);
  return Number.isFinite(number) ? number : fold(String(cell)).trim();
}

function isSame(left: string | number, right: string | number): boolean {
  return typeof left === 'number' && typeof right === 'number'
    ? Math.abs(left - right) <= 1e-6 * Math.max(1, Math.abs(left), Math.abs(right))
    : left === right;
}

function isNumber(cell: Cell, number: number): boolean {
  return cell !== null && cell !== '' && isSame(plainCell(cell), number);
}
