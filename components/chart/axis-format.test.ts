import { expect, test } from 'vitest';
import { axisFormat } from './axis-format.ts';

const column = (unit?: string) => ({
  name: 'a',
  label: 'A',
  type: 'decimal' as const,
  ...(unit && { unit }),
});

test('an axis of shares is in percent', () => {
  expect(axisFormat([column('percent')], 'en')(50)).toBe('50%');
});

test('an axis of money names its currency, short', () => {
  expect(axisFormat([column('currency:USD')], 'en')(1_500_000)).toBe('$1.5M');
});

test('measures of different units share an axis of plain numbers', () => {
  expect(axisFormat([column('percent'), column()], 'en')(2000)).toBe('2K');
});

test.each([
  [0.005, [0, 0.005, 0.01], ['0', '0.005', '0.01']],
  [0.5, [0, 0.5, 1], ['0', '0.5', '1']],
  [250, [750, 1000, 1250], ['750', '1K', '1.25K']],
  [500_000, [500_000, 1_000_000, 1_500_000], ['500K', '1M', '1.5M']],
])('no two ticks %d apart are written alike', (step, ticks, texts) => {
  const format = axisFormat([column()], 'en');
  expect(ticks.map((tick) => format(tick, step))).toEqual(texts);
});
