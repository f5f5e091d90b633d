// A value of a result as a person of this language reads it. What is shown never replaces the value:
// copying and exporting use the cell itself.

import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Language } from '../words/use-language.ts';
import { formatDate } from './format-date.ts';
import { numberFormat, percentSign } from './kept-formats.ts';
import { visibleText } from './visible-text.ts';

export function isNumeric(column: ResultColumn): boolean {
  return (column.type === 'integer' || column.type === 'decimal') && !column.bucket;
}

/** Numbers are compared by their last digits; a key is a name that happens to be written in digits. */
export function standsRight(column: ResultColumn): boolean {
  return isNumeric(column) && !isIdentifier(column);
}

/** Numbers, dates and times are read at a glance, on one line. */
export function staysWhole(column: ResultColumn): boolean {
  return (
    isNumeric(column) || column.bucket !== undefined || /^(date|time|timestamp|boolean)$/.test(column.type)
  );
}

/** Nothing where there is no value: how that looks is for the view to say. */
export function formatCell(cell: Cell, column: ResultColumn, language: Language): string | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'boolean') return cell ? language.words('yes') : language.words('no');
  if (column.bucket || column.type === 'date' || column.type === 'timestamp') {
    return formatDate(cell, column, language) ?? visibleText(String(cell));
  }
  if (isNumeric(column)) return formatNumber(cell, column, language.locale);
  return visibleText(String(cell));
}

// Decimals and big integers are strings, and Intl formats a numeric string with every digit of it.
function formatNumber(cell: string | number, column: ResultColumn, locale: Locale): string {
  if (!Number.isFinite(Number(cell)) || cell === '') return visibleText(String(cell));
  const value = cell as Intl.StringNumericLiteral | number;
  const { unit } = column;
  const digits = { ...centsOf(cell, column), ...digitsOf(column) };
  if (unit?.startsWith('currency:')) return currency(value, unit.slice('currency:'.length), locale, digits);
  const format = numberFormat(locale, {
    maximumFractionDigits: column.type === 'integer' ? 0 : 2,
    // Not `true`, which groups four digits in Spanish too, where everything else on the page leaves them together.
    useGrouping: isIdentifier(column) ? false : 'auto',
    ...digits,
  });
  const text = format.format(value);
  return unit === 'percent' ? text + percentSign(locale) : text;
}

/** An amount without a currency still has cents: 2,402.70 under 3,185.75, and no zeros after whole ones. */
function centsOf(cell: string | number, { unit }: ResultColumn): Intl.NumberFormatOptions {
  return unit === 'currency' && String(cell).includes('.') ? { minimumFractionDigits: 2 } : {};
}

/** As many digits as a policy says, no more and no fewer. */
function digitsOf({ decimals }: ResultColumn): Intl.NumberFormatOptions {
  return decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function currency(
  value: Intl.StringNumericLiteral | number,
  code: string,
  locale: Locale,
  digits: Intl.NumberFormatOptions,
): string {
  if (!/^[A-Za-z]{3}$/.test(code)) return numberFormat(locale).format(value);
  return numberFormat(locale, { style: 'currency', currency: code, ...digits }).format(value);
}

// "Customer 12,345" and "the year 2,026" are not how keys and years are written.
function isIdentifier(column: ResultColumn): boolean {
  return column.unit === undefined && column.type === 'integer' && /(^|_)(id|year)$/.test(column.name);
}
