// How people in offices ask for lists: which columns beside the names, in what order, and how many.
import { describe, expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { bakeryManifest } from '../testing/bakery-manifest.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { planBuiltIn } from './built-in-planner.ts';
import { libraryManifest } from './library-manifest.ts';

async function meant(question: string, locale: Locale = 'en', manifest = bakeryManifest) {
  const context = builtInContext(question, manifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const columns = (...paths: string[]) => paths.map((path) => expect.objectContaining({ path }));
const revenue = [expect.objectContaining({ fn: 'sum', path: 'total_amount' })];
const month = (from: string, to: string) => ({ path: 'ordered_at', op: 'during', period: { from, to } });

describe('what is shown beside a name', () => {
  it.each<[Locale, string, unknown[]]>([
    ['en', 'web orders with shop and status', columns('order_number', 'shop.name', 'status')],
    [
      'en',
      'orders since January 2026 with shop and total amount',
      columns('order_number', 'shop.name', 'total_amount'),
    ],
    ['en', 'closed tickets and their shops', columns('subject', 'shop.name')],
    ['es', 'tickets closed y sus shops', columns('subject', 'shop.name')],
  ])('is what "with" or "and their" names (%s): %s', async (locale, question, fields) => {
    expect(await meant(question, locale)).toMatchObject({ fields });
  });

  it('is everything where that was asked for', async () => {
    for (const [question, locale] of [
      ['show me everything about product Rye Crown', 'en'],
      ['mọi thông tin về product Rye Crown', 'vi'],
      ['todo sobre el product Rye Crown', 'es'],
    ] as const)
      expect(await meant(question, locale), question).toMatchObject({
        fields: columns('id', 'name', 'unit_price'),
      });
  });

  it('is the name where several were named', async () => {
    const either = ['Rye Crown', 'Plum Cake'].map((value) => ({ path: 'name', op: 'eq', value }));
    const plan = await meant('unit prices of Rye Crown and Plum Cake');
    expect(plan).toMatchObject({ where: { or: either }, fields: columns('name', 'unit_price') });
    expect(plan).not.toHaveProperty('combine');
  });
});

describe('the order of a list', () => {
  it.each<[Locale, string]>([
    ['en', 'products by unit price, highest first'],
    ['en', 'products, most expensive first'],
    ['es', 'products, los más caros primero'],
  ])('leaves none out where something comes first (%s): %s', async (locale, question) => {
    const plan = await meant(question, locale);
    expect(plan).toMatchObject({ orderBy: [{ by: 'unit_price', direction: 'desc' }] });
    expect(plan).not.toHaveProperty('limit');
  });

  it.each(['how many orders does each channel have, most first', 'orders per channel, most first'])(
    'holds for groups too: %s',
    async (question) => {
      const plan = await meant(question);
      expect(plan).toMatchObject({
        measures: [expect.objectContaining({ fn: 'count' })],
        dimensions: columns('channel'),
        orderBy: [{ direction: 'desc' }],
      });
      expect(plan).not.toHaveProperty('limit');
    },
  );

  it('is by day for the latest, which are several or one', async () => {
    const newest = { orderBy: [{ by: 'ordered_at', direction: 'desc' }] };
    expect(await meant('the latest orders')).toMatchObject(newest);
    expect(await meant('the latest orders')).not.toHaveProperty('limit');
    expect(await meant('the latest order')).toMatchObject({ ...newest, limit: 1 });
    expect(await meant('the latest 5 orders')).toMatchObject({ ...newest, limit: 5 });
    expect(await meant('danh sách orders mới nhất', 'vi')).not.toHaveProperty('limit');
    expect(await meant('order mới nhất', 'vi')).toMatchObject({ ...newest, limit: 1 });
  });

  it.each<[Locale, string]>([
    ['en', 'the second most expensive product'],
    ['es', 'el segundo product más caro'],
  ])('has places (%s): %s', async (locale, question) => {
    expect(await meant(question, locale)).toMatchObject({
      orderBy: [{ by: 'unit_price', direction: 'desc' }],
      limit: 1,
      offset: 1,
    });
  });

  it('is that of each group where a thing is in several', async () => {
    expect(await meant('the most expensive product of each tag')).toMatchObject({
      model: 'product_tags',
      fields: columns('tag.name', 'product.name'),
      topPerGroup: { limit: 1, orderBy: [{ by: 'product.unit_price', direction: 'desc' }] },
    });
  });
});

describe('groups', () => {
  it.each<[Locale, string]>([
    ['en', 'revenue by channel and year'],
    ['en', 'revenue by year and channel'],
    ['vi', 'doanh thu theo channel và năm'],
    ['es', 'ingresos por channel y año'],
  ])('are things and times alike (%s): %s', async (locale, question) => {
    expect(await meant(question, locale)).toMatchObject({
      measures: revenue,
      dimensions: expect.arrayContaining([
        ...columns('channel'),
        expect.objectContaining({ path: 'ordered_at', bucket: 'year' }),
      ]),
    });
  });
});

describe('a year said once', () => {
  it.each<[Locale, string]>([
    ['en', 'orders in June and July 2025'],
    ['vi', 'orders tháng 6 và tháng 7 năm 2025'],
    ['es', 'orders en junio y julio de 2025'],
  ])('is that of every month before it (%s): %s', async (locale, question) => {
    expect(await meant(question, locale)).toMatchObject({
      where: { or: [month('2025-06-01', '2025-07-01'), month('2025-07-01', '2025-08-01')] },
    });
  });
});

describe('what was spent', () => {
  it.each<[Locale, string]>([
    ['en', 'how much did each shop spend in total?'],
    ['es', '¿cuánto gastó cada shop?'],
  ])('is added up for each (%s): %s', async (locale, question) => {
    expect(await meant(question, locale)).toMatchObject({
      measures: revenue,
      dimensions: expect.arrayContaining(columns('shop.name')),
    });
  });

  it.each<[Locale, string]>([
    ['en', 'shops that spent more than 200'],
    ['vi', 'shops chi tiêu hơn 200'],
    ['es', 'shops que gastaron más de 200'],
  ])('is compared in all, and shown (%s): %s', async (locale, question) => {
    const sum = { measure: expect.objectContaining({ fn: 'sum', path: 'orders.total_amount' }) };
    expect(await meant(question, locale)).toMatchObject({
      model: 'shops',
      where: { expr: sum, op: 'gt', value: 200 },
      fields: [{ path: 'name' }, { expr: sum }],
    });
  });
});

it.each([
  ['names of products starting with A', 'a'],
  ['products whose name starts with the letter A', 'a'],
  ['products whose name starts with B', 'B'],
])('a letter is a text even where it is an article: %s', async (question, value) => {
  expect(await meant(question)).toMatchObject({ where: { path: 'name', op: 'startsWith', value } });
});

it.each<[Locale, string]>([
  ['en', 'loans that are still out'],
  ['vi', 'loans vẫn chưa trả'],
  ['es', 'loans sin devolver'],
])('what is out has not come back (%s): %s', async (locale, question) => {
  expect(await meant(question, locale, indexManifest(libraryManifest))).toMatchObject({
    model: 'loans',
    where: { path: 'return_date', op: 'isNull' },
  });
});

describe('words that narrow a list', () => {
  it.each<[string, object]>([
    // What was done to a thing is no thing of its own.
    ['products ordered in January 2026', { model: 'products', fields: columns('name') }],
    ['shops outside Germany', { model: 'shops', where: { path: 'country', op: 'ne', value: 'Germany' } }],
    ['shops outside Germany', { fields: columns('name', 'country') }],
    // A record is as old as its own day.
    ['the 10 oldest orders', { limit: 10, orderBy: [{ by: 'ordered_at', direction: 'asc' }] }],
    [
      'total amount by channel, top 2',
      {
        limit: 2,
        dimensions: [{ path: 'channel' }],
        measures: [{ fn: 'sum', path: 'total_amount' }],
        orderBy: [{ direction: 'desc' }],
      },
    ],
    [
      'growth of orders month over month in 2025',
      {
        measures: [expect.objectContaining({ fn: 'count' })],
        dimensions: [expect.objectContaining({ path: 'ordered_at', bucket: 'month' })],
        compare: { to: 'previous_period' },
      },
    ],
    [
      'stock levels whose quantity is below the reorder point',
      { model: 'stock_levels', where: { path: 'quantity', op: 'lt', field: 'reorder_point' } },
    ],
  ])('do no more than that: %s', async (question, plan) => {
    expect(await meant(question)).toMatchObject(plan);
  });

  it.each<[Locale, string]>([
    ['en', 'among the shops in Germany, how many of them have more than 5 orders?'],
    ['en', 'of the shops in Germany, how many of those have more than 5 orders?'],
  ])('may be told first, and the number asked for after (%s): %s', async (locale, question) => {
    const plan = await meant(question, locale);
    expect(plan).toMatchObject({ model: 'shops', measures: [expect.objectContaining({ fn: 'count' })] });
    expect(JSON.stringify(plan)).toMatch(/Germany.*"count":\{"op":"gt","value":5\}/);
    expect(plan).not.toHaveProperty('dimensions');
  });

  it('are not passed over: a state that the source does not keep', async () => {
    const planning = await meant('how many members are still open?', 'en', indexManifest(libraryManifest));
    expect(planning).not.toHaveProperty('measures');
  });
});
