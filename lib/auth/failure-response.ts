import { randomUUID } from 'node:crypto';
import { errorEnvelope } from '../envelope/error-envelope.ts';
import type { AssistantError } from '../errors/assistant-error.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { logFailure } from '../telemetry/log-failure.ts';

/** A failure as an `error` envelope with its status; the log has the cause under the same trace id. */
export function failureResponse(error: AssistantError, headers: Headers, chatId = ''): Response {
  const traceId = randomUUID();
  logFailure(error, traceId);
  const locale = nearestLocale(headers.get('accept-language')?.split(',')[0]);
  const response = Response.json(errorEnvelope(error, { chatId, traceId, locale }), { status: error.status });
  response.headers.set('cache-control', 'private, no-store');
  if (error.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(error.retryAfterSeconds));
  }
  return response;
}
