import { expect, it } from 'vitest';
import { groupByDate } from './group-by-date.ts';

const now = new Date(2026, 10, 21, 0, 5);
const chat = (title: string, date: Date) => ({ title, updated_at: date.toISOString() });

it('chats are grouped by whole days of the clock, newest first', () => {
  const groups = groupByDate(
    [
      chat('month ago', new Date(2026, 9, 25)),
      chat('just now', new Date(2026, 10, 21, 0, 1)),
      chat('last evening', new Date(2026, 10, 20, 23, 59)),
      chat('this week', new Date(2026, 10, 15)),
      chat('last year', new Date(2025, 10, 21)),
      chat('earlier today', new Date(2026, 10, 21, 0, 0)),
    ],
    now,
  );
  expect(groups.map(({ group, things }) => [group, things.map(({ title }) => title)])).toEqual([
    ['today', ['just now', 'earlier today']],
    ['yesterday', ['last evening']],
    ['lastSevenDays', ['this week']],
    ['lastThirtyDays', ['month ago']],
    ['older', ['last year']],
  ]);
});
