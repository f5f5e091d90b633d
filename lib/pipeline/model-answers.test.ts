// Questions that a model reads, all the way from HTTP to rows: through each of the three protocols, and
// through each thing that can go wrong on the way.
import { describe, expect, it } from 'vitest';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { ModelBudget } from '../models/budget.ts';
import type { ModelConnection } from '../models/model-settings.ts';
import { tokensOf } from '../models/tokens.ts';
import { callsOf, codeOf, modelShop, rowsOf } from '../testing/model-shop.ts';
import { scriptedQuestions } from '../testing/scripted-questions.ts';
import { serverFaults, tellFault } from '../testing/server-faults.ts';
import { choosePlanner } from './choose-planner.ts';
import { modelPlanner } from './model-planner.ts';
import { leanSystem } from './prompts/lean-system.ts';

const shop = modelShop();
const { ask, modelOf } = shop;

describe.each([
  ['openai', () => shop.double.url],
  ['anthropic', () => shop.double.anthropicUrl],
  ['google', () => shop.double.googleUrl],
] as const)('thirty questions through %s', (provider, url) => {
  it('have the right envelopes, each with one call', async () => {
    const primary: ModelConnection = { provider, name: 'm', url: url(), apiKey: 'key' };
    const model = modelOf({ primary });
    const seen: { calls: number; tokens: number }[] = [];
    for (const { question, say, type, rows } of scriptedQuestions) {
      shop.double.script({ when: question, say });
      // Every other one in pieces: what comes of it is the same.
      const outcome = await ask(question, { model, watched: seen.length % 2 === 1 });
      expect({ question, type: outcome.envelope.type }).toEqual({ question, type });
      if (rows) expect({ question, rows: rowsOf(outcome) }).toEqual({ question, rows });
      const calls = outcome.observations.filter((each) => each.kind === 'model_call');
      seen.push({ calls: calls.length, tokens: calls.reduce((sum, { tokensIn }) => sum + tokensIn, 0) });
    }
    expect(seen).toHaveLength(30);
    const sorted = seen.map(({ tokens }) => tokens).sort((one, other) => one - other);
    const [least, median, most] = [sorted[0], sorted[15], sorted[29]];
    process.stdout.write(
      `thirty questions through ${provider}: 1 call each, tokens in ${least} to ${most}, half of them at most ${median}\n`,
    );
    expect(new Set(seen.map(({ calls }) => calls))).toEqual(new Set([1]));
    expect(Math.max(...seen.map(({ tokens }) => tokens))).toBeLessThan(2000);
  }, 60_000);
});

it('a small model is told less, says less, and is answered with like any other', async () => {
  const question = 'How many orders were paid?';
  shop.double.script({
    when: question,
    say: { intent: 'data', plans: ['from orders measure count() as n'] },
  });
  const outcome = await ask(question, {}, { planner: modelPlanner(modelOf(), 'lean') });
  expect(rowsOf(outcome)).toEqual([[7]]);
  const [prompt] = shop.double.prompts;
  expect(prompt?.system).toContain(leanSystem);
  expect(tokensOf(`${prompt?.system}${prompt?.user}`)).toBeLessThan(1600);
  expect(prompt?.body.max_tokens).toBe(400);
});

const count = 'from customers measure count() as n';

describe.each([
  ['at once', false],
  ['in pieces', true],
])('each fault of a server that replies %s', (way, watched) => {
  it.each(serverFaults)(
    '$name has its name, its cost is counted, and the next question works',
    async ({ name, fault, code, calls }) => {
      shop.double.script({ when: '', ...fault });
      const spent: number[] = [];
      const budget: ModelBudget = {
        admit: async () => {},
        spend: async (_actor, usage) => {
          spent.push(usage.calls);
        },
      };
      const began = performance.now();
      const model = modelOf({ callMilliseconds: 1000, totalMilliseconds: 3000 }, budget);
      const outcome = await ask('zzz qqq', { model, watched });
      expect(codeOf(outcome)).toBe(code);
      expect(callsOf(outcome)).toBe(calls);
      expect(spent.reduce((sum, each) => sum + each, 0)).toBe(calls);
      const milliseconds = performance.now() - began;
      expect(milliseconds).toBeLessThan(10_000);
      tellFault(`plan, ${way}`, name, { as: code, calls, began }, 3000);
      shop.double.script({ when: '', say: planReply(count) });
      expect(rowsOf(await ask('zzz qqq', { model }))).toEqual([[5]]);
    },
  );

  it('is no reason to keep from the asker what the built-in planner knows', async () => {
    shop.double.script({ when: '', fault: { kind: 'status', status: 401 } });
    const outcome = await ask('How many customers are there?', { watched });
    expect(rowsOf(outcome)).toEqual([[5]]);
    const provenance = outcome.envelope.type === 'answer' ? outcome.envelope.data.provenance : undefined;
    expect(provenance?.planner).toBe('built-in');
    expect(provenance?.assumptions.at(-1)).toMatch(/refused the request.*The built-in planner read/);
    expect(outcome.observations).toContainEqual({ kind: 'model_skipped', code: 'model.rejected' });
  });

  it('is told beside the readings that the built-in planner knows', async () => {
    shop.double.script({ when: '', fault: { kind: 'status', status: 401 } });
    const { envelope } = await ask('What is the name?', { mode: 'auto', watched });
    expect(envelope.type).toBe('clarification');
    expect(envelope.message).toMatch(/refused the request.*built-in planner.*Which do you mean/);
  });

  it('a spent budget is told in the words of an administrator', async () => {
    const budget: ModelBudget = {
      admit: async () => {
        throw new AssistantError('model.budget_spent', { words: 'Ask Ada for more.' });
      },
      spend: async () => {},
    };
    const outcome = await ask('zzz qqq', { model: modelOf({}, budget) });
    expect(outcome.envelope).toMatchObject({
      type: 'error',
      message: 'Ask Ada for more.',
      data: { error_code: 'model.budget_spent' },
    });
  });
});

describe('the planner auto', () => {
  it('asks no model where the built-in planner is sure', async () => {
    const outcome = await ask('How many customers are there?', { mode: 'auto' });
    expect(rowsOf(outcome)).toEqual([[5]]);
    expect(callsOf(outcome)).toBe(0);
    expect(outcome.envelope.type === 'answer' && outcome.envelope.data.provenance?.cost).toBeUndefined();
  });

  it('asks the model what the built-in planner declines, and shows what it cost', async () => {
    shop.double.script({
      when: 'zzz',
      say: planReply(count, { assumptions: ['Read as customers', 'see https://x.y'] }),
    });
    const outcome = await ask('zzz qqq', { mode: 'auto' });
    expect(outcome.envelope).toMatchObject({
      type: 'answer',
      data: {
        provenance: {
          planner: 'model',
          assumptions: ['Read as customers'],
          cost: { calls: 1, models: ['compatible:small'] },
        },
      },
    });
  });

  it('asks no model to write', async () => {
    const outcome = await ask('Delete all orders', { mode: 'auto' });
    expect(outcome.envelope).toMatchObject({ type: 'out_of_scope', data: { reason: 'read_only' } });
    expect(callsOf(outcome)).toBe(0);
  });

  it('takes a verified plan before anything else', async () => {
    const planner = choosePlanner({
      mode: 'auto',
      model: modelPlanner(modelOf()),
      verified: async () => ({
        kind: 'plan',
        intent: { label: 'DATA_QUERY', confidence: 1, candidateModels: ['tags'] },
        reading: {
          plan: { model: 'tags', measures: [{ fn: 'count', as: 'n' }] },
          confidence: 1,
          assumptions: [],
          planner: 'verified',
          policies: [],
        },
      }),
    });
    expect(rowsOf(await ask('zzz qqq', {}, { planner }))).toEqual([[3]]);
  });
});
