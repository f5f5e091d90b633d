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
    // Azure's own address of all its models is that and nothing more.
    .replace(/\/(?:chat\/completions|responses|completions|messages)$|(?<=.)\/models$/, '');
  const isResource = provider === 'azure' && /^(?:\/openai(?:\/deployments\/[^/]+)?)?$/.test(path);
  url.pathname = isResource ? '/openai/v1' : path;
  return url.href.replace(/\/+$/, '');
}
