import type { AssistantError } from '../errors/assistant-error.ts';

/**
 * Writes one line for a failure that an engineer must look at, with the trace id that its asker was
 * given: the stack of what nobody foresaw, and the error class of what a database refused. Neither rows
 * nor questions nor a database's own words are in it (those can quote values), unless a bug put them
 * into the stack of its own cause. Other foreseen failures are in the records already.
 */
export function logFailure(
  error: AssistantError,
  traceId: string,
  write: (line: string) => void = console.error,
): void {
  const { code } = error;
  if (code === 'internal.unexpected') {
    const cause = error.cause instanceof Error ? error.cause : error;
    write(JSON.stringify({ level: 'error', code, traceId, stack: cause.stack }));
  } else if (code === 'query.failed') {
    write(JSON.stringify({ level: 'warning', code, traceId, class: classOf(error.cause) }));
  }
}

/** One line for a call that a model's server did not answer as it should: who runs Docent finds the cause there. */
export function logModelFailure(
  { model, failure, detail }: { readonly model: string; readonly failure?: string; readonly detail?: string },
  traceId: string,
  write: (line: string) => void = console.error,
): void {
  if (failure === undefined || failure === 'query.cancelled') return;
  write(
    JSON.stringify({ level: 'warning', code: failure, traceId, model, ...(detail && { class: detail }) }),
  );
}

/** An SQLSTATE or a driver's own code, such as `42P01` or `ER_NO_SUCH_TABLE`. */
function classOf(cause: unknown): string | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : undefined;
}
