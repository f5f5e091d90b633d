// The same prompts handed in together, at the two providers that take them so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import type { ModelUsage } from './language-model.ts';
import { openModelBatches } from './model-batches.ts';
import type { ModelProvider, ModelSettings } from './model-settings.ts';

let double: ModelDouble;
beforeEach(async () => {
  double = await startModelDouble();
});
afterEach(() => double.close());

const schema = z.strictObject({ said: z.string() });
const mark = '6a4f0f57-3f5c-4a5f-9a0c-000000000000';
const [first, second] = [
  '6a4f0f57-3f5c-4a5f-9a0c-000000000001',
  '6a4f0f57-3f5c-4a5f-9a0c-000000000002',
] as const;
const signal = new AbortController().signal;
const setting = { signal, actorId: 'learning' };

const promptOf = (prompt: string) => ({
  purpose: 'policy' as const,
  system: 'Rules.',
  prompt,
  schema,
  schemaName: 'said',
});

function opened(provider: ModelProvider, more: Partial<ModelSettings['primary']> = {}) {
  const spent: ModelUsage[] = [];
  const batches = openModelBatches(
    {
      primary: {
        provider,
        name: 'large',
        url: provider === 'anthropic' ? double.anthropicUrl : double.url,
        apiKey: 'key',
        ...more,
      },
      callMilliseconds: 2000,
      totalMilliseconds: 4000,
      prices: { large: { input: 1_000_000, output: 1_000_000 } },
      currency: 'EUR',
      trustedOrigins: [double.origin],
    },
    { admit: async () => {}, spend: async (_actor, usage) => void spent.push(usage) },
  );
  return { batches, spent };
}

function only<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('there is none');
  return found;
}

describe.each(['openai', 'anthropic'] as const)('handed in to %s', (provider) => {
  it('each prompt has its own reply, at half the price', async () => {
    const { batches, spent } = opened(provider);
    const { submit, look, collect, forget, label } = only(batches);
    expect(label).toBe(`${provider}:large`);
    const prompts = new Map([
      [first, promptOf('One, for ann@example.com')],
      [second, promptOf('Two')],
    ]);
    const id = await submit(mark, prompts, setting);
    expect(await look(id, signal)).toEqual({ ended: false, answered: 0 });
    double.script({ when: 'One', say: { said: 'to ⟨email-1⟩' } }, { when: 'Two', say: { said: 'two' } });
    double.batches.answer({ prompts: 1, state: 'open' });
    expect(await look(id, signal)).toEqual({ ended: false, answered: 1 });
    double.batches.answer();
    expect(await look(id, signal)).toEqual({ ended: true, answered: 2 });
    expect([...(await collect(id, prompts, setting))]).toEqual([
      [first, { said: 'to ann@example.com' }],
      [second, { said: 'two' }],
    ]);
    // Personal data did not leave.
    expect(JSON.stringify(double.batches.handedIn[0]?.requests)).not.toContain('ann@');
    expect(spent).toHaveLength(2);
    for (const { tokensIn, tokensOut, price } of spent)
      expect(price).toEqual({ amount: (tokensIn + tokensOut) / 2, currency: 'EUR' });
    await forget(id, signal);
    expect([...double.batches.files]).toEqual([]);
  });

  it('one that ran out gives what it has, and a reply without sense is a failure', async () => {
    const { batches } = opened(provider);
    const { submit, look, collect } = only(batches);
    const prompts = new Map([
      [first, promptOf('One')],
      [second, promptOf('Two')],
    ]);
    const id = await submit(mark, prompts, setting);
    double.script({ when: 'One', say: 'nonsense' });
    double.batches.answer({ prompts: 1, state: 'expired' });
    expect(await look(id, signal)).toEqual({ ended: true, answered: 1 });
    expect([...(await collect(id, prompts, setting))]).toMatchObject([
      [first, { code: 'model.invalid_reply' }],
    ]);
  });

  it('a server that takes no batches refuses for good, one in trouble for now', async () => {
    const { batches } = opened(provider);
    const { submit, look, cancel } = only(batches);
    const prompts = new Map([[first, promptOf('One')]]);
    double.batches.refuse(404);
    await expect(submit(mark, prompts, setting)).rejects.toMatchObject({ code: 'model.rejected' });
    double.batches.refuse(503);
    await expect(submit(mark, prompts, setting)).rejects.toMatchObject({ code: 'model.unavailable' });
    double.batches.refuse(undefined);
    await expect(look('batch-9', signal)).rejects.toMatchObject({ code: 'model.rejected' });
    const id = await submit(mark, prompts, setting);
    await cancel(id, signal);
    expect(await look(id, signal)).toMatchObject({ ended: true });
    expect(double.batches.handedIn[0]?.cancelled).toBe(true);
  });
});

describe('of what was handed in, and nobody noted', () => {
  const third = '6a4f0f57-3f5c-4a5f-9a0c-000000000003';
  const lost = { mark, keys: new Set([first]), total: 1, since: new Date(), others: new Set<string>() };
  const one = new Map([[first, promptOf('One')]]);
  const somebodys = new Map([[third, promptOf('Three')]]);

  it('OpenAI knows the mark, on whatever page of its list', async () => {
    const { submit, find } = only(opened('openai').batches);
    expect(await find(lost, signal)).toEqual({ state: 'absent' });
    const id = await submit(mark, one, setting);
    for (let other = 0; other < 4; other += 1) await submit(third, somebodys, setting);
    expect(await find(lost, signal)).toEqual({ state: 'found', id });
  });

  it('Anthropic tells the keys when it ends, and until then any of its size may be it', async () => {
    const { submit, find } = only(opened('anthropic').batches);
    expect(await find(lost, signal)).toEqual({ state: 'absent' });
    const id = await submit(mark, one, setting);
    expect(await find(lost, signal)).toEqual({ state: 'undecided' });
    expect(await find({ ...lost, total: 2 }, signal)).toEqual({ state: 'absent' });
    expect(await find({ ...lost, others: new Set([id]) }, signal)).toEqual({ state: 'absent' });
    const longAgo = new Date(Date.now() - 60 * 60_000);
    expect(await find({ ...lost, since: longAgo }, signal)).toEqual({ state: 'absent' });
    double.batches.answer({ prompts: 0, state: 'expired' });
    for (let other = 0; other < 4; other += 1) await submit(third, somebodys, setting);
    expect(await find(lost, signal)).toEqual({ state: 'found', id });
    expect(await find({ ...lost, keys: new Set([second]) }, signal)).toEqual({ state: 'undecided' });
    double.batches.answer({ prompts: 0, state: 'expired' });
    expect(await find({ ...lost, keys: new Set([second]) }, signal)).toEqual({ state: 'absent' });
  });
});

it('a server that nobody allowed is not called', async () => {
  const { batches } = opened('openai', { url: 'http://127.0.0.1:1/v1' });
  await expect(
    only(batches).submit(mark, new Map([[first, promptOf('One')]]), setting),
  ).rejects.toMatchObject({ code: 'outgoing.refused' });
});

it('a provider that takes one prompt at a time has none', () => {
  expect(opened('compatible').batches).toBeUndefined();
  expect(opened('google').batches).toBeUndefined();
});
