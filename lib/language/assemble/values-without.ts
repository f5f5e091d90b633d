import type { Plan } from '../../pipeline/plan.ts';
import type { Condition, FieldRef } from '../reader/nodes.ts';
import { refOf, type Sketch } from '../reader/sketch.ts';
import { allOf, conditionsOf } from './conditions.ts';
import type { Frame } from './frame.ts';
import { outputNames } from './names.ts';

/**
 * "which studios never worked with Hill", "cities without a driver over 40": what is denied is denied of the
 * studio, so a studio is left out when any of its films is by Hill, however many are not. Undefined where rows
 * are asked for, of which each is denied on its own.
 */
export function valuesWithout(sketch: Sketch, frame: Frame): Plan | undefined {
  const ref = soleValue(sketch);
  const [denied] = sketch.conditions;
  if (!ref || !denied?.negated || sketch.conditions.length !== 1) return undefined;
  if (refOf(denied)?.field === ref.field) return undefined;
  const where = allOf(conditionsOf(frame, [{ ...denied, negated: false } as Condition], frame.base));
  if (!where) return undefined;
  const named = outputNames();
  return {
    model: frame.base.name,
    dimensions: [{ path: ref.field.name, as: named(ref.field.name) }],
    having: { expr: { measure: { fn: 'count', where, as: named('row_count') } }, op: 'eq', value: 0 },
  };
}

/** The one field asked for, where many rows share its values and no word names the rows themselves. */
function soleValue(sketch: Sketch): FieldRef | undefined {
  const [only, second] = sketch.outputs;
  const isPlain =
    sketch.groups.length === 0 && sketch.superlatives.length === 0 && sketch.orders.length === 0;
  if (only?.kind !== 'field' || second || !isPlain || sketch.entity || sketch.limit !== undefined)
    return undefined;
  const { field, model } = only.ref;
  const isShared = field.type === 'text' && !field.unique && !field.primaryKey;
  return isShared && !only.ref.via && !model.displayFields.includes(field.name) ? only.ref : undefined;
}
