// Reads the server-sent events of an answer as it comes. Only the parts Docent itself sends matter;
// whatever else the protocol carries is passed over, so a newer server does not break an older page.
import type { Envelope } from '#lib/envelope/envelope.ts';
import { asEnvelope } from './as-envelope.ts';

export type AnswerEvent =
  | { readonly kind: 'stage'; readonly stage: string; readonly state: 'started' | 'ended' | 'failed' }
  | { readonly kind: 'reading'; readonly text: string }
  | { readonly kind: 'envelope'; readonly envelope: Envelope };

/** Yields the events of `body` in order. A malformed event is skipped; a broken connection throws. */
export async function* readAnswerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = done ? '' : (blocks.pop() ?? '');
      for (const block of blocks) {
        const event = parseBlock(block);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}

function parseBlock(block: string): AnswerEvent | undefined {
  const text = block
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n');
  if (!text.startsWith('{')) return undefined;
  return asEvent(parseJson(text));
}

function asEvent(part: unknown): AnswerEvent | undefined {
  if (!isRecord(part) || !isRecord(part.data)) return undefined;
  const { type, data } = part;
  if (type === 'data-envelope') {
    const envelope = asEnvelope(data);
    return envelope && { kind: 'envelope', envelope };
  }
  if (type === 'data-reading' || (type === 'data-stage' && typeof data.reading === 'string')) {
    return typeof data.reading === 'string' ? { kind: 'reading', text: data.reading } : undefined;
  }
  if (type === 'data-stage' && typeof data.stage === 'string') {
    const state = data.state === 'ended' || data.state === 'failed' ? data.state : 'started';
    return { kind: 'stage', stage: data.stage, state };
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half an event from a cut connection; the missing envelope is what tells the reader.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
