import { describe, expect, it } from 'vitest';
import { formatCell } from './format-cell.ts';

describe('a value in a sentence', () => {
  it.each([
    [1234567, { type: 'integer' as const }, 'en', '1,234,567'],
    [1234567, { type: 'integer' as const }, 'vi', '1.234.567'],
    ['12345678901234567890', { type: 'integer' as const }, 'en', '12,345,678,901,234,567,890'],
    ['1234.5', { type: 'decimal' as const }, 'es', '1234,5'],
    ['12345.5', { type: 'decimal' as const }, 'es', '12.345,5'],
    ['12.345', { type: 'decimal' as const, unit: 'percent' }, 'en', '12.35%'],
    ['12.345', { type: 'decimal' as const, unit: 'percent' }, 'es', '12,35\u00a0%'],
    ['99.9', { type: 'decimal' as const, unit: 'currency:EUR' }, 'en', '€99.90'],
    ['2402.7', { type: 'decimal' as const, unit: 'currency' }, 'en', '2,402.70'],
    ['2402', { type: 'decimal' as const, unit: 'currency' }, 'en', '2,402'],
    [true, { type: 'boolean' as const }, 'vi', 'có'],
    [null, { type: 'text' as const }, 'en', '–'],
    ['2026-03-01', { type: 'date' as const }, 'en', 'Mar 1, 2026'],
    ['2026-03-01T15:10:00Z', { type: 'timestamp' as const }, 'vi', '1 thg 3, 2026, 15:10'],
    ['NaN', { type: 'decimal' as const }, 'en', 'NaN'],
    ['not a date', { type: 'date' as const }, 'en', 'not a date'],
  ] as const)('%s reads as the locale writes it', (cell, column, locale, words) => {
    expect(formatCell(cell, { name: 'amount', ...column }, locale)).toBe(words);
  });

  it('leaves the digits of a key together', () => {
    expect(formatCell(13803, { name: 'customer_id', type: 'integer' }, 'en')).toBe('13803');
  });
});

it('a number of four digits is written as the counts of the page are, in Spanish together', () => {
  expect(formatCell(3000, { name: 'customers', type: 'integer' }, 'es')).toBe('3000');
});
