// OpenAI's Batch API: a file of requests, a batch over it, and a file of replies when it has ended.
import type OpenAI from 'openai';
import { type BatchServer, clockMargin, linesOf } from './batch-server.ts';

const markName = 'docent_batch';
/** Batches of one page of the list. */
const listed = 100;
/** After this, what a worker that died did not remove is removed there. */
const kept = { anchor: 'created_at', seconds: 3 * 24 * 60 * 60 } as const;
const ended: readonly OpenAI.Batch['status'][] = ['completed', 'failed', 'expired', 'cancelled'];

export function openAiBatches(client: () => Promise<OpenAI>): BatchServer {
  return {
    async submit(mark, requests, signal) {
      const { toFile } = await import('openai');
      const api = await client();
      const url = '/v1/chat/completions';
      const lines = requests.map(({ key, body }) =>
        JSON.stringify({ custom_id: key, method: 'POST', url, body }),
      );
      const file = await toFile(Buffer.from(lines.join('\n')), `${mark}.jsonl`, {
        type: 'application/jsonl',
      });
      const { id } = await api.files.create({ file, purpose: 'batch', expires_after: kept }, { signal });
      const batch = await api.batches.create(
        {
          input_file_id: id,
          endpoint: url,
          completion_window: '24h',
          output_expires_after: kept,
          metadata: { [markName]: mark },
        },
        { signal },
      );
      return batch.id;
    },
    async find({ mark, since }, signal) {
      const api = await client();
      // The newest come first; the pages follow by themselves.
      for await (const { id, metadata, created_at: made } of api.batches.list(
        { limit: listed },
        { signal },
      )) {
        if (metadata?.[markName] === mark) return { state: 'found', id };
        if (made * 1000 < since.getTime() - clockMargin) break;
      }
      return { state: 'absent' };
    },
    async look(id, signal) {
      const { status, request_counts: counts } = await (await client()).batches.retrieve(id, { signal });
      return { ended: ended.includes(status), answered: (counts?.completed ?? 0) + (counts?.failed ?? 0) };
    },
    async replies(id, signal) {
      const api = await client();
      const { output_file_id: file } = await api.batches.retrieve(id, { signal });
      if (!file) return new Map();
      const text = await (await api.files.content(file, { signal })).text();
      return new Map(linesOf(text, replyOf));
    },
    async cancel(id, signal) {
      await (await client()).batches.cancel(id, { signal });
    },
    async forget(id, signal) {
      const api = await client();
      const batch = await api.batches.retrieve(id, { signal });
      for (const file of [batch.input_file_id, batch.output_file_id, batch.error_file_id])
        if (file) await api.files.delete(file, { signal });
    },
  };
}

function replyOf({ custom_id: key, response }: Record<string, unknown>): [string, unknown] | undefined {
  const { status_code: status, body } = (response ?? {}) as { status_code?: unknown; body?: unknown };
  return typeof key === 'string' && status === 200 ? [key, body] : undefined;
}
