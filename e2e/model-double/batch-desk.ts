// The part of the double that takes prompts handed in together, in the shapes of OpenAI (files and batches) and
// Anthropic (message batches). Nothing is answered before a test says so.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Shape } from './reply-shapes.ts';

type Body = Record<string, unknown>;

export interface HandedIn {
  readonly id: string;
  readonly shape: Shape;
  readonly headers: IncomingMessage['headers'];
  readonly requests: readonly { readonly key: string; readonly body: Body }[];
  readonly mark?: string;
  cancelled: boolean;
}

export interface BatchDesk {
  readonly handedIn: readonly HandedIn[];
  /** Ids of files that somebody still keeps there. */
  readonly files: ReadonlySet<string>;
  /** The status with which all of it answers from now on; undefined is as it should be. */
  refuse(status: number | undefined): void;
  /** Takes the next batch and never says so; settles when it is there. */
  takeInSilence(): Promise<void>;
  /** Answers the open batches: so many prompts of each, all when absent; with fewer they stay open or run out. */
  answer(how?: { readonly prompts?: number; readonly state?: 'open' | 'expired' }): void;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface Kept extends HandedIn {
  readonly madeAt: Date;
  state: 'open' | 'ended' | 'expired';
  readonly answers: Map<string, unknown>;
}

export function isOfBatches(url: string): boolean {
  return /\/(files|batches)(\/|\?|$)/.test(url);
}

/** `reply`: the body with which the same prompt would be answered at once; undefined where that would fail. */
export function openBatchDesk(reply: (shape: Shape, body: Body) => unknown): BatchDesk {
  const batches: Kept[] = [];
  const files = new Map<string, string>();
  let refused: number | undefined;
  let silent: (() => void) | undefined;

  function take(shape: Shape, requests: Kept['requests'], headers: HandedIn['headers'], mark?: string): Kept {
    const batch: Kept = {
      id: `batch-${batches.length + 1}`,
      shape,
      requests,
      headers,
      ...(mark === undefined ? {} : { mark }),
      cancelled: false,
      madeAt: new Date(),
      state: 'open',
      answers: new Map(),
    };
    batches.push(batch);
    return batch;
  }

  return {
    handedIn: batches,
    get files() {
      return new Set(files.keys());
    },
    refuse(status) {
      refused = status;
    },
    takeInSilence() {
      const { promise, resolve } = Promise.withResolvers<void>();
      silent = resolve;
      return promise;
    },
    answer({ prompts = Number.POSITIVE_INFINITY, state } = {}) {
      for (const batch of batches.filter((one) => one.state === 'open')) {
        for (const { key, body } of batch.requests.slice(0, prompts))
          if (!batch.answers.has(key)) batch.answers.set(key, reply(batch.shape, body));
        batch.state = state ?? 'ended';
      }
    },
    async serve(request, response) {
      const send = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      const sent = await buffer(request);
      const { pathname } = new URL(request.url ?? '', 'http://double');
      if (refused !== undefined) return send(refused, { error: { message: 'refused', type: 'scripted' } });
      const [kind = '', id, part] = pathname.replace(/^.*\/(?=files|batches)/, '').split('/');
      const batch = batches.find((one) => one.id === id);
      if (kind === 'files') return send(...serveFile(request.method, id, part, sent, files));
      if (request.method === 'POST' && id === undefined) {
        const taken = (reply: unknown): void => {
          if (silent) silent();
          else send(200, reply);
          silent = undefined;
        };
        const body = JSON.parse(sent.toString()) as Body;
        if (pathname.includes('/anthropic/')) {
          const requests = (body.requests as { custom_id: string; params: Body }[]).map(
            ({ custom_id: key, params }) => ({ key, body: params }),
          );
          return taken(anthropicBatch(take('anthropic', requests, request.headers)));
        }
        const lines = (files.get(String(body.input_file_id)) ?? '').split('\n');
        const requests = lines.map((line) => {
          const { custom_id: key, body: inner } = JSON.parse(line) as { custom_id: string; body: Body };
          return { key, body: inner };
        });
        const { docent_batch: mark } = (body.metadata ?? {}) as { docent_batch?: string };
        const made = take('openai', requests, request.headers, mark);
        files.set(`${made.id}-in`, files.get(String(body.input_file_id)) ?? '');
        files.delete(String(body.input_file_id));
        return taken(openAiBatch(made, files));
      }
      if (id === undefined) return send(200, listed(batches, request.url ?? '', files));
      if (!batch) return send(404, { error: { message: 'no such batch', type: 'not_found' } });
      if (part === 'cancel') {
        batch.cancelled = true;
        batch.state = 'ended';
      }
      if (part === 'results') return send(200, anthropicResults(batch));
      return send(200, batch.shape === 'openai' ? openAiBatch(batch, files) : anthropicBatch(batch));
    },
  };
}

function serveFile(
  method: string | undefined,
  id: string | undefined,
  part: string | undefined,
  sent: Buffer,
  files: Map<string, string>,
): [status: number, body: unknown] {
  if (method === 'POST') {
    const name = `file-${files.size + 1}`;
    files.set(name, partNamed(sent.toString(), 'file'));
    return [200, { id: name, object: 'file', purpose: 'batch', bytes: sent.length }];
  }
  const content = files.get(id ?? '');
  if (content === undefined) return [404, { error: { message: 'no such file', type: 'not_found' } }];
  if (method === 'DELETE') {
    files.delete(id ?? '');
    return [200, { id, object: 'file', deleted: true }];
  }
  return [200, part === 'content' ? content : { id, object: 'file' }];
}

/** Of a multipart body, the text of one part. */
function partNamed(body: string, name: string): string {
  const boundary = body.slice(0, body.indexOf('\r\n'));
  const part = body.split(boundary).find((one) => one.includes(`name="${name}"`)) ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4).trimEnd();
}

function openAiBatch(batch: Kept, files: Map<string, string>): unknown {
  const { id, state, cancelled, answers, requests, mark } = batch;
  const done = state !== 'open';
  const output = `${id}-out`;
  const lines = [...answers].map(([key, body]) =>
    JSON.stringify({
      custom_id: key,
      response: body === undefined ? { status_code: 500, body: {} } : { status_code: 200, body },
      error: null,
    }),
  );
  if (done && lines.length > 0 && !files.has(output)) files.set(output, lines.join('\n'));
  return {
    id,
    object: 'batch',
    endpoint: '/v1/chat/completions',
    status: cancelled ? 'cancelled' : state === 'ended' ? 'completed' : done ? 'expired' : 'in_progress',
    input_file_id: `${id}-in`,
    ...(done && lines.length > 0 && { output_file_id: output }),
    request_counts: { total: requests.length, completed: answers.size, failed: 0 },
    created_at: Math.floor(batch.madeAt.getTime() / 1000),
    metadata: mark === undefined ? null : { docent_batch: mark },
  };
}

function anthropicBatch({ id, state, requests, answers, madeAt }: Kept): unknown {
  return {
    id,
    type: 'message_batch',
    processing_status: state === 'open' ? 'in_progress' : 'ended',
    request_counts: {
      processing: requests.length - answers.size,
      succeeded: answers.size,
      errored: 0,
      canceled: 0,
      expired: 0,
    },
    created_at: madeAt.toISOString(),
    results_url: null,
  };
}

/** Each prompt has a result, also one that ran out. */
function anthropicResults({ answers, requests }: Kept): string {
  return requests
    .map(({ key }) => {
      const message = answers.get(key);
      const failed = answers.has(key) ? { type: 'errored', error: {} } : { type: 'expired' };
      return JSON.stringify({
        custom_id: key,
        result: message === undefined ? failed : { type: 'succeeded', message },
      });
    })
    .join('\n');
}

/** The newest first, in pages of two so that somebody has to turn them. */
function listed(batches: readonly Kept[], url: string, files: Map<string, string>): unknown {
  const shape = url.includes('/anthropic/') ? 'anthropic' : 'openai';
  const after = new URL(url, 'http://double').searchParams.get(shape === 'openai' ? 'after' : 'after_id');
  const all = batches.filter((one) => one.shape === shape).reverse();
  const left = all.slice(all.findIndex(({ id }) => id === after) + 1);
  const data = left.slice(0, 2);
  return {
    object: 'list',
    data: data.map((one) => (shape === 'openai' ? openAiBatch(one, files) : anthropicBatch(one))),
    has_more: left.length > data.length,
    last_id: data.at(-1)?.id ?? null,
  };
}
