// How models are reached and what they may cost, as one value: read from the environment, or from what an
// administrator chose. Whoever makes one has checked the URLs' form; whether a server may be called is
// decided when it is called.
import type { ModelPurpose } from './language-model.ts';

export const modelProviders = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const;
export type ModelProvider = (typeof modelProviders)[number];

/** One model of one provider. */
export interface ModelConnection {
  readonly provider: ModelProvider;
  readonly name: string;
  /** The base URL; needed for `azure` and `compatible`, else the provider's own. */
  readonly url?: string;
  readonly apiKey?: string;
}

/** Per million tokens. Never guessed: a price is here only if somebody wrote it down. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

export interface ModelSettings {
  readonly primary: ModelConnection;
  /** Asked when the first cannot be reached. */
  readonly fallback?: ModelConnection;
  /** Other names at the primary's provider for other tasks. */
  readonly names?: Readonly<Partial<Record<ModelPurpose, string>>>;
  /** Milliseconds of one call. */
  readonly callMilliseconds: number;
  /** Milliseconds of one completion: all tries, and the fallback's. */
  readonly totalMilliseconds: number;
  /** By model name. */
  readonly prices?: Readonly<Record<string, TokenPrice>>;
  readonly currency?: string;
  /** Origins the environment names; only these may be private. */
  readonly trustedOrigins: readonly string[];
}

export const defaultCallSeconds = 20;

/** A person waits at most twice as long as one call may take, whatever is retried and whoever is asked next. */
export function modelTimes(
  callSeconds = defaultCallSeconds,
): Pick<ModelSettings, 'callMilliseconds' | 'totalMilliseconds'> {
  return { callMilliseconds: callSeconds * 1000, totalMilliseconds: callSeconds * 2000 };
}

export function labelOf({ provider, name }: Pick<ModelConnection, 'provider' | 'name'>): string {
  return `${provider}:${name}`;
}
