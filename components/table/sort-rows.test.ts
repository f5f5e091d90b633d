import { expect, it } from 'vitest';
import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { sortRows } from './sort-rows.ts';

const sorted = (type: ResultColumn['type'], cells: Cell[], direction: 'asc' | 'desc') =>
  sortRows(
    cells.map((cell) => [cell]),
    [{ name: 'x', type }],
    { column: 'x', direction },
    'vi',
  ).map((position) => cells[position]);

it('numbers go by size though they are written as text, to the last digit', () => {
  expect(sorted('decimal', ['10.5', '9', '-3', null, '1e3'], 'asc')).toEqual([
    '-3',
    '9',
    '10.5',
    '1e3',
    null,
  ]);
  const big = ['9007199254740993', '9007199254740992'];
  expect(sorted('integer', big, 'asc')).toEqual(big.toReversed());
});

it('text goes as the language orders it, and figures in it by their size', () => {
  expect(sorted('text', ['Ô 10', 'Ô 9', 'An', 'Ánh'], 'asc')).toEqual(['An', 'Ánh', 'Ô 9', 'Ô 10']);
});

it('what has no value comes last both ways, and equal rows stay as they were', () => {
  expect(sorted('date', [null, '2026-02-01', '2025-12-31'], 'desc')).toEqual([
    '2026-02-01',
    '2025-12-31',
    null,
  ]);
  const rows: Cell[][] = [
    [1, 'first'],
    [1, 'second'],
  ];
  const columns = [{ name: 'x', type: 'integer' as const }];
  expect(sortRows(rows, columns, { column: 'x', direction: 'desc' }, 'en')).toEqual([0, 1]);
});

it('without a heading chosen the order is the answer’s own', () => {
  expect(sortRows([[2], [1]], [{ name: 'x', type: 'integer' }], undefined, 'en')).toEqual([0, 1]);
});
