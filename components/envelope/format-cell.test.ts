import { describe, expect, it } from 'vitest';
import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { wordsIn } from '../words/words-in.ts';
import { formatCell } from './format-cell.ts';

function shown(cell: Cell, column: Partial<ResultColumn>, locale: Locale = 'en'): string | undefined {
  const whole: ResultColumn = { name: 'amount', label: 'Amount', type: 'decimal', ...column };
  return formatCell(cell, whole, { locale, words: wordsIn(locale) })?.replaceAll('\u00a0', ' ');
}

describe('a cell', () => {
  it('without a value is nothing, so that the view can say so', () => {
    expect(shown(null, {})).toBeUndefined();
  });

  it('keeps every digit of a decimal that no number could hold', () => {
    expect(shown('12345678901234567890.12', {})).toBe('12,345,678,901,234,567,890.12');
  });

  it('is written in the habit of the language', () => {
    expect(shown('1204880.4', { unit: 'currency:EUR' })).toBe('€1,204,880.40');
    expect(shown('1204880.4', { unit: 'currency:EUR' }, 'vi')).toBe('1.204.880,40 €');
    expect(shown(12.345, { unit: 'percent' }, 'es')).toBe('12,35 %');
    expect(shown(12.345, { unit: 'percent' })).toBe('12.35%');
    // As the counts beside it, which ICU writes.
    expect(shown(1931, {}, 'es')).toBe('1931');
    expect(shown(11931, {}, 'es')).toBe('11.931');
    expect(shown(true, { type: 'boolean' }, 'vi')).toBe('có');
  });

  it('that is an amount has cents, or none where it is whole', () => {
    expect(shown('2402.70', { unit: 'currency' })).toBe('2,402.70');
    expect(shown('2402.7', { unit: 'currency' })).toBe('2,402.70');
    expect(shown('2402', { unit: 'currency' })).toBe('2,402');
    expect(shown('2402.70', {})).toBe('2,402.7');
  });

  it('that is a key or a year has no thousands', () => {
    expect(shown(12345, { name: 'customer_id', type: 'integer' })).toBe('12345');
    expect(shown(2026, { name: 'year', type: 'integer' })).toBe('2026');
    expect(shown(12345, { name: 'paid', type: 'integer' })).toBe('12,345');
  });

  it('that is a moment or a bucket is named as people name it', () => {
    expect(shown('2026-11-01', { type: 'date', bucket: 'month' })).toBe('Nov 2026');
    expect(shown('2026-10-01T00:00:00Z', { type: 'timestamp', bucket: 'quarter' })).toBe('Q4 2026');
    expect(shown('2026-01-01', { type: 'date', bucket: 'year' })).toBe('2026');
    expect(shown(2026, { type: 'integer', bucket: 'year' })).toBe('2026');
    expect(shown(1, { type: 'integer', bucket: 'weekday' })).toBe('Monday');
    expect(shown(11, { type: 'integer', bucket: 'month_of_year' })).toBe('November');
    expect(shown('2026-05-12', { type: 'date' })).toBe('May 12, 2026');
    expect(shown('2026-05-12T23:30:00+07:00', { type: 'timestamp' })).toContain('11:30');
  });

  it('that is a moment begins with its date, in every language', () => {
    const moment = (locale: Locale) => shown('2026-09-07T15:10:00', { type: 'timestamp' }, locale);
    expect(moment('en')?.replaceAll('\u202f', ' ')).toBe('Sep 7, 2026, 3:10 PM');
    expect(moment('vi')).toBe('7 thg 9, 2026, 15:10');
    expect(moment('es')).toBe('7 sept 2026, 15:10');
  });

  it('that deceives the eye shows a mark instead', () => {
    expect(shown('in\u202evoice\u200b', { type: 'text' })).toBe('in\ufffdvoice\ufffd');
  });

  it('that is not what its column says is shown as it is', () => {
    expect(shown('n/a', { type: 'decimal' })).toBe('n/a');
    expect(shown('someday', { type: 'date' })).toBe('someday');
  });
});
