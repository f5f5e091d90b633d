import { describe, expect, it } from 'vitest';
import type { ResultColumn } from '#lib/envelope/envelope.ts';
import { withEvenDecimals } from './even-decimals.ts';

const sum: ResultColumn = { name: 'sum', label: 'Sum', type: 'decimal' };
const decimalsOf = (column: ResultColumn, cells: (string | number | null)[]) =>
  withEvenDecimals(
    [column],
    cells.map((cell) => [cell]),
  )[0]?.decimals;

describe('numbers under one another', () => {
  it.each([
    [['251650.89', '219377.5'], 2],
    [[44.5, 15, null], 1],
    [['10.00', '5000'], 0],
    [[0.333333333, 1], 2],
    [['-3.10', 'n/a'], 1],
  ])('%j have as many digits as the longest: %s', (cells, digits) => {
    expect(decimalsOf(sum, cells)).toBe(digits);
  });

  it('of money have both digits of their cents, or none', () => {
    expect(decimalsOf({ ...sum, unit: 'currency' }, ['9.90', '0.00'])).toBe(2);
    expect(decimalsOf({ ...sum, unit: 'currency' }, ['700000.00', '25'])).toBe(0);
  });

  it('keep the digits that a policy says, or a currency has', () => {
    expect(decimalsOf({ ...sum, decimals: 0 }, ['1.25'])).toBe(0);
    expect(decimalsOf({ ...sum, unit: 'currency:JPY' }, ['1.25'])).toBeUndefined();
  });

  it('are left alone where they are whole ones, or no numbers', () => {
    expect(decimalsOf({ ...sum, type: 'integer' }, [1, 2])).toBeUndefined();
    expect(decimalsOf({ ...sum, type: 'text' }, ['1.25'])).toBeUndefined();
  });
});
