// What the form of the model holds while it is edited: texts as they were typed, and what they come to.
import type { ConnectionView, ModelView } from '#lib/model-choice/manage-model.ts';
import type { ConnectionBody, ModelChoiceBody } from '#lib/model-choice/model-requests.ts';

export const providers = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const;
export type Provider = (typeof providers)[number];
export const promptSizes = ['full', 'lean'] as const;
export type PromptSize = (typeof promptSizes)[number];
export const phrasings = ['off', 'columns', 'rows'] as const;
export type Phrasing = (typeof phrasings)[number];
export const limitNames = ['person_calls', 'person_tokens', 'all_calls', 'all_tokens', 'all_money'] as const;
export type LimitName = (typeof limitNames)[number];

export interface ConnectionDraft {
  readonly provider: Provider;
  readonly name: string;
  readonly url: string;
  /** Empty: the stored one is kept. */
  readonly key: string;
  readonly storedTail: string | undefined;
  readonly inputPrice: string;
  readonly outputPrice: string;
}

export interface Draft {
  readonly planner: 'auto' | 'built-in' | 'model';
  readonly primary: ConnectionDraft;
  readonly fallback: ConnectionDraft | undefined;
  /** Empty: the same model makes policies. */
  readonly policyName: string;
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
  storedTail: undefined,
  inputPrice: '',
  outputPrice: '',
};

export function draftOf({ chosen }: ModelView): Draft {
  const prices = chosen?.prices ?? {};
  return {
    planner: chosen?.planner ?? 'auto',
    primary: chosen?.primary ? connectionDraft(chosen.primary, prices) : emptyConnection,
    fallback: chosen?.fallback ? connectionDraft(chosen.fallback, prices) : undefined,
    policyName: chosen?.policy_name ?? '',
    prompt: chosen?.prompt ?? 'full',
    phrasing: chosen?.phrasing ?? 'off',
    currency: chosen?.currency ?? 'USD',
    limits: Object.fromEntries(
      limitNames.map((name) => [name, chosen?.limits[name]?.toString() ?? '']),
    ) as Draft['limits'],
    words: chosen?.limit_words ?? '',
  };
}

type Prices = ModelChoiceBody['prices'];

function connectionDraft({ provider, name, url, key }: ConnectionView, prices: Prices): ConnectionDraft {
  const price = prices[name];
  return {
    ...emptyConnection,
    provider,
    name,
    url: url ?? '',
    storedTail: key.set ? (key.tail ?? '••••') : undefined,
    inputPrice: price?.input.toString() ?? '',
    outputPrice: price?.output.toString() ?? '',
  };
}

/** The server that a provider is reached at has to be said. */
export function needsServer(provider: Provider): boolean {
  return provider === 'azure' || provider === 'compatible';
}

/** What is wrong with a draft, by field; nothing when it can be saved. */
export function problemsOf(draft: Draft): ReadonlySet<string> {
  const wrong = new Set<string>();
  const check = (place: 'primary' | 'fallback', connection: ConnectionDraft | undefined) => {
    if (!connection) return;
    if (connection.name.trim() === '') wrong.add(`${place}.name`);
    const url = connection.url.trim();
    if (url === '' ? needsServer(connection.provider) : !/^https?:\/\//.test(url) || !URL.canParse(url))
      wrong.add(`${place}.url`);
    for (const price of ['inputPrice', 'outputPrice'] as const)
      if (Number.isNaN(numberOf(connection[price]) ?? 0)) wrong.add(`${place}.${price}`);
  };
  if (draft.planner !== 'built-in') {
    check('primary', draft.primary);
    check('fallback', draft.fallback);
  }
  if (!/^[A-Z]{3}$/.test(draft.currency)) wrong.add('currency');
  for (const name of limitNames) {
    const limit = numberOf(draft.limits[name]);
    if (limit !== null && !(limit > 0)) wrong.add(name);
  }
  return wrong;
}

/** A draft without problems as the route takes it. */
export function bodyOf(draft: Draft): ModelChoiceBody {
  const kept = draft.planner === 'built-in' && draft.primary.name.trim() === '' ? null : draft.primary;
  const connections = [kept, draft.fallback].filter((one) => one !== null && one !== undefined);
  return {
    planner: draft.planner,
    primary: kept && connectionBody(kept),
    fallback: draft.fallback && kept ? connectionBody(draft.fallback) : null,
    policy_name: (kept && draft.policyName.trim()) || null,
    prompt: draft.prompt,
    phrasing: draft.phrasing,
    prices: Object.fromEntries(
      connections.flatMap(({ name, inputPrice, outputPrice }) => {
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
    url: url.trim() || null,
    ...(key.trim() !== '' && { key: key.trim() }),
  };
}

/** Null for nothing, NaN for what is no number; a comma may stand for the point. */
function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
}
