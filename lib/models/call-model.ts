// One call over the wire: from a prompt to the text that came back and what it cost, or to a failure by
// name. What the server said of a failure is kept as its cause, for the log, and told to nobody.
import {
  APICallError,
  type FinishReason,
  generateText,
  InvalidResponseDataError,
  type LanguageModelUsage,
  Output,
  streamText,
} from 'ai';
import { toJSONSchema, type z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { type Manner, notInPieces } from './manner.ts';
import type { ModelConnection } from './model-settings.ts';
import { openProvider } from './open-provider.ts';
import { classOf, type Refusal, refusalOf, saidByServer } from './refusal.ts';
import { retryAfterOf } from './retry-wait.ts';
import type { SpentTokens } from './spent-tokens.ts';
import { tokensOf } from './tokens.ts';

// The SDK prints what a provider does not support; what matters of it is in the reply.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

const replyBytes = 1024 * 1024;

export interface ModelCall {
  readonly connection: ModelConnection;
  readonly manner: Manner;
  readonly system: string;
  readonly prompt: string;
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  readonly trustedOrigins: readonly string[];
  /** Told of all that came so far; with it the reply is streamed. */
  readonly grown?: (text: string) => void;
  /** What carries it, where that is not the wire: a batch takes the body and gives the reply later. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface ModelReply extends SpentTokens {
  readonly text: string;
  readonly model: string;
  /** True when a filter of the provider's stopped it. */
  readonly declined: boolean;
  /** True when the model had more to say than it was given room for. */
  readonly cut: boolean;
  /** True when a part of that room went to thoughts, which are no reply. */
  readonly thought: boolean;
}

/**
 * Calls once.
 *
 * @throws AssistantError `model.unavailable` (with `retryAfterSeconds` where the server said), `model.timeout`,
 *   `model.rejected`, `model.no_credit`, `model.too_long`, `model.declined`, `outgoing.refused`, `query.cancelled`
 */
export async function callModel(call: ModelCall): Promise<ModelReply> {
  const milliseconds = Math.max(1, Math.round(call.milliseconds));
  // A slow machine reads a prompt for a while before its first word: the time of the call is the only clock.
  const rules = { trustedOrigins: call.trustedOrigins, bytes: replyBytes, idleMilliseconds: milliseconds };
  const fetch = call.fetch ?? guardedFetch(rules);
  const { manner } = call;
  const model = await openProvider(call.connection, manner.form, call.grown ? inPieces(fetch) : fetch);
  // What is loaded for the first call of a process is not the server's time.
  const late = AbortSignal.timeout(milliseconds);
  try {
    const asked = {
      model,
      ...(manner.rulesApart
        ? { instructions: call.system, prompt: call.prompt }
        : { prompt: `${call.system}\n\n${call.prompt}` }),
      output: { ...Output.text(), responseFormat: Promise.resolve(responseFormat(call)) },
      ...roomOf(call),
      maxRetries: 0,
      abortSignal: AbortSignal.any([call.signal, late]),
    };
    const ended = await (call.grown ? streamed(asked, call.grown) : atOnce(asked));
    return replyOf(ended, call);
  } catch (thrown) {
    if (call.signal.aborted) throw new AssistantError('query.cancelled', { cause: thrown });
    if (late.aborted) throw new AssistantError('model.timeout', { cause: thrown });
    throw failureOf(thrown);
  }
}

/** Not every server that is asked for pieces knows how; a whole reply would be read as none. */
function inPieces(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const isWhole = response.ok && /^application\/json\b/i.test(response.headers.get('content-type') ?? '');
    if (!isWhole) return response;
    await response.body?.cancel();
    throw new AssistantError('model.unavailable', { detail: notInPieces });
  };
}

/** A plan, and most snippets, are shorter. */
const briefTokens = 600;

function roomOf({ manner: { room, roomName, brief }, maxOutputTokens, connection: { provider } }: ModelCall) {
  const tokens = (brief ? Math.min(briefTokens, maxOutputTokens) : maxOutputTokens) + room;
  if (roomName === 'max_tokens') return { maxOutputTokens: tokens };
  const option = provider === 'openai' ? 'maxCompletionTokens' : roomName;
  return { providerOptions: { [provider]: { [option]: tokens } } };
}

type Asked = Parameters<typeof generateText>[0] & Parameters<typeof streamText>[0];

interface Ended {
  readonly text: string;
  readonly thoughts: string;
  readonly model: string;
  readonly usage: LanguageModelUsage;
  readonly finishReason: FinishReason;
}

async function atOnce(asked: Asked): Promise<Ended> {
  const { text, reasoningText = '', usage, finishReason, response } = await generateText(asked);
  return { text, thoughts: reasoningText, model: response.modelId, usage, finishReason };
}

async function streamed(asked: Asked, grown: (text: string) => void): Promise<Ended> {
  // A failure is a part of the stream; told to nobody, it would be printed.
  const { fullStream } = streamText({ ...asked, onError: () => undefined });
  let text = '';
  let thoughts = '';
  let ended: Ended | undefined;
  let unmarked = false;
  for await (const part of fullStream) {
    if (part.type === 'error') {
      unmarked = InvalidResponseDataError.isInstance(part.error) && text !== '';
      if (!unmarked) throw part.error;
    }
    if (part.type === 'text-delta') {
      text += part.text;
      grown(text);
    }
    if (part.type === 'reasoning-delta') thoughts += part.text;
    if (part.type === 'finish-step') {
      const { response, usage, finishReason } = part;
      // Some servers forget to say that they have ended. Such a reply may have been cut: it counts if it is whole.
      const how = unmarked ? 'length' : finishReason;
      ended = { text, thoughts, model: response.modelId, usage, finishReason: how };
    }
  }
  if (!ended) throw new AssistantError('model.unavailable', { detail: 'the reply did not end' });
  return ended;
}

function replyOf({ text, thoughts, model, usage, finishReason }: Ended, call: ModelCall): ModelReply {
  const { inputTokens, outputTokens, outputTokenDetails } = usage;
  const cut = finishReason === 'length';
  // Some servers tell of thoughts by their tokens, some by their words, some write them into the reply, and of some
  // it is only seen that there was no room left for a word.
  const thought =
    (outputTokenDetails?.reasoningTokens ?? 0) > 0 ||
    thoughts !== '' ||
    /^\s*<think/i.test(text) ||
    (cut && text.trim() === '');
  return {
    text,
    model,
    // A budget of tokens holds for a server that counts none too.
    tokensIn: inputTokens ?? tokensOf(call.system) + tokensOf(call.prompt),
    tokensOut: outputTokens ?? tokensOf(text) + tokensOf(thoughts),
    estimated: inputTokens === undefined || outputTokens === undefined,
    declined: finishReason === 'content-filter',
    cut,
    thought,
  };
}

function responseFormat({ manner: { form }, schema, schemaName }: ModelCall) {
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
  const said = saidByServer(thrown);
  const named = classOf(said);
  const options = { detail: `status ${status}${named === undefined ? '' : `: ${named}`}`, cause: thrown };
  const code = codes[refusalOf(status, said)];
  if (code && status >= 400 && status < 500) return new AssistantError(code, options);
  // A 200 that is no reply of this protocol: another kind of server, or one that is broken.
  if (status < 300 || status >= 500 || status === 408 || status === 409 || status === 429) {
    const retryAfterSeconds = retryAfterOf(responseHeaders, said, Date.now());
    return new AssistantError('model.unavailable', {
      ...options,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  return new AssistantError('model.rejected', options);
}

/** What has words of its own, for it is mended elsewhere than a key, a name or an address. */
const codes: Readonly<Partial<Record<Refusal, FailureCode>>> = {
  credit: 'model.no_credit',
  length: 'model.too_long',
  declined: 'model.declined',
};

/** The guard's refusal, however deep the SDK wrapped it. */
function ourOwn(thrown: unknown): AssistantError | undefined {
  for (let each = thrown; each instanceof Error; each = each.cause) {
    if (each instanceof AssistantError) return each;
  }
  return undefined;
}
