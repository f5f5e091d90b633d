// A birthday comes round every year: the month and the day of the birth count.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { interpret } from '../pipeline/interpretation.ts';
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

  it('are said by the names of their months', async () => {
    const context = builtInContext('swimmers with a birthday in may', club, { now });
    const planning = await planBuiltIn(context, new AbortController().signal);
    const plan = planning.kind === 'plan' ? planning.reading.plan : undefined;
    const said = (locale: Locale) =>
      plan && interpret(plan, { manifest: club, now, timeZone: 'UTC', locale });
    expect(said('en')).toContain('month of the year (birth date) is May');
    expect(said('es')).toContain('es mayo');
  });

  it.each<[Locale, string]>([
    ['en', 'swimmers born in 1990'],
    ['en', 'swimmers with a birthday in 1990'],
  ])('are none where a year is asked for: %s %s', async (locale, question) => {
    expect(JSON.stringify(await where(question, locale))).toContain('"from":"1990-01-01"');
  });
});

it('do not take the time of something else', async () => {
  expect(JSON.stringify(await where('birthdays of swimmers who joined this month', 'en'))).not.toContain(
    '"part"',
  );
});

describe('days of the week', () => {
  const weekday = { part: 'weekday', of: { path: 'joined_on' } };
  const weekend = { expr: weekday, op: 'in', value: [6, 7] };
  const working = { expr: weekday, op: 'notIn', value: [6, 7] };
  it.each<[Locale, string, object]>([
    ['en', 'how many swimmers joined on weekends', weekend],
    ['en', 'swimmers per town on weekdays', working],
    ['en', 'swimmers per town, excluding weekends', working],
    ['es', 'número de swimmers en fin de semana', weekend],
    ['vi', 'số swimmers vào cuối tuần', weekend],
  ])('%s: %s', async (locale, question, meant) => {
    expect(JSON.stringify(await where(question, locale))).toContain(JSON.stringify(meant));
  });

  it('are none in one weekend of the calendar', async () => {
    expect(JSON.stringify(await where('swimmers who joined last weekend', 'en'))).not.toContain('weekday');
  });
});
