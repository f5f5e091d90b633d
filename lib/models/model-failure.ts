import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';

/** What a provider's client threw, by name: a refusal for good (a wrong key, no such path), or one to try again. */
export function modelFailure(thrown: unknown): AssistantError {
  if (thrown instanceof AssistantError) return thrown;
  const { status, cause } = thrown as { status?: unknown; cause?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 429)
    return new AssistantError('model.rejected', {
      detail: `status ${status}`,
      cause: asAssistantError(thrown),
    });
  return cause instanceof AssistantError ? cause : new AssistantError('model.unavailable', { cause: thrown });
}
