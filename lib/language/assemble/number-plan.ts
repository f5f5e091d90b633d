import type { Model, Relation } from '../../data-source/manifest.ts';
import type { Measure, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { rebasedMeasure } from '../policies/plan-paths.ts';
import type { Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { modelOfOperand } from './assemble.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { type Frame, frameAt, pathOf, walkTo } from './frame.ts';
import { outputNames } from './names.ts';
import { shareOfPart } from './shares.ts';

/** One row of numbers: how many, the average, the share. */
export function numberPlan(sketch: Sketch, amounts: readonly Operand[], outer: Frame): Plan | undefined {
  const base =
    entityBase(sketch, amounts, outer) ??
    amounts.map(modelOfOperand).find((model) => model !== undefined) ??
    outer.base;
  const frame = frameAt(outer, base);
  const conditions = conditionsOf(frame, sketch.conditions, base, new Set());
  // "the average age of employees in sales": the entity was named and must exist where it is another model.
  if (sketch.entity && sketch.entity !== base && !walkTo(frame, sketch.entity).path) return undefined;
  const named = outputNames();
  const measures = amounts.flatMap((amount) => measureOf(amount, frame, named) ?? []);
  if (measures.length === 0) return undefined;
  Object.assign(outer, { doubt: frame.doubt, distance: frame.distance });
  for (const [key, ways] of frame.forks) outer.forks.set(key, ways);
  if (sketch.share) {
    const { measure, where, hasPart } = shareOfPart(measures[0] as Measure, conditions, true);
    // All of all is no share: "refund rate" says nothing of what the refunds are a part of.
    if (!hasPart) return undefined;
    return { model: base.name, ...(where && { where }), measures: [measure] };
  }
  const where = allOf(conditions);
  return { model: base.name, ...(where && { where }), measures };
}

/** "the average age of gymnasts" is over gymnasts, though ages are kept with people. */
function entityBase(sketch: Sketch, amounts: readonly Operand[], outer: Frame): Model | undefined {
  const { entity } = sketch;
  if (!entity || amounts.some((amount) => amount.kind !== 'aggregate')) return undefined;
  const reached = amounts.every((amount) => {
    const model = modelOfOperand(amount);
    if (!model || model === entity) return true;
    const [way] = outer.index.graph.ways(entity.name, model.name);
    return way !== undefined && !way.toMany;
  });
  return reached ? entity : undefined;
}

/** The total of an order is not what one of its products earned: down to the lines and up again is too much. */
function isCoarser(frame: Frame, model: Model): boolean {
  const steps = walkTo(frame, model).path.split('.');
  let isDown = false;
  let at: string | undefined = frame.base.name;
  for (const step of steps) {
    const relation: Relation | undefined =
      at === undefined ? undefined : frame.index.manifest.relation(at, step);
    if (relation?.kind === 'one' && isDown) return true;
    at = relation?.to;
    const isTie = at !== undefined && frame.index.manifest.model(at)?.isJunction === true;
    isDown ||= relation?.kind === 'many' && !isTie;
  }
  return false;
}

export function measureOf(
  amount: Operand,
  frame: Frame,
  named: (wanted: string) => string,
  where?: PlanCondition,
): Measure | undefined {
  const extra = where ? { where } : {};
  switch (amount.kind) {
    case 'count': {
      if (amount.distinct) {
        const path = pathOf(frame, amount.distinct);
        return { fn: 'countDistinct', path, ...extra, as: named(`${amount.distinct.field.name}_count`) };
      }
      const walk = amount.of ? walkTo(frame, amount.of) : undefined;
      const as = named(`${amount.of?.name ?? 'row'}_count`);
      return walk?.path ? { fn: 'count', path: walk.path, ...extra, as } : { fn: 'count', ...extra, as };
    }
    case 'aggregate': {
      if (amount.fn === 'sum' && isCoarser(frame, amount.of.model)) frame.doubt += 0.15;
      const path = pathOf(frame, amount.of);
      return { fn: amount.fn, path, ...extra, as: named(`${amount.fn}_${amount.of.field.name}`) };
    }
    case 'average': {
      if (amount.of.kind !== 'count' || !amount.of.of) return undefined;
      const walk = walkTo(frame, amount.of.of);
      if (!walk.path) return undefined;
      return {
        fn: amount.fn,
        expr: { measure: { fn: 'count', path: walk.path, as: 'count' } },
        as: named(`${amount.fn}_${amount.of.of.name}_count`),
      };
    }
    case 'given': {
      if (isCoarser(frame, amount.model)) frame.doubt += 0.15;
      const walk = walkTo(frame, amount.model);
      const measure = rebasedMeasure(amount.measure, amount.model.name, walk.path, frame.index.manifest);
      const both = measure.where && where ? { and: [measure.where, where] } : (measure.where ?? where);
      return { ...measure, ...(both && { where: both }), as: named(measure.as) };
    }
    default:
      return undefined;
  }
}
