import { describe, expect, test } from 'vitest';
import { buildManifest } from '../../data-source/build-manifest.ts';
import { type FieldType, indexManifest, type Manifest } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { defaultPlannerSettings, type Turn } from '../../pipeline/stages.ts';
import { planBuiltIn } from '../built-in-planner.ts';

const values: Readonly<Record<string, readonly string[]>> = {
  'invoices.status': ['paid', 'open', 'cancelled'],
  'clients.country': ['Spain', 'France', 'Italy', 'Chile'],
  'clients.segment': ['retail', 'wholesale'],
};

function manifestOf(): Manifest {
  const table = (name: string, columns: string, keys: Readonly<Record<string, string>> = {}) => ({
    name,
    isView: false,
    columns: columns.split(' ').map((column) => {
      const [plain = '', type = 'text'] = column.split(':') as [string, FieldType?];
      return { name: plain, type, nullable: false };
    }),
    primaryKey: ['id'],
    uniques: [],
    foreignKeys: Object.entries(keys).map(([column, target]) => ({
      columns: [column],
      table: target,
      referenced: ['id'],
    })),
  });
  const manifest = buildManifest('postgres', {
    defaultSchema: 'public',
    tables: [
      table('clients', 'id:integer name email country segment age:integer'),
      table('invoices', 'id:integer client_id:integer status amount:decimal issued_on:date', {
        client_id: 'clients',
      }),
    ],
  });
  return {
    ...manifest,
    models: manifest.models.map((model) => ({
      ...model,
      fields: model.fields.map((field) => {
        const known = values[`${model.name}.${field.name}`];
        return known ? { ...field, values: known, valuesComplete: true } : field;
      }),
    })),
  };
}

const manifest = indexManifest(manifestOf());

/** The plan of the last question of a conversation. */
async function planAfter(locale: Locale, ...questions: readonly string[]): Promise<Plan> {
  const turns: Turn[] = [];
  let plan: Plan | undefined;
  for (const question of questions) {
    const planning = await planBuiltIn(
      {
        question,
        locale,
        timeZone: 'UTC',
        now: new Date('2026-03-10T12:00:00Z'),
        manifest,
        turns,
        policies: [],
        mustAnswer: true,
        settings: defaultPlannerSettings,
      },
      new AbortController().signal,
    );
    if (planning.kind !== 'plan') throw new Error(`"${question}" gave ${planning.kind}`);
    plan = planning.reading.plan;
    turns.push({ question, plan });
  }
  return plan as Plan;
}

const inSpain = { path: 'country', op: 'eq', value: 'Spain' };
const wholesale = { path: 'segment', op: 'eq', value: 'wholesale' };
const names = [{ path: 'name', as: 'name' }];

describe('a follow-up in English', () => {
  test.each<[string, string[], object]>([
    [
      'another period of the first few is the first few of that period',
      ['top 2 clients by total invoice amount in 2024', 'and in 2025?'],
      { limit: 2, where: { where: { op: 'during', period: { from: '2025-01-01' } } } },
    ],
    [
      'narrows what was listed',
      ['Which clients are in Spain?', 'Of those, which are wholesale?'],
      { where: { and: [inSpain, wholesale] }, fields: names },
    ],
    [
      'asks another field of the same rows',
      ['Which clients are in Spain?', 'What are their emails?'],
      { where: inSpain, fields: [...names, { path: 'email', as: 'email' }] },
    ],
    [
      'adds a column',
      ['Show the names of clients in Spain', 'Also show their email'],
      { where: inSpain, fields: [...names, { path: 'email', as: 'email' }] },
    ],
    [
      'replaces a value',
      ['How many clients are in Spain?', 'What about France?'],
      { where: { ...inSpain, value: 'France' }, measures: [{ fn: 'count', as: expect.any(String) }] },
    ],
    [
      'counts what was listed',
      ['Which clients are in Spain?', 'How many are there?'],
      { where: inSpain, measures: [{ fn: 'count', as: expect.any(String) }] },
    ],
    [
      'lists what was counted',
      ['How many clients are in Spain?', 'Which ones are they?'],
      { where: inSpain, fields: names },
    ],
    [
      'sorts what was listed',
      ['Which clients are in Spain?', 'Sort them by age'],
      { where: inSpain, fields: names, orderBy: [{ by: 'age', direction: 'asc' }] },
    ],
    [
      'takes the most extreme of them',
      ['Which clients are in Spain?', 'Which of those is the oldest?'],
      { where: inSpain, fields: names, orderBy: [{ by: 'age', direction: 'desc' }], limit: 1 },
    ],
    [
      'averages the numbers that were shown',
      ['Show the age of clients in Spain', 'What is the average?'],
      { where: inSpain, measures: [{ fn: 'avg', path: 'age', as: 'avg_age' }] },
    ],
    [
      'adds a measure',
      ['What is the average age of clients?', 'Also show the maximum'],
      {
        measures: [
          { fn: 'avg', path: 'age' },
          { fn: 'max', path: 'age' },
        ],
      },
    ],
    [
      'keeps out what was kept',
      ['Which clients are in Spain?', 'And the others?'],
      { where: { path: 'country', op: 'ne', value: 'Spain', orNull: true } },
    ],
    [
      'compares with the number that was given',
      ['What is the average age of clients in Spain?', 'Which clients are older than that?'],
      { where: { path: 'age', op: 'gt', plan: { where: inSpain } }, fields: names },
    ],
    [
      'turns a comparison',
      ['Which clients are older than 30?', 'How about less than?'],
      { where: { path: 'age', op: 'lt', value: 30 } },
    ],
    [
      'speaks of related rows',
      ['Which clients are in Spain?', 'How many invoices do they have?'],
      { where: { path: 'client.country', op: 'eq', value: 'Spain' } },
    ],
    [
      'asks another field of the one that was found',
      ['Who is the oldest client?', 'What is his country?'],
      {
        fields: [...names, { path: 'country', as: 'country' }],
        orderBy: [{ by: 'age', direction: 'desc' }],
        limit: 1,
      },
    ],
    [
      'puts a number beside each',
      ['Show the countries of clients', 'For each of them, how many clients are there?'],
      {
        dimensions: [{ path: 'country', as: 'country' }],
        measures: [{ fn: 'count', as: expect.any(String) }],
      },
    ],
    [
      'changes the answer, not the data',
      ['Show the names of clients in Spain', 'Can you update this list to include their email?'],
      { where: inSpain, fields: [...names, { path: 'email', as: 'email' }] },
    ],
    [
      'groups by something else',
      ['Total amount of invoices per month', 'per country instead'],
      { measures: [{ fn: 'sum', path: 'amount' }], dimensions: [{ path: 'client.country' }] },
    ],
    [
      'lets in what is named',
      ['How many paid invoices are there?', 'including cancelled'],
      { where: { or: [{ value: 'paid' }, { value: 'cancelled' }] } },
    ],
    [
      'stays in the year that was spoken of',
      ['How many invoices were issued in June 2024?', 'What about July?'],
      { where: { period: { from: '2024-07-01', to: '2024-08-01' } } },
    ],
    [
      'takes the first groups',
      ['Total amount of invoices by status', 'top 3 only'],
      { orderBy: [{ by: 'sum_amount', direction: 'desc' }], limit: 3 },
    ],
    [
      'cuts what is sorted',
      ['Which are the 5 oldest clients?', 'just the first'],
      { orderBy: [{ by: 'age', direction: 'desc' }], limit: 1 },
    ],
    [
      'asks which groups pass',
      ['How many clients are there per country?', 'Which of them have more than 3?'],
      { dimensions: [{ path: 'country', as: 'country' }], having: { op: 'gt', value: 3 } },
    ],
    [
      'moves the period by one of its kind',
      ['How many invoices were issued last month?', 'And the month before?'],
      { where: { period: { unit: 'month', offset: -2 } } },
    ],
    [
      'moves a named month by a year',
      ['How many invoices were issued in June 2024?', 'And the year before?'],
      { where: { period: { from: '2023-06-01', to: '2023-07-01' } } },
    ],
    [
      'says another number of the same groups',
      ['Total amount of invoices by status', 'And the average?'],
      { measures: [{ fn: 'avg', path: 'amount' }], dimensions: [{ path: 'status' }] },
    ],
    [
      'says the numbers of groups as shares',
      ['How many clients are there per country?', 'as a percentage'],
      { measures: [{ fn: 'share', of: [{ fn: 'count' }] }], dimensions: [{ path: 'country' }] },
    ],
    [
      'sorts groups by their number',
      ['Total amount of invoices by status', 'sort it from lowest to highest'],
      { orderBy: [{ by: 'sum_amount', direction: 'asc' }] },
    ],
    [
      'ties the rows to others',
      ['Which clients are in Spain?', 'Which of those have no invoices?'],
      { model: 'clients', where: { and: [inSpain, { notExists: 'invoices' }] } },
    ],
    [
      'replaces a bound that is said anew',
      ['Which clients are older than 30?', 'How many are older than 40?'],
      { where: { path: 'age', op: 'gt', value: 40 }, measures: [{ fn: 'count' }] },
    ],
    [
      'says a direction after the order',
      ['Show the names of clients in Spain', 'Sort them by age with oldest first'],
      { orderBy: [{ by: 'age', direction: 'desc' }] },
    ],
    [
      'leaves out what repeats',
      ['Show the segment of clients in Spain', 'without duplicates'],
      { distinct: true, fields: [{ path: 'segment' }] },
    ],
  ])('%s', async (_, questions, expected) => {
    expect(await planAfter('en', ...questions)).toMatchObject(expected);
  });

  test('what is grouped by is no longer fixed', async () => {
    const plan = await planAfter('en', 'How many clients are in Spain?', 'by country');
    expect(plan).toMatchObject({ dimensions: [{ path: 'country' }] });
    expect(plan.where).toBeUndefined();
  });

  test('a question that names its own subject starts anew', async () => {
    const plan = await planAfter('en', 'Which clients are in Spain?', 'How many invoices are open?');
    expect(plan).toMatchObject({ model: 'invoices', where: { path: 'status', op: 'eq', value: 'open' } });
  });
});

describe('a follow-up in Spanish and Vietnamese', () => {
  test.each<[Locale, string[], object]>([
    ['es', ['¿Cuántos clientes hay en Spain?', '¿Y en France?'], { where: { ...inSpain, value: 'France' } }],
    ['es', ['¿Qué clientes son de Spain?', '¿Cuántos son?'], { where: inSpain, measures: [{ fn: 'count' }] }],
    [
      'vi',
      ['Có bao nhiêu khách hàng ở Spain?', 'Còn France thì sao?'],
      { where: { ...inSpain, value: 'France' } },
    ],
    [
      'es',
      ['¿Cuántas facturas se emitieron el mes pasado?', '¿y el mes anterior?'],
      { where: { period: { unit: 'month', offset: -2 } } },
    ],
    [
      'vi',
      ['Tháng trước có bao nhiêu hóa đơn?', 'Còn tháng trước đó thì sao?'],
      { where: { period: { unit: 'month', offset: -2 } } },
    ],
  ])('%s: %s', async (locale, questions, expected) => {
    expect(await planAfter(locale, ...questions)).toMatchObject(expected);
  });
});

test('the second row of a list is told by what was shown of it', async () => {
  const idAndName = [{ path: 'id', as: 'id' }, ...names];
  const turns: Turn[] = [
    {
      question: 'Which clients are in Spain?',
      plan: {
        model: 'clients',
        where: inSpain as Plan['where'],
        fields: idAndName,
      },
      columns: [
        { name: 'id', label: 'id', type: 'integer' },
        { name: 'name', label: 'name', type: 'text' },
      ] as Turn['columns'],
      rows: [
        [4, 'Ana'],
        [9, 'Luis'],
      ],
    },
  ];
  const planning = await planBuiltIn(
    {
      question: 'What is the email of the second one?',
      locale: 'en',
      timeZone: 'UTC',
      now: new Date('2026-03-10T12:00:00Z'),
      manifest,
      turns,
      policies: [],
      mustAnswer: true,
      settings: defaultPlannerSettings,
    },
    new AbortController().signal,
  );
  expect(planning.kind === 'plan' && planning.reading.plan).toMatchObject({
    where: { path: 'id', op: 'eq', value: 9 },
    fields: [...idAndName, { path: 'email', as: 'email' }],
  });
});

describe('what is left out', () => {
  test.each(['exclude Spain', 'without Spain', 'except Spain'])(
    'is left out of the same answer: %s',
    async (said) => {
      expect(await planAfter('en', 'total invoice amount per country', said)).toMatchObject({
        measures: [{ fn: 'sum', path: 'amount' }],
        dimensions: [{ path: 'client.country' }],
        where: { path: 'client.country', op: 'ne', value: 'Spain' },
      });
    },
  );
});

test('who did it is asked for, and not the day', async () => {
  expect(
    await planAfter('en', 'How many invoices were issued in February 2026?', 'which clients got them?'),
  ).toMatchObject({
    model: 'clients',
    where: { exists: 'invoices', where: { path: 'issued_on', op: 'during' } },
  });
});

describe('a whole question', () => {
  test.each<[string, object]>([
    ['How many invoices per month?', { dimensions: [{ path: 'issued_on', bucket: 'month' }] }],
    ['Average client age by country', { model: 'clients', dimensions: [{ path: 'country' }] }],
  ])('takes nothing over from the answer before: %s', async (question, expected) => {
    const plan = await planAfter('en', 'total invoice amount per segment in Spain', question);
    expect(plan).toMatchObject(expected);
    expect(plan.where).toBeUndefined();
  });
});

test.each<[Locale, string, string]>([
  ['en', 'Which clients had the most invoices last month?', 'And the month before?'],
  ['es', '¿Qué clientes tuvieron más facturas el mes pasado?', '¿y el mes anterior?'],
])('a period is moved wherever the plan names it (%s)', async (locale, first, second) => {
  const offsets = JSON.stringify(await planAfter(locale, first, second)).match(/"offset":-?\d+/g);
  // Of who is there at all, and of what is counted.
  expect(offsets).toEqual(['"offset":-2', '"offset":-2']);
});
