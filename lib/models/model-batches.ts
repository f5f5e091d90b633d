// Prompts handed in together, where the provider takes them so. What leaves is what would have left one by one:
// the body that the provider's own client makes, personal data replaced, to a server that may be called; what
// comes back is read and paid for in the same way, at the price of a batch.
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { anthropicBatches } from './anthropic-batches.ts';
import type { BatchRequest, BatchServer } from './batch-server.ts';
import type { ModelBudget } from './budget.ts';
import { callModel, type ModelCall, type ModelReply } from './call-model.ts';
import type { CallSetting, ModelBatches, ModelPrompt, ModelPurpose, ModelUsage } from './language-model.ts';
import { ableManner } from './manner.ts';
import { modelFailure } from './model-failure.ts';
import { labelOf, type ModelConnection, type ModelSettings } from './model-settings.ts';
import { openAiBatches } from './openai-batches.ts';
import { openaiClient } from './openai-client.ts';
import { outgoingPrompt } from './outgoing-prompt.ts';
import { usageOf } from './price-of.ts';
import { readReply } from './read-reply.ts';
import { openRedaction } from './redact-prompt.ts';

/** OpenAI and Anthropic both take half. */
const priceShare = 0.5;
/** Milliseconds of one call about a batch: a file of some thousand prompts goes up, and comes down. */
const milliseconds = 120_000;
const replyBytes = 256 * 1024 * 1024;
const purpose: ModelPurpose = 'policy';

/** Undefined where the provider has no batches. */
export function openModelBatches(settings: ModelSettings, budget: ModelBudget): ModelBatches | undefined {
  const name = settings.names?.[purpose];
  const connection = name === undefined ? settings.primary : { ...settings.primary, name };
  const found = serverOf(connection, settings.trustedOrigins);
  if (!found) return undefined;
  const server = found;

  async function asked<T>(signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = AbortSignal.timeout(milliseconds);
    try {
      return await ask(AbortSignal.any([signal, late]));
    } catch (thrown) {
      if (signal.aborted) throw new AssistantError('query.cancelled', { cause: thrown });
      if (late.aborted) throw new AssistantError('model.timeout', { cause: thrown });
      throw modelFailure(thrown);
    }
  }

  const callOf = (prompt: ModelPrompt<unknown>, signal: AbortSignal) => {
    const redaction = openRedaction();
    const call: ModelCall = {
      connection,
      manner: ableManner,
      ...outgoingPrompt(prompt, redaction),
      milliseconds,
      signal,
      trustedOrigins: settings.trustedOrigins,
    };
    return { call, redaction };
  };

  return {
    label: labelOf(connection),
    async submit(mark, prompts, { signal, actorId }) {
      await budget.admit(actorId);
      const requests: BatchRequest[] = [];
      for (const [key, prompt] of prompts)
        requests.push({ key, ...(await requestOf(callOf(prompt, signal).call)) });
      return asked(signal, (until) => server.submit(mark, requests, until));
    },
    find: (lost, signal) => asked(signal, (until) => server.find(lost, until)),
    look: (id, signal) => asked(signal, (until) => server.look(id, until)),
    async collect<T>(
      id: string,
      prompts: ReadonlyMap<string, ModelPrompt<T>>,
      { signal, actorId }: Pick<CallSetting, 'signal' | 'actorId'>,
    ) {
      const bodies = await asked(signal, (until) => server.replies(id, until));
      const outcomes = new Map<string, T | AssistantError>();
      for (const [key, prompt] of prompts) {
        if (!bodies.has(key)) continue;
        const { outcome, usage } = await read(prompt, bodies.get(key), signal);
        outcomes.set(key, outcome);
        await budget.spend(actorId, usage);
      }
      return outcomes;
    },
    cancel: (id, signal) => asked(signal, (until) => server.cancel(id, until)),
    async forget(id, signal) {
      await asked(signal, async (until) => server.forget?.(id, until));
    },
  };

  async function read<T>(prompt: ModelPrompt<T>, body: unknown, signal: AbortSignal) {
    const { call, redaction } = callOf(prompt, signal);
    // Nobody waited for it.
    const cost = (reply?: ModelReply): ModelUsage => ({
      ...usageOf(reply, connection.name, settings, priceShare),
      milliseconds: 0,
    });
    let usage = cost();
    let outcome: T | AssistantError;
    try {
      const reply = await callModel({ ...call, fetch: async () => Response.json(body) });
      usage = cost(reply);
      outcome = redaction.restore(await readReply(reply, prompt.schema));
    } catch (thrown) {
      outcome = asAssistantError(thrown);
    }
    return { outcome, usage };
  }
}

function serverOf(connection: ModelConnection, trustedOrigins: readonly string[]): BatchServer | undefined {
  if (!connection.apiKey) return undefined;
  const fetch = guardedFetch({ trustedOrigins, bytes: replyBytes, idleMilliseconds: milliseconds });
  switch (connection.provider) {
    case 'openai':
      return openAiBatches(() => openaiClient(connection, fetch));
    case 'anthropic':
      return anthropicBatches(connection, fetch);
    default:
      return undefined;
  }
}

/** The body and headers that the provider's own client makes of a call, which goes nowhere. */
async function requestOf(call: ModelCall): Promise<Omit<BatchRequest, 'key'>> {
  let made: Omit<BatchRequest, 'key'> | undefined;
  try {
    await callModel({
      ...call,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        made = { body: await request.json(), headers: request.headers };
        throw new AssistantError('query.cancelled');
      },
    });
  } catch (thrown) {
    if (!made) throw thrown;
  }
  if (!made) throw new AssistantError('model.rejected', { detail: 'nothing would have been sent' });
  return made;
}
