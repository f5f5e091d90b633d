import type { Locale } from '../i18n/locale.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from './built-in-context.ts';

/** The plan that the built-in planner makes of a question, which can be made a query; else what it says instead. */
export async function planMeant(
  manifest: Parameters<typeof builtInContext>[1],
  question: string,
  locale: Locale,
) {
  const planning = await planBuiltIn(
    builtInContext(question, manifest, { locale }),
    new AbortController().signal,
  );
  if (planning.kind !== 'plan') return planning;
  lowerPlan(planning.reading.plan, { manifest, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}
