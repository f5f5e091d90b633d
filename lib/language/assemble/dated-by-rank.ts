import type { Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import type { Condition, Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { mainDate } from './frame.ts';

/**
 * "the employee with the most orders in 1997": when the orders were, not when the employee was hired. What is
 * ranked by may have its date one row up, as the lines of an order do.
 */
export function datedByRank(sketch: Sketch, index: SchemaIndex): Sketch {
  const ranked = rankedModel(sketch.superlatives[0]?.by);
  if (!ranked || ranked === sketch.entity) return sketch;
  const ref = dateOf(ranked, index);
  if (!ref) return sketch;
  const conditions = sketch.conditions.map((made): Condition => {
    const isBare = made.kind === 'test' && !made.ref && !made.model && 'period' in made.test;
    return isBare ? { ...made, ref } : made;
  });
  return { ...sketch, conditions };
}

function rankedModel(by: Operand | undefined): Model | undefined {
  if (by?.kind === 'count') return by.of;
  if (by?.kind === 'aggregate') return by.of.model;
  return by?.kind === 'given' ? by.model : undefined;
}

function dateOf(model: Model, { manifest }: SchemaIndex) {
  const own = mainDate(model);
  if (own && own.type !== 'time') return { model, field: own };
  for (const { kind, to } of model.relations) {
    const parent = kind === 'one' ? manifest.model(to) : undefined;
    const field = parent && mainDate(parent);
    if (parent && field && field.type !== 'time' && !/birth|hire|launch|sign/.test(senseOf(field)))
      return { model: parent, field };
  }
  return undefined;
}
