// What somebody's words mean where they are no formula: the planner's own reader reads them, as it
// would in a question. "those with an order this year" is a condition, "the sum of paid totals" a number.
import type { Model } from '../../data-source/manifest.ts';
import { readingsOf } from '../../language/readings.ts';
import type { Meaning as Means } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { isFormula } from './formula.ts';
import type { Meant } from './meaning.ts';
import { meaningsOfFormula, meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { parseFormula } from './parse-formula.ts';
import { spokenFormula } from './spoken-formula.ts';

const written = /`[^`]+`|[\p{L}\p{N}_]+\.[\p{L}_][\p{L}\p{N}_]*|[\p{L}\p{N}]+_[\p{L}\p{N}_]+/gu;
const leastRead = 0.25;

/** The likeliest first; `now` is what "this year" is counted from. */
export function meaningsOfWords(
  words: string,
  names: Names,
  models: readonly Model[],
  clock: { now: Date; timeZone: string },
): Meant[] {
  const text = words.replace(/[\s.,;:!?]+$/u, '').trim();
  const formula = parseFormula(text);
  const meanings = formula ? meaningsOfFormula(formula, names, models) : [];
  const isWritten = formula !== undefined && isFormula(formula);
  if (isWritten && meanings.length > 0) return meanings;
  // "The grade is empty" is one name to who knows only signs.
  const spoken = meaningsOfSpoken(text, names, models);
  if (spoken.length > 0 || isWritten) return spoken;
  if (meanings.length > 0) return meanings;
  // A column that is written out says more than the words around it.
  const columns = [...text.matchAll(written)].flatMap(([name]) => {
    const inner = parseFormula(name);
    return inner ? meaningsOfFormula(inner, names, models) : [];
  });
  return columns.length > 0 ? columns : readAs(text, names, models, clock);
}

/** Of a formula that is said in words; none where it is no formula of columns. */
export function meaningsOfSpoken(text: string, names: Names, models: readonly Model[]): Meant[] {
  const written = spokenFormula(text);
  const formula = written === undefined ? undefined : parseFormula(written);
  return formula ? meaningsOfFormula(formula, names, models) : [];
}

const pronoun =
  /^(?:(?:those|the ones|ones|people|rows|records|anyone|anything|a|an|any|the)\s+(?=with|who|whose|that|which|having|without|where)|(?:las|los)\s+que\s+|(?:những|các)\s+)/iu;

function readAs(
  text: string,
  names: Names,
  spoken: readonly Model[],
  { now, timeZone }: { now: Date; timeZone: string },
): Meant[] {
  const [about] = spoken;
  const asked = pronoun.test(text) && about ? `${about.plural} ${text.replace(pronoun, '')}` : text;
  const found: Meant[] = [];
  for (const locale of new Set([names.locale, 'en' as const])) {
    for (const { plan, confidence } of readingsOf(asked, { locale, now, timeZone }, names.index)) {
      if (confidence < leastRead || found.length >= 3) break;
      const means = meansOfPlan(plan);
      const model = names.manifest.model(plan.model);
      if (means && model) found.push(meant(model, means, names));
    }
  }
  return found;
}

/** What a plan says as one thing: a number, a condition, a field, or the rows themselves. */
function meansOfPlan(plan: Plan): Means | undefined {
  if (plan.having || plan.combine || plan.topPerGroup || plan.dimensions) return undefined;
  const [measure, more] = plan.measures ?? [];
  if (measure && !more) {
    if (!plan.where) return { measure };
    if (measure.fn === 'ratio' || measure.where) return undefined;
    return { measure: { ...measure, where: plan.where } };
  }
  const [order] = plan.orderBy ?? [];
  if (order?.by && plan.limit === 1)
    return {
      most: { field: order.by, direction: order.direction, ...(plan.where && { where: plan.where }) },
    };
  if (plan.where) return { condition: plan.where };
  const [field, another] = plan.fields ?? [];
  return field?.path && !another ? { field: field.path } : undefined;
}
