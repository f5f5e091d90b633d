import type { Locale } from '../i18n/locale.ts';
import type { DatePart, Expression } from './plan.ts';

/** What a number is called that is a part of a date: 11 is November, 6 is Saturday; undefined for any other. */
export function calendarName(
  value: unknown,
  expression: Expression | undefined,
  locale: Locale,
): string | undefined {
  const part = expression && 'part' in expression ? expression.part : undefined;
  if (typeof value !== 'number' || !part || !isNamed(part, value)) return undefined;
  // The first of January 2024 is a Monday.
  const day = part === 'weekday' ? Date.UTC(2024, 0, value) : Date.UTC(2024, value - 1, 1);
  return new Intl.DateTimeFormat(locale, { [part]: 'long', timeZone: 'UTC' }).format(day);
}

function isNamed(part: DatePart, value: number): part is 'weekday' | 'month' {
  const most = part === 'weekday' ? 7 : part === 'month' ? 12 : 0;
  return Number.isInteger(value) && value >= 1 && value <= most;
}
