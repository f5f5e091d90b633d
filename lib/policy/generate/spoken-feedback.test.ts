// What office workers say of an answer, in their words and languages, about a workshop's data.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
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
