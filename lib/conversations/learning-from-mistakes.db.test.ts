import { afterAll, beforeAll, expect, it } from 'vitest';
import { antiPatternsFor } from '../anti-pattern/known-anti-patterns.ts';
import type { Observation } from '../pipeline/observation.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import { type AppWorld, openAppWorld } from '../testing/app-world.ts';
import { keepMistakes } from './keep-mistakes.ts';
import { modelGuidance } from './model-guidance.ts';

let world: AppWorld;
beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());

function outcome(type: 'answer' | 'error', observations: readonly Observation[]): Outcome {
  return {
    envelope: { type } as Outcome['envelope'],
    intent: { label: 'DATA_QUERY', confidence: 1 },
    candidateModels: ['orders'],
    plan: { model: 'orders', measures: [{ fn: 'count', as: 'n' }] },
    sql: [],
    policies: [],
    observations,
    milliseconds: 1,
  };
}

const asked = 'What is the totel of the orders?';

const mistake: Observation = {
  kind: 'repair',
  code: 'plan.invalid',
  detail: 'orders.totel: there is no such field or relation',
  generated: 'sum totel of orders',
};

it('a mistake made twice is told to the next prompt about its models, and counted when it is avoided', async () => {
  const { database, runtime } = world;
  await keepMistakes(database, runtime.sourceId, outcome('error', [mistake]), asked);
  await keepMistakes(database, runtime.sourceId, outcome('answer', [mistake]), asked);
  const known = await antiPatternsFor(database, runtime.sourceId);
  const guidance = modelGuidance('total of orders', known, [], new Set());
  const [told, ...more] = guidance.mistakesOf(new Set(['orders']));
  expect(more).toEqual([]);
  expect(told).toMatchObject({ errorClass: 'unknown_field', badSnippet: 'sum totel of orders' });
  // What ran in its place, as a model would write it.
  expect(told?.correctSnippet).toContain('orders');
  expect(guidance.mistakesOf(new Set(['people']))).toEqual([]);

  const ids = [told?.id ?? ''];
  await keepMistakes(database, runtime.sourceId, outcome('answer', [{ kind: 'mistakes_told', ids }]), asked);
  await keepMistakes(
    database,
    runtime.sourceId,
    outcome('answer', [{ kind: 'mistakes_told', ids }, mistake]),
    asked,
  );
  // About something else, it is neither.
  await keepMistakes(
    database,
    runtime.sourceId,
    outcome('answer', [{ kind: 'mistakes_told', ids }]),
    'How many orders?',
  );
  const row = await database.antiPattern.findUniqueOrThrow({ where: { id: ids[0] } });
  expect([row.occurrenceCount, row.timesShown, row.timesPrevented]).toEqual([3, 2, 1]);
});

it('what speaks of something that the asker may not see is not told', async () => {
  const { database, runtime } = world;
  await keepMistakes(database, runtime.sourceId, outcome('answer', [mistake, mistake]), asked);
  const known = await antiPatternsFor(database, runtime.sourceId);
  const plan = { model: 'orders', where: { path: 'margin', op: 'gt' as const, value: 1 } };
  const verified = [{ question: 'orders with a good margin', locale: 'en' as const, plan }];
  const guidanceWith = (hidden: readonly string[]) =>
    modelGuidance('orders', known, verified, new Set(hidden));
  expect(guidanceWith([]).mistakesOf(new Set(['orders']))).toHaveLength(1);
  expect(guidanceWith([]).examples).toHaveLength(1);
  expect(guidanceWith(['totel']).mistakesOf(new Set(['orders']))).toEqual([]);
  expect(guidanceWith(['margin']).examples).toEqual([]);
});

it('what a model was doubted for and meant is no mistake', async () => {
  const { database, runtime } = world;
  const before = await database.antiPattern.count();
  const detail = 'orders.note: it found nothing; its text may be written otherwise';
  const doubted = { ...mistake, detail, generated: 'from orders  measure count() as n' };
  await keepMistakes(database, runtime.sourceId, outcome('answer', [doubted]), asked);
  expect(await database.antiPattern.count()).toBe(before);
});

it('an answer without a model leaves nothing', async () => {
  const { database, runtime } = world;
  const before = await database.antiPattern.count();
  await keepMistakes(database, runtime.sourceId, outcome('answer', []), asked);
  expect(await database.antiPattern.count()).toBe(before);
});

it('the nearest verified questions are the examples, nearest first', () => {
  const plan = { model: 'orders' };
  const verified = ['how many orders are paid', 'customers by country', 'paid orders by country'].map(
    (question) => ({ question, locale: 'en' as const, plan }),
  );
  const { examples } = modelGuidance('orders by country', [], verified, new Set());
  expect(examples.map(({ question }) => question)).toEqual([
    'paid orders by country',
    'customers by country',
    'how many orders are paid',
  ]);
});
