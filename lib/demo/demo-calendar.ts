// When things happen in the demo business: thirty months that end with the day of loading, growing,
// with a strong November and December, a quiet August and quieter weekends.
import type { SeededRandom } from './seeded-random.ts';

const dayMilliseconds = 86_400_000;
const monthFactors = [0.86, 0.84, 0.97, 0.98, 1.02, 1.0, 0.9, 0.78, 1.04, 1.08, 1.32, 1.41];
const weekdayFactors = [0.45, 1.12, 1.16, 1.14, 1.1, 1.08, 0.55];

export interface DemoCalendar {
  /** Midnight UTC of the day the demo is loaded; nothing happens on or after it. */
  readonly end: Date;
  readonly start: Date;
  /** An instant between `start` and `end`, in working hours more often than not. */
  moment(random: SeededRandom): Date;
}

export function demoCalendar(now: Date): DemoCalendar {
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const start = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - 30, 1));
  const days = Math.round((end.getTime() - start.getTime()) / dayMilliseconds);

  const cumulative: number[] = [];
  let total = 0;
  for (let day = 0; day < days; day++) {
    const date = new Date(start.getTime() + day * dayMilliseconds);
    const growth = 1 + 1.4 * (day / days);
    total += growth * (monthFactors[date.getUTCMonth()] ?? 1) * (weekdayFactors[date.getUTCDay()] ?? 1);
    cumulative.push(total);
  }

  return {
    start,
    end,
    moment(random) {
      const day = firstAbove(cumulative, random.next() * total);
      // Two dice added: mid-day is likelier than the edges; from 06:00 to 21:59.
      const minutes = 360 + Math.floor(((random.next() + random.next()) / 2) * 960);
      return new Date(
        start.getTime() + day * dayMilliseconds + minutes * 60_000 + random.whole(0, 59) * 1000,
      );
    },
  };
}

/** Index of the first element greater than `value` in an ascending list; the last index when none is. */
export function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function later(date: Date, hours: number): Date {
  return new Date(date.getTime() + Math.round(hours * 3600) * 1000);
}

/** The calendar day of an instant, in UTC, as `2026-11-21`. */
export function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
