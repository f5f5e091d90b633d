// What somebody's words mean where they are no formula: the planner's own reader reads them, as it
// would in a question. "those with an order this year" is a condition, "the sum of paid totals" a number.
import type { Model } from '../../data-source/manifest.ts';
import { readingsOf } from '../../language/readings.ts';
import type { Meaning as Means } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { isFormula } from './formula.ts';
import type { Meant } from './meaning.ts';
import { meaningsOfFormula, meant } from './meanings-of-formula.ts';
import { type Names, plain } from './names.ts';
import { parseFormula } from './parse-formula.ts';
import { rowsNamed } from './rows-named.ts';
import { spokenFormula } from './spoken-formula.ts';

const written = /`[^`]+`|[\p{L}\p{N}_]+\.[\p{L}_][\p{L}\p{N}_]*|[\p{L}\p{N}]+_[\p{L}\p{N}_]+/gu;
const leastRead = 0.25;
/** What is not the likeliest reading of somebody's words is taken only where it is nearly as likely. */
const leastOther = 0.35;

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
  const joined = isWritten ? [] : joinedMeanings(text, names, models, clock);
  if (joined.length > 0) return joined;
  const narrowed = isWritten ? [] : narrowedMeanings(text, names, models, clock);
  if (narrowed.length > 0) return narrowed;
  // "The grade is empty" is one name to who knows only signs.
  const spoken = meaningsOfSpoken(text, names, models);
  if (spoken.length > 0 || isWritten) return spoken;
  if (meanings.length > 0) return meanings;
  const rows = rowsOfColumn(text, names);
  if (rows.length > 0) return rows;
  // A column that is written out says more than the words around it.
  const columns = [...text.matchAll(written)].flatMap(([name]) => {
    const inner = parseFormula(name);
    return inner ? meaningsOfFormula(inner, names, models) : [];
  });
  return columns.length > 0 ? columns : readAs(text, names, models, clock);
}

const mostParts = 4;

/** "Has no end date and is not cancelled": each part a test of the same rows, which hold together. */
function joinedMeanings(
  text: string,
  names: Names,
  models: readonly Model[],
  clock: { now: Date; timeZone: string },
): Meant[] {
  const [about] = models;
  const parts = text.split(/,?\s+(?:and|và|y|e)\s+/iu);
  if (!about || parts.length < 2 || parts.length > mostParts) return [];
  const tests = parts.map((part) =>
    meaningsOfWords(part, names, models, clock).flatMap(({ model, means }) =>
      'condition' in means ? [{ model, condition: means.condition }] : [],
    ),
  );
  const all = tests.flatMap((one) => one.find(({ model }) => model === about)?.condition ?? []);
  const columns = all.map((one) => ('path' in one ? one.path : undefined));
  // "Open and new" are two values of one column, which no row has both of.
  const isOfOne = columns.some((column, place) => column && columns.indexOf(column) !== place);
  return all.length < parts.length || isOfOne ? [] : [meant(about, { condition: { and: all } }, names)];
}

const ofRows =
  /^(?<number>.+?)\s+(?:of|from|for|over|de|của)\s+(?:(?:the|all|las|los|các|những)\s+)?(?<rows>\p{L}[\p{L}_]*(?:\s\p{L}+)?\s+(?:that|which|who|where|with|without|whose|que|con|sin|mà|có|chưa|đã)\s.+)$/iu;

/** "The sum of fee plus tax of orders that are paid": a number, and which rows it is of. */
function narrowedMeanings(
  text: string,
  names: Names,
  models: readonly Model[],
  clock: { now: Date; timeZone: string },
): Meant[] {
  const { number, rows } = ofRows.exec(text)?.groups ?? {};
  if (!number || !rows) return [];
  const tests = meaningsOfWords(rows, names, models, clock);
  return meaningsOfSpoken(number, names, models).flatMap(({ model, means }) => {
    const test = tests.find((one) => one.model === model && 'condition' in one.means)?.means;
    if (!test || !('condition' in test) || !('measure' in means) || means.measure.where) return [];
    return [meant(model, { measure: { ...means.measure, where: test.condition } }, names)];
  });
}

/** Of a formula that is said in words; none where it is no formula of columns. */
export function meaningsOfSpoken(text: string, names: Names, models: readonly Model[]): Meant[] {
  const written = spokenFormula(text);
  const formula = written === undefined ? undefined : parseFormula(written);
  return formula ? meaningsOfFormula(formula, names, models) : [];
}

/** "Status done": a value beside the column that holds it. */
function rowsOfColumn(text: string, names: Names): Meant[] {
  const columns = [...text.matchAll(written)].flatMap(([name]) => names.fields(plain(name), undefined, true));
  return rowsNamed(text, names).filter(({ model, means }) =>
    columns.some(
      (column) =>
        column.model === model &&
        'condition' in means &&
        'path' in means.condition &&
        means.condition.path === column.field.name,
    ),
  );
}

const pronoun =
  /^(?:(?:those|the ones|ones|one|people|rows|records|anyone|anything|a|an|any|the)\s+(?=with|who|whose|that|which|having|without|where)|(?:las|los)\s+que\s+|(?:những|các)\s+)/iu;
/** What a verb is said of was named before it. */
const verb =
  /^(?:(?:that|which|who|it|they)\s+)?(?=(?:has|have|had|is|are|was|were|does|do|did)\s|(?:doesn|don|didn|isn|aren|hasn|haven|wasn|weren)['’]t\s)/iu;

/** The words with the rows that they are about, where they only point to them. */
function whole(text: string, about: Model | undefined): string {
  if (!about) return text;
  if (pronoun.test(text)) return `${about.plural} ${text.replace(pronoun, '')}`;
  return verb.test(text) ? `${about.plural} that ${text.replace(verb, '')}` : text;
}

function readAs(
  text: string,
  names: Names,
  spoken: readonly Model[],
  { now, timeZone }: { now: Date; timeZone: string },
): Meant[] {
  const [about] = spoken;
  const asked = whole(text, about);
  const found: Meant[] = [];
  for (const locale of new Set([names.locale, 'en' as const])) {
    const readings = readingsOf(asked, { locale, now, timeZone }, names.index);
    for (const [place, { plan, confidence }] of readings.entries()) {
      if (confidence < (place === 0 ? leastRead : leastOther) || found.length >= 3) break;
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
