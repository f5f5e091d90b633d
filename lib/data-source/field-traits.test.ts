import { describe, expect, it } from 'vitest';
import { discountUnit, isConfidential, isSensitive } from './field-traits.ts';

describe('a column that needs permission', () => {
  it.each([
    ['password hash', 'text'],
    ['national id', 'text'],
    ['so the', 'text'],
  ] as const)('is known by its name: %s', (name, type) => {
    expect(isSensitive(name.split(' '), type)).toBe(true);
  });

  it.each(['Gross salary a year. Confidential.', 'Dato confidencial', 'Thông tin bảo mật', 'Contains PII'])(
    'is known by its comment: %s',
    (comment) => {
      expect(isConfidential(comment)).toBe(true);
    },
  );

  it.each([undefined, '', 'Price before discounts', 'Confidence of the forecast'])(
    'is not any other: %s',
    (comment) => {
      expect(isConfidential(comment)).toBe(false);
    },
  );
});

it.each([
  ['discount', [0, 0.05, 0.2], undefined],
  ['descuento', [0, 5, 10], 'percent'],
  ['discount amount', [0, 2.5, 12.9], 'currency'],
  ['discount amount', [0, 5, 10], 'currency'],
  ['discount rate', [0, 7.5, 12], 'percent'],
  // Its name says it.
  ['discount percent', [0, 7.5], undefined],
  ['discount id', [1, 2, 3], undefined],
  ['quantity', [0, 5, 10], undefined],
] as const)('a %s of %j is kept in %s', (name, values, unit) => {
  expect(discountUnit(name.split(' '), 'decimal', values)).toBe(unit);
  expect(discountUnit(name.split(' '), 'text', values)).toBeUndefined();
});
