// Anthropic's message batches: the requests in one call, and a list of results when all have ended. Results are
// kept there for a month; they hold plans, and no rows. A batch carries no mark of ours, and its keys are told with its
// results alone: one whose id was lost with a worker is known for certain when it has ended, and until then it may be
// any of the same size and time.
import { AssistantError } from '../errors/assistant-error.ts';
import { baseUrl } from './base-url.ts';
import { type BatchServer, clockMargin, linesOf } from './batch-server.ts';
import { modelFailure } from './model-failure.ts';
import type { ModelConnection } from './model-settings.ts';

interface Standing {
  readonly id?: unknown;
  readonly processing_status?: unknown;
  readonly request_counts?: Readonly<Record<string, number>>;
  readonly created_at?: unknown;
}

interface Page {
  readonly data?: readonly Standing[];
  readonly has_more?: unknown;
  readonly last_id?: unknown;
}

/** Batches of one page of the list. */
const listed = 100;

export function anthropicBatches(
  connection: Pick<ModelConnection, 'provider' | 'url' | 'apiKey'>,
  fetch: typeof globalThis.fetch,
): BatchServer {
  const { apiKey } = connection;
  const base = `${baseUrl(connection) ?? 'https://api.anthropic.com/v1'}/messages/batches`;

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

  /** The newest first. */
  async function* all(signal: AbortSignal): AsyncGenerator<Standing> {
    for (let after = ''; ; ) {
      const path = `?limit=${listed}${after && `&after_id=${encodeURIComponent(after)}`}`;
      const page = (await (await call(path, { signal })).json()) as Page;
      yield* page.data ?? [];
      if (page.has_more !== true || typeof page.last_id !== 'string') return;
      after = page.last_id;
    }
  }

  async function keysOf(id: string, signal: AbortSignal): Promise<unknown[]> {
    const response = await call(`${at(id)}/results`, { signal });
    return linesOf(await response.text(), ({ custom_id: key }) => key);
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
    async find({ keys, total, since, others }, signal) {
      let undecided = false;
      for await (const { id, processing_status: status, request_counts: counts, created_at: made } of all(
        signal,
      )) {
        const apart = Date.parse(String(made)) - since.getTime();
        if (apart < -clockMargin) break;
        if (typeof id !== 'string' || others.has(id) || apart > clockMargin || sumOf(counts) !== total)
          continue;
        if (status !== 'ended') undecided = true;
        else if ((await keysOf(id, signal)).some((key) => keys.has(String(key))))
          return { state: 'found', id };
      }
      return { state: undecided ? 'undecided' : 'absent' };
    },
    async look(id, signal) {
      const { processing_status: status, request_counts: counts = {} } = await standing(at(id), { signal });
      const { processing: _, ...done } = counts;
      return {
        ended: status === 'ended',
        answered: sumOf(done),
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

function sumOf(counts: Readonly<Record<string, number>> = {}): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

const at = (id: string) => `/${encodeURIComponent(id)}`;

function replyOf({ custom_id: key, result }: Record<string, unknown>): [string, unknown] | undefined {
  const { type, message } = (result ?? {}) as { type?: unknown; message?: unknown };
  return typeof key === 'string' && type === 'succeeded' ? [key, message] : undefined;
}
