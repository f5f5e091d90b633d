// How people who know no columns say what a word means, and which rows or amounts they mean by it.
import { describe, expect, it } from 'vitest';
import { indexManifest, type ManifestIndex } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
import { shop, shopManifest } from '../../testing/shop-manifest.ts';
import { workshop } from '../../testing/workshop-manifest.ts';
import { writtenManifest } from '../../testing/written-manifest.ts';

const made = async (question: string, locale: Locale, words: string, manifest = workshop) =>
  (await generateFromWords(question, words, { manifest, locale })).effects;

describe('a word for rows', () => {
  it.each([
    ['How many long jobs are there?', 'long means duration of 300 or more', 'gte'],
    ['How many quick jobs are there?', 'quick means a duration of 20 or less', 'lte'],
  ])('is said by an amount that comes first: %s', async (question, words, op) => {
    expect(await made(question, 'en', words)).toMatchObject([
      { model: 'jobs', means: { condition: { path: 'duration_minutes', op } } },
    ]);
  });

  it.each([
    [
      'en',
      'How many slow jobs are there?',
      'A job is slow when it took more than 5 days from opened_date to collected_date',
    ],
    ['vi', 'Có bao nhiêu jobs chậm?', 'chậm là hơn 5 ngày từ opened_date đến collected_date'],
    ['es', '¿Cuántos jobs lentos hay?', 'lentos son los de más de 5 días, collected_date menos opened_date'],
  ] as const)('is how long something took, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words)).toMatchObject([
      { model: 'jobs', means: { condition: { expr: { difference: 'day' }, op: 'gt', value: 5 } } },
    ]);
  });

  it.each([
    [
      'en',
      'How many late jobs were there?',
      'a job is late when it was collected more than 7 days after it was promised',
    ],
    ['es', '¿Cuántos jobs tarde hubo?', 'tarde es collected_date más de 7 días después de promised_date'],
    ['vi', 'Có bao nhiêu jobs trễ?', 'trễ là collected_date hơn 7 ngày sau promised_date'],
  ] as const)('is how long after another day something was, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words)).toMatchObject([
      {
        model: 'jobs',
        means: {
          condition: {
            expr: { difference: 'day', from: { path: 'promised_date' }, to: { path: 'collected_date' } },
            op: 'gt',
            value: 7,
          },
        },
      },
    ]);
  });

  it('is those that have such a row, where the rows are named', async () => {
    const words = 'spenders are customers with an order of a total over 500';
    expect(await made('How many spenders do we have?', 'en', words, shop)).toMatchObject([
      { term: 'spenders', model: 'customers' },
    ]);
  });

  it('is more than a number, and no part of it', async () => {
    const [made1000] = await made('How many big orders are there?', 'en', 'big means total over 1000', shop);
    expect(made1000).toMatchObject({ term: 'big' });
    expect(JSON.stringify(made1000)).toMatch(/"op":"gt","value":1000/);
  });

  it('is said of no rows that are called like a column', async () => {
    const vans = writtenManifest(
      { colours: 'colour', vans: 'plate paint_colour_id>colours seat_colour_id>colours' },
      { 'colours.colour': ['Red', 'Black'] },
    );
    const words =
      "red paint refers to colour = 'Red' and colours.id = paint_colour_id; black seats refers to colour = 'Black' and colours.id = seat_colour_id";
    expect(await made('Which vans have red paint with black seats?', 'en', words, vans)).toMatchObject([
      { kind: 'term', model: 'vans' },
      { kind: 'term', model: 'vans' },
    ]);
  });

  it('is written behind the words, which then deny nothing', async () => {
    const words = 'nợ nghĩa là chưa giao (shipped_on is null)';
    expect(await made('Có bao nhiêu orders nợ?', 'vi', words, shop)).toMatchObject([
      { means: { condition: { path: 'shipped_on', op: 'isNull' } } },
    ]);
  });

  it('is who has many of something, in Spanish', async () => {
    const words = 'un customer bueno es el que tiene más de 8 orders';
    expect(await made('¿Cuántos customers buenos hay?', 'es', words, shop)).toMatchObject([
      { means: { condition: { exists: 'orders', count: { op: 'gt', value: 8 } } } },
    ]);
  });

  it('is what happened before a year', async () => {
    const words = 'ancient jobs were opened before 2015';
    const [effect] = await made('How many ancient jobs are there?', 'en', words);
    expect(JSON.stringify(effect)).toMatch(/"opened_date","op":"(?:before|during)","period":\{.*2015-01-01/);
  });

  it('is a state that stands beside its column, or several', async () => {
    const words = 'stuck means status paid or cancelled';
    expect(await made('How many stuck orders are there?', 'en', words, shop)).toMatchObject([
      { means: { condition: { path: 'status', op: 'in', value: ['paid', 'Cancelled'] } } },
    ]);
  });

  it('needs both things that are said of it', async () => {
    const words = 'lost orders are cancelled ones that have no customer';
    const { effects } = await generateFromWords('How many lost orders are there?', words, { manifest: shop });
    expect(JSON.stringify(effects)).toMatch(/"and":.*Cancelled.*"notExists":"customer"/);
  });

  it('may look like a request: need repair means …', async () => {
    const words = 'need repair means duration_minutes is above 300';
    expect(await made('How many jobs need repair?', 'en', words)).toMatchObject([
      { means: { condition: { path: 'duration_minutes', op: 'gt', value: 300 } } },
    ]);
  });

  it('is what somebody meant, where one word of the question is unknown', async () => {
    expect(
      await made('How many marathons were there?', 'en', 'I mean jobs with a duration over 300'),
    ).toMatchObject([
      { kind: 'term', term: 'marathons', means: { condition: { path: 'duration_minutes', op: 'gt' } } },
    ]);
  });
});

describe('an amount', () => {
  it('is computed as it is written behind the words', async () => {
    const words = 'value is price plus ten percent: price * (1 + units_in_stock)';
    const { effects, after } = await generateFromWords('Average value of parts', words, {
      manifest: workshop,
    });
    expect(JSON.stringify(effects)).toMatch(/"multiply".*"units_in_stock"/);
    expect(JSON.stringify(after)).toMatch(/"fn":"avg".*"multiply"/);
  });

  it('takes the name of its column with it', async () => {
    const words = 'outstanding is price minus units_in_stock';
    expect(await made('What is the outstanding price of parts?', 'en', words)).toMatchObject([
      { term: 'outstanding price' },
    ]);
  });
});

describe('what is compared', () => {
  it('is two columns, the one later than the other', async () => {
    const words = 'sloppy means the collected date is later than the promised date';
    expect(await made('How many sloppy jobs are there?', 'en', words)).toMatchObject([
      { means: { condition: { path: 'collected_date', op: 'gt', field: 'promised_date' } } },
    ]);
  });
});

describe('a number of some rows', () => {
  it.each([
    'takings should be price times quantity, without Cancelled orders',
    'takings should be price times quantity, without orders that are Cancelled',
  ])('leaves the others out: %s', async (words) => {
    const [effect] = await made('What are our takings?', 'en', words, shop);
    expect(JSON.stringify(effect)).toMatch(/"fn":"sum".*"order.status","op":"ne","value":"Cancelled"/);
  });

  it('is written with signs, and needs no more', async () => {
    const args = [{ path: 'price' }, { path: 'units_in_stock' }];
    expect(
      await made('What is the spread per part?', 'en', 'spread is price - units_in_stock'),
    ).toMatchObject([{ term: 'spread', measure: { expr: { op: 'subtract', args } } }]);
  });
});

describe('what is denied twice', () => {
  it.each([
    ['en', 'How many orders are there?', 'Orders that are not paid should not be counted'],
    ['es', '¿Cuántos orders hay?', 'No se deben contar los orders que no son paid'],
  ] as const)('is what counts, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words, shop)).toMatchObject([
      { kind: 'defaultFilter', model: 'orders', where: { path: 'status', op: 'eq', value: 'paid' } },
    ]);
  });
});

/** The shop, with orders in other states. */
function shopWith(states: string[]): ManifestIndex {
  const manifest = structuredClone(shopManifest);
  for (const { fields } of manifest.models)
    for (const field of fields) if (field.enumValues) Object.assign(field, { enumValues: states });
  return indexManifest(manifest);
}

describe('rows that count', () => {
  const unshipped = { kind: 'defaultFilter', model: 'orders', where: { path: 'shipped_on', op: 'isNull' } };

  it.each([
    ['en', 'How many orders are there?', 'Orders with a shipped_on date should not be counted, thanks!'],
    [
      'en',
      'How many orders are there?',
      'Orders with a shipped_on date are no longer here, please do not count them.',
    ],
    [
      'es',
      '¿Cuántos orders hay?',
      'Solo los que siguen aquí, es decir, sin fecha de envío (shipped_on), gracias',
    ],
    ['vi', 'Có bao nhiêu orders?', 'Sai rồi, không đếm orders có ngày shipped_on nhé'],
  ] as const)('are those without a date, in %s: %s %s', async (locale, question, words) => {
    expect(await made(question, locale, words, shop)).toEqual([unshipped]);
  });

  it.each([
    ['en', 'How many orders are there?', 'I did not want to see the cancelled orders'],
    ['es', '¿Cuántos orders hay?', 'No quiero ver los que están en estado Cancelled'],
    ['vi', 'Có bao nhiêu orders?', 'tôi không muốn thấy các orders Cancelled'],
  ] as const)('are not those that nobody wants, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words, shop)).toMatchObject([
      { kind: 'defaultFilter', model: 'orders', where: { path: 'status', op: 'ne', value: 'Cancelled' } },
    ]);
  });

  it('are said as they are written', async () => {
    const words = 'This is too many, gone customers are included. Use active = true';
    expect(await made('How many customers are there?', 'en', words, shop)).toMatchObject([
      { kind: 'defaultFilter', model: 'customers', where: { path: 'active', op: 'eq', value: true } },
    ]);
  });

  it('are none of a value with a hyphen, which denies nothing', async () => {
    const words = 'Paid orders and no-shows should not be counted';
    expect(
      await made('How many orders are there?', 'en', words, shopWith(['paid', 'no_show'])),
    ).toMatchObject([
      { where: { path: 'status', op: 'notIn', value: expect.arrayContaining(['no_show', 'paid']) } },
    ]);
  });

  it('may be those without a value too', async () => {
    const words = 'ones where the shipped_on is not 2026-01-01 or is empty';
    const [effect] = await made('How many orders are there?', 'en', words, shop);
    expect(effect).toMatchObject({ kind: 'defaultFilter', model: 'orders' });
    expect(JSON.stringify(effect)).toMatch(/"or":.*"ne".*"isNull"/);
  });

  it('are of what was asked for, however its groups are called', async () => {
    const words = 'only those with a quantity over 3';
    const [effect] = await made('What is the average price of lines per customer?', 'en', words, shop);
    expect(effect).toMatchObject({ model: 'lines', where: { path: 'quantity', op: 'gt', value: 3 } });
  });

  it('are said beside what counts once', async () => {
    const words = 'each customer should be counted once, and only paid orders';
    const effects = await made('How many customers placed orders?', 'en', words, shop);
    expect(effects).toContainEqual(
      expect.objectContaining({ kind: 'defaultFilter', where: { path: 'status', op: 'eq', value: 'paid' } }),
    );
  });

  it('are left out of a number behind a comma, in Vietnamese too', async () => {
    const words = 'tiền thu là price trừ quantity, không tính các orders Cancelled';
    const [effect] = await made('Tổng tiền thu là bao nhiêu?', 'vi', words, shop);
    expect(JSON.stringify(effect)).toMatch(/"subtract".*"order.status","op":"ne","value":"Cancelled"/);
  });
});

describe('a word that is a value too', () => {
  it.each([
    ['en', 'How many refunds were there?', 'a refund is a customer with an order of status refund'],
    ['en', 'How many refunds were there?', 'refunds are customers that have an order with status refund'],
    ['vi', 'Có bao nhiêu refund?', 'refund là customers có order status refund'],
  ] as const)('means the rows that were named for it, in %s: %s', async (locale, question, words) => {
    const manifest = shopWith(['paid', 'refund']);
    const { effects, after } = await generateFromWords(question, words, { manifest, locale });
    expect(effects).toMatchObject([{ kind: 'term', model: 'customers' }]);
    expect(JSON.stringify(after)).toMatch(/"model":"customers".*"value":"refund"/);
  });
});

describe('what nobody can read', () => {
  it.each([
    ['How many orders are there?', 'this should only count laminated orders'],
    ['How many orders are there?', 'orders is the moonlight of everything'],
  ])('makes no policy: %s, %s', async (question, words) => {
    expect(await made(question, 'en', words, shop)).toEqual([]);
  });

  it('is no word for a column that it speaks of by the way', async () => {
    const effects = await made(
      'How many jobs need reviewing?',
      'en',
      'reviewing is when the mechanic and duration_minutes disagree',
    );
    expect(JSON.stringify(effects)).not.toMatch(
      /"term":"(?:jobs|reviewing)","model":"jobs","means":\{"field"/,
    );
  });
});
