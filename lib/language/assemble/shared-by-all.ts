import type { Plan } from '../../pipeline/plan.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { modelOfOperand } from './assemble.ts';
import { outputNames } from './names.ts';

/**
 * The other reading of "which courses do we have for every student": the courses that all of them have,
 * where one of each was read. Undefined where the question speaks of no such pair.
 */
export function sharedByAll(sketch: Sketch, index: SchemaIndex): Plan | undefined {
  const [group] = sketch.groups;
  const [first] = sketch.outputs;
  if (sketch.groups.length !== 1 || group?.kind !== 'entity' || first?.kind !== 'field') return undefined;
  if (sketch.superlatives.length > 0 || sketch.conditions.length > 0) return undefined;
  const model = modelOfOperand(first);
  if (!model || model === group.model) return undefined;
  const fields = sketch.outputs.flatMap((output) =>
    output.kind === 'field' && output.ref.model === model ? [output.ref.field] : [],
  );
  if (fields.length !== sketch.outputs.length) return undefined;
  const [way] = index.graph.ways(model.name, group.model.name);
  const [back] = index.graph.ways(group.model.name, model.name);
  if (!way?.toMany || !back?.toMany) return undefined;
  const named = outputNames();
  return {
    model: model.name,
    where: {
      expr: { measure: { fn: 'count', path: way.steps.map((step) => step.name).join('.'), as: 'shared' } },
      op: 'eq',
      plan: { model: group.model.name, measures: [{ fn: 'count', as: 'all' }] },
    },
    fields: fields.map((field) => ({ path: field.name, as: named(field.name) })),
  };
}
