// An answer that a model says two sentences about: after the rows, for one more call, and never at the price of
// the answer.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { openSource } from '../../data-source/open-source.ts';
import type { Source } from '../../data-source/source.ts';
import { envelopeSchema } from '../../envelope/envelope.ts';
import { AssistantError } from '../../errors/assistant-error.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { type ModelBudget, noBudget } from '../../models/budget.ts';
import { openLanguageModel } from '../../models/open-language-model.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { serverFaults, tellFault } from '../../testing/server-faults.ts';
import { createShop, shopInSqlite } from '../../testing/shop-database.ts';
import { shopQuestion } from '../../testing/shop-question.ts';
import { answerQuestion } from '../answer-question.ts';
import type { Outcome } from '../outcome.ts';
import { modelPhraser } from './model-phraser.ts';
import type { PhraseSight } from './phrase-prompt.ts';

let shop: ReturnType<typeof createShop>;
let source: Source;
let sandbox: Sandbox;
let double: ModelDouble;

beforeAll(async () => {
  shop = createShop();
  source = await openSource(shop.url);
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
  await source?.close();
  shop?.remove();
});
beforeEach(async () => {
  double = await startModelDouble();
});
afterEach(() => double.close());

async function ask(
  sight: PhraseSight | 'off',
  question: string,
  budget: ModelBudget = noBudget,
  patience = 30_000,
) {
  const model = openLanguageModel(
    {
      primary: { provider: 'compatible', name: 'small', url: double.url },
      callMilliseconds: patience / 3,
      totalMilliseconds: patience,
      trustedOrigins: [double.origin],
    },
    budget,
    { now: () => performance.now(), random: () => 0, wait: async () => {} },
  );
  const outcome = await answerQuestion(shopQuestion(question), {
    source,
    manifest: shopInSqlite,
    planner: planBuiltIn,
    sandbox,
    ...(sight === 'off' ? {} : { phraser: modelPhraser(model, sight) }),
    observe: () => {},
    signal: new AbortController().signal,
  });
  envelopeSchema.parse(outcome.envelope);
  return outcome;
}

const question = 'Number of customers per country';
const dataOf = ({ envelope }: Outcome) => {
  if (envelope.type !== 'answer') throw new Error(envelope.message);
  return envelope.data;
};
const droppedBy = ({ observations }: Outcome) =>
  observations.flatMap((seen) => (seen.kind === 'phrase_dropped' ? [seen.why] : []));

it('has them beside its own sentence, and their cost on its card', async () => {
  const column = dataOf(await ask('off', question)).result?.columns[0]?.name;
  double.script({
    when: question,
    say: { sentences: ['There are {rows} groups.', `It begins with {1.${column}}.`] },
  });
  const outcome = await ask('columns', question);
  const { phrasing, provenance, result } = dataOf(outcome);
  expect(phrasing).toBe(`There are ${result?.rows.length} groups. It begins with ${result?.rows[0]?.[0]}.`);
  expect(outcome.envelope.message).not.toContain('groups.');
  expect(provenance?.cost).toMatchObject({ calls: 1, models: ['compatible:small'] });
  expect(double.prompts[0]?.user).not.toContain('France');
});

it('shows the model rows only where that was allowed', async () => {
  double.script({ when: question, say: { sentences: ['There are {rows} groups.'] } });
  await ask('rows', question);
  expect(double.prompts[0]?.user).toContain('France');
});

it('asks no model where nobody chose it, and none about no rows', async () => {
  expect(dataOf(await ask('off', question)).phrasing).toBeUndefined();
  expect(dataOf(await ask('rows', 'Number of tickets per customer before 1990')).phrasing).toBeUndefined();
  expect(double.prompts).toEqual([]);
});

it('is an answer without them when they say a number of their own, and the call is paid for', async () => {
  double.script({ when: question, say: { sentences: ['There are 999 groups.'] } });
  const outcome = await ask('columns', question);
  expect(dataOf(outcome).phrasing).toBeUndefined();
  expect(droppedBy(outcome)).toEqual(['number']);
  expect(dataOf(outcome).provenance?.cost?.calls).toBe(1);
});

it.each(serverFaults)(
  'is an answer without them, in time, at each fault of the server: $name',
  async ({ name, fault, code, calls }) => {
    // What it said of rows is not asked for again, however it was wrong.
    const once = code === 'model.invalid_reply' ? 1 : calls;
    double.script({ when: question, ...fault, times: once });
    const began = performance.now();
    const outcome = await ask('columns', question, noBudget, 3000);
    expect(dataOf(outcome).phrasing).toBeUndefined();
    expect(droppedBy(outcome)).toEqual([code]);
    expect(dataOf(outcome).provenance?.cost?.calls).toBe(once);
    expect(performance.now() - began).toBeLessThan(10_000);
    tellFault('phrasing', name, { as: code, calls: once, began }, 3000);
    double.script({ when: question, say: { sentences: ['It is {rows}.'] } });
    expect(dataOf(await ask('columns', question)).phrasing).toBeDefined();
  },
);

it('is an answer without them when the budget of the day is spent', async () => {
  const spent: ModelBudget = {
    admit: () => Promise.reject(new AssistantError('model.budget_spent')),
    spend: async () => {},
  };
  const outcome = await ask('columns', question, spent);
  expect(dataOf(outcome).phrasing).toBeUndefined();
  expect(droppedBy(outcome)).toEqual(['model.budget_spent']);
});
