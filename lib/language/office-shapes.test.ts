// Everyday shapes of a question: which month had the most, the best of each group, this year against last.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import type { Plan } from '../pipeline/plan.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { workshop } from '../testing/workshop-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

async function meant(question: string, locale: Locale = 'en') {
  const context = {
    question,
    locale,
    timeZone: 'UTC',
    now: new Date('2026-03-01T00:00:00Z'),
    manifest: workshop,
    turns: [],
    policies: [],
    mustAnswer: true,
    settings: defaultPlannerSettings,
  };
  const planning = await planBuiltIn(context, new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('the busiest stretch of time', () => {
  it.each<[Locale, string, object]>([
    ['en', 'which month had the most jobs?', { bucket: 'month' }],
    ['en', 'which day of the week has the most jobs?', { part: 'weekday' }],
    ['es', '¿qué mes tuvo más pagos?', { bucket: 'month' }],
  ])('%s: %s', async (locale, question, dimension) => {
    expect(await meant(question, locale)).toMatchObject({
      measures: [{ fn: 'count' }],
      dimensions: [dimension],
      orderBy: [{ direction: 'desc' }],
      limit: 1,
    });
  });

  it('of an amount is that of its sum', async () => {
    expect(await meant('what year had the highest revenue?')).toMatchObject({
      model: 'payments',
      measures: [{ fn: 'sum', path: 'amount' }],
      dimensions: [{ path: 'paid_date', bucket: 'year' }],
      limit: 1,
    });
  });
});

describe('two periods', () => {
  it('are told apart where a number is asked of them', async () => {
    expect(await meant('how many payments were there in 2024 and 2025?')).toMatchObject({
      where: { or: [{ op: 'during' }, { op: 'during' }] },
      dimensions: [{ bucket: 'year' }],
    });
  });
});

describe('rows of one name', () => {
  it('are counted apart where the name was not asked for', async () => {
    expect(await meant('top 5 clients by number of jobs')).toMatchObject({ model: 'clients', limit: 5 });
    expect(await meant('clients with more than 20 jobs')).toMatchObject({ model: 'clients' });
  });
});

describe('a share of a period', () => {
  it('is a share of all that fell into it', async () => {
    expect(await meant('what share of payments in 2025 was from clients in Graz?')).toMatchObject({
      where: { op: 'during' },
      measures: [{ fn: 'ratio', of: [{ where: { where: { value: 'Graz' } } }, {}] }],
    });
  });
});

describe('columns asked for beside the rows', () => {
  it.each<[Locale, string]>([
    ['en', 'show the 3 latest jobs with client and duration'],
    ['es', 'muestra los 3 trabajos más recientes con cliente y duración'],
  ])('%s: %s', async (locale, question) => {
    const { fields, limit } = (await meant(question, locale)) as Plan;
    expect(fields?.map(({ path }) => path)).toEqual([
      'id',
      'client.first_name',
      'client.last_name',
      'duration_minutes',
    ]);
    expect(limit).toBe(3);
  });

  it('are no columns where only things are named', async () => {
    expect(await meant('clients with jobs')).toMatchObject({ where: { exists: 'jobs' } });
  });
});

describe('a field that points to a row', () => {
  it('is shown with what the row is called', async () => {
    const { dimensions, measures } = (await meant('which manager has the most mechanics?')) as Plan;
    expect(dimensions?.map(({ path }) => path)).toEqual([
      'manager',
      'manager_mechanic.first_name',
      'manager_mechanic.last_name',
    ]);
    expect(measures).toMatchObject([{ fn: 'count' }]);
  });
});

it('what is counted by the day it came to be is new on that day', async () => {
  expect(await meant('new payments per month in 2025')).toEqual(await meant('payments per month in 2025'));
});
