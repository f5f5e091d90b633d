// Anthropic's message batches: the requests in one call, and a list of results when all have ended. Results are
// kept there for a month; they hold plans, and no rows. A batch carries no mark of ours, so one whose id was lost
// with a worker is not found again.
import { AssistantError } from '../errors/assistant-error.ts';
import { type BatchServer, linesOf } from './batch-server.ts';
import { modelFailure } from './model-failure.ts';
import type { ModelConnection } from './model-settings.ts';

interface Standing {
  readonly id?: unknown;
  readonly processing_status?: unknown;
  readonly request_counts?: Readonly<Record<string, number>>;
}

export function anthropicBatches(
  { url, apiKey }: Pick<ModelConnection, 'url' | 'apiKey'>,
  fetch: typeof globalThis.fetch,
): BatchServer {
  const base = `${(url ?? 'https://api.anthropic.com/v1').replace(/\/+$/, '')}/messages/batches`;

  async function call(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-api-key', apiKey ?? '');
    headers.set('anthropic-version', '2023-06-01');
    const response = await fetch(`${base}${path}`, { ...init, headers });
    if (!response.ok)
      throw modelFailure(Object.assign(new Error(`status ${response.status}`), { status: response.status }));
    return response;
  }

  async function standing(path: string, init: RequestInit): Promise<Standing> {
    return (await (await call(path, init)).json()) as Standing;
  }

  return {
    async submit(_mark, requests, signal) {
      // Features that a single request would name in a header are named for all of them.
      const betas = new Set(requests.flatMap(({ headers }) => headers.get('anthropic-beta') ?? []));
      const { id } = await standing('', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(betas.size > 0 && { 'anthropic-beta': [...betas].join(',') }),
        },
        body: JSON.stringify({
          requests: requests.map(({ key, body }) => ({ custom_id: key, params: body })),
        }),
        signal,
      });
      if (typeof id !== 'string') throw new AssistantError('model.unavailable', { detail: 'no batch id' });
      return id;
    },
    async look(id, signal) {
      const { processing_status: status, request_counts: counts = {} } = await standing(at(id), { signal });
      const { processing: _, ...done } = counts;
      return {
        ended: status === 'ended',
        answered: Object.values(done).reduce((sum, count) => sum + count, 0),
      };
    },
    async replies(id, signal) {
      const response = await call(`${at(id)}/results`, { signal });
      return new Map(linesOf(await response.text(), replyOf));
    },
    async cancel(id, signal) {
      await call(`${at(id)}/cancel`, { method: 'POST', signal });
    },
  };
}

const at = (id: string) => `/${encodeURIComponent(id)}`;

function replyOf({ custom_id: key, result }: Record<string, unknown>): [string, unknown] | undefined {
  const { type, message } = (result ?? {}) as { type?: unknown; message?: unknown };
  return typeof key === 'string' && type === 'succeeded' ? [key, message] : undefined;
}
