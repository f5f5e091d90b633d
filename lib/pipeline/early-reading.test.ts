// How a question was read is seen before the model has ended its reply: each reply here stands still behind the
// plan until it was seen, so that a reading that waits for the end never comes.
import { describe, expect, it } from 'vitest';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import type { ModelConnection } from '../models/model-settings.ts';
import { modelShop } from '../testing/model-shop.ts';
import { modelPlanner } from './model-planner.ts';
import type { Observation } from './observation.ts';

const shop = modelShop();

async function ask(
  question: string,
  observe: (seen: Observation) => void,
  more: Partial<ModelConnection> = {},
) {
  const model = shop.modelOf({
    primary: { provider: 'compatible', name: 'small', url: shop.double.url, apiKey: 'key', ...more },
    callMilliseconds: 20_000,
    totalMilliseconds: 30_000,
  });
  return shop.ask(question, { watched: true }, { planner: modelPlanner(model), observe });
}

/** Kinds of what was seen, in order, and what ends the pause of the reply. */
function watch() {
  const seen: string[] = [];
  let see = () => {};
  const until = new Promise<void>((resolve) => {
    see = resolve;
  });
  const observe = (observation: Observation) => {
    if (observation.kind === 'reading' || observation.kind === 'model_call') seen.push(observation.kind);
    if (observation.kind === 'reading') see();
  };
  return { seen, until, observe };
}

describe.each([
  ['openai', () => shop.double.url],
  ['anthropic', () => shop.double.anthropicUrl],
  ['google', () => shop.double.googleUrl],
  ['compatible', () => shop.double.url],
] as const)('through %s', (provider, url) => {
  it('the reading of a plan is told while the rest of the reply comes', async () => {
    const { seen, until, observe } = watch();
    const say = planReply('from orders measure count() as n', { assumptions: ['All of them'] });
    shop.double.script({ when: 'orders', say, fault: { kind: 'pause', after: 'assumptions', until } });
    const { envelope } = await ask('How many orders?', observe, { provider, url: url() });
    expect(seen).toEqual(['reading', 'model_call', 'reading']);
    expect(envelope).toMatchObject({
      type: 'answer',
      data: { result: { rows: [[7]] }, provenance: { cost: { calls: 1 }, assumptions: ['All of them'] } },
    });
    const { cost } = (envelope.type === 'answer' && envelope.data.provenance) || {};
    expect(cost?.tokensIn).toBeGreaterThan(500);
    expect(cost?.tokensOut).toBeGreaterThan(10);
  });
});

it('a snippet is read in the words of the model, as soon as it has said them', async () => {
  const { seen, until, observe } = watch();
  const say = {
    intent: 'data',
    confidence: 0.8,
    plans: [],
    snippet: "return await db.from('orders', 'o').select({ n: count() }).page(1000);",
    reading: 'Orders, counted',
    assumptions: [],
    guidance: [],
    missing: [],
    reason: 'none',
  };
  shop.double.script({ when: 'orders', say, fault: { kind: 'pause', after: 'guidance', until } });
  const { envelope } = await ask('How many orders?', observe);
  expect(seen).toEqual(['reading', 'model_call', 'reading']);
  expect(envelope).toMatchObject({ type: 'answer', data: { result: { rows: [[7]] } } });
});

it('no reading is told of a plan that cannot be, nor of one among several', async () => {
  const { seen, observe } = watch();
  shop.double.script({ when: 'nothing', say: planReply('from orders show nothing') });
  shop.double.script({ when: 'nothing', say: planReply('from orders measure count() as n') });
  expect((await ask('Show nothing', observe)).envelope.type).toBe('answer');
  expect(seen).toEqual(['model_call', 'reading', 'model_call', 'reading']);

  const other = watch();
  const plans = ['from orders measure count() as n', 'from customers measure count() as n'];
  shop.double.script({ when: 'many', say: planReply('', { intent: 'clarify', plans }) });
  expect((await ask('How many?', other.observe)).envelope.type).toBe('clarification');
  expect(other.seen).toEqual(['model_call']);
});

it('a server that cannot reply in pieces replies at once, and is asked so from then on', async () => {
  const { seen, observe } = watch();
  const say = planReply('from orders measure count() as n');
  shop.double.script({ when: 'orders', fault: { kind: 'status', status: 400 } });
  shop.double.script({ when: 'orders', say });
  expect((await ask('How many orders?', observe)).envelope.type).toBe('answer');
  expect(seen).toEqual(['model_call', 'model_call', 'reading']);
  expect(shop.double.prompts.map(({ body }) => body.stream ?? false)).toEqual([true, false]);
});
