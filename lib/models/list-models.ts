// The test of a connection: which models does the server offer to this key? It costs no tokens.
import { AssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { baseUrl } from './base-url.ts';
import { modelFailure } from './model-failure.ts';
import type { ModelConnection } from './model-settings.ts';
import { openaiClient } from './openai-client.ts';

const listed = 500;

/**
 * Names of the models, sorted.
 *
 * @throws AssistantError `model.unavailable`, `model.timeout`, `model.rejected`, `outgoing.refused`; which of them
 *   means what for who set the connection, `connectionProblem` knows
 */
export async function listModels(
  connection: Omit<ModelConnection, 'name'>,
  trustedOrigins: readonly string[],
  milliseconds = 10_000,
): Promise<string[]> {
  const late = AbortSignal.timeout(milliseconds);
  const fetch = guardedFetch({ trustedOrigins, bytes: 4 * 1024 * 1024, idleMilliseconds: milliseconds });
  try {
    if (connection.provider !== 'compatible' && !connection.apiKey)
      throw new AssistantError('model.rejected', { detail: 'no key is set' });
    const names = await namesFrom(connection, (url, init) => fetch(url, { ...init, signal: late }));
    return names.sort().slice(0, listed);
  } catch (thrown) {
    if (late.aborted) throw new AssistantError('model.timeout', { cause: thrown });
    throw modelFailure(thrown);
  }
}

/** Whether a server that offers these has the model. At Azure it is named as it was deployed, which no list tells. */
export function isOffered({ provider, name }: ModelConnection, names: readonly string[]): boolean {
  // Ollama's tag may be left out.
  return provider === 'azure' || names.includes(name) || names.includes(`${name}:latest`);
}

async function namesFrom(
  connection: Omit<ModelConnection, 'name'>,
  fetch: typeof globalThis.fetch,
): Promise<string[]> {
  const { provider, apiKey } = connection;
  const base = baseUrl(connection);
  switch (provider) {
    case 'anthropic': {
      const reply = await read(fetch, `${base ?? 'https://api.anthropic.com/v1'}/models?limit=1000`, {
        'x-api-key': apiKey ?? '',
        'anthropic-version': '2023-06-01',
      });
      return texts(reply, 'data', 'id');
    }
    case 'google': {
      const reply = await read(
        fetch,
        `${base ?? 'https://generativelanguage.googleapis.com/v1beta'}/models?pageSize=1000`,
        { 'x-goog-api-key': apiKey ?? '' },
      );
      return texts(reply, 'models', 'name').map((name) => name.replace(/^models\//, ''));
    }
    default: {
      const client = await openaiClient(connection, fetch);
      // The client takes whatever it was sent for a page without models.
      const reply = await client.models.list().asResponse();
      return texts(await reply.json(), 'data', 'id');
    }
  }
}

async function read(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const reply = await fetch(url, { headers });
  if (!reply.ok) {
    const { status } = reply;
    throw Object.assign(new Error(`status ${status}`), { status, responseBody: await reply.text() });
  }
  return reply.json();
}

function texts(reply: unknown, list: string, key: string): string[] {
  const entries = (reply as Readonly<Record<string, unknown>> | null)?.[list];
  // Ollama without a single model.
  if (entries === null) return [];
  if (!Array.isArray(entries)) throw new AssistantError('model.unavailable', { detail: 'no list of models' });
  return entries
    .map((entry) => (entry as Record<string, unknown>)[key])
    .filter((name) => typeof name === 'string');
}
