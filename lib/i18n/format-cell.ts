import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { answerWords } from './answer-words.ts';
import type { Locale } from './locale.ts';

const mostDecimals = 2;

type Shown = Pick<ResultColumn, 'name' | 'type' | 'unit' | 'decimals'>;

/** As many digits as a policy says, no more and no fewer. */
function digits(decimals: number | undefined) {
  return decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

/**
 * One value as words for a sentence: numbers and dates as the locale writes them. A table cell is
 * formatted by the browser from the typed value; this is for prose, and never changes what is exported.
 */
export function formatCell(cell: Cell, column: Shown, locale: Locale): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? answerWords[locale].yes : answerWords[locale].no;
  if (column.type === 'integer' || column.type === 'decimal') return formatNumber(cell, column, locale);
  if (column.type === 'date' || column.type === 'timestamp')
    return formatDate(String(cell), column.type, locale);
  return String(cell);
}

/** Big integers and decimals come as strings; Intl formats those without losing digits. */
function formatNumber(cell: string | number, column: Shown, locale: Locale): string {
  const { unit, decimals } = column;
  const value = typeof cell === 'number' ? cell : (cell as Intl.StringNumericLiteral);
  if (!Number.isFinite(Number(value))) return String(cell);
  if (unit?.startsWith('currency:')) {
    const style = { style: 'currency', currency: unit.slice(9), ...digits(decimals) } as const;
    return new Intl.NumberFormat(locale, style).format(value);
  }
  const text = new Intl.NumberFormat(locale, {
    maximumFractionDigits: mostDecimals,
    // As the card and the counts below it: Spanish leaves four digits together, which `true` would not.
    useGrouping: isIdentifier(column) ? false : 'auto',
    // 2,402.70, as the table below has it; an amount that has no cents gets none.
    ...(unit === 'currency' && String(cell).includes('.') && { minimumFractionDigits: 2 }),
    ...digits(decimals),
  }).format(value);
  return unit === 'percent' ? text + percentSign(locale) : text;
}

/** The sign and what stands before it: 12.35% in English, 12,35 % in Spanish. */
function percentSign(locale: Locale): string {
  const parts = new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(0);
  return parts.flatMap(({ type, value }) => (type === 'integer' ? [] : value)).join('');
}

// "Customer 12,345" and "the year 2,026" are not how keys and years are written; the browser's cells know it too.
function isIdentifier({ name, type, unit }: Shown): boolean {
  return unit === undefined && type === 'integer' && /(^|_)(id|year)$/.test(name);
}

function formatDate(iso: string, type: 'date' | 'timestamp', locale: Locale): string {
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  const day = format({ dateStyle: 'medium' });
  // The date first in every language, as the browser's cells have it.
  return type === 'timestamp' ? `${day}, ${format({ timeStyle: 'short' })}` : day;
}
