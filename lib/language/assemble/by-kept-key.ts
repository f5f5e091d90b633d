import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';

/**
 * "Customers in store 2": which row of another model is meant is said by the key of it that is kept here, so the
 * condition is on that key and the row itself need not be looked for. Others are given back as they are.
 * `from` is the model that the condition is on.
 */
export function byKeptKey(condition: PlanCondition, from: string, manifest: ManifestIndex): PlanCondition {
  if ('exists' in condition ? condition.count : !('notExists' in condition)) return condition;
  const path = 'exists' in condition ? condition.exists : (condition as { notExists: string }).notExists;
  const where = (condition as { where?: PlanCondition }).where;
  if (
    !where ||
    !('path' in where) ||
    !('value' in where) ||
    !where.path ||
    (where.op !== 'eq' && where.op !== 'in')
  )
    return condition;
  const steps = resolvePath(manifest, from, path)?.relations.map(({ relation }) => relation) ?? [];
  const last = steps.at(-1);
  const [pair, ...more] = last?.on ?? [];
  if (last?.kind !== 'one' || !pair || more.length > 0 || pair.to !== where.path) return condition;
  const before = steps.slice(0, -1);
  const way = before.map(({ name }) => name);
  if ('exists' in condition && before.every(({ kind }) => kind === 'one'))
    return { ...where, path: [...way, pair.from].join('.') };
  // Without any such row is also who has no key at all.
  if (way.length === 0) return condition;
  const kept = { ...where, path: pair.from };
  return 'exists' in condition
    ? { exists: way.join('.'), where: kept }
    : { notExists: way.join('.'), where: kept };
}
