// The model as admins choose it, from outside: who may, what is kept, what the next question is read with,
// and what it may cost.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { publishSettings, settings } from '#lib/env/settings.ts';
import { chosenModel } from '#lib/model-choice/chosen-model.ts';
import type { ModelView } from '#lib/model-choice/manage-model.ts';
import { readStoredChoice } from '#lib/model-choice/stored-choice.ts';
import { type AppWorld, call } from '#lib/testing/app-world.ts';
import { expectLog, openSourceWorld, rowsOf, type SourceWorld } from '#lib/testing/source-world.ts';
import * as suggestions from '../../suggestions/route.ts';
import * as model from './route.ts';
import * as trial from './test/route.ts';

let house: SourceWorld;
let world: AppWorld;
let double: ModelDouble;

beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  double = await startModelDouble();
  publishSettings({ DOCENT_MODEL_URL: double.url });
});
afterEach(async () => {
  await world.database.setting.deleteMany({ where: { key: 'model_choice' } });
  await world.database.modelSpending.deleteMany();
  await double.close();
  publishSettings({ DOCENT_MODEL_URL: '' });
});

const key = 'sk-0123456789abcdefghij';
const noLimits = {
  person_calls: null,
  person_tokens: null,
  person_money: null,
  all_calls: null,
  all_tokens: null,
  all_money: null,
};

const compatible = (more: object = {}) => ({
  provider: 'compatible',
  name: 'small',
  url: double.url,
  ...more,
});

const choose = (more: object = {}) =>
  house.json<ModelView>(model.PUT, {
    method: 'PUT',
    json: { planner: 'auto', primary: compatible(), limits: noLimits, ...more },
  });

/** What the built-in planner cannot know, and what the model makes of it. */
const question = 'Loyalty headcount, please';
const reply = {
  when: question,
  times: 5,
  say: {
    intent: 'data',
    confidence: 0.9,
    plans: ['from customers measure count() as n'],
    assumptions: [],
    guidance: [],
    missing: [],
    reason: 'none',
  },
};
const scriptReply = () => double.script(reply);

/** As the double counts them. */
const tokensIn = ({ system = '', user = '' }: { system?: string; user?: string } = {}) =>
  Math.ceil((system.length + user.length) / 4);

test('staff may neither see nor change it', async () => {
  for (const [handler, request] of [
    [model.GET, {}],
    [model.PUT, { method: 'PUT', json: {} }],
    [model.DELETE, { method: 'DELETE' }],
    [trial.POST, { json: {} }],
  ] as const) {
    expect((await call(handler, { as: world.staff, ...request })).status).toBe(403);
    expect((await call(handler, request)).status).toBe(401);
  }
});

describe('a key', () => {
  test('is encrypted at rest and never shown', async () => {
    const view = await choose({ primary: compatible({ key }) });
    expect(view.chosen?.primary?.key).toEqual({ set: true, tail: 'ghij' });
    expect(JSON.stringify(view)).not.toContain('0123456789');
    const row = await world.database.setting.findUniqueOrThrow({ where: { key: 'model_choice' } });
    expect(JSON.stringify(row)).not.toContain('0123456789');
    const audit = await world.database.auditEntry.findMany({ where: { action: 'model.chosen' } });
    expect(JSON.stringify(audit.map(({ detail }) => detail))).not.toContain('0123456789');
  });

  test('goes to the server it was given for, and to no other', async () => {
    await choose({ primary: compatible({ key }) });
    scriptReply();
    const id = await house.connect();
    await house.ask(world.staff, id, question);
    expect(double.prompts[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect((await choose()).chosen?.primary?.key.set).toBe(true);
    const elsewhere = compatible({ url: 'https://models.example.test/v1' });
    expect((await choose({ primary: elsewhere })).chosen?.primary?.key.set).toBe(false);
    expect((await choose()).chosen?.primary?.key.set).toBe(false);
  });
});

test('what the environment names can be taken over without its key, which goes there and nowhere else', async () => {
  publishSettings({ DOCENT_MODEL: 'compatible:small', OPENAI_API_KEY: 'sk-of-the-environment' });
  try {
    const view = await house.json<ModelView>(model.GET, {});
    expect(view.environment_choice).toMatchObject({ planner: 'auto', primary: compatible(), fallback: null });
    expect(JSON.stringify(view)).not.toContain('sk-of');
    const id = await house.connect();
    await choose();
    scriptReply();
    await house.ask(world.staff, id, question);
    expect(double.prompts[0]?.headers.authorization).toBe('Bearer sk-of-the-environment');
    await choose({ primary: compatible({ url: 'https://models.example.test/v1' }) });
    expect((await readStoredModel())?.primary).not.toHaveProperty('apiKey');
  } finally {
    publishSettings({ DOCENT_MODEL: '', OPENAI_API_KEY: '' });
  }
});

test.each(['http://127.0.0.1:11434/v1', 'https://10.0.0.1/v1', 'http://models.example.test/v1'])(
  'the server %s may not be chosen',
  async (url) => {
    const json = { planner: 'auto', primary: compatible({ url }), limits: noLimits };
    const response = await call(model.PUT, { as: world.admin, method: 'PUT', json });
    expect(response.status).toBe(502);
    expect(await house.json<ModelView>(model.GET, {})).toMatchObject({ chosen: null });
    const tried = { connection: { provider: 'compatible', url } };
    const list = { problem: 'not_allowed' };
    expect(await house.json(trial.POST, { json: tried })).toEqual({ list, answer: null });
  },
);

test('a call may take as long as an administrator says, within bounds', async () => {
  expect((await choose({ call_seconds: 90 })).chosen?.call_seconds).toBe(90);
  expect((await readStoredModel())?.callMilliseconds).toBe(90_000);
  await choose();
  expect((await readStoredModel())?.totalMilliseconds).toBe(40_000);
  const json = { planner: 'auto', primary: compatible(), limits: noLimits, call_seconds: 3600 };
  expect((await call(model.PUT, { as: world.admin, method: 'PUT', json })).status).toBe(400);
});

async function readStoredModel() {
  return chosenModel(await readStoredChoice(world.database), settings()).model;
}

test('policies and sentences are made by models of their own where they are named', async () => {
  await choose({ policy_name: 'large', phrase_name: 'tiny' });
  double.script({ when: 'a complaint', say: { said: 'yes' }, times: 3 });
  const { model: opened } = await assistantRuntime(await house.connect());
  const prompt = {
    system: '',
    prompt: 'a complaint',
    schema: z.object({ said: z.string() }),
    schemaName: 'said',
  };
  const setting = { signal: new AbortController().signal, actorId: 'learning' };
  for (const purpose of ['policy', 'phrase', 'plan'] as const)
    await opened?.completeStructured({ ...prompt, purpose }, setting);
  expect(double.prompts.map((asked) => asked.model)).toEqual(['large', 'tiny', 'small']);
});

test('a test names the models of a server, and says whether the one that was named answers', async () => {
  const tested = (connection: object) =>
    house.json(trial.POST, {
      json: { connection: { provider: 'compatible', url: double.url, ...connection } },
    });
  const list = { models: ['double'] };
  expect(await tested({})).toEqual({ list, answer: null });
  double.script(
    { when: 'ready', say: { ready: true } },
    { when: 'ready', fault: { kind: 'status', status: 404, words: "model 'other' not found" } },
    { when: 'ready', fault: { kind: 'status', status: 402 } },
  );
  expect(await tested({ name: 'double' })).toEqual({ list, answer: { milliseconds: expect.any(Number) } });
  expect(await tested({ name: 'other' })).toEqual({ list, answer: { problem: 'name_unknown' } });
  expect(await tested({ name: 'double' })).toEqual({ list, answer: { problem: 'no_credit' } });
  expect((await house.json<ModelView>(model.GET, {})).spent_today.calls).toBe(3);
});

test('a page that is opened asks no model for what can be asked', async () => {
  const id = await house.connect();
  await choose({ planner: 'model' });
  const { suggestions: offered } = await house.json<{ suggestions: string[] }>(suggestions.GET, {
    path: `/api/suggestions?source=${id}`,
  });
  expect(offered.length).toBeGreaterThan(0);
  expect(double.prompts).toEqual([]);
});

describe('the next question', () => {
  test('is read by what was chosen, without a restart', async () => {
    const id = await house.connect();
    expect((await house.ask(world.staff, id, question)).type).not.toBe('answer');
    await choose();
    scriptReply();
    expect(rowsOf(await house.ask(world.staff, id, question))).toEqual([[30]]);
    await house.json(model.DELETE, { method: 'DELETE' });
    expect((await house.ask(world.staff, id, question)).type).not.toBe('answer');
    expect(double.prompts).toHaveLength(1);
  });

  test('has sentences of the model about its rows once that was chosen, for one more call', async () => {
    const id = await house.connect();
    double.script({ when: '<columns>', say: { sentences: ['It comes to {1.n}.'] }, times: 5 });
    scriptReply();
    await choose();
    expect(await house.ask(world.staff, id, question)).not.toHaveProperty('data.phrasing');
    expect((await choose({ phrasing: 'columns' })).chosen?.phrasing).toBe('columns');
    expect(await house.ask(world.staff, id, question)).toMatchObject({
      data: { phrasing: 'It comes to 30.', provenance: { cost: { calls: 2 } } },
    });
  });

  test('is counted, at the price that was written down', async () => {
    const id = await house.connect();
    await choose({ prices: { small: { input: 1000, output: 2000 } }, currency: 'EUR' });
    scriptReply();
    await house.ask(world.staff, id, question);
    const { spent_today: spent } = await house.json<ModelView>(model.GET, {});
    expect(spent.calls).toBe(1);
    expect(spent.tokens).toBeGreaterThan(0);
    expect(spent.amount).toBeGreaterThan(0);
  });

  test.each([
    ['a person', { person_calls: 1 }],
    ['a person in money', { person_money: 0.001 }],
    ['everybody', { all_tokens: 1 }],
  ])('is not read by a model when the budget of %s is used up', async (_, limits) => {
    const id = await house.connect();
    const prices = { small: { input: 1000, output: 2000 } };
    await choose({ prices, limits: { ...noLimits, ...limits }, limit_words: 'Ask Ada for more.' });
    scriptReply();
    expect((await house.ask(world.staff, id, question)).type).toBe('answer');
    const refused = await house.ask(world.staff, id, question);
    expect(refused).toMatchObject({ type: 'error', message: 'Ask Ada for more.' });
    expect(double.prompts).toHaveLength(1);
    // What the built-in planner knows costs nothing and is answered all the same.
    expect(rowsOf(await house.ask(world.staff, id, 'How many customers are there?'))).toEqual([[30]]);
    expectLog();
  });

  test('does not get past a budget by being asked many times at once', async () => {
    const id = await house.connect();
    await choose({ limits: { ...noLimits, person_calls: 2 } });
    double.script({ ...reply, times: Number.POSITIVE_INFINITY, fault: { kind: 'slow', milliseconds: 300 } });
    const asked = await Promise.all(Array.from({ length: 8 }, () => house.ask(world.staff, id, question)));
    expect(asked.filter(({ type }) => type === 'answer')).toHaveLength(2);
    expect(double.prompts).toHaveLength(2);
    const [row] = await world.database.modelSpending.findMany();
    // What was held is what was spent in the end, and no more.
    expect(row).toMatchObject({ calls: 2, tokensIn: 2n * BigInt(tokensIn(double.prompts[0])) });
    expectLog();
  });

  test('of another person has a budget of its own', async () => {
    const id = await house.connect();
    await choose({ limits: { ...noLimits, person_calls: 1 } });
    scriptReply();
    expect((await house.ask(world.staff, id, question)).type).toBe('answer');
    expect((await house.ask(world.admin, id, question)).type).toBe('answer');
    expect(double.prompts).toHaveLength(2);
  });
});

test.each([
  ['a server that is missing', { primary: { provider: 'azure', name: 'gpt' } }],
  ['a limit below zero', { limits: { ...noLimits, all_calls: -1 } }],
  ['a currency that is none', { currency: 'euro' }],
  ['a name of two lines', { primary: { provider: 'openai', name: 'a\nb' } }],
])('%s is refused', async (_, more) => {
  const json = { planner: 'auto', primary: compatible(), limits: noLimits, ...more };
  expect((await call(model.PUT, { as: world.admin, method: 'PUT', json })).status).toBe(400);
});
