import type { Phrasing, PromptSize } from '../env/setting-table.ts';
import type { Settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { modelSettingsOf, trustedModelOrigins } from '../models/model-from-environment.ts';
import {
  type ModelConnection,
  type ModelProvider,
  type ModelSettings,
  modelProviders,
  modelTimes,
} from '../models/model-settings.ts';
import { openSecret } from '../settings/sealed-secret.ts';
import type { StoredChoice, StoredConnection } from './stored-choice.ts';

/** Who reads questions, and with which model; without `model`, the built-in planner alone. */
export interface ChosenModel {
  readonly planner: Settings['planner'];
  readonly model?: ModelSettings;
  readonly prompt: PromptSize;
  readonly phrasing: Phrasing;
}

/** What the environment says, or what an administrator chose in its place. */
export function chosenModel(stored: StoredChoice | undefined, environment: Settings): ChosenModel {
  if (!stored) {
    const model = modelSettingsOf(environment);
    const { planner, prompt, phrasing } = environment;
    return { planner, prompt, phrasing, ...(model && { model }) };
  }
  const { planner, primary, fallback, prompt, phrasing, prices, currency } = stored;
  if (!primary || planner === 'built-in') return { planner: 'built-in', prompt, phrasing: 'off' };
  return {
    planner,
    prompt,
    phrasing,
    model: {
      primary: connectionOf(primary, environment),
      names: namesOf(stored),
      ...(fallback && { fallback: connectionOf(fallback, environment) }),
      ...modelTimes(stored.call_seconds ?? environment.modelSeconds),
      prices,
      currency,
      trustedOrigins: trustedModelOrigins(environment),
    },
  };
}

function namesOf({ policy_name: policy, phrase_name: phrase }: StoredChoice): ModelSettings['names'] {
  return { ...(policy !== null && { policy }), ...(phrase !== null && { phrase }) };
}

/** A stored connection with its key: its own, or that of the environment where it goes to that server anyway. */
export function connectionOf(stored: StoredConnection, environment: Settings): ModelConnection {
  const { provider, name, url } = stored;
  const place = keyPlace(provider, url);
  const ofEnvironment = environmentKeys(environment).find(
    (each) => keyPlace(each.provider, each.url) === place,
  );
  const apiKey = openedKey(stored) ?? ofEnvironment?.key;
  return { provider, name, ...(url !== null && { url }), ...(apiKey !== undefined && { apiKey }) };
}

/**
 * The keys of the environment, each with the server it goes to: the provider's own, or the one that the environment
 * names for a model. It goes nowhere else, whatever is chosen inside the app.
 */
export function environmentKeys(
  environment: Settings,
): readonly { readonly provider: ModelProvider; readonly url: string | null; readonly key: string }[] {
  const own = modelProviders.flatMap((provider) => {
    const key = environment.modelKeys[provider];
    return key === undefined ? [] : [{ provider, url: null, key }];
  });
  const { primary, fallback } = modelSettingsOf(environment) ?? {};
  const named = [primary, fallback].flatMap((each) =>
    each?.url === undefined || each.apiKey === undefined
      ? []
      : [{ provider: each.provider, url: each.url, key: each.apiKey }],
  );
  return [...own, ...named];
}

/** What a key is sealed for: one provider at one server. */
export function keyPlace(provider: ModelProvider, url: string | null): string {
  return `model:${provider}:${url === null ? 'own' : new URL(url).origin}`;
}

/** The stored key; undefined where there is none, or AUTH_SECRET is another one now. */
export function openedKey({ provider, url, sealedKey }: StoredConnection): string | undefined {
  if (sealedKey === null) return undefined;
  try {
    return openSecret(sealedKey, keyPlace(provider, url));
  } catch (thrown) {
    // The provider then says that the key is missing, and an administrator gives it again.
    if (thrown instanceof AssistantError) return undefined;
    throw thrown;
  }
}
