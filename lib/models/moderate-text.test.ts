import { afterAll, beforeAll, expect, it } from 'vitest';
import { abuse, type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { moderateText } from './moderate-text.ts';

let double: ModelDouble;
beforeAll(async () => {
  double = await startModelDouble();
});
afterAll(() => double.close());

const never = new AbortController().signal;

it('is what the provider says of a text', async () => {
  const connection = { provider: 'openai', name: 'any', url: double.url, apiKey: 'key' } as const;
  expect(await moderateText(connection, [double.origin], `you are ${abuse}`, never)).toBe(true);
  expect(await moderateText(connection, [double.origin], 'user means total_users', never)).toBe(false);
});

it('is nothing where the provider has none, has no key, or is not to be reached', async () => {
  const connection = { provider: 'openai', name: 'any', url: double.url, apiKey: 'key' } as const;
  const ask = (changes: object, origins: readonly string[] = [double.origin]) =>
    moderateText({ ...connection, ...changes }, origins, abuse, never);
  expect(await ask({ provider: 'anthropic' })).toBeUndefined();
  expect(await ask({ apiKey: undefined })).toBeUndefined();
  expect(await ask({}, [])).toBeUndefined();
});
