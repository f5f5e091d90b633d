// Slips of the fingers in the words that say what is wanted, and what only looks like one.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';
import { tokenize } from './locale/tokens.ts';
import { schemaIndex } from './schema-index.ts';
import { withoutSlips } from './slips.ts';

const harbour = writtenManifest(
  {
    customers: 'company_name city',
    purchases: 'customer_id>customers total:decimal',
    boats: 'boat_name customer_id>customers length_m:decimal colour built_on:date',
    moorings: 'boat_id>boats fee:decimal moored_on:date pier',
  },
  {
    'customers.city': ['Bergen', 'Malmo'],
    'boats.colour': ['averagio', 'white'],
    'moorings.pier': ['north', 'south'],
  },
);
const index = schemaIndex(harbour);

async function read(question: string, locale: Locale = 'en') {
  const planning = await planBuiltIn(
    builtInContext(question, harbour, { locale }),
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading : planning;
}

function meant(question: string, locale: Locale = 'en'): string {
  return withoutSlips(tokenize(question, locale), locale, index)
    .map(({ folded }) => folded)
    .join(' ');
}

describe('a slip in what is wanted', () => {
  it.each<[Locale, string, string]>([
    ['en', 'avarage fee of moorings', 'average fee of moorings'],
    ['en', 'how mnay boats are there', 'How many boats are there'],
    ['en', 'boats wihtout moorings', 'boats without moorings'],
    ['en', 'numbr of moorings per pier', 'number of moorings per pier'],
    ['en', 'montly moorings in 2025', 'monthly moorings in 2025'],
    ['en', 'moorings in febuary 2026', 'moorings in February 2026'],
    ['en', 'teh customers in Bergen', 'the customers in Bergen'],
    ['en', 'number of cleints per city', 'number of clients per city'],
    ['es', 'cuantso barcos hay', 'cuantos barcos hay'],
    ['es', 'cleintes de Bergen', 'clientes de Bergen'],
  ])('%s: %s', async (locale, question, right) => {
    const [slipped, plain] = [await read(question, locale), await read(right, locale)];
    expect(plain).toHaveProperty('plan');
    expect(slipped).toMatchObject({ plan: (plain as { plan: object }).plan });
  });

  it('is said beside the answer, which is a little less sure', async () => {
    const [slipped, plain] = [await read('hihgest fee of moorings'), await read('highest fee of moorings')];
    expect(slipped).toMatchObject({ assumptions: ['“hihgest” is read as “highest”'] });
    expect((slipped as { confidence: number }).confidence).toBeLessThan(
      (plain as { confidence: number }).confidence,
    );
  });
});

describe('what is no slip', () => {
  it.each([
    ['a longer word', 'boats per county'],
    ['a word of the same stem', 'number of purchasers'],
    ['a name of the schema, slips included', 'number of costumers by moornig'],
    ['a value', 'boats that are averagio'],
    ['a name that begins like one', 'boats of Averag'],
    ['what is quoted', 'boats called "avarage"'],
  ])('%s: %s', (_, question) => {
    expect(meant(question)).toBe(
      tokenize(question, 'en')
        .map(({ folded }) => folded)
        .join(' '),
    );
  });

  it('is looked for in syllables of Vietnamese', () => {
    expect(meant('tong phi neo dau thoe cau', 'vi')).toBe('tong phi neo dau thoe cau');
  });
});

describe('what nothing knows', () => {
  it.each<[Locale, string]>([
    ['en', 'number of moorings per galaxy'],
    ['es', 'numero de barcos por galaxia'],
  ])('is no group that may be left out: %s %s', async (locale, question) => {
    expect(await read(question, locale)).not.toHaveProperty('plan');
  });
});

it.each<[Locale, string]>([
  ['en', 'velocity of moorings'],
  ['en', 'late moorings'],
  ['es', 'tasa de moorings'],
  ['vi', 'tỷ lệ moorings'],
])('what is asked of things and nobody knows is no list of them: %s %s', async (locale, question) => {
  expect(await read(question, locale)).not.toHaveProperty('plan');
});

it('orders groups by their number where nothing else is said', async () => {
  expect(await read('moorings per boat in descending order')).toMatchObject({
    plan: { orderBy: [{ by: 'moorings_count', direction: 'desc' }] },
  });
});

it('a word that a policy gives a meaning is spelled as it should be', async () => {
  const means = { condition: { path: 'length_m', op: 'gt', value: 30 } } as const;
  const effect = { kind: 'term', term: 'wihtout', model: 'boats', means } as const;
  const policies = [{ id: 'RUL-1', title: 'Wihtout', triggers: [], effect }];
  const planning = await planBuiltIn(
    builtInContext('how many wihtout boats are there', harbour, { policies }),
    new AbortController().signal,
  );
  expect(planning).toMatchObject({
    kind: 'plan',
    reading: { plan: { where: means.condition }, assumptions: [] },
  });
});
