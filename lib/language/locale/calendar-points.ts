// Points of the calendar as half-open stretches of days. Without a year, the nearest one that has begun is meant.
import type { Period } from '../../pipeline/plan.ts';
import { addUnits, type Day, dayOf, isoDay, startOf, yearOf } from './calendar.ts';

export interface DatePoint {
  readonly end: number;
  readonly period: Period;
  /** The year that was said. */
  readonly year?: number;
  /** The same point in another year, where no year was said. */
  readonly inYear?: (year: number) => Period;
  /** A number that is a year only because of where it stands. */
  readonly bare?: boolean;
  readonly weak?: boolean;
}

/** One day; undefined where the calendar has none such. */
export function dayPoint(
  today: Day,
  end: number,
  date: number,
  month: number,
  year?: number,
): DatePoint | undefined {
  const inYear = (value: number): Period | undefined => {
    const day = dayOf(value, month, date);
    return day === undefined ? undefined : { from: isoDay(day), to: isoDay(addUnits(day, 'day', 1)) };
  };
  const start = dayOf(yearOf(today), month, date);
  const period = inYear(year ?? (start !== undefined && start > today ? yearOf(today) - 1 : yearOf(today)));
  if (!period) return undefined;
  return { end, period, ...(year === undefined ? { inYear: (other) => inYear(other) ?? period } : { year }) };
}

/** One minute, or one second where seconds are said: a day with a time such as "10:30". */
export function momentPoint(
  end: number,
  year: number,
  month: number,
  date: number,
  time: string,
): DatePoint | undefined {
  const day = dayOf(year, month, date);
  if (day === undefined) return undefined;
  const start = Date.parse(`${isoDay(day)}T${time.length < 5 || time[1] === ':' ? `0${time}` : time}Z`);
  if (Number.isNaN(start)) return undefined;
  const seconds = time.split(':').length === 3;
  const text = (at: number) => new Date(at).toISOString().slice(0, seconds ? 19 : 16);
  return { end, period: { from: text(start), to: text(start + (seconds ? 1000 : 60_000)) }, year };
}

export function monthPoint(today: Day, end: number, month: number, year?: number): DatePoint | undefined {
  return month >= 1 && month <= 12 ? monthsPoint(today, end, month, 1, year) : undefined;
}

/** `count` months from the first of `month`: a quarter, a half, a year. */
export function monthsPoint(today: Day, end: number, month: number, count: number, year?: number): DatePoint {
  const inYear = (value: number): Period => {
    const start = dayOf(value, month, 1) as Day;
    return { from: isoDay(start), to: isoDay(addUnits(start, 'month', count)) };
  };
  const begun = (dayOf(yearOf(today), month, 1) as Day) <= startOf('month', today);
  const period = inYear(year ?? (begun ? yearOf(today) : yearOf(today) - 1));
  return { end, period, ...(year === undefined ? { inYear } : { year }) };
}
