// The language model as Docent uses it: within the budget, with personal data replaced, by the first model
// that can be reached, and in the form that was asked for. It trusts no reply: what does not parse is a
// failure with a name. A completion ends by its deadline whatever the servers do.
import { setTimeout as wait } from 'node:timers/promises';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { holdBudget, type ModelBudget } from './budget.ts';
import type { ModelReply } from './call-model.ts';
import { type CallReport, type Clock, openEndpoint } from './endpoint.ts';
import type { CallSetting, Completion, LanguageModel, ModelPrompt, ModelUsage } from './language-model.ts';
import { openModelBatches } from './model-batches.ts';
import { labelOf, type ModelSettings } from './model-settings.ts';
import { outgoingPrompt } from './outgoing-prompt.ts';
import { addPrices, usageOf } from './price-of.ts';
import { readReply } from './read-reply.ts';
import { openRedaction, type Redaction } from './redact-prompt.ts';
import { tokensOf } from './tokens.ts';
import { wholeMembers } from './whole-members.ts';

const realClock: Clock = {
  now: () => performance.now(),
  random: Math.random,
  wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

/** Opens the model of these settings. Holds no connection; opening calls nobody. */
export function openLanguageModel(
  settings: ModelSettings,
  budget: ModelBudget,
  clock: Clock = realClock,
): LanguageModel {
  const { primary, fallback, trustedOrigins, callMilliseconds, totalMilliseconds } = settings;
  const first = openEndpoint(primary, clock);
  const second = fallback && openEndpoint(fallback, clock);

  /** The first reply of the first model that can be reached. */
  async function reach(
    prompt: ModelPrompt<unknown>,
    redaction: Redaction,
    { signal, partial }: CallSetting,
    called: (report: CallReport) => void,
  ): Promise<ModelReply> {
    const call = {
      ...outgoingPrompt(prompt, redaction),
      signal,
      trustedOrigins,
      callMilliseconds,
      deadline: clock.now() + totalMilliseconds,
      called,
      ...(partial && { grown: membersTo((members) => partial(redaction.restore(members))) }),
    };
    const name = settings.names?.[prompt.purpose];
    try {
      return await first.call(name === undefined ? call : { ...call, name });
    } catch (thrown) {
      const failure = asAssistantError(thrown);
      if (!second || !isOfTheServer(failure)) throw failure;
      return second.call(call);
    }
  }

  const batches = openModelBatches(settings, budget);
  return {
    label: labelOf(primary),
    ...(batches && { batches }),
    async completeStructured<T>(prompt: ModelPrompt<T>, setting: CallSetting): Promise<Completion<T>> {
      const promptTokens = tokensOf(prompt.system) + tokensOf(prompt.prompt);
      const settle = await holdBudget(budget, setting.actorId, promptTokens);
      const redaction = openRedaction();
      let usage: ModelUsage | undefined;
      try {
        const reply = await reach(prompt, redaction, setting, (report) => {
          const spent = spentOn(report, settings);
          usage = usage ? addUsage(usage, spent) : spent;
          setting.observe?.({
            kind: 'model_call',
            purpose: prompt.purpose,
            model: report.label,
            milliseconds: spent.milliseconds,
            tokensIn: spent.tokensIn,
            tokensOut: spent.tokensOut,
            ...(report.spent.estimated ? { estimated: true } : {}),
            ...(spent.price ? { price: spent.price } : {}),
            ...(report.failure ? { failure: report.failure.code } : {}),
            ...(report.failure?.detail === undefined ? {} : { detail: report.failure.detail }),
          });
        });
        const object = redaction.restore(await readReply(reply, prompt.schema));
        return { object, model: reply.model, usage: usage as ModelUsage };
      } catch (thrown) {
        throw cancelledBy(setting.signal, thrown);
      } finally {
        await settle(usage);
      }
    },
  };
}

/** Tells of the members of a reply each time there are more of them. */
function membersTo(tell: (members: Readonly<Record<string, unknown>>) => void): (text: string) => void {
  let known = 0;
  return (text) => {
    const members = wholeMembers(text);
    const count = Object.keys(members).length;
    if (count > known) tell(members);
    known = count;
  };
}

/** What another server might do better; a reply without sense, or a spent budget, it would not. */
function isOfTheServer({ code }: AssistantError): boolean {
  return (
    code === 'outgoing.refused' ||
    (code.startsWith('model.') && code !== 'model.invalid_reply' && code !== 'model.budget_spent')
  );
}

function cancelledBy(signal: AbortSignal, thrown: unknown): AssistantError {
  if (signal.aborted) return new AssistantError('query.cancelled', { cause: thrown });
  return asAssistantError(thrown);
}

function spentOn({ milliseconds, spent, label }: CallReport, settings: ModelSettings): ModelUsage {
  return { ...usageOf(spent, label.slice(label.indexOf(':') + 1), settings), milliseconds };
}

function addUsage(left: ModelUsage, right: ModelUsage): ModelUsage {
  const price = addPrices(left.price, right.price);
  return {
    calls: left.calls + right.calls,
    tokensIn: left.tokensIn + right.tokensIn,
    tokensOut: left.tokensOut + right.tokensOut,
    milliseconds: left.milliseconds + right.milliseconds,
    ...(price ? { price } : {}),
  };
}
