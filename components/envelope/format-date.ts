import type { ResultColumn } from '#lib/envelope/envelope.ts';
import type { Language } from '../words/use-language.ts';
import { dateFormat } from './kept-formats.ts';

/**
 * A date, a moment or the start of a bucket, in words. The database has already moved moments into
 * the asker's time zone, so nothing is shifted here: what is written is what is shown.
 */
export function formatDate(
  cell: string | number,
  column: Pick<ResultColumn, 'type' | 'bucket'>,
  { locale, words }: Language,
): string | undefined {
  if (column.bucket === 'weekday') return weekday(cell, locale);
  if (column.bucket === 'month_of_year') return monthOfYear(cell, locale);
  if (column.bucket === 'year' && /^\d{4}$/.test(String(cell))) return String(cell);
  const date = asUtc(String(cell));
  if (!date) return undefined;
  const format = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  switch (column.bucket) {
    case 'year':
      return String(date.getUTCFullYear());
    case 'quarter':
      return words('quarter', {
        quarter: String(Math.floor(date.getUTCMonth() / 3) + 1),
        year: String(date.getUTCFullYear()),
      });
    case 'month':
      return format({ month: 'short', year: 'numeric' });
    case 'week':
      return words('weekOf', { day: format({ dateStyle: 'medium' }) });
    case 'day':
      return format({ dateStyle: 'medium' });
    case 'hour':
      return moment(format);
    default:
      return column.type === 'timestamp' ? moment(format) : format({ dateStyle: 'medium' });
  }
}

/** The date first in every language, as it is sorted by: Vietnamese by itself puts the time before it. */
function moment(format: (options: Intl.DateTimeFormatOptions) => string): string {
  return `${format({ dateStyle: 'medium' })}, ${format({ timeStyle: 'short' })}`;
}

// ISO weekdays: 1 is Monday, as is 2024-01-01. A name is taken as it is.
function weekday(cell: string | number, locale: string): string | undefined {
  const day = Number(cell);
  if (!Number.isInteger(day) || day < 0 || day > 7) return undefined;
  const date = new Date(Date.UTC(2024, 0, day === 0 ? 7 : day));
  return dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

function monthOfYear(cell: string | number, locale: string): string | undefined {
  const month = Number(cell);
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  return dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, month - 1, 1)),
  );
}

/** True of a time that passes once: Mondays and Novembers come again. */
export function isStretch(bucket: string | undefined): boolean {
  return bucket !== undefined && bucket !== 'weekday' && bucket !== 'month_of_year';
}

/** What is written, as if it were the time of Greenwich. */
export function asUtc(text: string): Date | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = parts;
  return new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  );
}
