// A question that an admin has verified is not read again: its plan is known. The same words give that plan; a
// question that differs only in a number, a date or a value of a known field gives it with that changed. What
// differs in anything else is not this planner's, and no guess is made. It costs no model call.
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { findPeriods } from '../language/locale/dates.ts';
import { fold } from '../language/locale/fold.ts';
import { findNumbers } from '../language/locale/numbers.ts';
import { type Token, tokenize } from '../language/locale/tokens.ts';
import { generateSnippet } from './code-generator.ts';
import type { Period, Plan } from './plan.ts';
import type { Context, Planning } from './stages.ts';
import { withValuesOf } from './verified-slots.ts';
import { withOtherValue } from './verified-values.ts';

export interface VerifiedPlan {
  readonly question: string;
  readonly locale: Locale;
  readonly plan: Plan;
}

/** Undefined where no verified question is this one, or its plan names what this asker may not see. */
export async function planVerified(context: Context): Promise<Planning | undefined> {
  const { verified = [] } = context;
  if (verified.length === 0) return undefined;
  const asked = shapeOf(context.question, context);
  for (const known of shapesOf(verified, context).get(asked.key) ?? []) {
    const plan = withValuesOf(known.verified.plan, known.shape, asked);
    if (plan && isSeen(plan, context)) return planning(plan);
  }
  for (const known of verified) {
    if (known.locale !== context.locale) continue;
    const plan = withOtherValue(known, context.question, context.manifest);
    if (plan && isSeen(plan, context)) return planning(plan);
  }
  return undefined;
}

/** A question with its numbers and periods taken out, and what they were. */
export interface Shape {
  readonly key: string;
  readonly numbers: readonly number[];
  readonly periods: readonly Period[];
}

type Setting = Pick<Context, 'locale' | 'now' | 'timeZone'>;

function shapeOf(question: string, { locale, now, timeZone }: Setting): Shape {
  const tokens = tokenize(question, locale).filter(({ kind }) => kind !== 'punctuation');
  const periods = findPeriods(tokens, { locale, now, timeZone });
  const within = (at: number) => periods.find(({ start, end }) => at >= start && at < end);
  const numbers = findNumbers(tokens, locale).filter(({ start, weak }) => !within(start) && !weak);
  const words: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const period = within(at);
    const number = numbers.find(({ start }) => start === at);
    // The word in front ("since", "in") says how the period is meant, and stays.
    if (period) words.push(`<${period.op}>`);
    else words.push(number ? '<number>' : wordOf(tokens[at]));
    at = (period ?? number)?.end ?? at + 1;
  }
  return {
    key: `${locale} ${words.join(' ')}`,
    numbers: numbers.map(({ value }) => value),
    periods: periods.map(({ period }) => period),
  };
}

function wordOf(token: Token | undefined): string {
  return token?.quoted ? `"${fold(token.text)}"` : fold(token?.text ?? '');
}

interface Known {
  readonly verified: VerifiedPlan;
  readonly shape: Shape;
}

const known = new WeakMap<readonly VerifiedPlan[], { day: string; shapes: Map<string, Known[]> }>();

/** Made once a day for a set of them: what "yesterday" is moves with the clock. */
function shapesOf(verified: readonly VerifiedPlan[], setting: Setting): Map<string, Known[]> {
  const day = `${setting.now.toISOString().slice(0, 13)} ${setting.timeZone}`;
  const kept = known.get(verified);
  if (kept?.day === day) return kept.shapes;
  const shapes = new Map<string, Known[]>();
  for (const each of verified) {
    const shape = shapeOf(each.question, { ...setting, locale: each.locale });
    shapes.set(shape.key, [...(shapes.get(shape.key) ?? []), { verified: each, shape }]);
  }
  known.set(verified, { day, shapes });
  return shapes;
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
