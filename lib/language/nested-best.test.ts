// The best of another thing, or of the rows themselves, as a condition of what is asked for.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { interpret } from '../pipeline/interpretation.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const library = writtenManifest(
  {
    branches: 'name city opened_on:date',
    librarians: 'full_name branch_id>branches birth_date:date salary:decimal',
    readers: 'full_name town joined_on:date',
    books: 'title branch_id>branches price:decimal pages:integer',
    loans: 'book_id>books reader_id>readers loaned_on:date fee:decimal',
  },
  { 'readers.town': ['Bern', 'Chur'], 'branches.city': ['Bern', 'Basel'] },
);

async function planning(question: string, locale: Locale = 'en') {
  // How sure it has to be to answer is not looked at here.
  const settings = { ...defaultPlannerSettings, answerThreshold: 0.6 };
  const context = builtInContext(question, library, { locale, settings });
  return planBuiltIn(context, new AbortController().signal);
}

async function planned(question: string, locale: Locale = 'en') {
  const made = await planning(question, locale);
  if (made.kind !== 'plan') return made;
  lowerPlan(made.reading.plan, { manifest: library, now: new Date(), timeZone: 'UTC' });
  return made.reading.plan;
}

const mostBooks = {
  model: 'branches',
  fields: [{ path: 'id' }],
  orderBy: [{ measure: { fn: 'count', path: 'books' }, direction: 'desc' }],
  limit: 1,
};

describe('the best of another thing', () => {
  it.each<[string, Locale]>([
    ['librarians in the branch with the most books', 'en'],
    ['names of the librarians in the branch that has the most books', 'en'],
  ])('"%s"', async (question, locale) => {
    expect(await planned(question, locale)).toMatchObject({
      model: 'librarians',
      where: { path: 'branch.id', op: 'in', plan: mostBooks },
    });
  });

  it('names it beside the rows, and not its key', async () => {
    const plan = await planned('librarians in the branch with the most books');
    expect(plan).toMatchObject({ fields: [{ path: 'full_name' }, { path: 'branch.name' }] });
  });

  it('counts the rows that belong to it', async () => {
    expect(await planned('How many loans were made by the reader with the most loans?')).toMatchObject({
      model: 'loans',
      where: { path: 'reader.id', op: 'in', plan: { model: 'readers', limit: 1 } },
      measures: [{ fn: 'count' }],
    });
  });

  it.each(['readers in the town with the most readers', 'readers who live in the most common town'])(
    'takes the values of a column for "%s"',
    async (question) => {
      expect(await planned(question)).toMatchObject({
        model: 'readers',
        where: {
          path: 'town',
          op: 'in',
          plan: { dimensions: [{ path: 'town' }], orderBy: [{ measure: { fn: 'count' } }], limit: 1 },
        },
      });
    },
  );

  it('measures how large a thing is by its people', async () => {
    expect(await planned('loans of the readers in the largest town')).not.toMatchObject({ limit: 1 });
    expect(await planned('books of the largest branch')).toMatchObject({
      where: { path: 'branch.id', plan: { orderBy: [{ measure: { fn: 'count' } }] } },
    });
  });
});

it('asks by what a customer is the largest', async () => {
  const shop = writtenManifest({
    customers: 'company_name',
    demographics: 'description',
    customer_demographics: 'customer_id>customers demographic_id>demographics',
    orders: 'customer_id>customers placed_on:date total_amount:decimal',
  });
  const context = builtInContext('who is our largest customer?', shop);
  const made = await planBuiltIn(context, new AbortController().signal);
  expect(made.kind).toBe('clarification');
});

describe('a number of the best rows', () => {
  it.each<[string, Locale]>([
    ['the average salary of the 5 oldest librarians', 'en'],
    ['average salary of the top 5 oldest librarians', 'en'],
    ['salary medio de los 5 librarians más viejos', 'es'],
  ])('"%s" is of those 5', async (question, locale) => {
    expect(await planned(question, locale)).toMatchObject({
      model: 'librarians',
      where: {
        path: 'id',
        op: 'in',
        plan: { fields: [{ path: 'id' }], orderBy: [{ by: 'birth_date', direction: 'asc' }], limit: 5 },
      },
      measures: [{ fn: 'avg', path: 'salary' }],
    });
  });

  it('ranks by what is asked for where nothing else is said', async () => {
    expect(await planned('the total fee of the loans of the top 3 readers')).toMatchObject({
      model: 'loans',
      where: { path: 'reader.id', op: 'in', plan: { orderBy: [{ measure: { fn: 'sum' } }], limit: 3 } },
      measures: [{ fn: 'sum', path: 'fee' }],
    });
  });

  it('says in its reading which rows they are', async () => {
    const made = await planning('the average salary of the 5 oldest librarians');
    if (made.kind !== 'plan') throw new Error(made.kind);
    const text = interpret(made.reading.plan, {
      manifest: library,
      locale: 'en',
      now: new Date(),
      timeZone: 'UTC',
    });
    expect(text).toMatch(/birth date/);
    expect(text).toMatch(/5/);
  });

  it('is not sure of a number whose "best" it could not read', async () => {
    const made = await planning('How many books are in the noisiest branch?');
    expect(made.kind).not.toBe('plan');
  });
});

describe('what is no condition', () => {
  it.each<[string, object]>([
    ['the name of the branch with the most books', { model: 'branches', limit: 1 }],
    ['the salary of the oldest librarian', { model: 'librarians', limit: 1 }],
    ['readers with the most loans', { model: 'readers', limit: 1 }],
  ])('"%s" is a row of its own', async (question, expected) => {
    const plan = await planned(question);
    expect(plan).toMatchObject(expected);
    expect(JSON.stringify(plan)).not.toContain('"op":"in"');
  });
});
