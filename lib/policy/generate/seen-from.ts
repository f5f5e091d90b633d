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

/** The same of the rows of another model that have at least one such row, or belong to one; undefined where none do. */
export function withSome(
  asked: Model,
  model: Model,
  condition: Condition,
  names: Names,
): Condition | undefined {
  const one = seenFrom(asked, model, condition, names);
  if (one) return one;
  const [way] = names.index.graph.ways(asked.name, model.name);
  return way && { exists: way.steps.map(({ name }) => name).join('.'), where: condition };
}
