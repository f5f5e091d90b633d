// How long something has not been done, money that says itself what it is of, and kinds said of several.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const spa = writtenManifest(
  {
    guests: 'first_name last_name introduced_by:integer?>guests',
    visits: 'guest_id>guests visited_on:date',
    cabins: 'cabin_name kind rooms:integer nightly_rent:decimal',
  },
  { 'cabins.kind': ['chalet', 'tent'] },
);

async function read(question: string, locale: Locale) {
  const planning = await planBuiltIn(builtInContext(question, spa, { locale }), new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('what was not done for some time', () => {
  const last30 = { unit: 'day', offset: 0, count: 30, rolling: true };
  it.each<[Locale, string]>([
    ['en', 'guests without a visit for 30 days'],
    ['en', 'guests without visits for more than 30 days'],
    ['vi', 'guests không có visits trong 30 ngày'],
  ])('is what was not done until now: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'guests',
      where: { notExists: 'visits', where: { path: 'visited_on', op: 'during', period: last30 } },
    });
  });

  it('is no time of what was done', async () => {
    expect(JSON.stringify(await read('guests with visits for 30 days', 'en'))).not.toContain('rolling');
  });
});

describe('an amount of money', () => {
  const below = { path: 'nightly_rent', op: 'lt', value: 90 };
  const chalet = { path: 'kind', op: 'eq', value: 'chalet' };
  it.each<[Locale, string]>([
    ['en', 'chalets under 90 euros'],
    ['es', 'chalets de menos de 90 euros'],
    ['vi', 'chalets dưới 90 euro'],
  ])('is of what costs money: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'cabins',
      where: { and: expect.arrayContaining([chalet, below]) },
    });
  });
});

it('finds nobody no candidate for the most', async () => {
  expect(await read('who introduced the most guests', 'en')).toMatchObject({
    model: 'guests',
    where: { path: 'introduced_by', op: 'isNotNull' },
    limit: 1,
  });
});
