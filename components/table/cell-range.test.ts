import { describe, expect, it } from 'vitest';
import { boundsOf, type CellRange, moveRange } from './cell-range.ts';

const size = { rows: 100, columns: 4, page: 10 };
const at = (row: number, column: number): CellRange => ({ anchor: { row, column }, head: { row, column } });
const key = (name: string, held: { shift?: boolean; control?: boolean } = {}) => ({
  key: name,
  shift: held.shift ?? false,
  control: held.control ?? false,
});

describe('the keyboard in a table', () => {
  it.each([
    ['ArrowDown', at(5, 1), at(6, 1)],
    ['ArrowUp', at(0, 1), at(-1, 1)],
    ['ArrowUp', at(-1, 1), at(-1, 1)],
    ['ArrowRight', at(5, 3), at(5, 3)],
    ['PageDown', at(95, 1), at(99, 1)],
    ['End', at(5, 1), at(5, 3)],
  ])('goes with %s from %j to %j', (name, from, to) => {
    expect(moveRange(from, key(name), size)).toEqual(to);
  });

  it('goes to the corners with Control', () => {
    expect(moveRange(at(5, 1), key('End', { control: true }), size)).toEqual(at(99, 3));
    expect(moveRange(at(5, 1), key('Home', { control: true }), size)).toEqual(at(0, 0));
  });

  it('draws a range with Shift, never into the heading', () => {
    const range = moveRange(at(1, 1), key('PageUp', { shift: true }), size);
    expect(range && boundsOf(range)).toEqual({ top: 0, bottom: 1, left: 1, right: 1 });
  });

  it('takes the row with Shift and Space, and all with Control and A', () => {
    const row = moveRange(at(7, 2), key(' ', { shift: true }), size);
    expect(row && boundsOf(row)).toEqual({ top: 7, bottom: 7, left: 0, right: 3 });
    const all = moveRange(at(7, 2), key('a', { control: true }), size);
    expect(all && boundsOf(all)).toEqual({ top: 0, bottom: 99, left: 0, right: 3 });
  });

  it('leaves other keys to the page', () => {
    expect(moveRange(at(5, 1), key('x'), size)).toBeUndefined();
  });
});
