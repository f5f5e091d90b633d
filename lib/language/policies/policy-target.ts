import { type Field, type ManifestIndex, type Model, resolvePath } from '../../data-source/manifest.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Target } from '../links.ts';
import { mapConditionPaths } from './plan-paths.ts';

type WordEffect = Extract<PolicyEffect, { kind: 'term' | 'metric' | 'valueLabel' }>;

/** What the word of a policy stands for; undefined where something it names is not there to be seen. */
export function policyTarget(effect: WordEffect, index: ManifestIndex): Target | undefined {
  const model = index.model(effect.model);
  if (!model) return undefined;
  if (effect.kind === 'metric') return { kind: 'measure', model, measure: effect.measure };
  if (effect.kind === 'valueLabel') return valueTarget(effect.field, effect.value, model, index);
  const { means } = effect;
  if ('model' in means) {
    const meant = index.model(means.model);
    return meant && { kind: 'model', model: meant };
  }
  if ('condition' in means) return conditionTarget(means.condition, model, index);
  if ('measure' in means) return { kind: 'measure', model, measure: means.measure };
  if ('expression' in means) return { kind: 'expression', model, expression: means.expression };
  if ('fields' in means) {
    const fields = means.fields.map((path) => index.field(model.name, path));
    return fields.every((field) => field !== undefined) ? { kind: 'fields', model, fields } : undefined;
  }
  if ('most' in means) {
    const { field: path, direction, where } = means.most;
    if (where && !isSeen(where, model, index)) return undefined;
    const seen = seenField(path, model, index);
    return (
      seen && { kind: 'most', model: seen.model, field: seen.field, path, direction, ...(where && { where }) }
    );
  }
  if (means.where && !isSeen(means.where, model, index)) return undefined;
  const seen = seenField(means.field, model, index);
  return seen && { kind: 'field', ...seen, ...(means.where && { where: means.where }) };
}

/** "red paint": one value of one field is a value like any other, and may be denied or listed with others. */
function conditionTarget(condition: Condition, model: Model, index: ManifestIndex): Target | undefined {
  if ('path' in condition && condition.path && 'value' in condition && condition.op === 'eq') {
    if (typeof condition.value === 'string')
      return valueTarget(condition.path, condition.value, model, index);
  }
  return isSeen(condition, model, index) ? { kind: 'condition', model, condition } : undefined;
}

function valueTarget(path: string, value: string, model: Model, index: ManifestIndex): Target | undefined {
  const seen = seenField(path, model, index);
  return seen && { kind: 'value', ...seen, value };
}

const reached = new WeakMap<Model, Map<string, Field>>();

/**
 * A field as it is seen from the model where its word is used. Behind relations to one row each it is
 * like a field of that model's own, under its whole path: the paint colour of a van is one of several
 * colours, and must not lose its way. Behind a relation to many it is the other model's.
 */
function seenField(
  path: string,
  model: Model,
  index: ManifestIndex,
): { model: Model; field: Field } | undefined {
  const found = resolvePath(index, model.name, path);
  if (!found?.field) return undefined;
  if (found.relations.length === 0) return { model, field: found.field };
  if (found.toMany) return { model: found.model, field: found.field };
  const known = reached.get(model) ?? new Map<string, Field>();
  reached.set(model, known);
  const way = found.relations.map(({ relation }) => relation.label).join(' ');
  const field = known.get(path) ?? {
    ...found.field,
    name: path,
    nullable: true,
    primaryKey: false,
    label: `${way} ${found.field.label}`,
  };
  known.set(path, field);
  return { model, field };
}

function isSeen(condition: Condition, model: Model, index: ManifestIndex): boolean {
  let seen = true;
  mapConditionPaths(condition, model.name, index, (path, use) => {
    seen &&= resolvePath(index, use.model, path) !== undefined;
    return path;
  });
  return seen;
}
