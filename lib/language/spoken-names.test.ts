// How people name things that a schema keeps otherwise: a person in two columns, a noun more than the column
// has, a value and then its field.
import { expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { planBuiltIn } from './built-in-planner.ts';
import { libraryManifest } from './library-manifest.ts';

const lucia = {
  and: [
    { path: 'first_name', op: 'eq', value: 'Lucía' },
    { path: 'last_name', op: 'eq', value: 'Pérez' },
  ],
};

const read: readonly (readonly [string, object])[] = [
  [
    'Which books has "Lucía Pérez" borrowed?',
    { model: 'books', where: { exists: 'loans.member', where: lucia } },
  ],
  ['Show the city of "Lucía Pérez"', { model: 'members', where: lucia, fields: [{ path: 'city' }] }],
  [
    'How many books are in either "novel" genre or "poetry" genre?',
    {
      model: 'books',
      where: {
        or: [
          { path: 'genre', value: 'novel' },
          { path: 'genre', value: 'poetry' },
        ],
      },
    },
  ],
  [
    'Which author has the highest average price of books, and what is the average price?',
    {
      model: 'books',
      measures: [{ fn: 'avg', path: 'price', as: 'avg_price' }],
      dimensions: [{ path: 'author_id' }, { path: 'author.name' }],
      orderBy: [{ by: 'avg_price', direction: 'desc' }],
      limit: 1,
    },
  ],
  [
    'How many members do we have for each member city?',
    { model: 'members', measures: [{ fn: 'count' }], dimensions: [{ path: 'city' }] },
  ],
  ['What is the average price value of books?', { model: 'books', measures: [{ fn: 'avg', path: 'price' }] }],
  [
    'Which members took out The Quiet River as a book?',
    {
      model: 'members',
      where: { exists: 'loans.book', where: { path: 'title', op: 'eq', value: 'The Quiet River' } },
    },
  ],
  [
    'How many novels and poetry books are there?',
    {
      model: 'books',
      where: { path: 'genre', op: 'in', value: ['novel', 'poetry'] },
      dimensions: [{ path: 'genre' }],
    },
  ],
];

it.each(read)('reads %s', async (question, plan) => {
  const planning = await planBuiltIn(
    {
      question,
      locale: 'en',
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
  expect(planning).toMatchObject({ kind: 'plan', reading: { plan } });
});
