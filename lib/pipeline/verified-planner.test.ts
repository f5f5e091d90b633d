import { expect, test } from 'vitest';
import { indexManifest, type Manifest } from '../data-source/manifest.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { libraryManifest } from '../language/library-manifest.ts';
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
