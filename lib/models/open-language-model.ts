// The language model as Docent uses it: within the budget, with personal data replaced, by the first model
// that can be reached, and in the form that was asked for. It trusts no reply: what does not parse is a
// failure with a name. A completion ends by its deadline whatever the servers do.
import { setTimeout as wait } from 'node:timers/promises';
import { toJSONSchema, type z } from 'zod';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import type { ModelBudget } from './budget.ts';
import type { ModelReply } from './call-model.ts';
import { type CallReport, type Clock, openEndpoint } from './endpoint.ts';
import type { CallSetting, Completion, LanguageModel, ModelPrompt, ModelUsage } from './language-model.ts';
import { labelOf, type ModelSettings } from './model-settings.ts';
import { addPrices, priceOf } from './price-of.ts';
import { readJson } from './read-json.ts';
import { openRedaction, type Redaction } from './redact-prompt.ts';
import { wholeMembers } from './whole-members.ts';

const defaultOutputTokens = 1500;

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
      system: `${redaction.redact(prompt.system)}\n\n${formText(prompt.schema)}`,
      prompt: redaction.redact(prompt.prompt),
      schema: prompt.schema,
      schemaName: prompt.schemaName,
      maxOutputTokens: prompt.maxOutputTokens ?? defaultOutputTokens,
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

  return {
    label: labelOf(primary),
    async completeStructured<T>(prompt: ModelPrompt<T>, setting: CallSetting): Promise<Completion<T>> {
      await budget.admit(setting.actorId);
      const redaction = openRedaction();
      let usage: ModelUsage | undefined;
      try {
        const reply = await reach(prompt, redaction, setting, (report) => {
          const spent = usageOf(report, settings);
          usage = usage ? addUsage(usage, spent) : spent;
          setting.observe?.({
            kind: 'model_call',
            purpose: prompt.purpose,
            model: report.label,
            milliseconds: spent.milliseconds,
            tokensIn: spent.tokensIn,
            tokensOut: spent.tokensOut,
            ...(spent.price ? { price: spent.price } : {}),
            ...(report.failure ? { failure: report.failure.code } : {}),
          });
        });
        const object = redaction.restore(await readReply(reply, prompt.schema));
        return { object, model: reply.model, usage: usage as ModelUsage };
      } catch (thrown) {
        throw cancelledBy(setting.signal, thrown);
      } finally {
        if (usage) await budget.spend(setting.actorId, usage);
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
  return ['model.unavailable', 'model.timeout', 'model.rejected', 'outgoing.refused'].includes(code);
}

function cancelledBy(signal: AbortSignal, thrown: unknown): AssistantError {
  if (signal.aborted) return new AssistantError('query.cancelled', { cause: thrown });
  return asAssistantError(thrown);
}

// The form is said in words too: a server without structured output knows it from here, and one that
// has it is steered by the same names.
const formTexts = new WeakMap<z.ZodType, string>();

function formText(schema: z.ZodType): string {
  let text = formTexts.get(schema);
  if (text === undefined) {
    const { $schema: _, ...form } = toJSONSchema(schema);
    text = `Reply with one JSON object of this form and nothing else:\n${JSON.stringify(form)}`;
    formTexts.set(schema, text);
  }
  return text;
}

async function readReply<T>({ text, cut }: ModelReply, schema: z.ZodType<T>): Promise<T> {
  const invalid = (detail: string) =>
    new AssistantError('model.invalid_reply', { detail, generated: text.slice(0, 4000) });
  const read = await readJson(text);
  if ('problem' in read) throw invalid(cut ? 'cut_off' : read.problem);
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`${issue?.path.join('.') || 'the reply'}: ${issue?.code}`);
}

function usageOf({ milliseconds, reply, label }: CallReport, settings: ModelSettings): ModelUsage {
  const { tokensIn = 0, tokensOut = 0 } = reply ?? {};
  const name = label.slice(label.indexOf(':') + 1);
  const price = priceOf(settings, name, tokensIn, tokensOut);
  return { calls: 1, tokensIn, tokensOut, milliseconds, ...(price ? { price } : {}) };
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
