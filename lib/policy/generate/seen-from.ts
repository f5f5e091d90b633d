import type { Model } from '../../data-source/manifest.ts';
import { rebasedCondition } from '../../language/policies/plan-paths.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Names } from './names.ts';

/** A test of one model's rows, said of the rows of another that each belong to one of them; undefined where none do. */
export function seenFrom(
  asked: Model,
  model: Model,
  condition: Condition,
  { index, manifest }: Names,
): Condition | undefined {
  if (asked === model) return condition;
  const way = index.graph.ways(asked.name, model.name).find(({ toMany }) => !toMany);
  const path = way?.steps.map(({ name }) => name).join('.');
  return path ? rebasedCondition(condition, model.name, path, manifest) : undefined;
}
