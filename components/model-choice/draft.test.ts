import { describe, expect, it } from 'vitest';
import type { ModelView } from '#lib/model-choice/manage-model.ts';
import { bodyOf, type ConnectionDraft, draftOf, hasUncountedMoney, keptKey, problemsOf } from './draft.ts';

const view: ModelView = {
  chosen: {
    planner: 'auto',
    primary: {
      provider: 'compatible',
      name: 'small',
      url: 'https://models.example/v1',
      key: { set: true, tail: 'ghij' },
    },
    fallback: null,
    policy_name: null,
    phrase_name: 'tiny',
    call_seconds: 90,
    prompt: 'lean',
    phrasing: 'rows',
    prices: { tiny: { input: 0.1, output: 0.4 }, small: { input: 1, output: 2.5 } },
    currency: 'EUR',
    limits: { person_calls: 10, person_tokens: null, all_calls: null, all_tokens: null, all_money: 3 },
    limit_words: 'Ask Ada.',
  },
  in_use: null,
  environment: null,
  trusted_servers: [],
  environment_keys: [],
  default_seconds: 20,
  spent_today: { calls: 0, tokens: 0, amount: 0 },
};
const draft = draftOf(view);
const withPrimary = (part: Partial<ConnectionDraft>) => ({
  ...draft,
  primary: { ...draft.primary, ...part },
});

it('what was chosen and not changed is chosen again', () => {
  const { primary, ...rest } = view.chosen ?? {};
  expect(bodyOf(draft)).toEqual({
    ...rest,
    primary: { provider: 'compatible', name: 'small', url: 'https://models.example/v1' },
  });
  expect(problemsOf(draft, [])).toEqual(new Set());
});

describe('a stored key', () => {
  it('is kept for its server alone, and is there again when its server is', () => {
    expect(keptKey(draft.primary)?.tail).toBe('ghij');
    expect(keptKey({ ...draft.primary, url: 'https://models.example/v2/' })?.tail).toBe('ghij');
    expect(keptKey({ ...draft.primary, url: 'https://other.example/v1' })).toBeUndefined();
    expect(keptKey({ ...draft.primary, provider: 'openai' })).toBeUndefined();
  });

  it.each<[Partial<ConnectionDraft>, string[]]>([
    [{ provider: 'openai', url: '' }, ['primary.key']],
    [{ provider: 'openai', url: '', key: 'sk' }, []],
    [{ provider: 'google', url: '' }, []],
    [{ provider: 'google', url: 'https://other.example' }, ['primary.key']],
    [{ provider: 'azure', url: '' }, ['primary.url', 'primary.key']],
    [{ url: 'https://other.example/v1' }, []],
  ])('is needed where a provider wants one and the environment has none: %o', (part, problems) => {
    expect([...problemsOf(withPrimary(part), ['google'])]).toEqual(problems);
  });
});

it.each<[Partial<ConnectionDraft>, string[]]>([
  [{ url: '' }, ['primary.url']],
  [{ url: 'models.example' }, ['primary.url']],
  [{ name: ' ' }, ['primary.name']],
  [{ inputPrice: '' }, ['primary.inputPrice']],
  [{ outputPrice: '' }, ['primary.outputPrice']],
  [{ inputPrice: 'a lot' }, ['primary.inputPrice']],
  [{ inputPrice: '', outputPrice: '' }, []],
])('of a connection with %o this is wrong: %j', (part, problems) => {
  expect([...problemsOf(withPrimary(part), [])]).toEqual(problems);
});

it('a model for policies has a price of its own, and one of two is none', () => {
  const policy = { name: 'deep', inputPrice: '3', outputPrice: '12' };
  expect(bodyOf({ ...draft, policy }).prices.deep).toEqual({ input: 3, output: 12 });
  const half = { ...draft, policy: { ...policy, outputPrice: '' } };
  expect([...problemsOf(half, [])]).toEqual(['policy.outputPrice']);
});

it.each(['4', '601', '2.5', 'long'])('a call may not take %s seconds', (callSeconds) => {
  expect([...problemsOf({ ...draft, callSeconds }, [])]).toEqual(['callSeconds']);
});

it('an address that was copied with the path of a call is that of its server', () => {
  for (const path of ['', '/', '/chat/completions', '/models', '/completions/'])
    expect(bodyOf(withPrimary({ url: ` https://models.example/v1${path} ` })).primary?.url).toBe(
      'https://models.example/v1',
    );
});

it('money is counted where every model has a price', () => {
  expect(hasUncountedMoney(draft)).toBe(false);
  expect(hasUncountedMoney(withPrimary({ inputPrice: '', outputPrice: '' }))).toBe(true);
  const unpriced = { name: 'deep', inputPrice: '', outputPrice: '' };
  expect(hasUncountedMoney({ ...draft, policy: unpriced })).toBe(true);
  expect(hasUncountedMoney({ ...draft, policy: { ...unpriced, name: 'small' } })).toBe(false);
  expect(hasUncountedMoney({ ...draft, phrase: unpriced, phrasing: 'off' })).toBe(false);
});
