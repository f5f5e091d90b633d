import { randomUUID } from 'node:crypto';
import type { Envelope } from '../envelope/envelope.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { type FailureCode, failures } from '../errors/failures.ts';
import { streamAnswer } from '../models/ui-stream.ts';
import { logFailure } from '../telemetry/log-failure.ts';
import type { StartedQuestion } from './ask-question.ts';

/**
 * The answer to a started question: one JSON envelope, or a stream of its progress and the envelope for
 * who accepts `text/event-stream`. When the client goes away the question is cancelled.
 */
export async function answerOverHttp(started: StartedQuestion, request: Request): Promise<Response> {
  if (request.headers.get('accept')?.includes('text/event-stream')) {
    return streamAnswer(
      (tell) => started.answer(request.signal, tell),
      (thrown) => {
        logFailure(asAssistantError(thrown), randomUUID());
        return failures['internal.unexpected'].words.en;
      },
    );
  }
  const envelope = await started.answer(request.signal);
  return Response.json(envelope, {
    status: statusOf(envelope),
    headers: { 'cache-control': 'private, no-store' },
  });
}

function statusOf(envelope: Envelope): number {
  if (envelope.type !== 'error') return 200;
  return failures[envelope.data.error_code as FailureCode]?.status ?? 500;
}
