import { expect, test } from 'vitest';
import { columnWidth, fittingWidths } from './column-width.ts';

const name = columnWidth('Name', ['Sông floor cleaner 5 l']);
const total = columnWidth('Total order lines quantity', ['14,601', '9']);

test('a column is as wide as its heading where there is room for all', () => {
  expect(fittingWidths([name, total], 830)).toEqual([name.whole, total.whole]);
});

test('where there is none, a heading takes two lines before its numbers leave the screen', () => {
  const widths = fittingWidths([name, total], 350);
  expect(widths[0]).toBe(name.whole);
  expect(widths[1]).toBeLessThan(total.whole);
  expect((widths[0] ?? 0) + (widths[1] ?? 0)).toBeLessThanOrEqual(350);
});

test('capitals and digits have the room they take', () => {
  const code = columnWidth('Nr', ['SO-135084']).whole;
  expect(code).toBeGreaterThan(columnWidth('Nr', ['so-abcdef']).whole);
});

test('values are never cut for the sake of a heading', () => {
  const long = columnWidth('Id', ['a value of thirty letters, more']);
  expect(long.tight).toBe(long.whole);
});

test('a place that is not measured yet is wide', () => {
  expect(fittingWidths([total], 0)).toEqual([total.whole]);
});
