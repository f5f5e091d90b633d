// What in a plan that a model wrote was hardly meant, seen without asking the database. It is told once: who insists
// is taken at their word, for that nothing is found, or what a sum of numbers of records comes to, may be the question.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import { fold } from '../language/locale/fold.ts';
import { unheldValue } from './listed-values.ts';
import type { Condition, Measure, Plan } from './plan.ts';

/** In words for the model; undefined where nothing is doubtful. */
export function doubtOf(plan: Plan, manifest: ManifestIndex): string | undefined {
  const unheld = unheldValue(plan, manifest);
  if (unheld !== undefined)
    return `${unheld}: it never has this value; take one listed in <models> if that is meant`;
  const torn = plan.where && twoValuesAtOnce(plan.where);
  if (torn !== undefined)
    return `${plan.model}.${torn}: it cannot be two values at once; write in (..) where either is meant`;
  const key = (plan.measures ?? []).map((measure) => addedKey(measure, plan.model, manifest)).find(Boolean);
  if (key === undefined) return undefined;
  return `${plan.model}.${key}: it is a key and no amount; count it, or take a field that is an amount`;
}

/** The path that two conditions, which both must hold, want to be two texts or numbers. */
function twoValuesAtOnce(where: Condition): string | undefined {
  const wanted = new Map<string, string>();
  for (const condition of partsOf(where)) {
    if (!('value' in condition) || condition.op !== 'eq' || condition.path === undefined) continue;
    const value = fold(String(condition.value));
    if ((wanted.get(condition.path) ?? value) !== value) return condition.path;
    wanted.set(condition.path, value);
  }
  return undefined;
}

/** The conditions that all must hold, of one row: what related rows must be may differ from one to the next. */
function partsOf(where: Condition): readonly Condition[] {
  return 'and' in where ? where.and.flatMap(partsOf) : [where];
}

const adding: ReadonlySet<Measure['fn']> = new Set(['sum', 'avg', 'median']);

function addedKey({ fn, path, of = [] }: Measure, from: string, manifest: ManifestIndex): string | undefined {
  if (!adding.has(fn) || path === undefined)
    return of.map((part) => addedKey(part, from, manifest)).find((found) => found !== undefined);
  const { model, field } = resolvePath(manifest, from, path) ?? {};
  if (!model || !field) return undefined;
  const isOwn = model.primaryKey.length === 1 && model.primaryKey[0] === field.name;
  const isOther = model.relations.some(
    ({ kind, on }) => kind === 'one' && on.some((pair) => pair.from === field.name),
  );
  return isOwn || isOther ? path : undefined;
}
