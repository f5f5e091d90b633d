// What a server leaves out of its reply, and what it says instead of one.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Observation } from '../pipeline/observation.ts';
import type { CallSetting } from './language-model.ts';
import { modelTimes } from './model-settings.ts';
import { openLanguageModel } from './open-language-model.ts';
import { tokensOf } from './tokens.ts';

let server: http.Server;
let origin: string;
let message: object;
let finish: string;
/** Where there are some, the reply is these, without a word of why it ended. */
let pieces: readonly string[] = [];
beforeAll(async () => {
  server = http.createServer((_, response) => {
    if (pieces.length > 0) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const content of pieces)
        response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
      response.end('data: [DONE]\n\n');
      return;
    }
    const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'm', choices }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const prompt = {
  purpose: 'plan',
  system: 'Rules.',
  prompt: 'How many orders?',
  schemaName: 'reply',
} as const;

async function ask(observe: (seen: Observation) => void = () => {}, more: Partial<CallSetting> = {}) {
  const spent: number[] = [];
  const settings = {
    primary: { provider: 'compatible', name: 'small', url: `${origin}/v1` },
    ...modelTimes(),
    trustedOrigins: [origin],
  } as const;
  const budget = {
    admit: async () => {},
    spend: async (_actor: string, usage: { tokensIn: number; tokensOut: number }) =>
      void spent.push(usage.tokensIn, usage.tokensOut),
  };
  const schema = z.strictObject({ said: z.string() });
  const setting = { signal: new AbortController().signal, actorId: 'ada', observe, ...more };
  const asked = openLanguageModel(settings, budget).completeStructured({ ...prompt, schema }, setting);
  return { asked, spent };
}

it('tokens that a server does not count are counted here, and said to be', async () => {
  [message, finish] = [{ content: '{"said": "yes"}' }, 'stop'];
  const seen: Observation[] = [];
  const { asked, spent } = await ask((observation) => seen.push(observation));
  const { usage } = await asked;
  expect(usage.tokensIn).toBeGreaterThan(tokensOf(prompt.system + prompt.prompt));
  expect(usage.tokensOut).toBe(tokensOf('{"said": "yes"}'));
  expect(spent).toEqual([usage.tokensIn, usage.tokensOut]);
  expect(seen).toMatchObject([{ kind: 'model_call', estimated: true, tokensIn: usage.tokensIn }]);
});

it('a reply that a filter stopped is no reply without sense', async () => {
  [message, finish] = [{ content: '' }, 'content_filter'];
  const { asked, spent } = await ask();
  await expect(asked).rejects.toMatchObject({ code: 'model.declined' });
  expect(spent[0]).toBeGreaterThan(0);
});

it('a streamed reply whose end is not marked is taken where it is whole, and for cut where it is not', async () => {
  const partial = () => {};
  try {
    pieces = ['{"said": "y', 'es"}'];
    const whole = await ask(undefined, { partial });
    expect((await whole.asked).object).toEqual({ said: 'yes' });
    pieces = ['{"said": "y', 'es"'];
    const half = await ask(undefined, { partial });
    await expect(half.asked).rejects.toMatchObject({ code: 'model.invalid_reply', detail: 'cut_off' });
    expect(half.spent[1]).toBe(tokensOf(pieces.join('')));
  } finally {
    pieces = [];
  }
});
