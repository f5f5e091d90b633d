import type { AssistantError } from '../errors/assistant-error.ts';

/**
 * Writes one line for a failure that nobody foresaw, with the trace id that its asker was given. Foreseen
 * ones are in the records already. Neither rows nor questions nor a database's own words are in it, unless
 * a bug put them into the stack of its own cause.
 */
export function logFailure(error: AssistantError, traceId: string): void {
  if (error.code !== 'internal.unexpected') return;
  const cause = error.cause instanceof Error ? error.cause : error;
  console.error(JSON.stringify({ level: 'error', code: error.code, traceId, stack: cause.stack }));
}
