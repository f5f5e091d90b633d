// A question that an admin has verified is not read again: its plan is known. The same words give that plan; a
// question that differs only in numbers, dates and values of known fields gives it with those changed. What
// differs in anything else is not this planner's, and no guess is made. It costs no model call.
import type { ManifestIndex } from '../data-source/manifest.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { findPeriods } from '../language/locale/dates.ts';
import { fold } from '../language/locale/fold.ts';
import { findNumbers } from '../language/locale/numbers.ts';
import { type Token, tokenize } from '../language/locale/tokens.ts';
import { type SaidValue, saidValues } from '../language/said-values.ts';
import { generateSnippet } from './code-generator.ts';
import type { Period, Plan } from './plan.ts';
import type { Context, Planning } from './stages.ts';
import { withValuesOf } from './verified-slots.ts';
import { align, type Slots, slotsOf, withValues } from './verified-values.ts';

export interface VerifiedPlan {
  readonly question: string;
  readonly locale: Locale;
  readonly plan: Plan;
}

/** Undefined where no verified question is this one, or its plan names what this asker may not see. */
export async function planVerified(context: Context): Promise<Planning | undefined> {
  const { verified = [], locale } = context;
  if (verified.length === 0) return undefined;
  const asked = shapeOf(context.question, context);
  const known = knownOf(verified, context).get(locale) ?? [];
  const same = known.filter(({ shape }) => shape.key === asked.key);
  for (const { verified: one, shape } of [...same, ...known]) {
    const { plan } = one;
    // What is said in the same words is the same, also where a value of the plan could not be found in them.
    const found =
      shape.key === asked.key ? { known: shape.items, asked: asked.items, values: new Map() } : undefined;
    const alignment =
      found ?? (mayDiffer(shape, asked) ? align(shape, slotsOfKnown(one, shape, context), asked) : undefined);
    if (!alignment) continue;
    const whole = withValuesOf(withValues(plan, alignment.values), alignment.known, alignment.asked);
    if (whole && isSeen(whole, context)) return planning(whole);
  }
  return undefined;
}

/** A word of a question, or a number or a period in the place of its words. */
export interface Item {
  readonly word: string;
  /** Of its first token. */
  readonly start: number;
  readonly number?: number;
  readonly period?: Period;
}

/** A question with its numbers and periods taken out, and what values it says. */
export interface Shape {
  readonly key: string;
  readonly items: readonly Item[];
  /** Looked for when first wanted: most questions differ in other words already. */
  values(): readonly SaidValue[];
}

type Setting = Pick<Context, 'locale' | 'now' | 'timeZone' | 'manifest'>;

function shapeOf(question: string, { locale, now, timeZone, manifest }: Setting): Shape {
  const tokens = tokenize(question, locale).filter(({ kind }) => kind !== 'punctuation');
  const periods = findPeriods(tokens, { locale, now, timeZone });
  const within = (at: number) => periods.find(({ start, end }) => at >= start && at < end);
  const numbers = findNumbers(tokens, locale).filter(({ start, weak }) => !within(start) && !weak);
  const items: Item[] = [];
  let values: readonly SaidValue[] | undefined;
  for (let at = 0; at < tokens.length; ) {
    const period = within(at);
    const number = numbers.find(({ start }) => start === at);
    // The word in front ("since", "in") says how the period is meant, and stays.
    if (period) items.push({ word: `<${period.op}>`, start: at, period: period.period });
    else if (number) items.push({ word: '<number>', start: at, number: number.value });
    else items.push({ word: wordOf(tokens[at]), start: at });
    at = (period ?? number)?.end ?? at + 1;
  }
  return {
    key: items.map(({ word }) => word).join(' '),
    items,
    values: () => {
      values ??= saidValues(tokens, locale, manifest);
      return values;
    },
  };
}

function wordOf(token: Token | undefined): string {
  return token?.quoted ? `"${fold(token.text)}"` : fold(token?.text ?? '');
}

interface Known {
  readonly verified: VerifiedPlan;
  readonly shape: Shape;
}

type ByLocale = ReadonlyMap<Locale, readonly Known[]>;

/** By what its asker may see. */
const kept = new WeakMap<readonly VerifiedPlan[], WeakMap<ManifestIndex, { of: string; known: ByLocale }>>();

/** Made once an hour for a set of them: what "yesterday" is moves with the clock. */
function knownOf(verified: readonly VerifiedPlan[], setting: Setting): ByLocale {
  const { now, timeZone, manifest } = setting;
  const of = `${now.toISOString().slice(0, 13)} ${timeZone}`;
  const byManifest = kept.get(verified) ?? new WeakMap();
  const last = byManifest.get(manifest);
  if (last?.of === of) return last.known;
  const known = new Map<Locale, Known[]>();
  for (const each of verified) {
    const { question, locale } = each;
    const shape = shapeOf(question, { ...setting, locale });
    const others = known.get(locale);
    if (others) others.push({ verified: each, shape });
    else known.set(locale, [{ verified: each, shape }]);
  }
  byManifest.set(manifest, { of, known });
  kept.set(verified, byManifest);
  return known;
}

const slotsKept = new WeakMap<ManifestIndex, WeakMap<VerifiedPlan, Slots>>();

/** Looked for once, where a question is near: that takes longer than all else. */
function slotsOfKnown(verified: VerifiedPlan, shape: Shape, { manifest }: Setting): Slots {
  const of = slotsKept.get(manifest) ?? new WeakMap<VerifiedPlan, Slots>();
  slotsKept.set(manifest, of);
  const slots = of.get(verified) ?? slotsOf(verified.plan, shape, manifest);
  of.set(verified, slots);
  return slots;
}

const mostOtherWords = 12;

/** Whether two questions are near enough that only values may be different. */
function mayDiffer({ items: known }: Shape, { items: asked }: Shape): boolean {
  let same = 0;
  const least = Math.min(known.length, asked.length);
  while (same < least && known[same]?.word === asked[same]?.word) same++;
  const before = same;
  while (same < least && known.at(before - same - 1)?.word === asked.at(before - same - 1)?.word) same++;
  return same > 0 && Math.max(known.length, asked.length) - same <= mostOtherWords;
}

/** True where the asker may see everything that the plan names. */
export function isSeen(plan: Plan, { manifest, now, timeZone }: Context): boolean {
  try {
    generateSnippet(plan, { manifest, now, timeZone, rowLimit: 1 });
    return true;
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code === 'plan.invalid') return false;
    throw thrown;
  }
}

function planning(plan: Plan): Planning {
  return {
    kind: 'plan',
    intent: { label: 'DATA_QUERY', confidence: 1, candidateModels: [plan.model] },
    reading: { plan, confidence: 1, assumptions: [], planner: 'verified', policies: [] },
  };
}
