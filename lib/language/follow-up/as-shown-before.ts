// A new question about what was listed before, naming no columns: rows that were shown by their ids are shown by
// their ids again, beside their names, so that the two lists can be laid side by side.
import type { Plan } from '../../pipeline/plan.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { LastSet } from './last-set.ts';

/** The plan with the key that the last answer showed, where it lists the same things by default. */
export function asShownBefore(plan: Plan, sketch: Sketch, set: LastSet): Plan {
  const isDefault = sketch.outputs.length === 0 && !sketch.everything;
  if (!plan.fields || plan.distinct || !isDefault || plan.model !== set.base.name) return plan;
  const key = set.shown.find(
    ({ path, ref }) =>
      ref?.model === set.base && path === ref.field.name && (ref.field.primaryKey || ref.field.unique),
  );
  if (!key?.path || plan.fields.some(({ path, as }) => path === key.path || as === key.as)) return plan;
  return { ...plan, fields: [{ path: key.path, as: key.as }, ...plan.fields] };
}
