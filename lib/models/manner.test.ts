// Servers differ in how they can be asked. Each is asked in the best way once, and then in the way that it knows.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import type { FailureCode } from '../errors/failures.ts';
import { noBudget } from './budget.ts';
import type { LanguageModel } from './language-model.ts';
import { type ModelProvider, modelTimes } from './model-settings.ts';
import { openLanguageModel } from './open-language-model.ts';

let double: ModelDouble;
beforeEach(async () => {
  double = await startModelDouble();
});
afterEach(() => double.close());

function open(provider: ModelProvider = 'compatible', names?: { readonly phrase: string }): LanguageModel {
  const urls = { anthropic: double.anthropicUrl, google: double.googleUrl } as Record<string, string>;
  const primary = { provider, name: 'small', url: urls[provider] ?? double.url, apiKey: 'key' };
  const settings = { primary, ...modelTimes(), trustedOrigins: [double.origin], ...(names && { names }) };
  return openLanguageModel(settings, noBudget, { now: () => 0, random: () => 0, wait: async () => {} });
}

const schema = z.strictObject({ said: z.string() });
const say = { said: 'yes' };

/** Calls that it took, or how it failed. */
async function ask(model: LanguageModel, watched = false, purpose: 'plan' | 'phrase' = 'plan') {
  const prompt = { purpose, system: 'Rules.', prompt: 'orders', schema, schemaName: 'said' };
  const setting = { signal: new AbortController().signal, actorId: 'ana' };
  try {
    const asked = { ...setting, ...(watched && { partial: () => {} }) };
    const { object, usage } = await model.completeStructured(prompt, asked);
    expect(object).toEqual(say);
    return usage.calls;
  } catch (thrown) {
    return (thrown as { code: FailureCode }).code;
  }
}

const refusal = (status: number, words: string) =>
  ({ when: 'orders', fault: { kind: 'status', status, words } }) as const;

const bodies = () => double.prompts.map(({ body }) => body);

const wantsOtherRoom =
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";

it.each(['openai', 'azure', 'compatible'] as const)(
  'a model of %s that knows the room of a reply by another name is given it so',
  async (provider) => {
    double.script(refusal(400, wantsOtherRoom), { when: 'orders', say, times: 2 });
    const model = open(provider);
    expect(await ask(model)).toBe(2);
    expect(await ask(model)).toBe(1);
    const rooms = bodies().map((body) => [body.max_tokens, body.max_completion_tokens]);
    expect(rooms).toEqual([
      [1500, undefined],
      [undefined, 1500],
      [undefined, 1500],
    ]);
    expect(bodies().every((body) => JSON.stringify(body.response_format).includes('json_schema'))).toBe(true);
  },
);

it.each([
  ['a status of its own', 400, 'System role not supported'],
  ['a fault', 500, 'Conversation roles must alternate user/assistant/user/assistant/...'],
] as const)(
  'where a model has no rules apart, said as %s, they stand before the question',
  async (_, status, words) => {
    double.script(refusal(status, words), { when: 'orders', say, times: 2 });
    const model = open();
    expect(await ask(model)).toBe(2);
    expect(await ask(model)).toBe(1);
    expect(double.prompts[2]).toMatchObject({
      system: '',
      user: expect.stringMatching(/^Rules\.[\s\S]*orders$/),
    });
  },
);

describe('a form that a provider refuses is not asked for again', () => {
  it.each<[ModelProvider, number, string]>([
    [
      'openai',
      400,
      "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
    ],
    ['azure', 400, "'response_format' is not supported"],
    ['google', 400, 'JSON mode is not enabled for models/gemma-3-27b-it'],
    ['compatible', 500, 'failed to parse grammar'],
  ])('at %s', async (provider, status, words) => {
    double.script({ ...refusal(status, words), times: 2 }, { when: 'orders', say, times: 2 });
    const model = open(provider);
    expect(await ask(model)).toBe(3);
    expect(await ask(model)).toBe(1);
  });
});

describe('a server that has no pieces', () => {
  it('and replies as a whole is asked for that from then on', async () => {
    const whole = { when: 'orders', say, fault: { kind: 'slow', milliseconds: 0 } } as const;
    double.script({ ...whole, times: 3 });
    const model = open();
    expect(await ask(model, true)).toBe(2);
    expect(await ask(model, true)).toBe(1);
    expect(bodies().map(({ stream }) => stream === true)).toEqual([true, false, false]);
  });

  it('and says so is asked for the same form', async () => {
    double.script(refusal(422, 'stream_options: Extra inputs are not permitted'), { when: 'orders', say });
    expect(await ask(open(), true)).toBe(2);
    expect(bodies()[1]).not.toHaveProperty('stream_options');
    expect(JSON.stringify(bodies()[1]?.response_format)).toContain('json_schema');
  });
});

it('a server that has no room for a long reply is asked for a short one', async () => {
  const words =
    "This model's maximum context length is 2048 tokens. However, you requested 2300 tokens (800 in the messages, 1500 in the completion).";
  double.script(refusal(400, words), { when: 'orders', say, times: 2 });
  const model = open();
  expect(await ask(model)).toBe(2);
  expect(await ask(model)).toBe(1);
  expect(bodies().map((body) => body.max_tokens)).toEqual([1500, 600, 600]);
});

it('one that only names what it was asked for is not', async () => {
  double.script(refusal(500, 'The chat completion failed.'), { when: 'orders', say });
  expect(await ask(open())).toBe(2);
  expect(bodies().map((body) => body.max_tokens)).toEqual([1500, 1500]);
});

it('of what a server wrote its codes are kept, and none of its sentences', async () => {
  double.script(refusal(400, 'Never heard of ana@example.org'));
  const failed = open('openai').completeStructured(
    { purpose: 'plan', system: '', prompt: 'orders', schema, schemaName: 'said' },
    { signal: new AbortController().signal, actorId: 'ana' },
  );
  await expect(failed).rejects.toMatchObject({ code: 'model.rejected', detail: 'status 400: scripted' });
});

it('what one model cannot is asked of another all the same', async () => {
  double.script(refusal(400, wantsOtherRoom), { when: 'orders', say, times: 2 });
  const model = open('compatible', { phrase: 'other' });
  await ask(model);
  await ask(model, false, 'phrase');
  expect(bodies()[2]).toMatchObject({ model: 'other', max_tokens: 1500 });
});

it.each<[string, ModelProvider, number, string, FailureCode]>([
  ['no such model', 'compatible', 404, "model 'small' not found", 'model.rejected'],
  [
    'no such deployment',
    'azure',
    404,
    'The API deployment for this resource does not exist.',
    'model.rejected',
  ],
  ['no money', 'openai', 429, 'insufficient_quota', 'model.no_credit'],
  [
    'no money',
    'anthropic',
    400,
    'Your credit balance is too low to access the Anthropic API.',
    'model.no_credit',
  ],
  ['no money', 'compatible', 402, 'Insufficient Balance', 'model.no_credit'],
  ['too much', 'compatible', 400, "This model's maximum context length is 2048 tokens.", 'model.too_long'],
  ['too much', 'compatible', 400, 'the request exceeds the available context size', 'model.too_long'],
  ['too much', 'anthropic', 400, 'prompt is too long: 250000 tokens > 200000 maximum', 'model.too_long'],
  ['a filter', 'azure', 400, "triggering Azure OpenAI's content management policy", 'model.declined'],
])('%s at %s is told after one call', async (_, provider, status, words, code) => {
  double.script(refusal(status, words));
  expect(await ask(open(provider))).toBe(code);
  expect(double.prompts).toHaveLength(1);
});
