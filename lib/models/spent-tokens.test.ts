import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import type { ModelUsage } from './language-model.ts';
import { openLanguageModel } from './open-language-model.ts';
import { tokensOf } from './tokens.ts';

const schema = z.strictObject({ intent: z.string(), words: z.array(z.string()) });
const prompt = { system: 'Rules.', prompt: 'How many orders?', schema, schemaName: 'reply' } as const;
const reply = { intent: 'data', words: ['a longer list of words', 'of which nobody hears the end'] };

let double: ModelDouble;
let spent: ModelUsage[];
let leave: AbortController;
beforeEach(async () => {
  double = await startModelDouble();
  spent = [];
  leave = new AbortController();
});
afterEach(() => double.close());

function open(url = double.url) {
  return openLanguageModel(
    {
      primary: { provider: 'compatible', name: 'small', url },
      callMilliseconds: 1000,
      totalMilliseconds: 1000,
      prices: { small: { input: 1_000_000, output: 2_000_000 } },
      currency: 'USD',
      trustedOrigins: [new URL(url).origin],
    },
    {
      admit: async () => {},
      spend: async (_, usage) => void spent.push(usage),
    },
    { now: () => performance.now(), random: () => 0, wait: async () => {} },
  );
}

function ask(model: ReturnType<typeof open>, partial?: () => void) {
  const setting = { signal: leave.signal, actorId: 'ana', ...(partial && { partial }) };
  return model.completeStructured({ purpose: 'plan', ...prompt }, setting);
}

/** Of the first prompt as it was sent, with the form of the reply. */
function sentTokens(): number {
  const [{ system, user } = { system: '', user: '' }] = double.prompts;
  return tokensOf(system) + tokensOf(user);
}

describe('the tokens of a call that came to nothing', () => {
  it('are those of the prompt and of what was heard, when its reader leaves', async () => {
    const until = new Promise<void>((resolve) => leave.signal.addEventListener('abort', () => resolve()));
    double.script({ when: 'orders', say: reply, fault: { kind: 'pause', after: '"data"', until } });
    await expect(ask(open(), () => leave.abort())).rejects.toMatchObject({ code: 'query.cancelled' });
    const [usage] = spent;
    expect(sentTokens()).toBeGreaterThan(10);
    expect(usage).toMatchObject({ calls: 1, tokensIn: sentTokens() });
    expect(usage?.tokensOut).toBeGreaterThan(1);
    expect(usage?.tokensOut).toBeLessThan(JSON.stringify(reply).length / 3.6);
    expect(usage?.price?.amount).toBeCloseTo(sentTokens() + 2 * (usage?.tokensOut ?? 0));
  });

  it('are those of the prompt, when it took too long', async () => {
    double.script({ when: 'orders', fault: { kind: 'hang' } });
    await expect(ask(open())).rejects.toMatchObject({ code: 'model.timeout' });
    expect(spent).toMatchObject([{ calls: 1, tokensIn: sentTokens(), tokensOut: 0 }]);
  });

  it('are those of each try that broke off in the middle', async () => {
    double.script({ when: 'orders', say: reply, fault: { kind: 'cut_connection' }, times: 3 });
    await expect(ask(open())).rejects.toMatchObject({ code: 'model.unavailable' });
    expect(spent).toMatchObject([{ calls: 3, tokensIn: 3 * sentTokens() }]);
  });

  it.each([401, 429, 500])('are none, when the server turned it away with %i', async (status) => {
    double.script({ when: 'orders', fault: { kind: 'status', status }, times: status === 401 ? 1 : 3 });
    await expect(ask(open())).rejects.toThrow('model.');
    expect(spent).toMatchObject([{ tokensIn: 0, tokensOut: 0 }]);
  });

  it('are none, when there is no server', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(ask(open(`http://127.0.0.1:${port}/v1`))).rejects.toThrow('model.unavailable');
    expect(spent).toMatchObject([{ tokensIn: 0, tokensOut: 0 }]);
  });

  it('are none, and there is no call, when its reader has left before', async () => {
    leave.abort();
    await expect(ask(open())).rejects.toMatchObject({ code: 'query.cancelled' });
    expect(spent).toEqual([]);
    expect(double.prompts).toEqual([]);
  });
});
