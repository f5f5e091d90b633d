// What offices ask every day, in three languages: revenue, stock, how long things take, what is not done yet.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { bakeryManifest } from '../testing/bakery-manifest.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const helpdesk = writtenManifest({
  tickets: 'subject priority opened_at:timestamp first_response_at:timestamp?',
});

async function planned(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, bakeryManifest, { locale });
  return planBuiltIn(context, new AbortController().signal);
}

async function meant(question: string, locale?: Locale) {
  const planning = await planned(question, locale);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const revenue = [{ fn: 'sum', path: 'total_amount' }];
const lastMonth = { path: 'ordered_at', op: 'during', period: { unit: 'month', offset: -1 } };
const perMonth = [{ path: 'ordered_at', bucket: 'month' }];
const days = (to: string) => ({
  fn: 'avg',
  expr: {
    difference: 'day',
    from: { path: to === 'closed_at' ? 'opened_at' : 'ordered_at' },
    to: { path: to },
  },
});

describe('what was earned', () => {
  it.each<[Locale, string, object]>([
    ['en', 'how much did we sell last month?', { model: 'orders', measures: revenue, where: lastMonth }],
    ['es', '¿cuánto vendimos el mes pasado?', { model: 'orders', measures: revenue, where: lastMonth }],
    [
      'es',
      'ventas por mes este año',
      {
        measures: revenue,
        dimensions: perMonth,
        where: { path: 'ordered_at', op: 'during', period: { unit: 'year', offset: 0 } },
      },
    ],
    [
      'en',
      'average order value by channel',
      { model: 'orders', measures: [{ fn: 'avg', path: 'total_amount' }], dimensions: [{ path: 'channel' }] },
    ],
    [
      'vi',
      'giá trị đơn hàng trung bình theo kênh',
      { model: 'orders', measures: [{ fn: 'avg', path: 'total_amount' }], dimensions: [{ path: 'channel' }] },
    ],
    ['en', 'orders over $500', { model: 'orders', where: { path: 'total_amount', op: 'gt', value: 500 } }],
    ['en', 'orders over 500', { model: 'orders', where: { path: 'total_amount', op: 'gt', value: 500 } }],
    [
      'en',
      'top 10 products by revenue this year',
      { model: 'order_lines', measures: [{ fn: 'sum', path: 'line_total' }], limit: 10 },
    ],
  ])('%s: %s', async (locale, question, expected) => {
    expect(await meant(question, locale)).toMatchObject(expected);
  });

  it('lists all of several where no number says how many', async () => {
    const plan = await meant('best shops by revenue');
    expect(plan).toMatchObject({ orderBy: [{ by: 'revenue', direction: 'desc' }] });
    expect(plan).not.toHaveProperty('limit');
    expect(await meant('best shop by revenue')).toMatchObject({ limit: 1 });
  });
});

describe('two months beside one another', () => {
  it.each([
    'ingresos de este mes comparados con el mes pasado',
    'ventas de este mes frente al mes pasado',
    'ventas de este mes comparadas con las del mes pasado',
  ])('%s', async (question) => {
    const where = { or: [0, -1].map((offset) => ({ op: 'during', period: { unit: 'month', offset } })) };
    expect(await meant(question, 'es')).toMatchObject({ measures: revenue, dimensions: perMonth, where });
  });
});

describe('one month beside what is now', () => {
  it.each<[Locale, string]>([
    ['en', 'revenue compared to last month'],
    ['es', 'ventas comparadas con el mes pasado'],
    ['en', 'revenue this month compared to last month'],
  ])('%s: %s', async (locale, question) => {
    const where = { or: [0, -1].map((offset) => ({ op: 'during', period: { unit: 'month', offset } })) };
    expect(await meant(question, locale)).toMatchObject({ dimensions: perMonth, where });
  });

  it('is not what "compare" begins', async () => {
    expect(await meant('compare the orders of last month by channel')).toMatchObject({ where: lastMonth });
  });
});

describe('how long things take', () => {
  it.each<[Locale, string, string]>([
    ['en', 'average delivery time by depot', 'delivered_at'],
    ['en', 'how many days does it take to ship an order on average?', 'shipped_at'],
    ['en', 'how long does it take to close a ticket?', 'closed_at'],
    ['es', 'tiempo medio de entrega por canal', 'delivered_at'],
    ['es', '¿cuánto tardamos en cerrar un ticket?', 'closed_at'],
    ['vi', 'thời gian giao hàng trung bình theo kênh', 'delivered_at'],
    ['en', 'average number of days between order and delivery', 'delivered_at'],
    ['es', 'tiempo medio entre el pedido y la entrega', 'delivered_at'],
    ['vi', 'số ngày trung bình từ khi đặt đến khi giao hàng', 'delivered_at'],
  ])('%s: %s', async (locale, question, to) => {
    expect(await meant(question.replace('depot', 'channel'), locale)).toMatchObject({ measures: [days(to)] });
  });

  it.each<[Locale, string]>([
    ['en', 'average first response time of tickets'],
    ['es', 'tiempo medio de primera respuesta de los tickets'],
    ['vi', 'thời gian phản hồi đầu tiên trung bình'],
  ])('%s: %s, in hours, where moments are kept', async (locale, question) => {
    const hours = { difference: 'hour', from: { path: 'opened_at' }, to: { path: 'first_response_at' } };
    const context = builtInContext(question, helpdesk, { locale });
    const planning = await planBuiltIn(context, new AbortController().signal);
    expect(planning).toMatchObject({ reading: { plan: { measures: [{ fn: 'avg', expr: hours }] } } });
  });

  it('is never an average of the dates themselves', async () => {
    expect(JSON.stringify(await meant('average shipped at of orders'))).not.toContain('"avg"');
  });
});

describe('what is left', () => {
  const left = { exists: 'stock_levels', where: { path: 'quantity', op: 'gt', value: 0 } };
  it.each<[string, object]>([
    ['products that are out of stock', { where: { notExists: 'stock_levels', where: left.where } }],
    ['products in stock', { where: left }],
    [
      'products below their reorder point',
      { where: { exists: 'stock_levels', where: { path: 'quantity', op: 'lt', field: 'reorder_point' } } },
    ],
    [
      'which depot has the most stock?',
      { model: 'depots', fields: [{}, { expr: { measure: { fn: 'sum', path: 'stock_levels.quantity' } } }] },
    ],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });
});

describe('deeds', () => {
  it.each<[Locale, string, object]>([
    ['en', 'orders not shipped yet', { model: 'orders', where: { path: 'shipped_at', op: 'isNull' } }],
    [
      'en',
      'orders that have not been delivered yet',
      { model: 'orders', where: { path: 'delivered_at', op: 'isNull' } },
    ],
    [
      'en',
      'cancelled orders by month',
      { where: { path: 'status', op: 'eq', value: 'cancelled' }, dimensions: perMonth },
    ],
    [
      'en',
      'how many new shops signed up each month this year?',
      { model: 'shops', where: { path: 'signed_up_at', op: 'during' } },
    ],
    [
      'en',
      'which shops ordered Rye Crown?',
      { model: 'shops', where: { exists: 'orders.order_lines.product', where: { value: 'Rye Crown' } } },
    ],
    [
      'en',
      'which products did Greta Sommer ship?',
      { model: 'products', where: { exists: 'order_lines.order.driver' } },
    ],
    ['es', '¿cuántos pedidos hubo el mes pasado?', { model: 'orders', where: lastMonth }],
    ['en', 'headcount by section', { model: 'employees', measures: [{ fn: 'count' }] }],
    [
      'en',
      'products with Cake in the name',
      { model: 'products', where: { path: 'name', op: 'contains', value: 'Cake' } },
    ],
  ])('%s: %s', async (locale, question, expected) => {
    expect(await meant(question, locale)).toMatchObject(expected);
  });
});

describe('the most of something', () => {
  it.each<[Locale, string, object]>([
    [
      'en',
      'which employee sold the most last month?',
      { model: 'orders', measures: [{ fn: 'sum', path: 'total_amount' }], limit: 1 },
    ],
    [
      'es',
      '¿qué empleado vendió más el mes pasado?',
      { model: 'orders', measures: [{ fn: 'sum', path: 'total_amount' }], limit: 1 },
    ],
    [
      'en',
      'which shop spent the most?',
      { model: 'shops', fields: [{}, { expr: { measure: { fn: 'sum', path: 'orders.total_amount' } } }] },
    ],
    [
      'en',
      'top 3 most ordered products',
      { model: 'products', fields: [{}, { expr: { measure: { fn: 'count' } } }], limit: 3 },
    ],
    [
      'vi',
      '5 cửa hàng có doanh thu cao nhất',
      { measures: revenue, orderBy: [{ by: 'revenue', direction: 'desc' }], limit: 5 },
    ],
    [
      'vi',
      'cửa hàng nào đặt nhiều nhất?',
      { model: 'shops', fields: [{}, { expr: { measure: { fn: 'count', path: 'orders' } } }], limit: 1 },
    ],
  ])('%s: %s', async (locale, question, expected) => {
    expect(await meant(question, locale)).toMatchObject(expected);
  });
});

describe('which rows', () => {
  it.each<[string, object]>([
    [
      'which shops have not closed a ticket?',
      { model: 'shops', where: { exists: 'tickets', where: { path: 'closed_at', op: 'isNull' } } },
    ],
    [
      'how many active shops are there in each country?',
      { model: 'shops', where: { path: 'is_active', op: 'eq' } },
    ],
    [
      'compare orders this month and last month',
      { model: 'orders', measures: [{ fn: 'count' }], dimensions: perMonth },
    ],
    [
      'products with no stock in North Depot',
      {
        where: {
          notExists: 'stock_levels',
          where: {
            and: [
              { path: 'quantity', op: 'gt' },
              { path: 'depot.name', value: 'North Depot' },
            ],
          },
        },
      },
    ],
    ['stock of Rye Crown per depot', { measures: [{ fn: 'sum', path: 'quantity' }] }],
    [
      'shops that ordered both Rye Crown and Plum Cake',
      { where: { and: [{ where: { value: 'Rye Crown' } }, { where: { value: 'Plum Cake' } }] } },
    ],
    ['what are all the order channels?', { model: 'orders', fields: [{ path: 'channel' }], distinct: true }],
    ['products under unit price 5', { where: { path: 'unit_price', op: 'lt', value: 5 } }],
    ['products with a unit price under price 5', { where: { path: 'unit_price', op: 'lt', value: 5 } }],
    [
      'names of the 3 products with the highest unit price',
      { model: 'products', orderBy: [{ by: 'unit_price', direction: 'desc' }], limit: 3 },
    ],
    ['what are the top 3 unit prices?', { fields: [{ path: 'unit_price' }], limit: 3 }],
    [
      'how many shops speak French?',
      { model: 'shops', where: { exists: 'shop_languages', where: { path: 'language', value: 'French' } } },
    ],
    ['shops in Germany or France', { where: { path: 'country', op: 'in', value: ['Germany', 'France'] } }],
    [
      'list products ordered in alphabetical order',
      { model: 'products', orderBy: [{ by: 'name', direction: 'asc' }] },
    ],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });
});

describe('names and words of far-off things', () => {
  it('are not what a question is about', async () => {
    const planning = await planned('which of our products won an Otto?');
    expect(planning).toMatchObject({ kind: 'not_possible', reason: 'no_such_data' });
  });

  it('are, where they are whole names', async () => {
    expect(await meant('how many products were shipped by Otto Falk')).toMatchObject({ model: 'products' });
  });
});
