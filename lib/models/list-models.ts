// The test of a connection: which models does the server offer to this key? It costs no tokens.
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import type { ModelConnection } from './model-settings.ts';

const listed = 500;

/**
 * Names of the models, sorted.
 *
 * @throws AssistantError `model.unavailable`, `model.timeout`, `model.rejected` (a wrong key), `outgoing.refused`
 */
export async function listModels(
  connection: Omit<ModelConnection, 'name'>,
  trustedOrigins: readonly string[],
  milliseconds = 10_000,
): Promise<string[]> {
  const late = AbortSignal.timeout(milliseconds);
  const fetch = guardedFetch({ trustedOrigins, bytes: 4 * 1024 * 1024, idleMilliseconds: milliseconds });
  try {
    const names = await namesFrom(connection, (url, init) => fetch(url, { ...init, signal: late }));
    return names.sort().slice(0, listed);
  } catch (thrown) {
    if (late.aborted) throw new AssistantError('model.timeout', { cause: thrown });
    if (thrown instanceof AssistantError) throw thrown;
    const status = (thrown as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500 && status !== 429)
      throw rejected(status, thrown);
    const { cause } = thrown as Error;
    throw cause instanceof AssistantError
      ? cause
      : new AssistantError('model.unavailable', { cause: thrown });
  }
}

async function namesFrom(
  { provider, url, apiKey }: Omit<ModelConnection, 'name'>,
  fetch: typeof globalThis.fetch,
): Promise<string[]> {
  const base = url?.replace(/\/+$/, '');
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
      const { default: OpenAI } = await import('openai');
      const client = new OpenAI({
        ...(base === undefined ? {} : { baseURL: base }),
        apiKey: apiKey ?? 'none',
        ...(provider === 'azure' && apiKey ? { defaultHeaders: { 'api-key': apiKey } } : {}),
        maxRetries: 0,
        fetch,
      });
      const page = await client.models.list();
      return page.data.map(({ id }) => id);
    }
  }
}

async function read(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const reply = await fetch(url, { headers });
  if (!reply.ok) throw Object.assign(new Error(`status ${reply.status}`), { status: reply.status });
  return reply.json();
}

function texts(reply: unknown, list: string, key: string): string[] {
  const entries = (reply as Readonly<Record<string, unknown>>)[list];
  if (!Array.isArray(entries)) throw new AssistantError('model.unavailable', { detail: 'no list of models' });
  return entries
    .map((entry) => (entry as Record<string, unknown>)[key])
    .filter((name) => typeof name === 'string');
}

function rejected(status: number, cause: unknown): AssistantError {
  return new AssistantError('model.rejected', { detail: `status ${status}`, cause: asAssistantError(cause) });
}
