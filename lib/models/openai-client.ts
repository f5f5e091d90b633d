import type OpenAI from 'openai';
import { baseUrl } from './base-url.ts';
import type { ModelConnection } from './model-settings.ts';

/** OpenAI's own client, for what the AI SDK does not do. It tries nothing twice: who asks knows whether to. */
export async function openaiClient(
  connection: Omit<ModelConnection, 'name'>,
  fetch: typeof globalThis.fetch,
  options: { maxRetries?: number; timeout?: number } = {},
): Promise<OpenAI> {
  const { provider, apiKey } = connection;
  const url = baseUrl(connection);
  const { default: Client } = await import('openai');
  return new Client({
    ...(url === undefined ? {} : { baseURL: url }),
    // Servers of one's own often want none, and the client wants one.
    apiKey: apiKey ?? 'none',
    ...(provider === 'azure' && apiKey ? { defaultHeaders: { 'api-key': apiKey } } : {}),
    maxRetries: 0,
    ...options,
    fetch,
  });
}
