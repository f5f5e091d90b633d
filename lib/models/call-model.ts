// One call over the wire: from a prompt to the text that came back and what it cost, or to a failure by
// name. What the server said of a failure is kept as its cause, for the log, and told to nobody.
import { APICallError, generateText, Output } from 'ai';
import { toJSONSchema, type z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import type { ModelConnection } from './model-settings.ts';
import { openProvider, type ReplyForm } from './open-provider.ts';
import { readRetryAfter } from './retry-wait.ts';

// The SDK prints what a provider does not support; what matters of it is in the reply.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

const replyBytes = 1024 * 1024;
const idleMilliseconds = 15_000;

export interface ModelCall {
  readonly connection: ModelConnection;
  readonly form: ReplyForm;
  readonly system: string;
  readonly prompt: string;
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  readonly trustedOrigins: readonly string[];
}

export interface ModelReply {
  readonly text: string;
  readonly model: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** True when the model had more to say than it was given room for. */
  readonly cut: boolean;
}

/**
 * Calls once.
 *
 * @throws AssistantError `model.unavailable` (with `retryAfterSeconds` where the server said), `model.timeout`,
 *   `model.rejected`, `outgoing.refused`, `query.cancelled`
 */
export async function callModel(call: ModelCall): Promise<ModelReply> {
  const late = AbortSignal.timeout(Math.max(1, Math.round(call.milliseconds)));
  try {
    const fetch = guardedFetch({ trustedOrigins: call.trustedOrigins, bytes: replyBytes, idleMilliseconds });
    const model = await openProvider(call.connection, call.form, fetch);
    const { text, usage, finishReason, response } = await generateText({
      model,
      instructions: call.system,
      prompt: call.prompt,
      output: { ...Output.text(), responseFormat: Promise.resolve(responseFormat(call)) },
      maxOutputTokens: call.maxOutputTokens,
      maxRetries: 0,
      abortSignal: AbortSignal.any([call.signal, late]),
    });
    return {
      text,
      model: response.modelId,
      tokensIn: usage.inputTokens ?? 0,
      tokensOut: usage.outputTokens ?? 0,
      cut: finishReason === 'length',
    };
  } catch (thrown) {
    if (call.signal.aborted) throw new AssistantError('query.cancelled', { cause: thrown });
    if (late.aborted) throw new AssistantError('model.timeout', { cause: thrown });
    throw failureOf(thrown);
  }
}

function responseFormat({ form, schema, schemaName }: ModelCall) {
  if (form === 'text') return { type: 'text' as const };
  const described = form === 'schema' ? { schema: toJSONSchema(schema) as object, name: schemaName } : {};
  return { type: 'json' as const, ...described };
}

function failureOf(thrown: unknown): AssistantError {
  const ours = ourOwn(thrown);
  if (ours) return ours;
  if (!APICallError.isInstance(thrown)) return new AssistantError('model.unavailable', { cause: thrown });
  const { statusCode: status, responseHeaders } = thrown;
  if (status === undefined) return new AssistantError('model.unavailable', { cause: thrown });
  const retryAfterSeconds = readRetryAfter(responseHeaders?.['retry-after'], Date.now());
  const options = { detail: `status ${status}`, cause: thrown };
  // A 200 that is no reply of this protocol: another kind of server, or one that is broken.
  if (status < 300 || status >= 500 || status === 408 || status === 409 || status === 429)
    return new AssistantError('model.unavailable', {
      ...options,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  return new AssistantError('model.rejected', options);
}

/** The guard's refusal, however deep the SDK wrapped it. */
function ourOwn(thrown: unknown): AssistantError | undefined {
  for (let each = thrown; each instanceof Error; each = each.cause) {
    if (each instanceof AssistantError) return each;
  }
  return undefined;
}
