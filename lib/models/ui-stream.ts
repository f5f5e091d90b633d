// The streamed form of an answer: the AI SDK's UI message protocol over server-sent events. Parts of type
// `data-stage` (each a `Progress`) come as things happen, then one `data-envelope`, then the end. A page
// reads it with `useChat`, a program with any reader of server-sent events.
import { createUIMessageStream, createUIMessageStreamResponse } from 'ai';
import type { Envelope } from '../envelope/envelope.ts';
import type { Progress } from '../envelope/progress.ts';

/**
 * Answers with a stream at once and runs `answer` behind it. `answer` must not reject for a failure that
 * has an envelope; if it does reject, the stream ends with an `error` part that says nothing of the cause.
 */
export function streamAnswer(
  answer: (tell: (progress: Progress) => void) => Promise<Envelope>,
  onBug: (thrown: unknown) => string,
): Response {
  const stream = createUIMessageStream({
    async execute({ writer }) {
      writer.write({ type: 'start' });
      const envelope = await answer((progress) =>
        writer.write({
          type: 'data-stage',
          // The same id again replaces the part, so a stage that ends takes the place of its start.
          id: 'reading' in progress ? 'reading' : progress.stage,
          data: progress,
        }),
      );
      writer.write({ type: 'data-envelope', id: 'envelope', data: envelope });
      writer.write({ type: 'finish' });
    },
    onError: onBug,
  });
  return createUIMessageStreamResponse({ stream, headers: { 'cache-control': 'private, no-store' } });
}
