import { describe, expect, it } from 'vitest';
import type { ModelView } from '#lib/model-choice/manage-model.ts';
import {
  bodyOf,
  type ConnectionDraft,
  type Draft,
  draftOf,
  hasUncountedMoney,
  keptKey,
  problemsOf,
} from './draft.ts';

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
    limits: {
      person_calls: 10,
      person_tokens: null,
      person_money: null,
      all_calls: null,
      all_tokens: null,
      all_money: 3,
    },
    limit_words: 'Ask Ada.',
  },
  in_use: null,
  environment: null,
  environment_choice: { planner: 'auto', primary: null, fallback: null, prompt: 'full', phrasing: 'off' },
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

describe('what the environment says', () => {
  const url = 'http://models.internal:8000/v1';
  const said: ModelView = {
    ...view,
    chosen: null,
    environment: 'azure:large',
    environment_choice: {
      planner: 'model',
      primary: { provider: 'azure', name: 'large', url, key: { set: false, tail: null } },
      fallback: { provider: 'google', name: 'quick', url: null, key: { set: false, tail: null } },
      prompt: 'lean',
      phrasing: 'columns',
    },
    environment_keys: [
      { provider: 'google', url: null },
      { provider: 'azure', url },
    ],
  };

  it('is there to be changed where nothing was chosen, and needs no key of its own', () => {
    expect(bodyOf(draftOf(said))).toMatchObject({
      planner: 'model',
      primary: { provider: 'azure', name: 'large', url },
      fallback: { provider: 'google', name: 'quick', url: null },
      prompt: 'lean',
      phrasing: 'columns',
    });
    expect(problemsOf(draftOf(said), said.environment_keys)).toEqual(new Set());
  });

  it('lends its key to no other server, and not to another provider', () => {
    const wrong = (part: Partial<ConnectionDraft>) => {
      const changed = draftOf(said);
      return [...problemsOf({ ...changed, primary: { ...changed.primary, ...part } }, said.environment_keys)];
    };
    expect(wrong({ url: `${url}/` })).toEqual([]);
    expect(wrong({ url: 'https://models.example/v1' })).toEqual(['primary.key']);
    expect(wrong({ provider: 'openai' })).toEqual(['primary.key']);
  });

  it('is not said where something was chosen', () => {
    expect(draftOf({ ...said, chosen: view.chosen }).primary.name).toBe('small');
  });
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
    expect([...problemsOf(withPrimary(part), [{ provider: 'google', url: null }])]).toEqual(problems);
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
  const uncounted = (of: Draft) => hasUncountedMoney(of, 'all_money');
  expect(uncounted(draft)).toBe(false);
  const free = withPrimary({ inputPrice: '', outputPrice: '' });
  expect(uncounted(free)).toBe(true);
  expect(hasUncountedMoney(free, 'person_money')).toBe(false);
  expect(hasUncountedMoney({ ...free, limits: { ...free.limits, person_money: '2' } }, 'person_money')).toBe(
    true,
  );
  expect(hasUncountedMoney(free, 'person_calls')).toBe(false);
  const unpriced = { name: 'deep', inputPrice: '', outputPrice: '' };
  expect(uncounted({ ...draft, policy: unpriced })).toBe(true);
  expect(uncounted({ ...draft, policy: { ...unpriced, name: 'small' } })).toBe(false);
  expect(uncounted({ ...draft, phrase: unpriced, phrasing: 'off' })).toBe(false);
});
