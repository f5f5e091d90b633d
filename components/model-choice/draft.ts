// What the form of the model holds while it is edited: texts as they were typed, and what they come to.
import type { ConnectionView, ModelView } from '#lib/model-choice/manage-model.ts';
import type { ConnectionBody, ModelChoiceBody } from '#lib/model-choice/model-requests.ts';

export const providers = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const;
export type Provider = (typeof providers)[number];
export const promptSizes = ['full', 'lean'] as const;
export type PromptSize = (typeof promptSizes)[number];
export const phrasings = ['off', 'columns', 'rows'] as const;
export type Phrasing = (typeof phrasings)[number];
export const limitNames = [
  'person_calls',
  'person_tokens',
  'person_money',
  'all_calls',
  'all_tokens',
  'all_money',
] as const;
export type LimitName = (typeof limitNames)[number];

/** Where a key of the environment goes; null is the provider's own server. */
export type EnvironmentKeys = ModelView['environment_keys'];

interface StoredKey {
  readonly provider: Provider;
  readonly url: string;
  readonly tail: string;
}

/** A model by its name, and what a million of its tokens cost. */
export interface NamedDraft {
  readonly name: string;
  readonly inputPrice: string;
  readonly outputPrice: string;
}

export interface ConnectionDraft extends NamedDraft {
  readonly provider: Provider;
  readonly url: string;
  /** Empty: the stored one is kept. */
  readonly key: string;
  /** The key that is kept, and for whom it was given. */
  readonly stored: StoredKey | undefined;
}

export interface Draft {
  readonly planner: 'auto' | 'built-in' | 'model';
  readonly primary: ConnectionDraft;
  readonly fallback: ConnectionDraft | undefined;
  /** Without a name the same model makes policies. */
  readonly policy: NamedDraft;
  /** Without a name the same model says sentences about results. */
  readonly phrase: NamedDraft;
  /** Empty: as the environment says. */
  readonly callSeconds: string;
  readonly prompt: PromptSize;
  readonly phrasing: Phrasing;
  readonly currency: string;
  readonly limits: Readonly<Record<LimitName, string>>;
  readonly words: string;
}

export const emptyConnection: ConnectionDraft = {
  provider: 'openai',
  name: '',
  url: '',
  key: '',
  stored: undefined,
  inputPrice: '',
  outputPrice: '',
};

/** What was chosen, or what the environment says, for whoever wants to change only a part of that. */
export function draftOf({ chosen, environment_choice: environment }: ModelView): Draft {
  const { planner, primary, fallback, prompt, phrasing } = chosen ?? environment;
  const prices = chosen?.prices ?? {};
  return {
    planner,
    primary: primary ? connectionDraft(primary, prices) : emptyConnection,
    fallback: fallback ? connectionDraft(fallback, prices) : undefined,
    policy: namedDraft(chosen?.policy_name ?? '', prices),
    phrase: namedDraft(chosen?.phrase_name ?? '', prices),
    callSeconds: chosen?.call_seconds?.toString() ?? '',
    prompt,
    phrasing,
    currency: chosen?.currency ?? 'USD',
    limits: Object.fromEntries(
      limitNames.map((name) => [name, chosen?.limits[name]?.toString() ?? '']),
    ) as Draft['limits'],
    words: chosen?.limit_words ?? '',
  };
}

type Prices = ModelChoiceBody['prices'];

function connectionDraft({ provider, name, url, key }: ConnectionView, prices: Prices): ConnectionDraft {
  return {
    ...emptyConnection,
    ...namedDraft(name, prices),
    provider,
    url: url ?? '',
    stored: key.set ? { provider, url: url ?? '', tail: key.tail ?? '••••' } : undefined,
  };
}

function namedDraft(name: string, prices: Prices): NamedDraft {
  const price = Object.hasOwn(prices, name) ? prices[name] : undefined;
  return {
    name,
    inputPrice: price?.input.toString() ?? '',
    outputPrice: price?.output.toString() ?? '',
  };
}

/** The models of a draft that are asked beside the first and the second, each under a name of its own. */
function stagesOf({ policy, phrase, phrasing }: Draft): readonly (readonly [string, NamedDraft])[] {
  const stages = [['policy', policy] as const, ...(phrasing === 'off' ? [] : [['phrase', phrase] as const])];
  return stages.filter(([, { name }]) => name.trim() !== '');
}

/** The server that a provider is reached at has to be said. */
export function needsServer(provider: Provider): boolean {
  return provider === 'azure' || provider === 'compatible';
}

/** The stored key, where it would be kept: it opens for the server it was given for and for no other. */
export function keptKey({ provider, url, stored }: ConnectionDraft): StoredKey | undefined {
  if (stored?.provider !== provider) return undefined;
  return originOf(serverOf(url)) === originOf(stored.url) ? stored : undefined;
}

/** Whether a key of the environment is for this server. */
export function hasEnvironmentKey({ provider, url }: ConnectionDraft, keys: EnvironmentKeys): boolean {
  const origin = originOf(serverOf(url));
  return keys.some((key) => key.provider === provider && originOf(key.url ?? '') === origin);
}

/** What keeps a server from being asked at all. */
export function serverProblems(
  connection: ConnectionDraft,
  environmentKeys: EnvironmentKeys,
): ReadonlySet<'url' | 'key'> {
  const { provider, key } = connection;
  const wrong = new Set<'url' | 'key'>();
  const url = serverOf(connection.url);
  if (url === '' ? needsServer(provider) : originOf(url) === undefined) wrong.add('url');
  const has = key.trim() !== '' || keptKey(connection) || hasEnvironmentKey(connection, environmentKeys);
  if (provider !== 'compatible' && !has) wrong.add('key');
  return wrong;
}

/** What is wrong with a draft, by field; nothing when it can be saved. */
export function problemsOf(draft: Draft, environmentKeys: EnvironmentKeys): ReadonlySet<string> {
  const wrong = new Set<string>();
  const check = (place: 'primary' | 'fallback', connection: ConnectionDraft | undefined) => {
    if (!connection) return;
    if (connection.name.trim() === '') wrong.add(`${place}.name`);
    for (const field of serverProblems(connection, environmentKeys)) wrong.add(`${place}.${field}`);
    for (const price of wrongPrices(connection)) wrong.add(`${place}.${price}`);
  };
  if (draft.planner !== 'built-in') {
    check('primary', draft.primary);
    check('fallback', draft.fallback);
    for (const [place, stage] of stagesOf(draft))
      for (const price of wrongPrices(stage)) wrong.add(`${place}.${price}`);
  }
  const seconds = numberOf(draft.callSeconds);
  if (seconds !== null && !(Number.isInteger(seconds) && seconds >= 5 && seconds <= 600))
    wrong.add('callSeconds');
  if (!/^[A-Z]{3}$/.test(draft.currency)) wrong.add('currency');
  for (const name of limitNames) {
    const limit = numberOf(draft.limits[name]);
    if (limit !== null && !(limit > 0)) wrong.add(name);
  }
  return wrong;
}

function wrongPrices(model: NamedDraft): readonly string[] {
  const prices = ['inputPrice', 'outputPrice'] as const;
  return prices.filter((price) => {
    const amount = numberOf(model[price]);
    // A price of one of them alone says nothing of a call.
    const isHalf = amount === null && prices.some((other) => model[other].trim() !== '');
    return isHalf || Number.isNaN(amount ?? 0);
  });
}

/** A draft without problems as the route takes it. */
export function bodyOf(draft: Draft): ModelChoiceBody {
  const kept = draft.planner === 'built-in' && draft.primary.name.trim() === '' ? null : draft.primary;
  const connections = [kept, draft.fallback].filter((one) => one !== null && one !== undefined);
  // Under one name there is one price: that of the connection.
  const priced = [...(kept ? stagesOf(draft) : []).map(([, stage]) => stage), ...connections];
  return {
    planner: draft.planner,
    primary: kept && connectionBody(kept),
    fallback: draft.fallback && kept ? connectionBody(draft.fallback) : null,
    policy_name: (kept && draft.policy.name.trim()) || null,
    phrase_name: (kept && draft.phrase.name.trim()) || null,
    call_seconds: numberOf(draft.callSeconds),
    prompt: draft.prompt,
    phrasing: draft.phrasing,
    prices: Object.fromEntries(
      priced.flatMap(({ name, inputPrice, outputPrice }) => {
        const [input, output] = [numberOf(inputPrice), numberOf(outputPrice)];
        return input === null || output === null ? [] : [[name.trim(), { input, output }]];
      }),
    ),
    currency: draft.currency,
    limits: Object.fromEntries(
      limitNames.map((name) => [name, numberOf(draft.limits[name])]),
    ) as ModelChoiceBody['limits'],
    limit_words: draft.words.trim() || null,
  };
}

export function connectionBody({ provider, name, url, key }: ConnectionDraft): ConnectionBody {
  return {
    provider,
    name: name.trim(),
    url: serverOf(url) || null,
    ...(key.trim() !== '' && { key: key.trim() }),
  };
}

/** Whether money is limited here and a model is asked whose calls cost nothing that is known. */
export function hasUncountedMoney(draft: Draft, name: LimitName): boolean {
  const { limits, primary, fallback } = draft;
  if (!name.endsWith('_money') || limits[name].trim() === '') return false;
  const asked = [primary, ...(fallback ? [fallback] : []), ...stagesOf(draft).map(([, stage]) => stage)];
  const priced = asked.filter(({ inputPrice }) => inputPrice.trim() !== '').map(({ name }) => name.trim());
  return asked.some(({ name }) => !priced.includes(name.trim()));
}

/** The base address: what people copy often ends with the path of one call. */
function serverOf(url: string): string {
  return url.trim().replace(/\/+(?:(?:chat\/)?completions|responses|messages|models)?\/*$/, '');
}

function originOf(url: string): string | undefined {
  if (url === '') return '';
  return /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Null for nothing, NaN for what is no number; a comma may stand for the point. */
function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
}
