import { type Period, type TimeUnit, timeUnits } from '../plan.ts';
import type { Cursor } from './cursor.ts';

const days: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

/**
 * `this month`, `last 3 months` (whole ones), `past 90 days` (until now), `month -2`, `3 months ending
 * month -2`, `year to date`, `today`, `now`; `'2024-01-01' to '2024-04-01'` (its end is not part of it),
 * `'2024-03'`, `from '2024-01-01'`, `to '2024-01-01'`, `ever`.
 */
export function readPeriod(cursor: Cursor): Period {
  const { kind, text } = cursor.peek();
  if (kind === 'string' || cursor.sees('from') || cursor.sees('to')) return absolute(cursor);
  if (cursor.take('ever')) return {};
  if (cursor.take('now')) return { unit: 'minute', offset: 0 };
  const day = kind === 'word' ? days[text.toLowerCase()] : undefined;
  if (day !== undefined) {
    cursor.next();
    return { unit: 'day', offset: day };
  }
  const period = relative(cursor);
  return cursor.take('to', 'date') ? { ...period, toDate: true } : period;
}

/** True where a period that is no date begins, as in `in last month` or `>= today`. */
export function seesNamedPeriod(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek();
  if (kind !== 'word') return false;
  const word = text.toLowerCase();
  return word in days || word === 'now' || /^(this|last|next|past|coming)$/.test(word);
}

function relative(cursor: Cursor): Period & { unit: TimeUnit } {
  if (cursor.take('this')) return { unit: unit(cursor), offset: 0 };
  for (const [word, sign] of [
    ['last', -1],
    ['next', 1],
  ] as const) {
    if (!cursor.take(word)) continue;
    if (cursor.peek().kind !== 'number') return { unit: unit(cursor), offset: sign };
    const count = whole(cursor);
    return { unit: unit(cursor), offset: sign < 0 ? -1 : count, count };
  }
  if (cursor.take('past')) {
    const count = cursor.peek().kind === 'number' ? whole(cursor) : 1;
    return { unit: unit(cursor), offset: 0, count, rolling: true };
  }
  if (cursor.take('coming')) {
    const count = cursor.peek().kind === 'number' ? whole(cursor) : 1;
    return { unit: unit(cursor), offset: 1, count, rolling: true };
  }
  if (cursor.peek().kind === 'number') {
    const count = whole(cursor);
    unit(cursor);
    cursor.need('ending');
    return { ...offsetUnit(cursor), count };
  }
  return offsetUnit(cursor);
}

/** `month -2`; without a number this one. */
function offsetUnit(cursor: Cursor): { unit: TimeUnit; offset: number } {
  const found = unit(cursor);
  if (cursor.take('-')) return { unit: found, offset: -whole(cursor) };
  return { unit: found, offset: cursor.take('+') ? whole(cursor) : 0 };
}

export function unit(cursor: Cursor): TimeUnit {
  const word = cursor.peek().text.toLowerCase();
  const found = timeUnits.find((each) => word === each || word === `${each}s`);
  if (!found) throw cursor.expected('a unit of time');
  cursor.next();
  return found;
}

function whole(cursor: Cursor): number {
  const { kind, text } = cursor.peek();
  if (kind !== 'number' || !/^\d{1,5}$/.test(text)) throw cursor.expected('a whole number');
  cursor.next();
  return Number(text);
}

function absolute(cursor: Cursor): Period {
  if (cursor.take('from')) return { from: date(cursor) };
  if (cursor.take('to')) return { to: date(cursor) };
  const from = date(cursor);
  return cursor.take('to') ? { from, to: date(cursor) } : stretchOf(from);
}

function date(cursor: Cursor): string {
  if (cursor.peek().kind !== 'string') throw cursor.expected('a date in quotes');
  return cursor.next().text;
}

/** A year, a quarter, a month or a day that is named alone is meant whole. */
function stretchOf(text: string): Period {
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(text);
  if (quarter) return months(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 3);
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return { from: text };
  if (month === undefined) return months(Number(year), 0, 12);
  if (day === undefined) return months(Number(year), Number(month) - 1, 1);
  const next = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + 1));
  return { from: text, to: next.toISOString().slice(0, 10) };
}

function months(year: number, month: number, count: number): Period {
  const text = (offset: number) => new Date(Date.UTC(year, month + offset)).toISOString().slice(0, 10);
  return { from: text(0), to: text(count) };
}
