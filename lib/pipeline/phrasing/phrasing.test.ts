// An answer that a model says two sentences about: after the rows, for one more call, and never at the price of
// the answer.
import { expect, it } from 'vitest';
import { AssistantError } from '../../errors/assistant-error.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { type ModelBudget, noBudget } from '../../models/budget.ts';
import { modelShop } from '../../testing/model-shop.ts';
import { serverFaults, tellFault } from '../../testing/server-faults.ts';
import type { Outcome } from '../outcome.ts';
import { modelPhraser } from './model-phraser.ts';
import type { PhraseSight } from './phrase-prompt.ts';

const shop = modelShop();

async function ask(
  sight: PhraseSight | 'off',
  question: string,
  budget: ModelBudget = noBudget,
  patience = 30_000,
) {
  const model = shop.modelOf({ callMilliseconds: patience / 3, totalMilliseconds: patience }, budget);
  return shop.ask(
    question,
    {},
    { planner: planBuiltIn, ...(sight === 'off' ? {} : { phraser: modelPhraser(model, sight) }) },
  );
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
  shop.double.script({
    when: question,
    say: { sentences: ['There are {rows} groups.', `It begins with {1.${column}}.`] },
  });
  const outcome = await ask('columns', question);
  const { phrasing, provenance, result } = dataOf(outcome);
  expect(phrasing).toBe(`There are ${result?.rows.length} groups. It begins with ${result?.rows[0]?.[0]}.`);
  expect(outcome.envelope.message).not.toContain('groups.');
  expect(provenance?.cost).toMatchObject({ calls: 1, models: ['compatible:small'] });
  expect(shop.double.prompts[0]?.user).not.toContain('France');
});

it('shows the model rows only where that was allowed', async () => {
  shop.double.script({ when: question, say: { sentences: ['There are {rows} groups.'] } });
  await ask('rows', question);
  expect(shop.double.prompts[0]?.user).toContain('France');
});

it('asks no model where nobody chose it, and none about no rows', async () => {
  expect(dataOf(await ask('off', question)).phrasing).toBeUndefined();
  expect(dataOf(await ask('rows', 'Number of tickets per customer before 1990')).phrasing).toBeUndefined();
  expect(shop.double.prompts).toEqual([]);
});

it('is an answer without them when they say a number of their own, and the call is paid for', async () => {
  shop.double.script({ when: question, say: { sentences: ['There are 999 groups.'] } });
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
    shop.double.script({ when: question, ...fault, times: once });
    const began = performance.now();
    const outcome = await ask('columns', question, noBudget, 3000);
    expect(dataOf(outcome).phrasing).toBeUndefined();
    expect(droppedBy(outcome)).toEqual([code]);
    expect(dataOf(outcome).provenance?.cost?.calls).toBe(once);
    expect(performance.now() - began).toBeLessThan(10_000);
    tellFault('phrasing', name, { as: code, calls: once, began }, 3000);
    shop.double.script({ when: question, say: { sentences: ['It is {rows}.'] } });
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
