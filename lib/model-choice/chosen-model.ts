import type { Phrasing, PromptSize } from '../env/setting-table.ts';
import type { Settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { modelSettingsOf, trustedModelOrigins } from '../models/model-from-environment.ts';
import {
  type ModelConnection,
  type ModelProvider,
  type ModelSettings,
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

/** A stored connection with its key; the environment's key goes to the provider's own server and nowhere else. */
export function connectionOf(stored: StoredConnection, environment: Settings): ModelConnection {
  const { provider, name, url } = stored;
  const apiKey = openedKey(stored) ?? (url === null ? environment.modelKeys[provider] : undefined);
  return { provider, name, ...(url !== null && { url }), ...(apiKey !== undefined && { apiKey }) };
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
