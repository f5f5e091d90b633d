import { expect, test } from 'vitest';
import { axisFormat } from './axis-format.ts';

const column = (unit?: string) => ({
  name: 'a',
  label: 'A',
  type: 'decimal' as const,
  ...(unit && { unit }),
});

test('an axis of shares is in percent', () => {
  expect(axisFormat([column('percent')], 'en')(50)).toBe('50\u00a0%');
});

test('an axis of money names its currency, short', () => {
  expect(axisFormat([column('currency:USD')], 'en')(1_500_000)).toBe('$1.5M');
});

test('measures of different units share an axis of plain numbers', () => {
  expect(axisFormat([column('percent'), column()], 'en')(2000)).toBe('2K');
});
