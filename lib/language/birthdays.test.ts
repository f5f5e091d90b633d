// A birthday comes round every year: the month and the day of the birth count.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const club = writtenManifest({ swimmers: 'first_name last_name town birth_date:date joined_on:date' });

// A Sunday; the week began on 23 February.
const now = new Date('2026-03-01T12:00:00Z');

async function where(question: string, locale: Locale): Promise<unknown> {
  const planning = await planBuiltIn(
    builtInContext(question, club, { locale, now }),
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading.plan.where : planning;
}

const month = (value: number) => ({ expr: { part: 'month', of: { path: 'birth_date' } }, op: 'eq', value });
const day = { expr: { part: 'day', of: { path: 'birth_date' } } };
const today = { and: [month(3), { ...day, op: 'eq', value: 1 }] };
const thisWeek = { or: [{ and: [month(2), { ...day, op: 'between', value: [23, 28] }] }, today] };

describe('birthdays', () => {
  it.each<[Locale, string, object]>([
    ['en', 'swimmers whose birthday is today', today],
    ['es', 'quién cumple años hoy', today],
    ['vi', 'sinh nhật hôm nay', today],
    ['en', 'birthdays this month', month(3)],
    ['en', 'how many swimmers have a birthday in december', month(12)],
    ['es', 'cumpleaños de mayo', month(5)],
    ['vi', 'swimmers nào sinh nhật tháng 12', month(12)],
    ['en', 'whose birthday is this week', thisWeek],
    ['en', 'upcoming birthdays', { and: [month(3), { ...day, op: 'between', value: [1, 30] }] }],
  ])('%s: %s', async (locale, question, meant) => {
    expect(await where(question, locale)).toEqual(meant);
  });

  it.each<[Locale, string]>([
    ['en', 'swimmers born in 1990'],
    ['en', 'swimmers with a birthday in 1990'],
  ])('are none where a year is asked for: %s %s', async (locale, question) => {
    expect(JSON.stringify(await where(question, locale))).toContain('"from":"1990-01-01"');
  });
});
