import { expect, it } from 'vitest';
import { parseFormula } from './parse-formula.ts';
import { spokenFormula } from './spoken-formula.ts';

it.each([
  ['the sum of price minus rebate', 'SUM(price - rebate)'],
  ['tổng của price trừ rebate', 'SUM(price - rebate)'],
  ['la suma de price menos rebate', 'SUM(price - rebate)'],
  ['the average of hours divided by the number of distinct jobs', 'AVG(hours) / COUNT(DISTINCT jobs)'],
  ['price times pieces', 'price * pieces'],
  ['closed_on is empty', 'closed_on is null'],
  ['closed_on trống', 'closed_on is null'],
  ['las que no tienen closed_on', 'closed_on is null'],
  ['there is no closing date', 'closing date is null'],
  ['closed_on is not empty', 'closed_on is not null'],
  ['one with a price over 500', 'price > 500'],
  ['jobs có price trên 500', 'price > 500'],
  ['la que tiene price mayor que 500', 'price > 500'],
  ['hours at least 3', 'hours >= 3'],
  ['grade is gold or silver', "grade in ('gold', 'silver')"],
  ['grade là gold hoặc silver', "grade in ('gold', 'silver')"],
  ['grade no es gold', "grade not in ('gold')"],
  ['is_open is true', 'is_open in (true)'],
])('"%s" is written %s', (words, written) => {
  expect(spokenFormula(words)).toBe(written);
  expect(parseFormula(written)).toBeDefined();
});

it.each(['jobs of this year', 'the nicest clients', 'price'])('"%s" is no formula', (words) =>
  expect(spokenFormula(words)).toBeUndefined(),
);
