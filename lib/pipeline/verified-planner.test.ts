import { expect, test } from 'vitest';
import { indexManifest, type Manifest } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { libraryManifest } from '../language/library-manifest.ts';
import { bakeryManifest } from '../testing/bakery-manifest.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import type { Plan } from './plan.ts';
import { type Context, defaultPlannerSettings } from './stages.ts';
import { planVerified, type VerifiedPlan } from './verified-planner.ts';

const count = [{ fn: 'count' as const, as: 'count' }];
const pages: Plan = { model: 'books', where: { path: 'pages', op: 'gt', value: 300 }, measures: count };
const city: Plan = { model: 'members', where: { path: 'city', op: 'eq', value: 'Hanoi' }, measures: count };
const verified: readonly VerifiedPlan[] = [
  { question: 'How many thick books over 300 pages?', locale: 'en', plan: pages },
  { question: 'How many patrons are in Hanoi?', locale: 'en', plan: city },
  { question: 'Bao nhiêu sách dày?', locale: 'vi', plan: pages },
];

function context(question: string, more: Partial<Context> = {}): Context {
  return {
    question,
    locale: 'en',
    timeZone: 'UTC',
    now: new Date('2026-03-10T12:00:00Z'),
    manifest: indexManifest(libraryManifest),
    turns: [],
    policies: [],
    verified,
    mustAnswer: false,
    settings: defaultPlannerSettings,
    ...more,
  };
}

async function planOf(question: string, more: Partial<Context> = {}): Promise<Plan | undefined> {
  const planning = await planVerified(context(question, more));
  if (planning?.kind !== 'plan') return undefined;
  expect(planning.reading).toMatchObject({ planner: 'verified', confidence: 1 });
  return planning.reading.plan;
}

test.each([
  ['How many thick books over 300 pages?', pages],
  ['how many  THICK books over 300 pages', pages],
  ['How many thick books over 1,000 pages?', { ...pages, where: { path: 'pages', op: 'gt', value: 1000 } }],
  ['How many patrons are in Hanoi?', city],
] as const)('%s is known', async (question, plan) => {
  expect(await planOf(question)).toEqual(plan);
});

test('the same words are known in their own language alone', async () => {
  expect(await planOf('Bao nhiêu sách dày?', { locale: 'vi' })).toEqual(pages);
  expect(await planOf('Bao nhiêu sách dày?', { locale: 'es' })).toBeUndefined();
});

test('another value that the field has takes the place of the verified one; any other word does not', async () => {
  const values = libraryManifest.models
    .flatMap((model) => (model.name === 'members' ? model.fields : []))
    .find(({ name }) => name === 'city')?.values;
  const other = values?.find((value) => value !== 'Hanoi') as string;
  expect(await planOf(`How many patrons are in ${other}?`)).toEqual({
    ...city,
    where: { path: 'city', op: 'eq', value: other },
  });
  expect(await planOf('How many patrons are in Atlantis?')).toBeUndefined();
});

test.each([
  'How many thin books over 300 pages?',
  'How many thick books over 300 or 400 pages?',
  'How many books?',
  'How many patrons are not in Hanoi?',
])('%s is another question', async (question) => {
  expect(await planOf(question)).toBeUndefined();
});

test('a number that stands in the plan twice, or not at all, is not changed by a guess', async () => {
  const twice: Plan = {
    model: 'books',
    where: { and: [pages.where as never, { path: 'price', op: 'gt', value: 300 }] },
    measures: count,
  };
  const never: Plan = { model: 'books', measures: count };
  for (const plan of [twice, never]) {
    const known = [{ question: 'big ones over 300', locale: 'en' as const, plan }];
    expect(await planOf('big ones over 300', { verified: known })).toEqual(plan);
    expect(await planOf('big ones over 400', { verified: known })).toBeUndefined();
  }
});

test('another period takes the place of the verified one', async () => {
  const model = libraryManifest.models.find(({ fields }) =>
    fields.some(({ type }) => type === 'date' || type.startsWith('timestamp')),
  );
  const field = model?.fields.find(({ type }) => type === 'date' || type.startsWith('timestamp'));
  const plan = (offset: number): Plan => ({
    model: model?.name ?? '',
    where: { path: field?.name ?? '', op: 'during', period: { unit: 'month', offset } },
    measures: count,
  });
  const known = [{ question: 'new things last month', locale: 'en' as const, plan: plan(-1) }];
  expect(await planOf('new things this month', { verified: known })).toEqual(plan(0));
});

const eq = (path: string, value: string) => ({ path, op: 'eq' as const, value });
const shops = (where: Plan['where']): Plan => ({ model: 'shops', ...(where && { where }), measures: count });
const orders = (...and: NonNullable<Plan['where']>[]): Plan => ({
  model: 'orders',
  where: { and },
  measures: count,
});
const ordered = (offset: number) =>
  ({ path: 'ordered_at', op: 'during', period: { unit: 'month', offset } }) as const;
const total = (value: number) => ({ path: 'total_amount', op: 'gt', value }) as const;

const ofTheBakery: readonly VerifiedPlan[] = [
  { question: 'German shops', locale: 'en', plan: shops(eq('country', 'Germany')) },
  {
    question: 'How many cancelled ones from German shops last month?',
    locale: 'en',
    plan: orders(eq('status', 'cancelled'), eq('shop.country', 'Germany'), ordered(-1)),
  },
  {
    question: 'shipped ones over 100',
    locale: 'en',
    plan: orders(eq('status', 'shipped'), total(100)),
  },
  { question: 'tiệm ở Đức', locale: 'vi', plan: shops(eq('country', 'Germany')) },
  { question: 'tiendas alemanas', locale: 'es', plan: shops(eq('country', 'Germany')) },
];

test.each<[string, Plan | undefined, Locale?]>([
  ['French shops', shops(eq('country', 'France'))],
  ['german shops', shops(eq('country', 'Germany'))],
  [
    'How many cancelled ones from French shops this month?',
    orders(eq('status', 'cancelled'), eq('shop.country', 'France'), ordered(0)),
  ],
  [
    'How many delivered ones from Vietnamese shops last month?',
    orders(eq('status', 'delivered'), eq('shop.country', 'Vietnam'), ordered(-1)),
  ],
  ['delivered ones over 250', orders(eq('status', 'delivered'), total(250))],
  ['tiệm ở Pháp', shops(eq('country', 'France')), 'vi'],
  ['tiendas francesas', shops(eq('country', 'France')), 'es'],
  // A value of another field, none, one too many, and one that the field does not have.
  ['cancelled shops', undefined],
  ['good shops', undefined],
  ['German French shops', undefined],
  ['Italian shops', undefined],
  ['How many cancelled ones from French shops?', undefined],
])(
  'beside what was verified of a bakery, %s is known as it should be',
  async (question, plan, locale = 'en') => {
    const more = { locale, manifest: bakeryManifest, verified: ofTheBakery };
    expect(await planOf(question, more)).toEqual(plan);
  },
);

test('however short a value is, it is known by what stands around it', async () => {
  const manifest = writtenManifest({ shirts: 'size' }, { 'shirts.size': ['M', 'no', 'XL'] });
  const plan = (size: string): Plan => ({ model: 'shirts', where: eq('size', size), measures: count });
  const known = [{ question: 'how many of size XL', locale: 'en' as const, plan: plan('XL') }];
  for (const size of ['M', 'no'])
    expect(await planOf(`how many of size ${size.toLowerCase()}`, { manifest, verified: known })).toEqual(
      plan(size),
    );
});

test('what this asker may not see is not known to them', async () => {
  const models = libraryManifest.models.filter(({ name }) => name !== 'members');
  const hidden: Manifest = {
    ...libraryManifest,
    models: models.map((model) => ({
      ...model,
      relations: model.relations.filter(({ to }) => to !== 'members'),
    })),
  };
  expect(await planOf('How many patrons are in Hanoi?', { manifest: indexManifest(hidden) })).toBeUndefined();
  expect((await planBuiltIn(context('How many books are there?'), new AbortController().signal)).kind).toBe(
    'plan',
  );
});
