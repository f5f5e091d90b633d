import type { Settings } from '../env/settings.ts';
import { type ModelConnection, type ModelSettings, modelTimes } from './model-settings.ts';

type ModelPart = Pick<Settings, 'model' | 'fallbackModel' | 'modelUrl' | 'modelKeys' | 'modelSeconds'>;

/** The model that the environment names; undefined when it names none. */
export function modelSettingsOf(settings: ModelPart): ModelSettings | undefined {
  const primary = connectionOf(settings.model, settings);
  if (!primary) return undefined;
  const fallback = connectionOf(settings.fallbackModel, settings);
  return {
    primary,
    ...(fallback ? { fallback } : {}),
    ...modelTimes(settings.modelSeconds),
    trustedOrigins: trustedModelOrigins(settings),
  };
}

/** Servers that may be private: who deployed Docent named them. Nobody inside the app can add one. */
export function trustedModelOrigins({ modelUrl }: Pick<Settings, 'modelUrl'>): readonly string[] {
  return modelUrl === undefined ? [] : [new URL(modelUrl).origin];
}

/** Both models may be at the server of DOCENT_MODEL_URL; a provider's own server is used without it. */
function connectionOf(choice: Settings['model'], settings: ModelPart): ModelConnection | undefined {
  if (choice.provider === 'built-in') return undefined;
  const { provider, name } = choice;
  const apiKey = settings.modelKeys[provider];
  const isOwn = choice === settings.model || provider === 'compatible' || provider === 'azure';
  return {
    provider,
    name,
    ...(settings.modelUrl !== undefined && isOwn ? { url: settings.modelUrl } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}
