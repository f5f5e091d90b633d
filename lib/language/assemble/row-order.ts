import { resolvePath } from '../../data-source/manifest.ts';
// In what order rows are listed: by a field, by a number over what is related, by what an adjective means.
import type { Measure, OrderTerm, OutputField, Condition as PlanCondition } from '../../pipeline/plan.ts';
import type { FieldRef, Operand } from '../reader/nodes.ts';
import { modelOf, type Sketch } from '../reader/sketch.ts';
import { isSummable } from '../reader/summable.ts';
import { isAmount } from './assemble.ts';
import { fieldForConcept, runsBackwards } from './concept-fields.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { type Frame, mainDate, NoWay, pathOf, walkTo } from './frame.ts';
import { toOne } from './list-plan.ts';
import { measureOf } from './number-plan.ts';

/** Superlatives as an order: by a field, or by a number over what is related. */
export function extremes(sketch: Sketch, frame: Frame): OrderTerm[] {
  return sketch.superlatives.flatMap((item): OrderTerm[] => {
    const { concept, direction } = item;
    const by = item.by?.kind === 'count' && !item.by.of && !item.by.distinct ? undefined : item.by;
    const counts = !by && (concept === 'count' || concept === 'popularity' || item.by?.kind === 'count');
    if (counts) {
      const related = countable(sketch, frame);
      const of = related && resolvePath(frame.index.manifest, frame.base.name, related)?.model;
      if (!related || !of) {
        frame.doubt += 0.5;
        return [];
      }
      const where = withinOf(sketch, frame, { kind: 'count', of });
      return [
        { measure: { fn: 'count', path: related, ...(where && { where }), as: 'related_count' }, direction },
      ];
    }
    if (by?.kind === 'count' && by.distinct && by.distinct.model === frame.base) {
      return [{ by: by.distinct.field.name, direction }];
    }
    if (by && isAmount(by)) {
      const measure = measureOf(by, frame, (name) => name, withinOf(sketch, frame, by));
      if (!measure || !isOfRelated(measure, frame))
        throw new NoWay(`${frame.base.name} has no rows of its own to count`);
      // A policy's "fastest" is the best of many rows; of one row there is no best.
      if (
        by.kind === 'given' &&
        measure.path &&
        !resolvePath(frame.index.manifest, frame.base.name, measure.path)?.toMany
      )
        throw new NoWay(`${frame.base.name} is itself what is looked at`);
      return [{ measure, direction }];
    }
    const ref = by?.kind === 'field' ? by.ref : concept ? conceptIn(sketch, frame, concept) : undefined;
    if (!ref) {
      // Being first by nothing is no reading that anybody means.
      frame.doubt += 0.8;
      return [];
    }
    const turned = !by && runsBackwards(ref, concept);
    // "the most hours" of many rows are all of them; "the highest fee" is one of them.
    const total =
      concept === 'count' && by?.kind === 'field' && isSummable(ref) ? totalBy(frame, ref) : undefined;
    if (total) return [{ measure: total, direction }];
    return [orderByField(frame, ref, turned ? (direction === 'asc' ? 'desc' : 'asc') : direction)];
  });
}

/** "the club with the most members from Paris" counts those members only. */
function withinOf(sketch: Sketch, frame: Frame, by: Operand): PlanCondition | undefined {
  const counted = by.kind === 'count' ? by.of : by.kind === 'aggregate' ? by.of.model : undefined;
  if (!counted) return undefined;
  const theirs = sketch.conditions.filter((condition) => {
    if ((condition.kind !== 'test' && condition.kind !== 'given') || condition.negated) return false;
    const home = modelOf(condition);
    if (!home || home === frame.base || home === sketch.entity) return false;
    return home === counted || toOne(frame, counted, home);
  });
  if (theirs.length === 0) return undefined;
  const reached = new Set(frame.index.manifest.manifest.models.map((model) => model.name));
  const through = frame.index.graph.ways(frame.base.name, counted.name)[0];
  const isOnTheWay = theirs.every(
    (condition) =>
      frame.index.graph.distance(counted.name, modelOf(condition)?.name ?? '') <
      frame.index.graph.distance(frame.base.name, modelOf(condition)?.name ?? ''),
  );
  return through && isOnTheWay ? allOf(conditionsOf(frame, theirs, frame.base, reached)) : undefined;
}

function totalBy(frame: Frame, ref: FieldRef): Measure | undefined {
  const walk = walkTo(frame, ref.model);
  return walk.toMany ? { fn: 'sum', path: `${walk.path}.${ref.field.name}`, as: 'total' } : undefined;
}

/** Over a to-many path a row is placed by its own extreme: the customer with the latest order. */
function orderByField(frame: Frame, ref: FieldRef, direction: 'asc' | 'desc'): OrderTerm {
  const walk = walkTo(frame, ref.model);
  const path = walk.path ? `${walk.path}.${ref.field.name}` : ref.field.name;
  if (!walk.toMany) return { by: path, direction };
  return { measure: { fn: direction === 'asc' ? 'min' : 'max', path, as: 'extreme' }, direction };
}

/** What there can be most of, where the question does not say: the related thing it mentions, or the only one. */
function countable(sketch: Sketch, frame: Frame): string | undefined {
  for (const model of sketch.mentioned) {
    if (model === frame.base) continue;
    const walk = walkTo(frame, model);
    if (walk.toMany) return walk.path;
  }
  const many = frame.base.relations.filter((relation) => relation.kind === 'many');
  if (many.length > 1) frame.doubt += 0.25;
  const largest = many
    .map((relation) => ({ relation, rows: frame.index.manifest.model(relation.to)?.rowEstimate ?? 0 }))
    .sort((left, right) => right.rows - left.rows)[0];
  return largest?.relation.name;
}

function conceptIn(
  sketch: Sketch,
  frame: Frame,
  concept: NonNullable<Sketch['superlatives'][number]['concept']>,
): FieldRef | undefined {
  const parents = frame.base.relations.flatMap((relation) =>
    relation.kind === 'one' ? (frame.index.manifest.model(relation.to) ?? []) : [],
  );
  const shown = sketch.outputs.flatMap((output) => (output.kind === 'field' ? [output.ref.model] : []));
  const models = [
    frame.base,
    ...(sketch.entity ? [sketch.entity] : []),
    ...sketch.mentioned,
    ...shown,
    ...parents,
  ];
  for (const model of models) {
    const ref = fieldForConcept(model, concept);
    if (ref) return ref;
    // "the oldest orders" are so by their own day; how old their clerk is says nothing of them.
    const day = concept === 'age' && model === (sketch.entity ?? frame.base) ? mainDate(model) : undefined;
    if (day) return { model, field: day };
  }
  return undefined;
}

/** True for a number over rows that belong to one row: of the row itself, or of its parent, there is only one. */
function isOfRelated({ path, expr, of }: Measure, frame: Frame): boolean {
  if (path === undefined) return expr !== undefined || of !== undefined;
  return resolvePath(frame.index.manifest, frame.base.name, path)?.toMany === true;
}

/** "the fewest orders" is asked of those who have any. */
export function leastMustExist(sketch: Sketch, frame: Frame): PlanCondition[] {
  return sketch.superlatives.flatMap(({ by }): PlanCondition[] => {
    if (by?.kind !== 'count' || !by.of) return [];
    const walk = walkTo(frame, by.of);
    return walk.path ? [{ exists: walk.path }] : [];
  });
}

export function sorting(sketch: Sketch, frame: Frame, fields: readonly OutputField[]): OrderTerm[] {
  return sketch.orders.flatMap(({ by, direction }): OrderTerm[] => {
    if (by.length === 0) return byFirst(fields, frame, direction);
    return by.flatMap((operand): OrderTerm[] => {
      if (isAmount(operand)) {
        const measure = measureOf(operand, frame, (name) => name);
        if (!measure || !isOfRelated(measure, frame))
          throw new NoWay(`${frame.base.name} has no rows of its own to count`);
        return [{ measure, direction }];
      }
      if (operand.kind === 'field') {
        const path = pathOf(frame, operand.ref);
        const shown = fields.find((field) => field.path === path);
        return [shown ? { by: shown.as, direction } : orderByField(frame, operand.ref, direction)];
      }
      return byFirst(fields, frame, direction);
    });
  });
}

/** By what is shown first; a key beside other columns says which row it is, and no order. */
function byFirst(fields: readonly OutputField[], { base }: Frame, direction: 'asc' | 'desc'): OrderTerm[] {
  const isNumber = (path: string | undefined) =>
    base.primaryKey.includes(path ?? '') && !base.displayFields.includes(path ?? '');
  const first = fields.find(({ path }) => !isNumber(path)) ?? fields[0];
  return first ? [{ by: first.as, direction }] : [];
}
