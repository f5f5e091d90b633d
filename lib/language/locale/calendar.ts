// Days as plain numbers, so that no time zone gets between a question and its dates.
import type { Period, TimeUnit } from '../../pipeline/plan.ts';

export type CalendarUnit = Exclude<TimeUnit, 'minute' | 'hour'>;

/** Midnight of a day as the milliseconds it would be in UTC. */
export type Day = number;

const length = 86_400_000;

/** A day of the Gregorian calendar; undefined where there is none such ("31 February"). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() : undefined;
}

// Making a format costs more than reading a question does. A zone is named by whoever asks, so few are kept.
const formats = new Map<string, Intl.DateTimeFormat>();
const keptFormats = 100;

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  if (formats.size >= keptFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** The zone by the name that the platform knows, or UTC. */
export function knownTimeZone(timeZone: string): string {
  try {
    return formatIn(timeZone).resolvedOptions().timeZone;
  } catch (unknown) {
    if (unknown instanceof RangeError) return 'UTC';
    throw unknown;
  }
}

/** The day it is in `timeZone` at `now`; an unknown zone is read as UTC. */
export function today(now: Date, timeZone: string): Day {
  let text: string;
  try {
    text = formatIn(timeZone).format(now);
  } catch {
    text = now.toISOString().slice(0, 10);
  }
  return Date.parse(`${text}T00:00:00Z`);
}

export function isoDay(day: Day): string {
  return new Date(day).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return new Date(day).getUTCFullYear();
}

export function monthOf(day: Day): number {
  return new Date(day).getUTCMonth() + 1;
}

/** From 1, Monday, to 7, Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

/** The first day of the unit that holds `day`; weeks begin on Monday. */
export function startOf(unit: CalendarUnit, day: Day): Day {
  const at = new Date(day);
  if (unit === 'day') return day;
  if (unit === 'week') return day - (weekdayOf(day) - 1) * length;
  const month =
    unit === 'year' ? 0 : unit === 'quarter' ? at.getUTCMonth() - (at.getUTCMonth() % 3) : at.getUTCMonth();
  return monthStart(at.getUTCFullYear(), month);
}

/** Moves the first day of a unit by whole units. */
export function addUnits(start: Day, unit: CalendarUnit, amount: number): Day {
  if (unit === 'day') return start + amount * length;
  if (unit === 'week') return start + amount * 7 * length;
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  const at = new Date(start);
  return monthStart(at.getUTCFullYear(), at.getUTCMonth() + amount * months);
}

function monthStart(year: number, month: number): Day {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 1);
  return at.getTime();
}

/** The first day of a stretch of days and the day after its last; undefined for one without both, or of hours. */
export function boundsOf(period: Period, now: Day): [Day, Day] | undefined {
  if (!('unit' in period)) {
    if (!period.from || !period.to) return undefined;
    return [
      Date.parse(`${period.from.slice(0, 10)}T00:00:00Z`),
      Date.parse(`${period.to.slice(0, 10)}T00:00:00Z`),
    ];
  }
  const { unit, offset, count = 1 } = period;
  if (unit === 'minute' || unit === 'hour') return undefined;
  const start = startOf(unit, now);
  const tomorrow = addUnits(now, 'day', 1);
  if (period.rolling) return [addUnits(now, unit, -count), tomorrow];
  if (period.toDate) return [start, tomorrow];
  return [addUnits(start, unit, offset - count + 1), addUnits(start, unit, offset + 1)];
}
