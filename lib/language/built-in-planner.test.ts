import { describe, expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { planSchema } from '../pipeline/plan.ts';
import { defaultPlannerSettings, type Planning } from '../pipeline/stages.ts';
import { planBuiltIn } from './built-in-planner.ts';
import { libraryManifest } from './library-manifest.ts';

function ask(question: string, locale: Locale = 'en'): Promise<Planning> {
  return planBuiltIn(
    {
      question,
      locale,
      timeZone: 'UTC',
      now: new Date('2026-03-10T12:00:00Z'),
      manifest: indexManifest(libraryManifest),
      turns: [],
      policies: [],
      mustAnswer: false,
      settings: defaultPlannerSettings,
    },
    new AbortController().signal,
  );
}

const understood: readonly (readonly [Locale, string, object])[] = [
  ['en', 'How many books are there?', { model: 'books', measures: [{ fn: 'count' }] }],
  ['en', 'What are the titles of all books?', { model: 'books', fields: [{ path: 'title' }] }],
  [
    'en',
    'List books with more than 300 pages',
    { model: 'books', where: { path: 'pages', op: 'gt', value: 300 } },
  ],
  [
    'en',
    'How many members live in Hanoi?',
    { model: 'members', where: { path: 'city', op: 'eq', value: 'Hanoi' }, measures: [{ fn: 'count' }] },
  ],
  [
    'en',
    'What is the average price of novels?',
    { model: 'books', measures: [{ fn: 'avg', path: 'price' }] },
  ],
  [
    'en',
    'number of books per genre',
    { model: 'books', measures: [{ fn: 'count' }], dimensions: [{ path: 'genre' }] },
  ],
  [
    'en',
    'Which members have never had a loan?',
    {
      model: 'members',
      where: { notExists: 'loans' },
      fields: [{ path: 'first_name' }, { path: 'last_name' }],
    },
  ],
  [
    'en',
    'Show the members with at least 3 loans',
    { model: 'members', where: { exists: 'loans', count: { op: 'gte', value: 3 } } },
  ],
  [
    'en',
    'What is the most expensive book?',
    { model: 'books', orderBy: [{ by: 'price', direction: 'desc' }], limit: 1 },
  ],
  [
    'en',
    'Which author has the most books?',
    { model: 'authors', orderBy: [{ direction: 'desc' }], limit: 1 },
  ],
  [
    'en',
    'How many books cost more than the average price?',
    {
      model: 'books',
      where: { path: 'price', op: 'gt', plan: { measures: [{ fn: 'avg', path: 'price' }] } },
    },
  ],
  [
    'en',
    'List the titles of books by authors from Spain',
    {
      model: 'books',
      where: { path: 'author.country', op: 'eq', value: 'Spain' },
      fields: [{ path: 'title' }],
    },
  ],
  ['en', 'How many loans have not been returned?', { where: { path: 'return_date', op: 'isNull' } }],
  [
    'en',
    'How many loans were made in January 2026?',
    {
      model: 'loans',
      where: { path: 'loan_date', op: 'during', period: { from: '2026-01-01', to: '2026-02-01' } },
    },
  ],
  [
    'en',
    'List the titles of books in descending order of pages',
    { orderBy: [{ by: 'pages', direction: 'desc' }] },
  ],
  [
    'en',
    'How many different cities do members live in?',
    { measures: [{ fn: 'countDistinct', path: 'city' }] },
  ],
  [
    'en',
    'Find the titles of books that contain "river"',
    { where: { path: 'title', op: 'contains', value: 'river' } },
  ],
  ['en', 'how many mebmers are there', { model: 'members', measures: [{ fn: 'count' }] }],
  ['vi', 'Có bao nhiêu cuốn sách?', { model: 'books', measures: [{ fn: 'count' }] }],
  ['vi', 'co bao nhieu thanh vien o Hanoi', { model: 'members', where: { path: 'city', value: 'Hanoi' } }],
  ['vi', 'Sách nào có giá trên 1.000?', { model: 'books', where: { path: 'price', op: 'gt', value: 1000 } }],
  ['es', '¿Cuántos libros hay?', { model: 'books', measures: [{ fn: 'count' }] }],
  ['es', '¿Cuántos miembros hay en Madrid?', { model: 'members', where: { path: 'city', value: 'Madrid' } }],
  ['es', 'número de libros por autor', { measures: [{ fn: 'count' }] }],
];

describe('the built-in planner', () => {
  it.each(understood)('reads in %s: %s', async (locale, question, plan) => {
    const planning = await ask(question, locale);
    expect(planning.kind).toBe('plan');
    if (planning.kind !== 'plan') return;
    expect(planning.reading.plan).toMatchObject(plan);
    planSchema.parse(planning.reading.plan);
  });

  it('the same question gives the same plan', async () => {
    const [first, second] = [await ask('number of loans per month'), await ask('number of loans per month')];
    expect(first).toEqual(second);
  });

  it('a misspelt value is read as the nearest one, and said', async () => {
    expect(await ask('How many members live in Hnaoi?')).toMatchObject({
      kind: 'plan',
      reading: {
        plan: { where: { path: 'city', value: 'Hanoi' } },
        assumptions: ['“Hnaoi” is read as “Hanoi”'],
      },
    });
  });

  it.each(['delete all loans', 'Please set the price of Night Train to 5', 'xóa tất cả sách'])(
    'a request to change data is declined: %s',
    async (question) => {
      const locale = question.startsWith('xóa') ? 'vi' : 'en';
      expect(await ask(question, locale)).toMatchObject({ kind: 'not_possible', reason: 'read_only' });
    },
  );

  it.each(['Will it snow in Oslo this weekend?', 'who won the cup final', 'tell me a joke'])(
    'what no data answers is declined: %s',
    async (question) => {
      expect((await ask(question)).kind).toBe('not_possible');
    },
  );

  it('help names what the source holds and asks only what works', async () => {
    const planning = await ask('What can you do?');
    expect(planning).toMatchObject({ kind: 'help', message: expect.stringContaining('books') });
    if (planning.kind !== 'help') return;
    expect(planning.suggestions.length).toBeGreaterThan(0);
    for (const suggestion of planning.suggestions) expect((await ask(suggestion)).kind).toBe('plan');
  });

  it('what a question leaves open is offered as readings that differ', async () => {
    const planning = await ask('What titles of books do we have for every member?');
    expect(planning.kind).toBe('clarification');
    if (planning.kind !== 'clarification') return;
    const labels = planning.options.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('a value that does not exist', () => {
  it('is said, with the question read with the near one', async () => {
    const planning = await ask('How many books have genre novvel?');
    expect(planning).toMatchObject({
      kind: 'clarification',
      ask: 'There is no genre “novvel”. Did you mean:',
      options: [{ reading: { plan: { where: { path: 'genre', op: 'eq', value: 'novel' } } } }, {}],
    });
  });

  it('is not seen where the value exists', async () => {
    const planning = await ask('How many books have genre poetry?');
    expect(planning.kind).toBe('plan');
  });
});
