import { expect, test } from 'vitest';
import { breaksWithin, columnWidth, fittingWidths } from './column-width.ts';

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

test('in a narrow place long names take two lines before the number beside them leaves the screen', () => {
  const customer = columnWidth('Customer name', ['Comercial El Roble S.A. de C.V.', 'Nordsee Logistik GmbH']);
  const sum = columnWidth('Sum of total amount', ['252,531.83']);
  const key = columnWidth('Customer id', ['1029']);
  const [first = 0, second = 0] = fittingWidths([customer, sum, key], 340);
  expect(first).toBeLessThan(customer.tight);
  expect(first + second).toBeLessThanOrEqual(340);
  // On a desk, where breaking them would not make room for all, they stay whole.
  const many = Array.from({ length: 8 }, () => customer);
  expect(fittingWidths(many, 800)).toEqual(many.map(({ tight }) => tight));
});

test('a date is not broken, however narrow its place is', () => {
  const date = columnWidth('Planned pickup at', ['Jul 15, 2024, 6:13 PM'], true);
  expect(date.broken).toBe(date.tight);
});

test('a value without spaces is never broken', () => {
  const mail = columnWidth('Email', ['michael.johnson@ironbridge.example']);
  expect(mail.broken).toBe(mail.tight);
});

test('a few values that are much longer than the others take more lines; longer ones of many do not', () => {
  const names = Array.from({ length: 60 }, (_, at) => `Olga de la Fuente ${at % 10}`);
  const usual = columnWidth('Full name', names);
  expect(columnWidth('Full name', [...names, 'a remark that was typed into the name, as happens'])).toEqual(
    usual,
  );
  const mails = Array.from({ length: 60 }, (_, at) => `${'m'.repeat(10 + (at % 8))}@mail.test`);
  expect(columnWidth('Email', mails)).toEqual(columnWidth('Email', [mails[7]]));
  // A date is never broken, so none is longer than its column.
  expect(
    columnWidth('At', [...names, 'Wednesday, September 30, 2026, 10:10 PM'], true).whole,
  ).toBeGreaterThan(usual.whole);
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

test('a text that made its column as wide as it is stays on one line; a longer one may not', () => {
  expect(breaksWithin('Sông floor cleaner 5 l', name.whole)).toBe(false);
  expect(breaksWithin('Sông floor cleaner 5 l and more', name.whole)).toBe(true);
  expect(breaksWithin('two\nlines', name.whole)).toBe(true);
  expect(breaksWithin('寿司', name.whole)).toBe(true);
});

test('a short value is not broken: its column would be little narrower, and every row twice as high', () => {
  const segment = columnWidth('Segment', ['small business', 'mid-market']);
  expect(segment.broken).toBe(segment.tight);
  const name = columnWidth('Name', ['Santos Moreno Distribuciones S.A. de C.V.']);
  expect(name.broken).toBeLessThan(name.tight);
});
