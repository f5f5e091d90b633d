import { interpret } from './interpretation.ts';
import type { Plan } from './plan.ts';
import type { Context } from './stages.ts';

/** The reading of a plan as people see it, in the words and clock of this question. */
export function interpretReading(plan: Plan, context: Context): string {
  const { manifest, locale, timeZone, now } = context;
  return interpret(plan, { manifest, locale, timeZone, now });
}
