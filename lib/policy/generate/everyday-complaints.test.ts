// What people who have read nothing say of an answer about rooms that are let by the hour: another column, another
// date, a number computed otherwise, a word in another language, or only the number that is right.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
import { writtenManifest } from '../../testing/written-manifest.ts';

const studios = writtenManifest(
  {
    sites: 'name city',
    members: 'full_name site_id>sites status joined_on:date',
    rooms: 'name site_id>sites capacity:integer',
    bookings: 'room_id>rooms member_id>members booked_at:timestamp starts_at:timestamp status',
    invoices:
      'member_id>members issued_on:date due_on:date paid_on:date? net_amount:decimal tax_amount:decimal total_amount:decimal status',
  },
  {
    'members.status': ['active', 'paused', 'left'],
    'bookings.status': ['confirmed', 'cancelled', 'no_show'],
    'invoices.status': ['open', 'paid', 'void'],
  },
);

const teach = (
  question: string,
  locale: Locale,
  words: string,
  expected?: number,
  rows?: (plan: Plan) => number,
) =>
  generateFromWords(
    question,
    words,
    { manifest: studios, locale, ...(expected === undefined ? {} : { expected: { number: expected } }) },
    rows,
  );

describe('an amount', () => {
  it.each([
    ['en', 'Total revenue per site', 'Revenue is net amount, not total amount', 'revenue'],
    ['en', 'Total revenue per site', 'Use net_amount', 'revenue'],
    ['en', 'Revenue per month', 'you should use the net amount', 'revenue'],
    [
      'vi',
      'Doanh thu theo tháng',
      'Phải dùng tiền trước thuế (net_amount) chứ không phải total_amount',
      'doanh thu',
    ],
    [
      'vi',
      'Tổng doanh thu theo sites',
      'Doanh thu phải tính theo net amount, không phải total amount',
      'doanh thu',
    ],
    ['es', 'Ingresos por mes', 'Los ingresos son el importe neto (net_amount), no el total', 'ingresos'],
    [
      'en',
      'Total revenue per site',
      'Doanh thu phải tính theo net amount, không phải total amount',
      'revenue',
    ],
  ] as const)('is of another column, in %s: %s, %s', async (locale, question, words, term) => {
    const { effects, after } = await teach(question, locale, words);
    // A number, not the column: "last month's revenue" is no list of amounts.
    expect(effects).toMatchObject([
      { kind: 'metric', term, model: 'invoices', measure: { fn: 'sum', path: 'net_amount' } },
    ]);
    const { plan } = (after as { reading: { plan: Plan } }).reading;
    expect(plan.measures).toMatchObject([{ fn: 'sum', path: 'net_amount' }]);
    expect(JSON.stringify(plan)).not.toContain('total_amount');
  });

  it.each([
    ['No-shows divided by bookings that were not cancelled', 'No-show rate'],
    [
      'The no-show rate is the number of no-shows divided by the bookings that were not cancelled',
      'No-show rate',
    ],
  ])('is computed otherwise, and stays a share: %s', async (words, question) => {
    const { effects } = await teach(question, 'en', words);
    expect(effects).toMatchObject([
      {
        kind: 'metric',
        measure: {
          fn: 'ratio',
          percent: true,
          of: [{ where: { value: 'no_show' } }, { where: { value: 'cancelled' } }],
        },
      },
    ]);
  });
});

describe('a date', () => {
  it.each([
    [
      'How many bookings in October 2025?',
      'It should go by when they were booked, not when they start',
      'booked_at',
    ],
    ['Revenue per month in 2025', 'The month is when it was paid, not when it was issued', 'paid_on'],
  ])('is the one on which something happened: %s', async (question, words, field) => {
    expect((await teach(question, 'en', words)).effects).toMatchObject([{ kind: 'mainDate', field }]);
  });
});

describe('a word', () => {
  const many = { exists: 'bookings', count: { op: 'gte', value: 10 } };
  const late = {
    and: [{ path: 'status', op: 'eq', value: 'open' }, { and: [{}, { path: 'due_on', op: 'before' }] }],
  };
  it.each([
    [
      'en',
      'How many regulars do we have?',
      'Regulars are members with at least 10 bookings',
      'regulars',
      many,
    ],
    ['vi', 'Có bao nhiêu khách ruột?', 'Khách ruột là members có ít nhất 10 bookings', 'khách ruột', many],
    [
      'vi',
      'Có bao nhiêu phòng lớn?',
      'Phòng lớn nghĩa là sức chứa từ 12 người',
      'phòng lớn',
      { op: 'gte', value: 12 },
    ],
    ['en', 'How many late invoices are there?', 'Late means open and past the due date', 'late', late],
    [
      'en',
      'How many late invoices are there?',
      'Late invoices are open invoices past their due date',
      'late',
      late,
    ],
    ['vi', 'Có bao nhiêu hóa đơn trễ?', 'Hóa đơn còn mở mà quá hạn mới là trễ', 'trễ', late],
  ] as const)('means rows, in %s: %s, %s', async (locale, question, words, term, condition) => {
    expect((await teach(question, locale, words)).effects).toMatchObject([
      { kind: 'term', term, means: { condition } },
    ]);
  });

  it('is explained in another language than it was asked in, where the number shows that it is meant', async () => {
    const words = 'Hóa đơn còn mở mà quá hạn mới là trễ';
    const rows = (plan: Plan) => (JSON.stringify(plan).includes('"open"') ? 170 : 344);
    const { effects } = await teach('How many late invoices are there?', 'en', words, 170, rows);
    expect(effects).toMatchObject([{ kind: 'term', term: 'late', means: { condition: late } }]);
  });
});

describe('the right number and nothing else', () => {
  const active = (plan: Plan) => (/"op":"eq","value":"active"/.test(JSON.stringify(plan)) ? 128 : 180);

  it.each([
    ['en', 'How many members do we have?', '', 128],
    ['en', 'How many members do we have?', 'Wrong, it should be 128', undefined],
    ['vi', 'Có bao nhiêu members?', 'Sai rồi, phải là 128', undefined],
    ['es', '¿Cuántos members hay?', 'Mal, deberían ser... son 128', 128],
  ] as const)(
    'is a guess at the one change that gives it, in %s: %s %s',
    async (locale, question, words, number) => {
      const { effects, candidates } = await teach(question, locale, words, number, active);
      expect(effects).toEqual([
        { kind: 'defaultFilter', model: 'members', where: { path: 'status', op: 'eq', value: 'active' } },
      ]);
      expect(candidates[0]?.confidence).toBe(0.5);
    },
  );

  it('teaches nothing where two changes give it', async () => {
    const both = (plan: Plan) => (/"value":"(?:active|left)"/.test(JSON.stringify(plan)) ? 128 : 180);
    expect((await teach('How many members do we have?', 'en', '', 128, both)).effects).toEqual([]);
  });
});

it('an answer that would only be asked back about is made no better', async () => {
  const { effects } = await teach('Busiest room', 'en', 'Busiest means most hours booked, not most bookings');
  expect(effects).toEqual([]);
});

it('what waits meanwhile gets its turn: a request in the same process is not held up', async () => {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns += 1;
    next = setImmediate(turn);
  });
  await teach('How many regulars do we have?', 'en', 'Regulars are members with at least 10 bookings');
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(3);
});
