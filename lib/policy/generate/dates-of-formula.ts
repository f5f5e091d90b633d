// Dates as people write them in a formula, as tests of a date of a row.
import { periodOps } from '../../pipeline/notation/read-condition.ts';
import type { Comparison, Condition } from '../../pipeline/plan.ts';

const today = /^(?:today|now|hôm nay|bây giờ|hoy|ahora|current[_ ]date)$/iu;

/** True of a word for the day on which something is asked. */
export function isToday(word: string): boolean {
  return today.test(word);
}

/** The day of the question, whichever it is. */
function sinceToday(path: string, op: Comparison): Condition {
  const period = { unit: 'day', offset: 0 } as const;
  return { path, op: periodOps[op], period };
}

/** "2012", "2012-03" and "2012-03-01" are stretches of time; undefined of what is none. */
export function dated(path: string, op: Comparison, text: string): Condition | undefined {
  if (isToday(text)) return sinceToday(path, op);
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(text);
  if (!found) return undefined;
  const [, year, month, day] = found.map((part) => Number(part));
  const from = iso(year as number, found[2] ? (month as number) : 1, found[3] ? (day as number) : 1);
  const to = found[3]
    ? dayAfter(from)
    : found[2]
      ? iso(year as number, (month as number) + 1, 1)
      : iso((year as number) + 1, 1, 1);
  switch (op) {
    case 'eq':
      return { path, op: 'during', period: { from, to } };
    case 'ne':
      return { path, op: 'notDuring', period: { from, to } };
    case 'lt':
      return { path, op: 'during', period: { to: from } };
    case 'lte':
      return { path, op: 'during', period: { to } };
    case 'gt':
      return { path, op: 'during', period: { from: to } };
    case 'gte':
      return { path, op: 'during', period: { from } };
  }
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function dayAfter(day: string): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
