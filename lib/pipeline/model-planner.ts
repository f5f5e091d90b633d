// The planner that asks a language model: one call gives intent, plan, readings to choose from or an honest
// no; and where no plan says the question, a snippet, which is only handed on here: the stages check it. It
// trusts nothing of the reply: plans are read from their notation and held against what this asker may see
// before they leave here, and what is said to people is made from plans and our own words.
import type { PromptSize } from '../env/setting-table.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { warmCompiler } from '../guard/typing/compiler.ts';
import { answerWords } from '../i18n/answer-words.ts';
import { describeSource, suggestQuestions } from '../language/describe-source.ts';
import { listWords, messages } from '../language/messages.ts';
import { optionLabel } from '../language/option-label.ts';
import type { CallSetting, LanguageModel } from '../models/language-model.ts';
import { generateSnippet } from './code-generator.ts';
import { doubtOf } from './doubtful-plan.ts';
import { answerLimits } from './limits.ts';
import { parsePlan } from './notation/read-plan.ts';
import type { Observe } from './observation.ts';
import type { Plan } from './plan.ts';
import { fenced } from './prompts/fence.ts';
import { leanSystem } from './prompts/lean-system.ts';
import { renderPlanPrompt } from './prompts/plan-prompt.ts';
import { leanReplySchema, type PlanReply, planReplySchema, wholeReply } from './prompts/plan-reply.ts';
import { planSystem } from './prompts/plan-system.ts';
import { interpretReading } from './reading.ts';
import type { Context, Planner, Planning, Reading } from './stages.ts';

const optionsOffered = 3;
const assumptionsSaid = 2;
const readingLength = 200;
/** With its prompt within 2,048. */
const leanOutputTokens = 400;
/** Of a snippet: no plan says what it does, and nobody can read it back in words of ours. */
const mostConfidence = 0.7;

export function modelPlanner(model: LanguageModel, size: PromptSize = 'full'): Planner {
  return async (context, signal, observe) => {
    if (context.gaveUp) throw context.gaveUp;
    const prompt = renderPlanPrompt(context, context.failures, size);
    if (prompt.mistakes.length > 0)
      observe?.({ kind: 'mistakes_told', ids: prompt.mistakes.map(({ id }) => id) });
    const setting = {
      signal,
      actorId: context.actorId ?? 'operator',
      ...(observe ? { observe } : {}),
      ...(observe && context.watched ? { partial: earlyReading(context, observe) } : {}),
    };
    const asked = { purpose: 'plan', prompt: prompt.text, schemaName: 'plan_reply' } as const;
    if (size === 'lean') {
      const lean = {
        ...asked,
        system: leanSystem,
        schema: leanReplySchema,
        maxOutputTokens: leanOutputTokens,
      };
      const { object } = await model.completeStructured(lean, setting);
      return planningOf(wholeReply(object), context);
    }
    // The reply may have a snippet; the compiler loads while the model thinks.
    warmCompiler();
    const whole = { ...asked, system: planSystem, schema: planReplySchema };
    const { object } = await model.completeStructured(whole, setting);
    return planningOf(object, context);
  };
}

/** Tells how the question was read once that is written, while the rest of the reply still comes. */
function earlyReading(context: Context, observe: Observe): NonNullable<CallSetting['partial']> {
  let told = false;
  const tell = (text: string) => {
    told = true;
    observe({ kind: 'reading', text });
  };
  return ({ intent, plans, reading }) => {
    if (told || intent !== 'data' || !Array.isArray(plans)) return;
    const [plan] = plans.filter((each) => typeof each === 'string' && each.trim() !== '');
    if (plan === undefined) {
      const [words] = typeof reading === 'string' ? said([reading], readingLength) : [];
      if (words !== undefined) tell(answerWords[context.locale].modelReads(words));
      return;
    }
    try {
      tell(interpretReading(checkedPlan(plan, context), context));
    } catch (thrown) {
      // What is wrong with it is said of the whole reply, where it can be repaired.
      if (!(thrown instanceof AssistantError)) throw thrown;
      told = true;
    }
  };
}

/** @throws AssistantError `plan.invalid` with what the model wrote */
function planningOf(reply: PlanReply, context: Context): Planning {
  switch (reply.intent) {
    case 'help':
      return help(context);
    case 'not_possible':
      return notPossible(reply, context);
    case 'data':
    case 'clarify': {
      const snippet = reply.plans.every((plan) => plan.trim() === '') ? snippetOf(reply, context) : undefined;
      if (snippet) return snippet;
      const readings = readingsOf(reply, context);
      const [best] = readings;
      if (!best) throw new AssistantError('plan.invalid', { detail: 'plans: there is none', generated: '' });
      const asks = reply.intent === 'clarify' && !context.mustAnswer;
      return (asks ? clarification(readings, context) : undefined) ?? answer(best);
    }
  }
}

/** Undefined where the reply has none; a plan goes before it. */
function snippetOf(reply: PlanReply, context: Context): Planning | undefined {
  // Some models fence code wherever they write it.
  const code = reply.snippet.replace(/^\s*```\w*\n|\n?```\s*$/g, '').trim();
  if (code === '') return undefined;
  const [reading] = said([reply.reading], readingLength);
  if (reading === undefined) {
    const detail = 'reading: beside a snippet it says in one short sentence, without links, how you read it';
    throw new AssistantError('plan.invalid', { detail, generated: code });
  }
  const confidence = Math.min(mostConfidence, Math.max(0, reply.confidence));
  const { models } = context.manifest.manifest;
  const named = new Set(
    [...code.matchAll(/\b(?:from|join|leftJoin)\(\s*(['"`])(\w+)\1/g)].map(([, , name]) => name),
  );
  return {
    kind: 'snippet',
    intent: {
      label: 'DATA_QUERY',
      confidence,
      candidateModels: models.map(({ name }) => name).filter((name) => named.has(name)),
    },
    written: {
      code,
      reading,
      confidence,
      assumptions: said(reply.assumptions, 160).slice(0, assumptionsSaid),
      policies: followed(reply.guidance, context),
    },
  };
}

/** Of several plans those that make sense; one that has none fails only when it is all there is. */
function readingsOf(reply: PlanReply, context: Context): Reading[] {
  const wanted = reply.intent === 'clarify' ? optionsOffered : 1;
  const confidence = Math.min(1, Math.max(0, reply.confidence));
  const readings: Reading[] = [];
  let failure: unknown;
  for (const [place, text] of reply.plans.slice(0, wanted).entries()) {
    try {
      readings.push({
        plan: checkedPlan(text, context),
        confidence: confidence / (place + 1),
        assumptions: place === 0 ? said(reply.assumptions, 160).slice(0, assumptionsSaid) : [],
        planner: 'model',
        policies: followed(reply.guidance, context),
      });
    } catch (thrown) {
      if (!(thrown instanceof AssistantError)) throw thrown;
      failure ??= thrown;
    }
  }
  if (readings.length === 0 && failure) throw failure;
  return readings;
}

function checkedPlan(text: string, context: Context): Plan {
  const plan = parsePlan(text);
  const { manifest, now, timeZone, failures = [] } = context;
  try {
    generateSnippet(plan, { manifest, now, timeZone, rowLimit: answerLimits.rows });
  } catch (thrown) {
    if (!(thrown instanceof AssistantError)) throw thrown;
    throw new AssistantError(thrown.code, { detail: thrown.detail ?? '', generated: text, cause: thrown });
  }
  const doubt = failures.length === 0 ? doubtOf(plan, manifest) : undefined;
  if (doubt === undefined) return plan;
  throw new AssistantError('plan.invalid', { detail: doubt, generated: text });
}

/** What of a reply people read: short, each on one line, without links. */
function said(sentences: readonly string[], longest: number): string[] {
  return sentences
    .map((text) => fenced(text, longest))
    .filter((text) => text !== '' && !/https?:|www\.|\]\(/i.test(text));
}

function followed(numbers: readonly number[], { policies }: Context): string[] {
  return [...new Set(numbers)].flatMap((number) => policies[number - 1]?.id ?? []);
}

function answer(reading: Reading): Planning {
  const { confidence, plan } = reading;
  return {
    kind: 'plan',
    intent: { label: 'DATA_QUERY', confidence, candidateModels: [plan.model] },
    reading,
  };
}

/** Undefined when the readings do not differ in what people would be told. */
function clarification(readings: readonly Reading[], context: Context): Planning | undefined {
  const options = new Map<string, Reading>();
  for (const reading of readings) {
    const label = optionLabel(reading.plan, context);
    if (!options.has(label)) options.set(label, reading);
  }
  if (options.size < 2) return undefined;
  const models = [...new Set(readings.map(({ plan }) => plan.model))];
  return {
    kind: 'clarification',
    intent: { label: 'CLARIFICATION', confidence: readings[0]?.confidence ?? 0, candidateModels: models },
    ask: messages[context.locale].askReading,
    options: [...options].map(([label, reading]) => ({ label, reading })),
  };
}

function help({ locale, manifest }: Context): Planning {
  return {
    kind: 'help',
    intent: { label: 'GENERAL_HELP', confidence: 0.9, candidateModels: [] },
    message: messages[locale].help(describeSource(manifest.manifest, locale)),
    suggestions: suggestQuestions(manifest, locale),
  };
}

function notPossible({ reason: given, missing, confidence }: PlanReply, context: Context): Planning {
  const { locale, manifest, question } = context;
  const say = messages[locale];
  const reason = given === 'none' ? 'no_such_data' : given;
  // Only words of the asker's own are said back.
  const words = missing.filter((word) => word.trim() !== '' && question.includes(word)).slice(0, 3);
  const things = describeSource(manifest.manifest, locale);
  const message = {
    read_only: say.readOnly,
    not_about_data: say.notAboutData(things),
    no_such_data:
      words.length > 0
        ? say.noSuchData(
            listWords(
              words.map((word) => say.quoted(word)),
              locale,
            ),
            '',
          )
        : say.noSuchDataAtAll(things),
  }[reason];
  return {
    kind: 'not_possible',
    intent: { label: 'OUT_OF_SCOPE', confidence: Math.min(1, Math.max(0, confidence)), candidateModels: [] },
    reason,
    message,
    rephrase: reason === 'read_only' ? say.readOnlyRephrase : say.rephrase,
    suggestions: suggestQuestions(manifest, locale),
  };
}
