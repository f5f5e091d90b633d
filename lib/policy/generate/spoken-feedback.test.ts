// What office workers say of an answer, in their words and languages, about a workshop's data.
import { describe, expect, it } from 'vitest';
import { indexManifest } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
import { shop } from '../../testing/shop-manifest.ts';
import { workshop } from '../../testing/workshop-manifest.ts';

const made = async (question: string, locale: Locale, words: string) =>
  (await generateFromWords(question, words, { manifest: workshop, locale })).effects;

describe('a number with a name', () => {
  it.each([
    ['en', 'What are the takings per job?', 'takings are the sum of unit_price times quantity', 'takings'],
    [
      'vi',
      'Doanh thu theo job là bao nhiêu?',
      'Doanh thu bằng tổng của unit_price nhân quantity',
      'doanh thu',
    ],
    [
      'es',
      '¿Cuáles son los ingresos por job?',
      'Los ingresos se calculan como unit_price por quantity',
      'ingresos',
    ],
  ] as const)('is a sum of what is said of each row, in %s', async (locale, question, words, term) => {
    const args = [{ path: 'unit_price' }, { path: 'quantity' }];
    expect(await made(question, locale, words)).toMatchObject([
      { kind: 'metric', term, model: 'job_parts', measure: { fn: 'sum', expr: { op: 'multiply', args } } },
    ]);
  });
});

describe('rows that count', () => {
  it.each([
    [
      'en',
      'How many jobs are there?',
      'Only count jobs that were collected, i.e. collected_date is not empty.',
    ],
    ['vi', 'Có bao nhiêu jobs?', 'Chỉ tính jobs đã xong, tức là collected_date không trống.'],
    ['es', '¿Cuántos jobs hay?', 'Solo los terminados, es decir, collected_date no está vacía.'],
  ] as const)('are those with a date, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words)).toEqual([
      { kind: 'defaultFilter', model: 'jobs', where: { path: 'collected_date', op: 'isNotNull' } },
    ]);
  });

  it.each([
    ['en', 'How many jobs were there?', 'Jobs without a mechanic should not be included.'],
    ['en', 'How many jobs were there?', 'You forgot to exclude jobs without a mechanic.'],
    ['es', '¿Cuántos jobs hay?', 'No se deben contar los que no tienen mechanic_id.'],
    ['vi', 'Có bao nhiêu jobs?', 'Bạn quên loại bỏ jobs không có mechanic_id.'],
  ] as const)('are not those of a kind that is left out, in %s', async (locale, question, words) => {
    const [effect, ...more] = await made(question, locale, words);
    expect(more).toEqual([]);
    expect(effect).toMatchObject({ kind: 'defaultFilter', model: 'jobs' });
    expect(JSON.stringify(effect)).toMatch(/"exists":"mechanic"|"mechanic_id","op":"isNotNull"/);
  });
});

describe('a word', () => {
  it.each([
    ['en', 'How many open jobs are there?', 'open jobs are the ones that have no collected_date', 'isNull'],
    ['vi', 'Có bao nhiêu jobs đang mở?', 'đang mở nghĩa là collected_date trống', 'isNull'],
    ['es', '¿Cuántos jobs abiertos hay?', 'abiertos quiere decir que collected_date está vacía', 'isNull'],
    ['en', 'How many huge jobs are there?', 'A huge job is one with duration_minutes over 300.', 'gt'],
  ] as const)('means a condition, in %s: %s', async (locale, question, words, op) => {
    expect(await made(question, locale, words)).toMatchObject([
      { kind: 'term', model: 'jobs', means: { condition: { op } } },
    ]);
  });

  it('that the question denies means the opposite of what was said', async () => {
    const words = "haven't finished refers to duration_minutes = 0";
    const { after, effects } = await generateFromWords("How many jobs haven't finished?", words, {
      manifest: workshop,
    });
    expect(effects).toMatchObject([
      { term: 'finished', means: { condition: { path: 'duration_minutes', op: 'ne', value: 0 } } },
    ]);
    expect(JSON.stringify(after)).toMatch(/"not":\{"path":"duration_minutes","op":"ne"/);
  });

  it('that is denied of what has another name of its own is meant where it is denied', async () => {
    const { effects, candidates } = await generateFromWords(
      "How many jobs don't have any mechanic?",
      "don't have any mechanic refers to mechanics.id = 1",
      { manifest: workshop, expected: { number: 5 } },
      (plan) => (JSON.stringify(plan.where).includes('mechanic.id') ? 5 : 9),
    );
    expect(effects).toMatchObject([
      { term: 'mechanic', model: 'jobs', means: { condition: { path: 'mechanic.id', op: 'ne', value: 1 } } },
    ]);
    expect(candidates[0]?.triggers).toEqual(['have any mechanic']);
  });

  it('means one value or another', async () => {
    const words = 'local means the town is Graz or Linz';
    expect(await made('How many local clients are there?', 'en', words)).toMatchObject([
      { term: 'local', means: { condition: { path: 'town', op: 'in', value: ['Graz', 'Linz'] } } },
    ]);
  });

  it('counts things once, however often they occur', async () => {
    const words = 'Visitors are distinct clients with a job, each counted once.';
    expect(await made('How many visitors were there?', 'en', words)).toMatchObject([
      {
        kind: 'metric',
        term: 'visitors',
        model: 'jobs',
        measure: { fn: 'countDistinct', path: 'client_id' },
      },
    ]);
  });
});

describe('a date', () => {
  it.each([
    ['en', 'How many jobs in May 2025?', 'It should go by the date collected rather than the date opened.'],
    [
      'vi',
      'Có bao nhiêu jobs trong tháng 5 năm 2025?',
      'Phải lấy theo collected_date, không phải opened_date.',
    ],
    ['es', '¿Cuántos jobs hubo en mayo de 2025?', 'No por opened_date, sino por collected_date.'],
  ] as const)('is the other one, in %s', async (locale, question, words) => {
    expect(await made(question, locale, words)).toEqual([
      { kind: 'mainDate', model: 'jobs', field: 'collected_date' },
    ]);
  });
});

describe('what is asked for and explains nothing', () => {
  it.each([
    'You need to determine the town of clients that are with Otto.',
    'Find the names of mechanics, please check them.',
  ])('gives no word a meaning: %s', async (words) => {
    const effects = await made('How many jobs have clients with a phone?', 'en', words);
    for (const effect of effects) expect(JSON.stringify(effect)).not.toContain('"condition"');
  });
});

describe('the reading that somebody meant', () => {
  it('teaches which of two things a word stands for, with no words at all', async () => {
    const { effects, candidates } = await generateFromWords(
      'price of parts',
      '',
      {
        manifest: workshop,
        plan: { model: 'parts', fields: [{ path: 'price', as: 'price' }] },
        expected: { plan: { model: 'job_parts', fields: [{ path: 'unit_price', as: 'unit_price' }] } },
      },
      (plan) => (plan.model === 'job_parts' ? 2 : 1),
    );
    expect(effects).toEqual([
      { kind: 'term', term: 'price', model: 'job_parts', means: { field: 'unit_price' } },
    ]);
    expect(candidates[0]).toMatchObject({ agrees: true });
  });
});

describe('which orders count', () => {
  const shopMade = async (question: string, locale: Locale, words: string) =>
    (await generateFromWords(question, words, { manifest: shop, locale })).effects;
  const orders = 'How many orders are there?';
  const filter = (where: object) => [{ kind: 'defaultFilter', model: 'orders', where }];
  const isPaid = { path: 'status', op: 'eq', value: 'paid' };
  const notCancelled = { path: 'status', op: 'ne', value: 'Cancelled' };

  it.each([
    ['en', orders, 'only those with status paid count', isPaid],
    ['en', orders, 'It should only count paid orders.', isPaid],
    ['en', orders, 'You counted orders that are cancelled', notCancelled],
    ['es', '¿Cuántos orders hay?', 'los orders con status cancelled no se deben contar', notCancelled],
    ['vi', 'Có bao nhiêu orders?', 'orders có status cancelled thì không tính', notCancelled],
    [
      'en',
      orders,
      'It should not count cancelled or open orders.',
      { path: 'status', op: 'notIn', value: ['Cancelled', 'open'] },
    ],
    [
      'en',
      orders,
      'They count only when the status is not cancelled or empty',
      {
        and: [
          { path: 'status', op: 'ne', value: 'Cancelled' },
          { path: 'status', op: 'isNotNull' },
        ],
      },
    ],
  ] as const)('is said in %s, of "%s": %s', async (locale, question, words, where) => {
    expect(await shopMade(question, locale, words)).toEqual(filter(where));
  });

  it('is said by what an admin calls them', async () => {
    const models = shop.manifest.models.map((model) =>
      model.name === 'orders' ? { ...model, synonyms: ['lượt mua'] } : model,
    );
    const { effects } = await generateFromWords(
      'Có bao nhiêu lượt mua?',
      'lượt mua cancelled thì không tính',
      {
        manifest: indexManifest({ ...shop.manifest, version: 'with synonyms', models }),
        locale: 'vi',
      },
    );
    expect(effects).toEqual(filter(notCancelled));
  });

  it('is said of rows of which two things hold', async () => {
    const words = 'A waiting order has no ship date and is not cancelled';
    expect(await shopMade('How many waiting orders are there?', 'en', words)).toMatchObject([
      {
        term: 'waiting',
        means: {
          condition: {
            and: [
              { path: 'shipped_on', op: 'isNull' },
              { path: 'status', op: 'ne' },
            ],
          },
        },
      },
    ]);
  });

  it('is said against today', async () => {
    const words = 'late means the ship date has passed';
    expect(await shopMade('How many late orders are there?', 'en', words)).toMatchObject([
      {
        term: 'late',
        means: {
          condition: { path: 'shipped_on', op: 'before', period: { unit: 'day', offset: 0 } },
        },
      },
    ]);
  });
});

it.each([
  ['How many clients live in Graz?', 'Not Graz, it should be Linz'],
  ['How many clients live in Graz?', 'Graz is Linz'],
  ['How many jobs are there?', 'I wanted only last year'],
  ['How many jobs are there?', 'It should be sorted by date'],
  ['How many clients are there?', 'I just need this month'],
])('of what was asked by mistake nothing is learned: "%s", "%s"', async (question, words) => {
  expect(await made(question, 'en', words)).toEqual([]);
});

describe('an amount', () => {
  it('that is asked for as one number is a sum', async () => {
    const words = 'Intake is the amount, not the price.';
    expect(await made('What was our intake in 2025?', 'en', words)).toMatchObject([
      { kind: 'metric', term: 'intake', measure: { fn: 'sum', path: 'amount' } },
    ]);
  });

  it('of time is what lies between two dates', async () => {
    const words = 'Turnaround is collected_date minus opened_date';
    expect(await made('What is the average turnaround of jobs?', 'en', words)).toMatchObject([
      {
        term: 'turnaround',
        measure: {
          fn: 'avg',
          expr: { difference: 'day', from: { path: 'opened_date' }, to: { path: 'collected_date' } },
        },
      },
    ]);
  });

  it('is not the one that was taken', async () => {
    const words = 'You used the opened date instead of the collected date';
    expect(await made('How many jobs in May 2025?', 'en', words)).toEqual([
      { kind: 'mainDate', model: 'jobs', field: 'collected_date' },
    ]);
  });
});

describe('things said in other words', () => {
  it.each([
    ['en', 'status is not cancelled or empty', /"op":"ne".*"op":"isNotNull"/],
    ['en', 'Orders that are cancelled should be left out of this number.', /"op":"ne","value":"Cancelled"/],
  ] as const)('which orders count, in %s: %s', async (locale, words, where) => {
    const [effect, ...more] = (
      await generateFromWords('How many orders are there?', words, { manifest: shop, locale })
    ).effects;
    expect(more).toEqual([]);
    expect(effect).toMatchObject({ kind: 'defaultFilter', model: 'orders' });
    expect(JSON.stringify(effect)).toMatch(where);
  });

  it.each([
    ['How many settled orders are there?', 'settled orders have status paid'],
    ['How many settled orders are there?', 'Settled: status is paid'],
  ])('what "%s" is about: %s', async (question, words) => {
    const { effects } = await generateFromWords(question, words, { manifest: shop });
    expect(effects).toMatchObject([
      { term: 'settled', means: { condition: { path: 'status', op: 'eq', value: 'paid' } } },
    ]);
  });

  it('of one question is no rule for all', async () => {
    const words = 'status is paid';
    const asked = await generateFromWords('How many paid orders are there?', words, { manifest: shop });
    expect(asked.effects).toEqual([]);
    const { candidates } = await generateFromWords('How many orders are there?', words, { manifest: shop });
    for (const { confidence } of candidates) expect(confidence).toBeLessThanOrEqual(0.5);
  });

  it('a word beside a value, which stays what it is', async () => {
    const words = 'A huge Graz client is one with more than 9 jobs';
    const { after, effects } = await generateFromWords('How many huge Graz clients are there?', words, {
      manifest: workshop,
    });
    expect(effects).toMatchObject([{ kind: 'term', means: { condition: { exists: 'jobs' } } }]);
    expect(JSON.stringify(after)).toMatch(/"town","op":"eq","value":"Graz"/);
  });

  it('a number of some rows', async () => {
    const words = 'volume is the sum of total of orders that are paid';
    const { effects } = await generateFromWords('What was our volume in 2025?', words, { manifest: shop });
    expect(effects).toMatchObject([
      { kind: 'metric', measure: { fn: 'sum', path: 'total', where: { path: 'status', value: 'paid' } } },
    ]);
  });

  it('the days between two dates', async () => {
    const words = 'Turnaround is the number of days between opened_date and collected_date';
    expect(await made('What is the average turnaround of jobs?', 'en', words)).toMatchObject([
      { measure: { fn: 'avg', expr: { difference: 'day', from: { path: 'opened_date' } } } },
    ]);
  });

  it('which date was wrong, and which is right', async () => {
    const words = 'Wrong. You used the opened date, it should be the date collected.';
    expect(await made('How many jobs in May 2025?', 'en', words)).toEqual([
      { kind: 'mainDate', model: 'jobs', field: 'collected_date' },
    ]);
  });
});

describe('rows that nobody knows by that name', () => {
  const words = 'cứng đầu nghĩa là duration_minutes > 300';

  it('are known once the answer is the expected one', async () => {
    const { effects, candidates } = await generateFromWords(
      'Có bao nhiêu phiên cứng đầu?',
      words,
      { manifest: workshop, locale: 'vi', expected: { number: 4 } },
      (plan) => (plan.model === 'jobs' && plan.where ? 4 : 9),
    );
    expect(effects).toMatchObject([
      { term: 'cứng đầu', model: 'jobs' },
      { term: 'phiên', model: 'jobs', means: { model: 'jobs' } },
    ]);
    expect(candidates.every(({ agrees }) => agrees)).toBe(true);
  });

  it('are only guessed otherwise', async () => {
    const { candidates } = await generateFromWords('Có bao nhiêu phiên cứng đầu?', words, {
      manifest: workshop,
      locale: 'vi',
    });
    for (const { confidence } of candidates) expect(confidence).toBeLessThanOrEqual(0.5);
  });
});
