// A test for text that a field cannot hold finds nothing, whatever the rows: where all values of a field
// are known, a plan that compares it with another one was not what anybody meant.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import { fold } from '../language/locale/fold.ts';
import type { Condition, Plan } from './plan.ts';

/** `orders.status` of the first test in `where` that can never hold; undefined when there is none. */
export function unheldValue(plan: Plan, manifest: ManifestIndex): string | undefined {
  return plan.where && inCondition(plan.where, plan.model, manifest);
}

function inCondition(condition: Condition, model: string, manifest: ManifestIndex): string | undefined {
  if ('and' in condition) return firstOf(condition.and, model, manifest);
  // One of several may well find nothing.
  if ('or' in condition || 'not' in condition || 'notExists' in condition) return undefined;
  if ('exists' in condition) {
    const to = resolvePath(manifest, model, condition.exists)?.model.name;
    return condition.where && to ? inCondition(condition.where, to, manifest) : undefined;
  }
  if (!('value' in condition) || !condition.path) return undefined;
  if (condition.op !== 'eq' && condition.op !== 'in') return undefined;
  const field = resolvePath(manifest, model, condition.path)?.field;
  const known = field?.enumValues ?? (field?.valuesComplete ? field.values : undefined);
  if (!known) return undefined;
  const held = new Set(known.map(fold));
  const wanted = [condition.value].flat();
  const isHeld = wanted.some((value) => typeof value !== 'string' || held.has(fold(value)));
  return isHeld ? undefined : `${model}.${condition.path}`;
}

function firstOf(
  conditions: readonly Condition[],
  model: string,
  manifest: ManifestIndex,
): string | undefined {
  for (const condition of conditions) {
    const found = inCondition(condition, model, manifest);
    if (found) return found;
  }
  return undefined;
}
