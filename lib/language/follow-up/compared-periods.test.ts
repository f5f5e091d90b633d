import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import type { Turn } from '../../pipeline/stages.ts';
import { bakeryManifest } from '../../testing/bakery-manifest.ts';
import { builtInContext } from '../../testing/built-in-context.ts';
import { planBuiltIn } from '../built-in-planner.ts';

async function asked(question: string, locale: Locale, turns: readonly Turn[]) {
  const context = builtInContext(question, bakeryManifest, { turns, locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') throw new Error(`"${question}" came back as ${planning.kind}`);
  return planning.reading;
}

async function after(first: string, second: string, locale: Locale = 'en') {
  const { plan, confidence } = await asked(first, locale, []);
  return (await asked(second, locale, [{ question: first, plan, confidence }])).plan;
}

const during = (unit: string, offset: number) => ({
  path: 'ordered_at',
  op: 'during',
  period: { unit, offset },
});
const years = { or: [during('year', 0), during('year', -1)] };

describe('an answer of one period beside another', () => {
  it.each<[string, string, object, Locale?]>([
    [
      'how many orders this year',
      'compared to last year',
      { where: years, dimensions: [{ bucket: 'year' }] },
    ],
    ['cuántos pedidos este año', 'comparado con el año pasado', { where: years }, 'es'],
    ['số đơn hàng năm nay', 'so với năm ngoái', { where: years }, 'vi'],
    [
      'orders by channel this month',
      'vs last month',
      {
        where: { or: [during('month', 0), during('month', -1)] },
        dimensions: [{ path: 'channel' }, { bucket: 'month' }],
      },
    ],
    [
      'orders per month this year',
      'compared to last year',
      { where: during('year', 0), compare: { to: 'previous_year' }, dimensions: [{ bucket: 'month' }] },
    ],
  ])('%s, then %s', async (first, second, expected, locale) => {
    expect(await after(first, second, locale)).toMatchObject(expected);
  });
});

it.each<[string, string, object, Locale?]>([
  [
    'orders per status',
    'only the first 2',
    { orderBy: [{ by: 'orders_count', direction: 'desc' }], limit: 2 },
  ],
  [
    'orders per month this year',
    'only the first 2',
    { orderBy: [{ by: 'month', direction: 'asc' }], limit: 2 },
  ],
  ['pedidos por estado', 'solo los 2 primeros', { orderBy: [{ direction: 'desc' }], limit: 2 }, 'es'],
])('of groups that nobody sorted: %s, then %s', async (first, second, expected, locale) => {
  expect(await after(first, second, locale)).toMatchObject(expected);
});
