// The planner that needs no model. It links the words of a question to the source, makes plans of what
// it linked, and answers only when the best reading is likely and clearly ahead; else it asks, or says
// what is missing. It trusts the manifest it is given, which holds nothing the actor may not see.

import { locales } from '../i18n/locale.ts';
import type { Context, Intent, Planner, Planning, Reading } from '../pipeline/stages.ts';
import { absentThings } from './absent-things.ts';
import { type AbsentValue, absentValue } from './absent-values.ts';
import { scopeLabel } from './ambiguity/scope-label.ts';
import { displayOf } from './assemble/frame.ts';
import { byCurrency } from './by-currency.ts';
import { describeModel, describeSource, suggestQuestions } from './describe-source.ts';
import { changesAnswer } from './follow-up/changes-answer.ts';
import { readInConversation } from './follow-up/follow-up-readings.ts';
import { linkQuestion } from './link-question.ts';
import { fold } from './locale/fold.ts';
import { plainWords } from './locale/plain-words.ts';
import { listWords, messages } from './messages.ts';
import { optionLabel } from './option-label.ts';
import { pointsNowhere } from './points-nowhere.ts';
import { askedTerm } from './policies/asked-term.ts';
import { type PolicyEffects, policyEffects, underPolicies } from './policies/policy-effects.ts';
import type { RankedReading } from './readings.ts';
import { speaksOfRevenue } from './revenue.ts';
import { type SchemaIndex, schemaIndex } from './schema-index.ts';
import { scopeOf } from './scope.ts';
import { showWhatRanks } from './show-what-ranks.ts';

export const planBuiltIn: Planner = async (context) => plan(context);

/** Below this the best reading is not even worth offering. */
const worthOffering = 0.12;
/** Below this a reading is offered only beside others of its kind. */
const worthChoosing = 0.3;
/** What was understood word for word is worth asking about, however unlikely. */
const worthAsking = 0.05;

function plan(context: Context): Planning {
  const index = schemaIndex(context.manifest);
  const effects = policyEffects(context);
  const [cutting] = linkQuestion(context.question, context, index, effects.terms);
  const scope = cutting ? scopeOf(cutting, context.turns.length > 0) : { kind: 'elsewhere' as const };
  if (scope.kind === 'help') return help(context, scope.about);
  const isAboutAnswer = cutting !== undefined && context.turns.length > 0 && changesAnswer(cutting);
  if (scope.kind === 'write' && !isAboutAnswer) return readOnly(context);
  const earned = speaksOfRevenue(cutting?.tokens.map(({ folded }) => folded) ?? [], index);
  if (scope.kind === 'elsewhere' && !earned) return notAboutData(context);
  const nowhere = cutting && !context.mustAnswer ? pointsNowhere(cutting, context.turns) : undefined;
  if (nowhere !== undefined) return unnamed(nowhere, context);
  const asked = context.mustAnswer ? undefined : clarifyTerm(context, index, effects);
  if (asked) return asked;
  const readings = readUnder(effects, context, index);
  const missing = context.mustAnswer || !readings[0] ? undefined : absentValue(readings[0]);
  const offered = missing && offerNearValues(missing, context, index, effects);
  return offered ?? decide(readings, context, index);
}

function unnamed(words: string, { locale, manifest }: Context): Planning {
  return {
    kind: 'not_possible',
    intent: intent('OUT_OF_SCOPE', 0.7, []),
    reason: 'nothing_shown',
    message: messages[locale].pointsNowhere(words),
    rephrase: messages[locale].nameIt,
    suggestions: suggestQuestions(manifest, locale),
  };
}

/** "There is no status “payed”. Did you mean:" with the question read with each near value in its place. */
function offerNearValues(
  { said, start, end, field, near, known }: AbsentValue,
  context: Context,
  index: SchemaIndex,
  effects: PolicyEffects,
): Planning {
  const say = messages[context.locale];
  const none = say.noSuchValue(field.label, said);
  const readings = near.flatMap((value) => {
    const question = `${context.question.slice(0, start)}"${value}"${context.question.slice(end)}`;
    return readUnder(effects, { ...context, question }, index).slice(0, 1);
  });
  const [best] = readings;
  const options = readings.map((reading) => ({
    label: optionLabel(reading.plan, context),
    reading: readingOf(reading, context),
  }));
  const plain = best && options.length === 1 ? plainList(best, context) : undefined;
  if (plain && plain.label !== options[0]?.label) options.push(plain);
  if (options.length >= 2)
    return {
      kind: 'clarification',
      intent: intent('CLARIFICATION', 0.9, [options[0]?.reading.plan.model ?? '']),
      ask: `${none} ${say.didYouMean}`,
      options,
    };
  return {
    kind: 'not_possible',
    intent: intent('OUT_OF_SCOPE', 0.7, []),
    reason: 'no_such_data',
    message: `${none} ${say.knownValues(listWords(known, context.locale))}`,
    rephrase: say.rephrase,
    suggestions: suggestQuestions(context.manifest, context.locale),
  };
}

/** The readings of a question under the policies that apply to it. */
function readUnder(effects: PolicyEffects, context: Context, index: SchemaIndex): RankedReading[] {
  const options = { terms: effects.terms, ...(effects.ways.size > 0 && { preferred: effects.ways }) };
  return readInConversation(context, index, options).map((read) => {
    const reading = { ...read, plan: byCurrency(read.plan, context.manifest) };
    const changed = underPolicies(reading.plan, reading.targets, effects, context.manifest);
    return changed.policies.length > 0 ? { ...reading, ...changed } : reading;
  });
}

/** The clarification that a policy demands for a word, each choice being read in the word's place. */
function clarifyTerm(context: Context, index: SchemaIndex, effects: PolicyEffects): Planning | undefined {
  const found = askedTerm(context, effects.asks);
  if (!found) return undefined;
  const { policy, term } = found.asked;
  const choices = found.choices.flatMap(({ label, question }) => {
    const [best] = readUnder(effects, { ...context, question }, index);
    if (!best) return [];
    const reading = readingOf(best, context);
    return [{ label, reading: { ...reading, policies: [...reading.policies, policy] } }];
  });
  if (choices.length < 2) return undefined;
  return {
    kind: 'clarification',
    intent: intent('CLARIFICATION', 0.9, [choices[0]?.reading.plan.model ?? '']),
    ask: messages[context.locale].askValue(term),
    options: choices.slice(0, 4),
  };
}

function decide(readings: readonly RankedReading[], context: Context, _index: SchemaIndex): Planning {
  const [best, second] = readings;
  if (!best || best.confidence < (unreadText(best).length > 0 ? worthOffering : worthAsking))
    return noSuchData(readings, context);
  const absent = absentThings(best, context.locale);
  if (absent.length > 0 && !context.mustAnswer) return noSuchData(readings, context, absent);
  const { lead } = context.settings;
  const answerThreshold = context.settings.answerThreshold - (best.edit === undefined ? 0 : followUpRoom);
  const ahead = best.confidence - (second?.confidence ?? 0);
  const isSure =
    !isEmptied(best) && best.confidence >= answerThreshold && (ahead >= lead * best.confidence || !second);
  if (isSure) return answer(best, context);
  const options = distinctOptions(readings, context);
  if (context.mustAnswer) {
    // Not asked again: the best reading is taken, and said to be one of several.
    const read =
      options.length > 1 && options[0] ? [messages[context.locale].assumedReading(options[0].label)] : [];
    return answer(best, context, read);
  }
  // A name that nothing holds, and a verb that nothing records: there is nothing to choose between.
  const isStray = best.confidence < worthChoosing && isStrange(best) && options.length <= 2;
  if (isStray) return noSuchData(readings, context);
  if (options.length >= 2) {
    return {
      kind: 'clarification',
      intent: intent('CLARIFICATION', best.confidence, [best.plan.model]),
      ask: messages[context.locale].askReading,
      options,
      areRivals: true,
    };
  }
  const isLikely = best.confidence >= answerThreshold && !isEmptied(best);
  return isLikely ? answer(best, context) : noSuchData(readings, context);
}

/** "ingredients to restock" read as all ingredients: what was said of them is what could not be read. */
function isEmptied({ plan, features }: RankedReading): boolean {
  return isBareList(plan) && features.defaulted === 1 && features.strays > 0;
}

/** A follow-up may be less sure: it changes what is in sight, and the next word puts it right. */
const followUpRoom = 0.07;

/** "won an Oscar": an unknown name beside an unread word. */
function isStrange({ sketch, cutting }: RankedReading): boolean {
  const unread = sketch.unread.filter((node) => node.t === 'word' || node.t === 'literal');
  const names = unread.filter((node) => node.t === 'literal' && !node.quoted);
  const words = unread.filter((node) => node.t === 'word' && cutting.tokens[node.start]?.kind === 'word');
  return names.length > 0 && words.length > 0;
}

function answer(best: RankedReading, context: Context, assumed: readonly string[] = []): Planning {
  const reading = readingOf(best, context);
  return {
    kind: 'plan',
    intent: intent('DATA_QUERY', best.confidence, [best.plan.model]),
    reading: { ...reading, assumptions: [...reading.assumptions, ...assumed] },
  };
}

/** Up to three readings whose labels a person can tell apart. */
function distinctOptions(
  readings: readonly RankedReading[],
  context: Context,
): { label: string; reading: Reading }[] {
  const options: { label: string; reading: Reading }[] = [];
  const floor = (readings[0]?.confidence ?? 0) * 0.08;
  for (const reading of readings) {
    if (reading.confidence < floor) break;
    const label = scopeLabel(reading.plan, context) ?? optionLabel(reading.plan, context);
    if (options.some((option) => option.label === label)) continue;
    options.push({ label, reading: readingOf(reading, context) });
    if (options.length === 3) break;
  }
  const [only] = options;
  const [best] = readings;
  // "vehicles never used" read as a list of all vehicles: another list of them is no way on.
  if (!only || !best || options.length > 1 || isBareList(best.plan)) return options;
  const plain = plainList(best, context);
  if (plain && plain.label !== only.label) options.push(plain);
  return options;
}

function isBareList({ where, measures, dimensions, orderBy, topPerGroup }: RankedReading['plan']): boolean {
  return !where && !measures && !dimensions && !orderBy && !topPerGroup;
}

/** What the question is about, without what was doubtful in it: a way on where there is one reading only. */
function plainList(best: RankedReading, context: Context): { label: string; reading: Reading } | undefined {
  const model = context.manifest.model(best.plan.model);
  if (!model) return undefined;
  const fields = displayOf(model).map((field) => ({ path: field.name, as: field.name }));
  const reading: Reading = {
    plan: { model: model.name, fields },
    confidence: best.confidence * 0.2,
    assumptions: [],
    policies: [],
  };
  return { label: optionLabel(reading.plan, context), reading };
}

function readingOf(ranked: RankedReading, context: Context): Reading {
  const say = messages[context.locale];
  const assumptions: string[] = [];
  const links = ranked.cutting.spans.filter((span) => span.kind === 'link');
  for (const [position, { target }] of ranked.targets.entries()) {
    const span = links[position];
    if (target.kind !== 'value' || !target.corrected || !span) continue;
    const first = ranked.cutting.tokens[span.start];
    const last = ranked.cutting.tokens[span.end - 1];
    if (first && last)
      assumptions.push(say.assumedValue(context.question.slice(first.start, last.end), target.value));
  }
  for (const { isSlip, text, folded } of ranked.cutting.tokens)
    if (isSlip) assumptions.push(say.assumedValue(text, folded));
  const policies = new Set([
    ...ranked.targets.flatMap(({ policy }) => (policy === undefined ? [] : [policy])),
    ...(ranked.policies ?? []),
  ]);
  return {
    plan: showWhatRanks(ranked.plan),
    confidence: ranked.confidence,
    assumptions,
    policies: [...policies],
  };
}

function help(context: Context, about?: Parameters<typeof describeModel>[0]): Planning {
  const { locale, manifest } = context;
  const say = messages[locale];
  const message = about
    ? say.helpAbout(about.plural, describeModel(about, locale))
    : say.help(describeSource(manifest.manifest, locale));
  return {
    kind: 'help',
    intent: intent('GENERAL_HELP', 0.95, about ? [about.name] : []),
    message,
    suggestions: suggestQuestions(manifest, locale, about),
  };
}

function readOnly(context: Context): Planning {
  const say = messages[context.locale];
  return {
    kind: 'not_possible',
    intent: intent('OUT_OF_SCOPE', 0.9, []),
    reason: 'read_only',
    message: say.readOnly,
    rephrase: say.readOnlyRephrase,
    suggestions: suggestQuestions(context.manifest, context.locale),
  };
}

function notAboutData(context: Context): Planning {
  const { locale, manifest } = context;
  const say = messages[locale];
  return {
    kind: 'not_possible',
    intent: intent('OUT_OF_SCOPE', 0.85, []),
    reason: 'not_about_data',
    message: say.notAboutData(describeSource(manifest.manifest, locale)),
    rephrase: say.rephrase,
    suggestions: suggestQuestions(manifest, locale),
  };
}

function noSuchData(
  readings: readonly RankedReading[],
  context: Context,
  absent: readonly string[] = [],
): Planning {
  const { locale, manifest } = context;
  const say = messages[locale];
  const [best] = readings;
  const lost = absent.length > 0 ? absent : best ? unreadText(best) : [];
  const known = thingsFound(readings);
  const words = [...new Set(lost)].filter(
    (word, _, all) =>
      !known.has(word) &&
      !small.test(fold(word)) &&
      !all.some((other) => other !== word && other.includes(word)),
  );
  const model = best?.sketch.entity;
  const message =
    words.length > 0
      ? say.noSuchData(
          listWords(
            words.slice(0, 3).map((word) => say.quoted(word)),
            locale,
          ),
          model ? describeModel(model, locale) : '',
        )
      : model
        ? say.onlyAbout(model.plural, describeModel(model, locale))
        : say.noSuchDataAtAll(describeSource(manifest.manifest, locale));
  return {
    kind: 'not_possible',
    intent: intent('OUT_OF_SCOPE', 0.7, best ? [best.plan.model] : []),
    reason: 'no_such_data',
    message,
    rephrase: say.rephrase,
    suggestions: suggestQuestions(manifest, locale, model),
  };
}

/** What some reading found to be a thing of the data: it is there, whatever else is not. */
function thingsFound(readings: readonly RankedReading[]): Set<string> {
  const found = readings.flatMap(({ cutting, targets }) => {
    const links = cutting.spans.filter((span) => span.kind === 'link');
    return targets.flatMap(({ target, score }, position) => {
      const span = links[position];
      if (target.kind !== 'model' || score < wholeThing || !span) return [];
      return cutting.tokens.slice(span.start, span.end).map(({ text }) => text);
    });
  });
  return new Set(found);
}

const wholeThing = 0.9;

/** What nothing could be made of, in the words of the question; neighbours are one phrase. */
function unreadText({ sketch, cutting }: RankedReading): string[] {
  const phrases: { text: string; end: number }[] = [];
  // "over" is no thing that could be missing.
  const lost = sketch.unread.filter(
    (node) => (node.t === 'word' && !saysHow(node.word)) || node.t === 'literal',
  );
  for (const { start, end } of [...lost].sort((left, right) => left.start - right.start)) {
    const text = cutting.tokens[start]?.text;
    const last = phrases.at(-1);
    if (text === undefined) continue;
    if (last?.end === start) phrases.splice(-1, 1, { text: `${last.text} ${text}`, end });
    else phrases.push({ text, end });
  }
  return phrases.map(({ text }) => text);
}

// Vietnamese keeps no list of such words: most of its syllables are near one.
const small = /^(theo|cua|va|cho|trong|tren|duoi|cac|nhung|moi|voi|la|co)$/;

function saysHow(word: string): boolean {
  return small.test(word) || locales.some((locale) => plainWords[locale].has(word));
}

function intent(label: Intent['label'], confidence: number, candidateModels: readonly string[]): Intent {
  return { label, confidence, candidateModels };
}
