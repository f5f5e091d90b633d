import { expect, test } from 'vitest';
import { spanOf } from './span-of.ts';

test.each([
  [0.5, 'en', '30 minutes'],
  [0.001, 'en', '1 minute'],
  [1, 'en', '1 hour'],
  [3.26, 'en', '3.3 hours'],
  [60, 'es', '2,5 días'],
  [240, 'vi', '10 ngày'],
] as const)('%s hours in %s are %s', (hours, locale, said) => {
  expect(spanOf(hours, locale)).toBe(said);
});
