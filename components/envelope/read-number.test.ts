import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

it.each([
  ['1,000', 'en', 1000],
  ['1.000', 'vi', 1000],
  ['62,5', 'es', 62.5],
  ['12 345,5', 'es', 12345.5],
  [' -3 ', 'en', -3],
  ['', 'en', undefined],
  ['three', 'en', null],
  ['1.2.3', 'en', null],
] as const)('"%s" in %s is %s', (text, locale, number) => {
  expect(readNumber(text, locale)).toBe(number);
});
