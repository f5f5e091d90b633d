// Stretches of time as bounds. A plan says "last month"; here that becomes two wall-clock moments of the
// question's own time zone, and then literals of whatever type the compared column has. The database's
// clock and time zone are never used, so a question asked again with the same clock means the same.
import type { FieldType } from '../data-source/manifest.ts';
import type { Expr } from '../data-source/query.ts';
import { invalidPlan } from './lower-invalid.ts';
import type { Period, TimeUnit } from './plan.ts';

/** Wall-clock time as the milliseconds it would be in UTC: arithmetic without a zone getting in the way. */
export type Wall = number;

/** From `from`, inclusive, to `to`, exclusive; an absent bound is open. */
export interface Bounds {
  readonly from?: Wall;
  readonly to?: Wall;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  let format = zoneFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    zoneFormats.set(timeZone, format);
  }
  return format;
}

/** What a clock on the wall in `timeZone` shows at `instant`, to the second. */
export function wallOf(instant: number, timeZone: string): Wall {
  if (timeZone === 'UTC') return Math.floor(instant / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of zoneFormat(timeZone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour: h = 0, minute: m = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, date, h, m, second);
}

/** The instant at which the wall shows `wall`; of two (clocks put back) the first, in a gap the moment after. */
export function instantOf(wall: Wall, timeZone: string): number {
  if (timeZone === 'UTC') return wall;
  const before = wallOf(wall - day, timeZone) - (wall - day);
  const after = wallOf(wall + day, timeZone) - (wall + day);
  for (const offset of [Math.max(before, after), Math.min(before, after)])
    if (wallOf(wall - offset, timeZone) === wall) return wall - offset;
  return wall - Math.min(before, after);
}

export function startOf(unit: TimeUnit, wall: Wall): Wall {
  const at = new Date(wall);
  const year = at.getUTCFullYear();
  const month = at.getUTCMonth();
  if (unit === 'year') return Date.UTC(year, 0);
  if (unit === 'quarter') return Date.UTC(year, month - (month % 3));
  if (unit === 'month') return Date.UTC(year, month);
  if (unit === 'minute') return Math.floor(wall / minute) * minute;
  if (unit === 'hour') return Math.floor(wall / hour) * hour;
  const midnight = Math.floor(wall / day) * day;
  return unit === 'day' ? midnight : midnight - ((at.getUTCDay() + 6) % 7) * day;
}

/** Moves by whole units; the 31st moved into a shorter month is its last day. */
export function addUnits(wall: Wall, unit: TimeUnit, amount: number): Wall {
  if (unit === 'minute') return wall + amount * minute;
  if (unit === 'hour') return wall + amount * hour;
  if (unit === 'day') return wall + amount * day;
  if (unit === 'week') return wall + amount * 7 * day;
  const months = amount * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12);
  const at = new Date(wall);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const midnight = first.getTime() + (Math.min(at.getUTCDate(), lastDay) - 1) * day;
  return midnight + (wall - startOf('day', wall));
}

const isoText =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** An ISO date or date-time; `dateOnly` when it names a whole day. Undefined when it is neither. */
export function parseMoment(text: string, timeZone: string): { wall: Wall; dateOnly: boolean } | undefined {
  const match = isoText.exec(text.trim());
  if (!match) return undefined;
  const [, year, month = '01', date = '01', h, m = '00', s = '00', offset] = match;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(h ?? 0), Number(m), Number(s));
  const back = new Date(wall);
  if (back.getUTCMonth() !== Number(month) - 1 || back.getUTCDate() !== Number(date)) return undefined;
  if (!offset) return { wall, dateOnly: h === undefined };
  const digits = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  const minutes = offset.startsWith('-') ? -digits : digits;
  return { wall: wallOf(wall - minutes * minute, timeZone), dateOnly: false };
}

/** @throws AssistantError `plan.invalid` when an absolute bound is no ISO date */
export function boundsOf(period: Period, now: Date, timeZone: string): Bounds {
  if (!('unit' in period)) {
    const bound = (text: string | undefined): Wall | undefined => {
      if (text === undefined) return undefined;
      const moment = parseMoment(text, timeZone);
      if (!moment) throw invalidPlan(`period: ${text} is not an ISO date`);
      return moment.wall;
    };
    return { from: bound(period.from), to: bound(period.to) };
  }
  const current = wallOf(now.getTime(), timeZone);
  const { unit, offset, count = 1 } = period;
  if (period.rolling) {
    return offset > 0
      ? { from: current, to: addUnits(current, unit, count) }
      : { from: addUnits(current, unit, -count), to: current };
  }
  const start = startOf(unit, current);
  const from = addUnits(start, unit, offset - (count - 1));
  return { from, to: period.toDate ? current : addUnits(start, unit, offset + 1) };
}

/** The same stretch one length earlier (or one year earlier), for "compared with the period before". */
export function earlierPeriod(
  period: Period,
  to: 'previous_period' | 'previous_year',
  now: Date,
  timeZone: string,
): Bounds {
  const { from, to: end } = boundsOf(period, now, timeZone);
  if (from === undefined || end === undefined)
    throw invalidPlan('compare: the period has no beginning or no end');
  const [unit, amount] = to === 'previous_year' ? (['year', 1] as const) : lengthOf(period, from, end);
  return { from: addUnits(from, unit, -amount), to: addUnits(end, unit, -amount) };
}

function lengthOf(period: Period, from: Wall, to: Wall): readonly [TimeUnit, number] {
  if ('unit' in period) return [period.unit, period.count ?? 1];
  if (startOf('month', from) === from && startOf('month', to) === to) {
    const [a, b] = [new Date(from), new Date(to)];
    return ['month', (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()];
  }
  return ['minute', Math.round((to - from) / minute)];
}

/** The text of a wall-clock moment without zone: `2026-03-01` or `2026-03-01T08:30:00`. */
export function wallText(wall: Wall, dateOnly: boolean): string {
  const text = new Date(wall).toISOString();
  return dateOnly ? text.slice(0, 10) : text.slice(0, 19);
}

/**
 * A moment as a literal for a column of `type`. An instant column gets the UTC instant; a date column the
 * first day that begins at or after the moment, which is right for an inclusive and an exclusive bound.
 */
export function momentLiteral(wall: Wall, type: FieldType, timeZone: string): Expr {
  if (type === 'timestamptz') {
    const text = `${new Date(instantOf(wall, timeZone)).toISOString().slice(0, 19)}Z`;
    return { kind: 'value', value: text, type };
  }
  if (type === 'timestamp') return { kind: 'value', value: wallText(wall, false), type };
  const date = wallText(Math.ceil(wall / day) * day, true);
  return type === 'date' ? { kind: 'value', value: date, type } : { kind: 'value', value: date };
}
