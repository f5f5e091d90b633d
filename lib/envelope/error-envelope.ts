import type { AssistantError } from '../errors/assistant-error.ts';
import { failureWords } from '../errors/failure-words.ts';
import type { Locale } from '../i18n/locale.ts';
import type { ErrorEnvelope } from './envelope.ts';

/** A failure as people and programs outside may know it: words from the table, a code, a trace id. */
export function errorEnvelope(
  error: AssistantError,
  where: { chatId: string; traceId: string; locale: Locale },
): ErrorEnvelope {
  return {
    type: 'error',
    message: failureWords(error, where.locale),
    data: { error_code: error.code, retryable: error.retryable },
    // Nothing was read of the question; a confidence of none says so.
    meta: {
      chat_id: where.chatId,
      intent_label: 'DATA_QUERY',
      intent_confidence: 0,
      trace_id: where.traceId,
    },
  };
}
