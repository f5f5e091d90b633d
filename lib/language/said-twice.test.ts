// One thing in two places of a sentence, averages of only some rows, and counts whose nouns are columns.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const dance = writtenManifest(
  {
    dancers: 'first_name last_name gender hired_year:integer salary:decimal city style',
    shows: 'title theatre ticket_price:decimal premiere_year:integer director',
    show_parts: 'show_id>shows part_name minutes:integer',
    injuries: 'injury_name severity',
    dancer_injuries: 'dancer_id>dancers injury_id>injuries',
    contests: 'contest_name prize_total:decimal',
    halls: 'hall_name address_line_1 address_line_2 active:integer is_active:boolean',
    entries: 'dancer_id>dancers contest_id>contests entry_result:integer total_points:integer',
  },
  {
    'dancers.gender': ['female', 'male'],
    'dancers.style': ['ballet', 'tango'],
    'dancers.city': ['Gent', 'Lille'],
    'shows.director': ['Ines Faro', 'Bo Lind'],
    'injuries.injury_name': ['sprain', 'strain'],
    'contests.contest_name': ['Golden Shoe', 'Open'],
  },
);

async function planned(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, dance, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  lowerPlan(planning.reading.plan, { manifest: dance, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

describe('one thing in two places', () => {
  it.each<[string, Locale]>([
    ['How many dancers are female and how many are male?', 'en'],
    ['How many female and how many male dancers are there?', 'en'],
    ['¿Cuántos dancers son female y cuántos son male?', 'es'],
  ])('"%s" is one number for each', async (question, locale) => {
    expect(await planned(question, locale)).toMatchObject({
      model: 'dancers',
      where: { path: 'gender', op: 'in' },
      dimensions: [{ path: 'gender' }],
      measures: [{ fn: 'count' }],
    });
  });

  it('"not only … but also" wants both', async () => {
    const plan = await planned(
      'Which dancers entered not only the Golden Shoe contest but also the Open contest?',
    );
    expect(plan).toMatchObject({ model: 'dancers', where: { and: [{ exists: 'entries.contest' }, {}] } });
    expect(JSON.stringify(plan)).not.toContain('notExists');
  });

  it('sorts by the year of the deed, not by that of something else', async () => {
    const plan = await planned('names and cities of the dancers, sorted by the year they were hired');
    expect(plan).toMatchObject({ model: 'dancers', orderBy: [{ by: 'hired_year' }] });
  });

  it('takes a verb and its noun as one column', async () => {
    const plan = await planned('dancers earning a salary above 3000');
    expect(plan).toMatchObject({ where: { path: 'salary', op: 'gt', value: 3000 } });
  });

  it('sorts the results that were asked for, and no results of the data', async () => {
    const plan = await planned(
      'What are the first names of the dancers? Sort the results in alphabetical order of the last name.',
    );
    expect(plan).toMatchObject({ model: 'dancers', orderBy: [{ by: 'last_name' }] });
  });

  it('groups and orders by one column that is said once', async () => {
    const plan = await planned('What is the average salary of dancers grouped and ordered by city?');
    expect(plan).toMatchObject({ dimensions: [{ path: 'city' }], orderBy: [{ by: 'city' }] });
  });
});

describe('what is compared with a number of only some', () => {
  it.each<[string, object]>([
    [
      'dancers whose salary is below the minimum salary of ballet dancers',
      { path: 'style', op: 'eq', value: 'ballet' },
    ],
    [
      'dancers who earn more than the average salary of dancers in Lille',
      { path: 'city', op: 'eq', value: 'Lille' },
    ],
  ])('"%s"', async (question, where) => {
    const plan = await planned(question);
    expect(plan).toMatchObject({ model: 'dancers', where: { path: 'salary', plan: { where } } });
  });

  it('takes what a clause says of the averaged rows with them', async () => {
    const plan = await planned(
      'titles of the shows whose ticket price is higher than the average ticket price of the shows directed by Bo Lind',
    );
    expect(plan).toMatchObject({
      where: { path: 'ticket_price', op: 'gt', plan: { where: { path: 'director', value: 'Bo Lind' } } },
    });
  });
});

describe('counts', () => {
  it('counts what something has, and compares no id with the number', async () => {
    const plan = await planned('Show the ids of all shows that have at least two part names');
    expect(plan).toMatchObject({
      model: 'shows',
      where: { exists: 'show_parts', count: { op: 'gte', value: 2 } },
    });
  });

  it('counts the different values of both columns', async () => {
    expect(await planned('the numbers of different styles and cities of the dancers')).toMatchObject({
      measures: [
        { fn: 'countDistinct', path: 'style' },
        { fn: 'countDistinct', path: 'city' },
      ],
    });
  });

  it('reads a column that is a count itself', async () => {
    const plan = await planned('What is the total point count of each entry?');
    expect(JSON.stringify(plan)).toContain('total_points');
    expect(JSON.stringify(plan)).not.toContain('"count"');
  });
});

describe('who did it', () => {
  it('lists what was done, whoever did it, and makes no groups of them', async () => {
    expect(await planned('Which contests were entered by dancers from Gent?')).toMatchObject({
      model: 'contests',
      where: { exists: 'entries.dancer', where: { path: 'city', op: 'eq', value: 'Gent' } },
    });
  });
});

describe('the key of a whole and of its part', () => {
  it('"show id" of the parts of a show is that of the show', async () => {
    const plan = await planned('How many show parts belong to each show id?');
    expect(plan).toMatchObject({ model: 'show_parts', dimensions: [{ path: 'show_id' }] });
  });
});

it('names two numbered columns by their numbers', async () => {
  expect(await planned('address line 1 and 2 of the halls')).toMatchObject({
    model: 'halls',
    fields: [{ path: 'address_line_1' }, { path: 'address_line_2' }],
  });
});

it('asks which of two columns is meant that say the same and may disagree', async () => {
  expect(await planned('how many halls are active')).toMatchObject({
    kind: 'clarification',
    options: [{ reading: { plan: { where: { op: 'eq' } } } }, { reading: { plan: { where: { op: 'eq' } } } }],
  });
});
