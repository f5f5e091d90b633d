import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Observation } from '../pipeline/observation.ts';
import { type ModelBudget, noBudget } from './budget.ts';
import type { Clock } from './endpoint.ts';
import type { CallSetting, LanguageModel } from './language-model.ts';
import type { ModelConnection, ModelSettings } from './model-settings.ts';
import { openLanguageModel } from './open-language-model.ts';

const schema = z.strictObject({ intent: z.enum(['data', 'help']), words: z.array(z.string()) });
const good = { intent: 'data', words: ['orders'] };
const prompt = {
  purpose: 'plan',
  system: 'Rules.',
  prompt: 'How many orders?',
  schema,
  schemaName: 'reply',
} as const;

let double: ModelDouble;
let waits: number[];
let seen: Observation[];

beforeEach(async () => {
  double = await startModelDouble();
  waits = [];
  seen = [];
});
afterEach(() => double.close().catch((thrown) => unscriptedIsFine(thrown)));

let mayBeUnscripted = false;
function unscriptedIsFine(thrown: unknown): void {
  if (!mayBeUnscripted) throw thrown;
  mayBeUnscripted = false;
}

/** Time passes only by waiting. */
function standingClock(): Clock & { pass(milliseconds: number): void } {
  let time = 0;
  return {
    now: () => time,
    random: () => 1,
    async wait(milliseconds) {
      waits.push(milliseconds);
      time += milliseconds;
    },
    pass(milliseconds) {
      time += milliseconds;
    },
  };
}

function connection(provider: ModelConnection['provider'] = 'compatible'): ModelConnection {
  const urls = { anthropic: double.anthropicUrl, google: double.googleUrl } as Record<string, string>;
  return { provider, name: 'small', url: urls[provider] ?? double.url, apiKey: 'key-of-the-test' };
}

function open(
  changes: Partial<ModelSettings> = {},
  clock = standingClock(),
  budget = noBudget,
): LanguageModel {
  const settings: ModelSettings = {
    primary: connection(),
    callMilliseconds: 5000,
    totalMilliseconds: 20_000,
    trustedOrigins: [double.origin],
    ...changes,
  };
  return openLanguageModel(settings, budget, clock);
}

function setting(changes: Partial<CallSetting> = {}): CallSetting {
  return {
    signal: new AbortController().signal,
    actorId: 'ana',
    observe: (observation) => seen.push(observation),
    ...changes,
  };
}

const ask = (model: LanguageModel, text: string = prompt.prompt) =>
  model.completeStructured({ ...prompt, prompt: text }, setting());

async function failureOf(asked: Promise<unknown>): Promise<AssistantError> {
  const thrown = await asked.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(thrown instanceof AssistantError)) throw new Error('It did not fail as foreseen.', { cause: thrown });
  return thrown;
}

const calls = () => seen.filter((each) => each.kind === 'model_call');

describe('a completion', () => {
  it.each(['openai', 'anthropic', 'google', 'azure', 'compatible'] as const)(
    'comes from %s as an object, with its tokens',
    async (provider) => {
      double.script({ when: 'orders', say: good });
      const { object, usage } = await ask(open({ primary: connection(provider) }));
      expect(object).toEqual(good);
      expect(usage).toMatchObject({ calls: 1, tokensOut: Math.ceil(JSON.stringify(good).length / 4) });
      expect(usage.tokensIn).toBeGreaterThan(50);
      expect(double.prompts).toHaveLength(1);
      expect(double.prompts[0]).toMatchObject({ user: 'How many orders?', model: 'small' });
      expect(double.prompts[0]?.system).toContain('Rules.');
    },
  );

  it.each([
    ['openai', 'authorization', 'Bearer key-of-the-test'],
    ['anthropic', 'x-api-key', 'key-of-the-test'],
    ['google', 'x-goog-api-key', 'key-of-the-test'],
    ['azure', 'api-key', 'key-of-the-test'],
  ] as const)('sends the key of %s as %s', async (provider, header, value) => {
    double.script({ when: 'orders', say: good });
    await ask(open({ primary: connection(provider) }));
    expect(double.prompts[0]?.headers[header]).toBe(value);
  });

  it('has its price where somebody wrote prices down, and none where nobody did', async () => {
    double.script({ when: 'orders', say: good, times: 2 });
    const priced = open({ prices: { small: { input: 1_000_000, output: 2_000_000 } }, currency: 'EUR' });
    const { usage } = await ask(priced);
    expect(usage.price).toEqual({ amount: usage.tokensIn + 2 * usage.tokensOut, currency: 'EUR' });
    expect((await ask(open())).usage.price).toBeUndefined();
  });

  it('is asked of the model that its purpose has', async () => {
    double.script({ when: 'orders', say: good });
    await ask(open({ names: { plan: 'planner-model' } }));
    expect(double.prompts[0]?.model).toBe('planner-model');
  });

  it('is mended where the model wrapped it in words', async () => {
    double.script({
      when: 'orders',
      say: `Sure!\n\`\`\`json\n{intent: 'data', words: ["orders",],}\n\`\`\`\nBye`,
    });
    expect((await ask(open())).object).toEqual(good);
  });
});

describe('a reply that cannot be used', () => {
  it.each([
    ['that is no JSON', { say: 'I would rather not.' }, 'no_object'],
    ['that has another form', { say: { intent: 'data', words: 'orders' } }, 'words: invalid_type'],
    ['that ends in the middle', { say: '{"intent": "data", "words": ["or' }, 'cut_off'],
    ['that ran out of room', { say: good, fault: { kind: 'cut_reply' } }, 'cut_off'],
  ] as const)('%s is told, with what it was', async (_, reply, detail) => {
    double.script({ when: 'orders', ...reply });
    const failure = await failureOf(ask(open()));
    expect(failure).toMatchObject({ code: 'model.invalid_reply', detail });
    expect(failure.generated).toBeTruthy();
    expect(calls()).toHaveLength(1);
  });
});

describe('a server in trouble', () => {
  it.each([
    ['429', { kind: 'status', status: 429, retryAfter: '3' }, 3400],
    ['500', { kind: 'status', status: 500 }, 400],
    ['a page of HTML', { kind: 'malformed_body' }, 400],
    ['a cut connection', { kind: 'cut_connection' }, 400],
  ] as const)('is asked again after %s', async (_, fault, wait) => {
    double.script({ when: 'orders', say: good, fault }, { when: 'orders', say: good });
    const { object, usage } = await ask(open());
    expect(object).toEqual(good);
    expect(usage.calls).toBe(2);
    expect(waits).toEqual([wait]);
    expect(calls().map(({ failure }) => failure)).toEqual(['model.unavailable', undefined]);
  });

  it('is not waited for longer than there is time', async () => {
    double.script({ when: 'orders', fault: { kind: 'status', status: 429, retryAfter: '60' } });
    const clock = standingClock();
    const model = open({}, clock);
    expect(await failureOf(ask(model))).toMatchObject({ code: 'model.unavailable', retryAfterSeconds: 60 });
    expect(waits).toEqual([]);
    // Until then nobody calls it: another question gets the same answer at once.
    clock.pass(30_000);
    expect(await failureOf(ask(model))).toMatchObject({ code: 'model.unavailable', retryAfterSeconds: 30 });
    expect(double.prompts).toHaveLength(1);
    clock.pass(30_000);
    double.script({ when: 'orders', say: good });
    expect((await ask(model)).object).toEqual(good);
  });

  it('is given up after three tries', async () => {
    double.script({ when: 'orders', fault: { kind: 'status', status: 503 }, times: 9 });
    expect(await failureOf(ask(open()))).toMatchObject({ code: 'model.unavailable' });
    expect(calls()).toHaveLength(3);
  });

  it('that refuses whatever the form has not been taught a simpler one', async () => {
    double.script(
      { when: 'orders', fault: { kind: 'status', status: 404 }, times: 3 },
      { when: 'orders', say: good },
    );
    const model = open();
    expect(await failureOf(ask(model))).toMatchObject({ code: 'model.rejected' });
    expect((await ask(model)).usage.calls).toBe(1);
    const forms = double.prompts.map(({ body }) => (body.response_format as { type?: string })?.type);
    expect(forms).toEqual(['json_schema', 'json_object', undefined, 'json_schema']);
  });

  it('that hangs is a timeout', async () => {
    double.script({ when: 'orders', fault: { kind: 'hang' } });
    expect(await failureOf(ask(open({ callMilliseconds: 50 })))).toMatchObject({ code: 'model.timeout' });
    expect(calls()).toHaveLength(1);
  });

  it('that refuses the key is not asked again', async () => {
    double.script({ when: 'orders', fault: { kind: 'status', status: 401 } });
    expect(await failureOf(ask(open()))).toMatchObject({
      code: 'model.rejected',
      detail: 'status 401: scripted',
    });
  });

  it('that redirects is not followed', async () => {
    double.script({ when: 'orders', fault: { kind: 'redirect', to: 'http://127.0.0.1:1/elsewhere' } });
    expect(await failureOf(ask(open()))).toMatchObject({ code: 'outgoing.refused', detail: 'redirect' });
  });

  it('that never stops talking is cut off', async () => {
    double.script({ when: 'orders', say: good, fault: { kind: 'huge', bytes: 2 * 1024 * 1024 } });
    expect(await failureOf(ask(open()))).toMatchObject({ code: 'outgoing.refused', detail: 'reply_size' });
  });

  it('that is slow or talks in pieces is waited for', async () => {
    double.script(
      { when: 'orders', say: good, fault: { kind: 'slow', milliseconds: 30 } },
      { when: 'orders', say: good, fault: { kind: 'fragments', bytes: 40, milliseconds: 1 } },
    );
    const model = open();
    expect((await ask(model)).object).toEqual(good);
    expect((await ask(model)).object).toEqual(good);
  });

  it('without structured output is asked in words, and remembered', async () => {
    double.script(
      { when: 'orders', fault: { kind: 'status', status: 400 }, times: 2 },
      { when: 'orders', say: good, times: 2 },
    );
    const model = open();
    expect((await ask(model)).usage.calls).toBe(3);
    expect((await ask(model)).usage.calls).toBe(1);
    expect(double.prompts.map(({ body }) => (body.response_format as { type?: string })?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
      undefined,
    ]);
    expect(double.prompts[3]?.system).toContain('"words"');
  });
});

describe('a model that thinks first', () => {
  const thinks = { when: 'orders', say: good, fault: { kind: 'thinks', tokens: 2000 } } as const;

  it.each(['openai', 'anthropic', 'google', 'compatible'] as const)(
    'through %s is given room for it once it needed that, and from then on',
    async (provider) => {
      double.script({ ...thinks, times: 3 });
      const model = open({ primary: connection(provider) });
      const first = await ask(model);
      expect(first.object).toEqual(good);
      expect(first.usage.calls).toBe(2);
      expect((await ask(model)).usage.calls).toBe(1);
    },
  );

  it('is given it before it needs it, where it thought and had enough', async () => {
    double.script({ ...thinks, fault: { kind: 'thinks', tokens: 1000 } }, thinks);
    const model = open();
    expect((await ask(model)).usage.calls).toBe(1);
    expect((await ask(model)).usage.calls).toBe(1);
  });

  it('is asked without it where the server has no such room', async () => {
    double.script(
      { ...thinks, fault: { kind: 'thinks', tokens: 1000 } },
      { when: 'orders', fault: { kind: 'status', status: 400 } },
      { when: 'orders', say: good, times: 2 },
    );
    const model = open();
    await ask(model);
    expect((await ask(model)).usage.calls).toBe(2);
    expect((await ask(model)).usage.calls).toBe(1);
    const rooms = double.prompts.map(({ body }) => Number(body.max_tokens));
    expect(rooms.map((room) => room > 1500)).toEqual([false, true, false, false]);
    expect(double.prompts.map(({ body }) => (body.response_format as { type: string }).type)).toEqual(
      Array(4).fill('json_schema'),
    );
  });

  it('is told to be none of use where it never stops', async () => {
    double.script({ ...thinks, fault: { kind: 'thinks', tokens: 1_000_000 }, times: 3 });
    const model = open();
    expect(await failureOf(ask(model))).toMatchObject({ code: 'model.invalid_reply', detail: 'cut_off' });
    expect(double.prompts).toHaveLength(2);
  });
});

describe('the second model', () => {
  const second = (): ModelConnection => ({ ...connection(), name: 'second' });

  it('answers when the first cannot be reached', async () => {
    double.script({ when: 'orders', fault: { kind: 'status', status: 401 } }, { when: 'orders', say: good });
    const { usage } = await ask(open({ fallback: second() }));
    expect(usage.calls).toBe(2);
    expect(double.prompts.map(({ model }) => model)).toEqual(['small', 'second']);
  });

  it('is not asked when the first one answered nonsense', async () => {
    double.script({ when: 'orders', say: 'nonsense' });
    expect(await failureOf(ask(open({ fallback: second() })))).toMatchObject({ code: 'model.invalid_reply' });
    expect(double.prompts).toHaveLength(1);
  });

  it('is asked at once while the first is left alone, until its time is over', async () => {
    double.script({ when: 'broken', fault: { kind: 'status', status: 500 }, times: 6 });
    const clock = standingClock();
    const model = open({ totalMilliseconds: 100_000 }, clock);
    await failureOf(ask(model, 'broken'));
    await failureOf(ask(model, 'broken'));
    expect(double.prompts).toHaveLength(4);
    expect(await failureOf(ask(model, 'broken'))).toMatchObject({ code: 'model.unavailable' });
    expect(double.prompts).toHaveLength(4);
    clock.pass(30_000);
    double.script({ when: 'mended', say: good });
    expect((await ask(model, 'mended')).object).toEqual(good);
    double.script({ when: 'orders', say: good });
    expect((await ask(model)).object).toEqual(good);
  });
});

describe('what a call may do', () => {
  it('it is cancelled on the wire', async () => {
    double.script({ when: 'orders', fault: { kind: 'hang' } });
    const controller = new AbortController();
    const asked = open().completeStructured(prompt, setting({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 20);
    expect(await failureOf(asked)).toMatchObject({ code: 'query.cancelled' });
  });

  it('it reaches no private host that the deployment did not name', async () => {
    expect(await failureOf(ask(open({ trustedOrigins: [] })))).toMatchObject({
      code: 'outgoing.refused',
      detail: 'protocol',
    });
    expect(double.prompts).toEqual([]);
  });

  it('it carries no personal data, and its reply has them back', async () => {
    double.script({ when: '⟨email-1⟩', say: { intent: 'data', words: ["email = '⟨email-1⟩'"] } });
    const { object } = await ask(open(), 'Orders of ana@example.org, card 4111 1111 1111 1111');
    expect(object.words).toEqual(["email = 'ana@example.org'"]);
    expect(JSON.stringify(double.prompts[0]?.body)).not.toMatch(/ana@|4111/);
  });

  it('it is not made when the budget is spent, and counted when it failed', async () => {
    const spent: number[] = [];
    let left = 1;
    const budget: ModelBudget = {
      async admit() {
        if (left-- <= 0) throw new AssistantError('model.budget_spent', { words: 'Ask Ana for more.' });
      },
      async spend(_, { calls: made, tokensIn }) {
        spent.push(made, tokensIn);
      },
    };
    double.script({ when: 'orders', say: 'nonsense' });
    const model = open({}, standingClock(), budget);
    await failureOf(ask(model));
    expect(spent).toEqual([1, expect.any(Number)]);
    expect(spent[1]).toBeGreaterThan(0);
    expect(await failureOf(ask(model))).toMatchObject({
      code: 'model.budget_spent',
      words: 'Ask Ana for more.',
    });
    expect(double.prompts).toHaveLength(1);
  });

  it('that nobody scripted fails the test', async () => {
    mayBeUnscripted = true;
    expect(await failureOf(ask(open()))).toMatchObject({ code: 'model.unavailable' });
    await expect(double.close()).rejects.toThrow('asked unscripted');
  });
});
