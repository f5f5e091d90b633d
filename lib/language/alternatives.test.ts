// One or the other, one but not the other, values that nothing of a kind has, and whose number is asked for.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const marina = writtenManifest(
  {
    owners: 'first_name last_name city',
    boats: 'name owner_id>owners kind maker built_year:integer berth_count:integer height:decimal',
    inspectors: 'full_name age:integer',
    inspections: 'boat_id>boats inspector_id>inspectors result fee:decimal paint_fee:decimal held_on:date',
    coatings: 'boat_id>boats substance litres:decimal',
    penalties: 'boat_id>boats amount_claimed:decimal amount_penalised:decimal',
  },
  {
    'owners.city': ['Porto', 'Cadiz'],
    'owners.last_name': ['Moreira', 'Vidal'],
    'owners.first_name': ['Ana', 'Luis'],
    'boats.kind': ['ketch', 'sloop'],
    'boats.maker': ['Halberg', 'Najad'],
    'boats.name': ['Swift', 'Tern'],
    'inspections.result': ['passed', 'failed'],
    'coatings.substance': ['copper', 'teflon'],
  },
);

async function planned(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, marina, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  lowerPlan(planning.reading.plan, { manifest: marina, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}
const path = (name: string, op: string, value: unknown) => ({ path: name, op, value });

describe('one or the other', () => {
  it.each<[string, object]>([
    [
      'Owners whose last name is Moreira or whose first name is Luis',
      {
        model: 'owners',
        where: { or: [path('last_name', 'eq', 'Moreira'), path('first_name', 'eq', 'Luis')] },
      },
    ],
    [
      'How many boats have either a ketch or sloop kind?',
      { model: 'boats', where: path('kind', 'in', ['ketch', 'sloop']), measures: [{ fn: 'count' }] },
    ],
    [
      'Boats that were either built after 2010 or have coatings of copper',
      {
        where: {
          or: [
            path('built_year', 'gt', 2010),
            { exists: 'coatings', where: path('substance', 'eq', 'copper') },
          ],
        },
      },
    ],
  ])('is not both at once: %s', async (question, expected) => {
    expect(await planned(question)).toMatchObject(expected);
  });
});

it('takes what one has but not the other from different rows', async () => {
  expect(await planned('Boats that have coatings of copper but not teflon')).toMatchObject({
    model: 'boats',
    where: {
      and: [
        { exists: 'coatings', where: path('substance', 'eq', 'copper') },
        { notExists: 'coatings', where: path('substance', 'eq', 'teflon') },
      ],
    },
  });
});

describe('what is denied of a value', () => {
  it.each([
    ['Which makers have never built a sloop?', path('kind', 'eq', 'sloop')],
    ['Show all makers without a boat of kind ketch', path('kind', 'eq', 'ketch')],
  ])('is denied of all its rows: %s', async (question, where) => {
    expect(await planned(question)).toMatchObject({
      model: 'boats',
      dimensions: [{ path: 'maker' }],
      having: { expr: { measure: { fn: 'count', where } }, op: 'eq', value: 0 },
    });
  });

  it('is denied row by row where rows are asked for', async () => {
    const plan = await planned('Show the makers of boats that are not ketch');
    expect(plan).toMatchObject({ where: path('kind', 'ne', 'ketch') });
  });
});

describe('what is true of two kinds of rows', () => {
  it.each([
    ['Show the kinds shared by boats of Halberg and boats of Najad'],
    ['Which kinds are there both of Halberg and of Najad?'],
  ])('is asked of the value they share: %s', async (question) => {
    const having = (maker: string) => ({
      expr: { measure: { fn: 'count', where: path('maker', 'eq', maker) } },
      op: 'gt',
      value: 0,
    });
    expect(await planned(question)).toMatchObject({
      dimensions: [{ path: 'kind' }],
      having: { and: [having('Halberg'), having('Najad')] },
    });
  });

  it('is asked of one row where one row can be both', async () => {
    const plan = await planned('Show the kinds shared by boats with berths over 2 and under 9');
    expect(plan).not.toHaveProperty('having');
  });

  it('is either where rows are asked for, of which none is both', async () => {
    expect(await planned('List boats of Halberg and boats of Najad')).toMatchObject({
      where: { or: [path('maker', 'eq', 'Halberg'), path('maker', 'eq', 'Najad')] },
    });
  });
});

it('takes nothing for left out that only says which: boat penalties are penalties', async () => {
  expect(await planned('all boat penalties')).toMatchObject({ model: 'penalties' });
});

describe('a sign', () => {
  it.each<[Locale, string, string]>([
    ['en', 'penalties with a negative amount penalised', 'lt'],
    ['en', 'penalties whose amount penalised is positive', 'gt'],
    ['es', 'penalties con amount penalised negativo', 'lt'],
  ])('%s: %s', async (locale, question, op) => {
    expect(await planned(question, locale)).toMatchObject({ where: path('amount_penalised', op, 0) });
  });
});

it.each(['What is the average height of catamarans?', 'Which owner has the most barnacles?'])(
  'does not answer with what is known a question of what is not: %s',
  async (question) => {
    expect(await planned(question)).not.toHaveProperty('model');
  },
);

it('does not leave out in silence a thing that was spoken of', async () => {
  expect(await planned('What are the full names of the inspectors and owners?')).not.toHaveProperty('model');
});

describe('numbers', () => {
  it.each(['owners by number of boats', 'chủ theo số boats'])(
    'order what they are told of: %s',
    async (said) => {
      const locale = said.startsWith('owners') ? 'en' : 'vi';
      expect(await planned(said, locale)).toMatchObject({
        model: 'owners',
        fields: [{ path: 'first_name' }, { path: 'last_name' }, { as: 'boats_count' }],
        orderBy: [{ by: 'boats_count', direction: 'desc' }],
      });
    },
  );

  it.each<[string, object]>([
    [
      'Show the minimum, average and maximum fee of inspections',
      { measures: [{ fn: 'min' }, { fn: 'avg' }, { fn: 'max' }] },
    ],
    [
      'What is the total number of berths of boats by owners in Porto?',
      { measures: [{ fn: 'sum', path: 'berth_count' }], where: { exists: 'owner', where: { path: 'city' } } },
    ],
    ['What is the total amount of penalties?', { measures: [{ fn: 'sum', path: 'amount_penalised' }] }],
    ['How many different sorts of makers are there?', { measures: [{ fn: 'countDistinct', path: 'maker' }] }],
    ['What are the total and average fee of all results?', { measures: [{ fn: 'sum' }, { fn: 'avg' }] }],
    ['Which is the highest boat?', { orderBy: [{ by: 'height', direction: 'desc' }], limit: 1 }],
    [
      'List the name and kind of boats in the decreasing order of their height',
      { orderBy: [{ by: 'height', direction: 'desc' }] },
    ],
  ])('%s', async (question, expected) => {
    const plan = await planned(question);
    expect(plan).toMatchObject(expected);
    expect(plan).not.toHaveProperty('dimensions');
  });

  it('counts rows of a group, not the one value that it has', async () => {
    expect(await planned('Show the makers and the number of boats by each maker')).toMatchObject({
      dimensions: [{ path: 'maker' }],
      measures: [{ fn: 'count' }],
    });
  });
});
