import { expect, it } from 'vitest';
import { nextWindow, rowsAround } from './row-window.ts';

it('a scroll of a row or two mostly brings in nothing', () => {
  const windows = Array.from({ length: 40 }, (_, first) =>
    rowsAround({ first: 100 + first, last: 114 + first, count: 10_000 }),
  );
  const changes = windows.filter((rows, at) => at > 0 && rows[0] !== windows[at - 1]?.[0]);
  expect(changes).toHaveLength(10);
  for (const [at, rows] of windows.entries()) {
    expect(rows[0]).toBeLessThanOrEqual(100 + at - 6);
    expect(rows.at(-1)).toBeGreaterThanOrEqual(114 + at + 6);
  }
});

it('no row is there before the first or after the last', () => {
  expect(rowsAround({ first: 0, last: 3, count: 4 })).toEqual([0, 1, 2, 3]);
  expect(rowsAround({ first: 0, last: 0, count: 0 })).toEqual([]);
});

it('a row that stays keeps its element, and where none stays the elements take the new rows', () => {
  const named = ({ first, last, shift }: { first: number; last: number; shift: number }) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at - shift);
  const begun = nextWindow(undefined, 0, 19);
  const near = nextWindow(begun, 8, 27);
  expect(near.shift).toBe(begun.shift);
  const far = nextWindow(near, 5000, 5019);
  expect(named(far)).toEqual(named(near));
  const back = nextWindow(far, 0, 19);
  expect(named(back)).toEqual(named(near));
});

it('a page of rows at a time, of which hardly one stays, takes the elements that are there', () => {
  const begun = nextWindow(undefined, 100, 115);
  const paged = nextWindow(begun, 112, 127);
  expect(paged.first - paged.shift).toBe(begun.first - begun.shift);
});
