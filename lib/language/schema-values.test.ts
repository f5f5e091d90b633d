import { expect, it } from 'vitest';
import { foldValue, withoutAspect } from './schema-values.ts';

it.each([
  ['đã hủy', 'huy'],
  ['đã bị hủy', 'huy'],
  ['da_giao', 'giao'],
  ['DA_GIAO', 'giao'],
  ['Đã Giao', 'giao'],
  // Its name is no word for how far it is: what is heavy ("nặng") is not there.
  ['Đà Nẵng', undefined],
  ['Da Lat', undefined],
  ['bi-weekly', undefined],
])('%s is said as %s too', (value, bare) => {
  const entry = { value, folded: foldValue(value) };
  expect(withoutAspect(entry, [entry.folded, 'moi'])).toBe(bare);
});

it('how far it is stays where another value is as far from it', () => {
  const entry = { value: 'đã giao', folded: 'da giao' };
  expect(withoutAspect(entry, ['da giao', 'dang giao'])).toBeUndefined();
  expect(withoutAspect(entry, ['da giao', 'chua giao'])).toBeUndefined();
});
