import type { ModelConnection } from './model-settings.ts';

/**
 * The address that paths are added to, of one that a person copied from wherever it stands: a provider's pages show
 * that of a single call, and Azure's that of a resource, which knows OpenAI's protocol further in. Only the path is
 * changed, never the server. Undefined for the provider's own.
 */
export function baseUrl({
  provider,
  url: given,
}: Pick<ModelConnection, 'provider' | 'url'>): string | undefined {
  if (given === undefined) return undefined;
  const url = new URL(given);
  url.search = '';
  url.hash = '';
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/(?:chat\/completions|responses|completions|models|messages)$/, '');
  const isResource = provider === 'azure' && /^(?:\/openai(?:\/deployments\/[^/]+)?)?$/.test(path);
  url.pathname = isResource ? '/openai/v1' : path;
  return url.href.replace(/\/+$/, '');
}
