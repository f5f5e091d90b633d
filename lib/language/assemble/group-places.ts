// Where groups are kept: behind a pure tie, or in a date of the rows or of what they belong to.

import type { Model } from '../../data-source/manifest.ts';
import type { Dimension, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import type { FieldRef, Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { modelOfOperand } from './assemble.ts';
import { displayOf, type Frame, mainDate, ownKey } from './frame.ts';

/** True where a pure tie leads to the groups: a film's categories, not an order's products. */
export function isTied(frame: Frame, groups: readonly Operand[]): boolean {
  return groups.every((group) => {
    const model = modelOfOperand(group);
    const [way] = model ? frame.index.graph.ways(frame.base.name, model.name) : [];
    return (way?.steps ?? []).every(
      (step) => step.kind === 'one' || frame.index.manifest.model(step.to)?.isJunction === true,
    );
  });
}

/** The date by which a stretch of time groups rows: their own, or else that of a parent. */
export function dateOfGroups(frame: Frame, unit: string | undefined): FieldRef | undefined {
  if (unit === 'year') {
    const year = frame.base.fields.find((field) => /\byear\b/.test(senseOf(field)));
    if (year && !mainDate(frame.base)) return { model: frame.base, field: year };
  }
  const own = mainDate(frame.base);
  if (own) return { model: frame.base, field: own };
  for (const relation of frame.base.relations) {
    if (relation.kind !== 'one') continue;
    const model = frame.index.manifest.model(relation.to);
    const field = model && mainDate(model);
    if (model && field) return { model, field };
  }
  return undefined;
}

/**
 * "Who referred the most", "the busiest month": the rows that point to nobody, or have no day, are no candidate. Where
 * all groups are listed, they are one.
 */
export function pointing(sketch: Sketch, base: Model, dimensions: readonly Dimension[]): PlanCondition[] {
  if (sketch.superlatives.length === 0) return [];
  return dimensions.flatMap(({ path, bucket, part }): PlanCondition[] => {
    const field = base.fields.find(({ name, nullable }) => name === path && nullable);
    const isKey = base.relations.some(
      ({ kind, on }) => kind === 'one' && on.some(({ from }) => from === path),
    );
    const isTime = bucket !== undefined || part !== undefined;
    return field && (isKey || isTime) ? [{ path: field.name, op: 'isNotNull' }] : [];
  });
}

/** People of one name are several, also where they are several steps away: their key tells them apart. */
export function farKey(
  frame: Frame,
  path: string,
  model: Model,
): ((named: (wanted: string) => string) => Dimension) | undefined {
  const field = model.fields.find((candidate) => candidate.primaryKey);
  const isNamed = displayOf(model).some((shown) => shown.unique || shown.primaryKey);
  if (!path || isNamed || !field || model.primaryKey.length !== 1) return undefined;
  const own = ownKey(frame, path, { model, field }) ?? `${path}.${field.name}`;
  return (named) => ({ path: own, as: named(own.split('.').at(-1) as string) });
}
