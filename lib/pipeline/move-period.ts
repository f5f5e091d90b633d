import type { PeriodMove } from '../envelope/reading-part.ts';
import { addUnits, parseMoment, startOf, wallText } from './lower-period.ts';
import type { Period, TimeUnit } from './plan.ts';

type Move = Exclude<PeriodMove, 'all'>;

const wholeUnits = ['year', 'quarter', 'month', 'week', 'day'] as const;

/**
 * The stretch of the same length before or after this one, or the current one. Undefined where there is no
 * such thing: a stretch that ends at this moment has none beside it, an open one no length.
 */
export function movePeriod(period: Period, move: Move): Period | undefined {
  return 'unit' in period ? moveRelative(period, move) : moveAbsolute(period, move);
}

function moveRelative(period: Extract<Period, { unit: TimeUnit }>, move: Move): Period | undefined {
  if (period.rolling) return undefined;
  const { unit, count = 1 } = period;
  const offset = { previous: period.offset - count, this: 0, next: period.offset + count }[move];
  return { unit, offset, ...(count > 1 ? { count } : {}) };
}

function moveAbsolute({ from, to }: { from?: string; to?: string }, move: Move): Period | undefined {
  const start = from === undefined ? undefined : parseMoment(from, 'UTC');
  const end = to === undefined ? undefined : parseMoment(to, 'UTC');
  // A bound with a zone of its own is an instant; which days it means depends on who asks.
  if (!start || !end || end.wall <= start.wall || /[Z+]/.test(`${from}${to}`)) return undefined;
  const unit = wholeUnits.find(
    (whole) => startOf(whole, start.wall) === start.wall && startOf(whole, end.wall) === end.wall,
  );
  if (!unit) return undefined;
  const count = unitsBetween(unit, start.wall, end.wall);
  if (move === 'this') return { unit, offset: 0, ...(count > 1 ? { count } : {}) };
  const amount = move === 'previous' ? -count : count;
  return {
    from: wallText(addUnits(start.wall, unit, amount), start.dateOnly),
    to: wallText(addUnits(end.wall, unit, amount), end.dateOnly),
  };
}

function unitsBetween(unit: (typeof wholeUnits)[number], from: number, to: number): number {
  const day = 86_400_000;
  if (unit === 'day' || unit === 'week') return (to - from) / (unit === 'day' ? day : 7 * day);
  const [a, b] = [new Date(from), new Date(to)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return months / { month: 1, quarter: 3, year: 12 }[unit];
}
