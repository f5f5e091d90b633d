// Who gives the most, of money and of hours; what is on now; and namesakes, who are several people.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const charity = writtenManifest(
  {
    donors: 'name town email',
    donations: 'donor_id>donors amount:decimal received_on:date drive_id>drives',
    drives: 'title start_date:date end_date:date?',
    helpers: 'helper_name',
    clerks: 'name email',
    cases: 'clerk_id>clerks topic closed_on:date?',
    shifts: 'helper_id>helpers hours:decimal task',
  },
  { 'donors.town': ['Bergen', 'Lille'] },
);

async function read(question: string, locale: Locale = 'en') {
  const planning = await planBuiltIn(
    builtInContext(question, charity, { locale }),
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const today = { unit: 'day', offset: 0 };

describe('the most', () => {
  it('that a town gives is the total of the town, and not of its best donor', async () => {
    expect(await read('which town gives the most')).toMatchObject({
      model: 'donations',
      dimensions: [{ path: 'donor.town' }],
      measures: [{ fn: 'sum', path: 'amount' }],
      limit: 1,
    });
  });

  it('that one person gives is money', async () => {
    expect(await read('which donor gave the most')).toMatchObject({
      model: 'donors',
      fields: [{ path: 'name' }, { expr: { measure: { fn: 'sum', path: 'donations.amount' } } }],
      limit: 1,
    });
  });

  it('of hours is all of them', async () => {
    expect(await read('which helper has the most hours')).toMatchObject({
      model: 'helpers',
      fields: [{ path: 'helper_name' }, { expr: { measure: { fn: 'sum', path: 'shifts.hours' } } }],
      limit: 1,
    });
  });

  it.each<[Locale, string]>([
    ['en', 'who gave the most donations'],
    ['en', 'who has the most donations'],
    ['es', 'quién hizo más donations'],
    ['vi', 'ai có nhiều donations nhất'],
  ])('is one person, however many have the name: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'donors',
      fields: [{ path: 'name' }, { expr: { measure: { fn: 'count', path: 'donations' } } }],
      limit: 1,
    });
  });

  it('of what is still open counts nothing else', async () => {
    expect(await read('who has the most open cases')).toMatchObject({
      model: 'clerks',
      fields: [
        { path: 'name' },
        { expr: { measure: { fn: 'count', where: { path: 'cases.closed_on', op: 'isNull' } } } },
      ],
    });
  });
});

it.each<[Locale, string]>([
  ['en', 'how much did we raise last year'],
  ['es', 'cuánto recaudamos el año pasado'],
])('what was raised is what was given: %s %s', async (locale, question) => {
  expect(await read(question, locale)).toMatchObject({
    model: 'donations',
    measures: [{ fn: 'sum', path: 'amount' }],
    where: { path: 'received_on', period: { unit: 'year', offset: -1 } },
  });
});

it.each<[Locale, string]>([
  ['en', 'how many drives are ongoing'],
  ['es', 'cuántas drives en curso hay'],
  ['vi', 'có bao nhiêu drives đang diễn ra'],
])('what is on has begun and has not ended: %s %s', async (locale, question) => {
  expect(await read(question, locale)).toMatchObject({
    model: 'drives',
    where: {
      and: [
        { path: 'start_date', op: 'until', period: today },
        {
          or: [
            { path: 'end_date', op: 'isNull' },
            { path: 'end_date', op: 'since', period: today },
          ],
        },
      ],
    },
  });
});
