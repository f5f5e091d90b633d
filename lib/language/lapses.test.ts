// What was not done, what is over, what happened in each of two months, and how long things take.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const florist = writtenManifest(
  {
    buyers: 'full_name city',
    bouquets: 'title price:decimal',
    vouchers: 'code valid_until:date',
    vans: 'plate model',
    trips: 'van_id>vans left_at:timestamp',
    orders: 'buyer_id>buyers voucher_id?>vouchers placed_at:timestamp status',
    order_items: 'order_id>orders bouquet_id>bouquets unit_price:decimal quantity:integer',
    parcels: 'order_id>orders courier shipped_at:timestamp? delivered_at:timestamp?',
    bills: 'order_id>orders amount:decimal paid_part:decimal billed_on:date paid_on:date?',
    complaints: 'order_id>orders reason',
  },
  {
    'orders.status': ['placed', 'shipped', 'delivered'],
    'parcels.courier': ['Swift', 'Cargo'],
    'bouquets.title': ['Rose Dawn', 'Lily Noon'],
  },
);

async function meant(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, florist, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest: florist, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

describe('what was not done', () => {
  it.each<[string, object]>([
    ['Which bouquets were never sold?', { model: 'bouquets', where: { notExists: 'order_items' } }],
    ['Which vans were never used?', { model: 'vans', where: { notExists: 'trips' } }],
    [
      'Orders that have not been shipped yet',
      { model: 'orders', where: { notExists: 'parcels', where: { path: 'shipped_at', op: 'isNotNull' } } },
    ],
    ['Unpaid bills', { model: 'bills', where: { path: 'paid_on', op: 'isNull' } }],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });
});

describe('what was done', () => {
  it.each<[string, object]>([
    ['Delivered parcels', { model: 'parcels', where: { path: 'delivered_at', op: 'isNotNull' } }],
    ['How many paid bills are there?', { model: 'bills', where: { path: 'paid_on', op: 'isNotNull' } }],
  ])('narrows what it stands before: %s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });

  it('is named, and not the thing that is there', async () => {
    expect(await meant('Archived bouquets')).toMatchObject({
      message: expect.stringContaining('“Archived”'),
    });
  });

  it.each(['Postponed orders', 'How many archived bouquets are there?'])(
    'is not passed over where the data knows nothing of it: %s',
    async (question) => {
      expect(await meant(question)).toHaveProperty('kind');
    },
  );

  it('is one order that holds the thing and has the day', async () => {
    expect(await meant('Buyers who ordered Rose Dawn in May 2026')).toMatchObject({
      model: 'buyers',
      where: {
        exists: 'orders',
        where: {
          and: [
            { path: 'placed_at', op: 'during' },
            { exists: 'order_items.bouquet', where: { path: 'title', value: 'Rose Dawn' } },
          ],
        },
      },
    });
  });
});

it.each<[string, Locale]>([
  ['Expired vouchers', 'en'],
  ['vouchers caducados', 'es'],
])('what is over has its last day behind it: %s', async (question, locale) => {
  expect(await meant(question, locale)).toMatchObject({
    model: 'vouchers',
    where: { path: 'valid_until', op: 'before', period: { unit: 'day', offset: 0 } },
  });
});

it('who did something in both of two months did it in each', async () => {
  const inMonth = (from: string, to: string) => ({
    exists: 'orders',
    where: { path: 'placed_at', op: 'during', period: { from, to } },
  });
  expect(await meant('How many buyers ordered in both May 2026 and June 2026?')).toMatchObject({
    model: 'buyers',
    where: { and: [inMonth('2026-05-01', '2026-06-01'), inMonth('2026-06-01', '2026-07-01')] },
  });
});

describe('how long something takes', () => {
  const days = (from: string, to: string) => [
    { fn: 'avg', expr: { difference: 'day', from: { path: from }, to: { path: to } } },
  ];

  it.each<[string, object[]]>([
    ['Average delivery time by courier', days('shipped_at', 'delivered_at')],
    ['How long does it take to get paid?', days('billed_on', 'paid_on')],
  ])('runs from its beginning to its end: %s', async (question, measures) => {
    expect(await meant(question)).toMatchObject({ measures });
  });
});

describe('amounts', () => {
  it('of the best month are added up', async () => {
    expect(await meant('Which month of 2026 had the highest bills?')).toMatchObject({
      measures: [{ fn: 'sum', path: 'amount' }],
      dimensions: [{ path: 'billed_on', bucket: 'month' }],
      limit: 1,
    });
  });

  it('are averaged of the one thing, and things of the many', async () => {
    expect(await meant('Average bill per city')).toMatchObject({
      measures: [{ fn: 'avg', path: 'amount' }],
    });
    expect(await meant('Average orders per buyer')).toMatchObject({ measures: [{ fn: 'avg' }] });
  });
});

it('the most common of what has no name of its own is told by its kind', async () => {
  expect(await meant('Most common reason of complaints')).toMatchObject({
    model: 'complaints',
    dimensions: [{ path: 'reason' }],
    measures: [{ fn: 'count' }],
  });
});
