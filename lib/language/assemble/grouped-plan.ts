import type { Model } from '../../data-source/manifest.ts';
import type {
  Dimension,
  Measure,
  OrderTerm,
  OutputField,
  Plan,
  Condition as PlanCondition,
} from '../../pipeline/plan.ts';
import { isDate, type Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { isAmount, modelOfOperand, sameOperand } from './assemble.ts';
import { fieldForConcept } from './concept-fields.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { cutOf } from './cut-of.ts';
import { displayOf, type Frame, frameAt, ownKey, pathOf, recurs, walkTo } from './frame.ts';
import { dateOfGroups, farKey, isTied, pointing } from './group-places.ts';
import { pointedTo } from './list-plan.ts';
import { outputNames } from './names.ts';
import { measureOf } from './number-plan.ts';
import { withoutImplied } from './settled-conditions.ts';
import { shareOfPart, sharesOfAll } from './shares.ts';

/**
 * Numbers by group. Where the groups lie one way up from what is counted (orders by customer), the plan
 * counts and groups; where they lie across a to-many relation (films by category), it lists the groups,
 * each with its own number, so that nothing is multiplied.
 */
export function groupedPlan(
  sketch: Sketch,
  groups: readonly Operand[],
  amounts: readonly Operand[],
  outer: Frame,
): Plan | undefined {
  const groupModel = groups.map(modelOfOperand).find((model) => model !== undefined);
  const counted =
    amounts.map(modelOfOperand).find((model) => model !== undefined) ?? sketch.entity ?? groupModel;
  if (!counted) return undefined;
  const base = counted;
  const frame = frameAt(outer, base);
  const across = groups.some((group) => {
    const model = modelOfOperand(group);
    return model !== undefined && model !== base && walkTo(frame, model).toMany;
  });
  const isAddedUp = amounts.some(
    (amount) => amount.kind === 'given' || (amount.kind === 'aggregate' && amount.fn === 'sum'),
  );
  if (across && isAddedUp && !isTied(frame, groups)) frame.doubt += 0.15;
  const plan =
    across && groupModel
      ? byGroupRows(sketch, groups, amounts, groupModel, frameAt(outer, groupModel), outer)
      : undefined;
  if (plan) return plan;
  // Each row would be added up once for every row across the relation.
  if (across && isAddedUp) frame.doubt += 0.5;
  const made = byDimensions(sketch, groups, amounts, frame);
  share(outer, frame);
  return made;
}

function share(outer: Frame, frame: Frame): void {
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  for (const [key, ways] of frame.forks) outer.forks.set(key, ways);
}

function byDimensions(
  sketch: Sketch,
  groups: readonly Operand[],
  amounts: readonly Operand[],
  frame: Frame,
): Plan | undefined {
  const named = outputNames();
  const dimensions: Dimension[] = [];
  const outer: Dimension[] = [];
  const present: PlanCondition[] = [];
  // A group that is an entity is shown by the fields that were asked for, or else by what names it.
  for (const [place, group] of groups.entries()) {
    // "the 3 best products of each category": of every group but the things themselves.
    if (place > 0 && group.kind === 'entity' && group.model === sketch.entity) outer.push(...dimensions);
    if (group.kind === 'entity') {
      const shown = groups.filter((other) => other.kind === 'field' && other.ref.model === group.model);
      const walk = walkTo(frame, group.model);
      // Rows whose parent is missing still carry its key; they are a group too.
      const step =
        shown.length === 0 && !walk.path.includes('.')
          ? frame.base.relations.find((relation) => relation.name === walk.path)
          : undefined;
      const key = step?.on.length === 1 ? step.on[0]?.from : undefined;
      if (key) dimensions.push({ path: key, as: named(key) });
      else if (walk.path && walk.optional) present.push({ exists: walk.path });
      const far = key || shown.length > 0 ? undefined : farKey(frame, walk.path, group.model);
      if (far) dimensions.push(far(named));
      const prefix = walk.path ? `${walk.path}.` : '';
      if (shown.length === 0) {
        // A thing that is known by its key alone is shown once.
        for (const field of displayOf(group.model).filter(({ name }) => !key || step?.on[0]?.to !== name))
          dimensions.push({ path: prefix + field.name, as: named(field.name) });
      }
      continue;
    }
    const dimension = dimensionOf(group, frame, named);
    if (!dimension) return undefined;
    if (group.kind === 'field') {
      const walk = walkTo(frame, group.ref.model);
      if (walk.path && walk.optional && !ownKey(frame, walk.path, group.ref))
        present.push({ exists: walk.path });
      // People of one name are still several people.
      const shared =
        group.ref.model !== frame.base &&
        !group.ref.field.unique &&
        !group.ref.field.primaryKey &&
        displayOf(group.ref.model).includes(group.ref.field);
      const key = group.ref.model.fields.find((field) => field.primaryKey);
      const alreadyKeyed = dimensions.some((other) => other.path === `${walk.path}.${key?.name}`);
      if (
        shared &&
        walk.path &&
        key &&
        group.ref.model.primaryKey.length === 1 &&
        !alreadyKeyed &&
        !groups.some((other) => other.kind === 'field' && other.ref.field === key)
      ) {
        dimensions.push({ path: `${walk.path}.${key.name}`, as: named(key.name) });
      }
    }
    if (
      !dimensions.some(
        (other) =>
          other.path === dimension.path && other.bucket === dimension.bucket && other.part === dimension.part,
      )
    )
      dimensions.push(dimension);
    if (group.kind === 'field' && group.ref.stands) {
      const listed = groups.flatMap((other) => (other.kind === 'field' ? [other.ref] : []));
      for (const { path, as } of pointedTo(group.ref, frame, named, listed)) {
        if (path !== undefined) dimensions.push({ path, as });
      }
    }
  }
  if (dimensions.length === 0) return undefined;
  const measures = amounts.flatMap((amount) => measureOf(amount, frame, named) ?? []);
  if (measures.length === 0) return undefined;
  const { rows, having } = splitCounted(sketch, frame, measures);
  const kept = conditionsOf(frame, rows, frame.base);
  const shares = sketch.share ? sharesByGroup(measures, kept) : undefined;
  const told = pointing(sketch, frame.base, dimensions);
  const where = allOf(withoutImplied([...(shares?.kept ?? kept), ...unique([...present, ...told])]));
  const order = ordersOf(sketch, frame, measures, dimensions, groups, named);
  const cut = cutOfGroups(sketch);
  if (outer.length > 0 && order.length > 0 && sketch.superlatives.length === 1) {
    const by = outer.map(({ as }) => as);
    return {
      model: frame.base.name,
      ...(where && { where }),
      measures: shares?.measures ?? measures,
      dimensions,
      ...(having && { having }),
      topPerGroup: { by, limit: cut.limit ?? 1, orderBy: order },
    };
  }
  return {
    model: frame.base.name,
    ...(where && { where }),
    measures: shares?.measures ?? measures,
    dimensions,
    ...(having && { having }),
    ...(order.length > 0 && { orderBy: order }),
    ...cut,
    ...(sketch.growth && { compare: { to: sketch.growth } }),
  };
}

/** "percentage of cancelled orders by shop" is of each shop's; without a part, each shop's is of all. */
function sharesByGroup(
  measures: readonly Measure[],
  conditions: readonly PlanCondition[],
): { measures: Measure[]; kept: readonly PlanCondition[] } {
  const [first] = measures as [Measure];
  const { measure, where, hasPart } = shareOfPart(first, conditions, false);
  return hasPart
    ? { measures: [measure], kept: where ? [where] : [] }
    : { measures: sharesOfAll(first), kept: conditions };
}

function unique(conditions: readonly PlanCondition[]): PlanCondition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    const key = JSON.stringify(condition);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function dimensionOf(group: Operand, frame: Frame, named: (wanted: string) => string): Dimension | undefined {
  if (group.kind === 'field') {
    const path = pathOf(frame, group.ref);
    if (isDate(group.ref.field) && group.ref.field.type !== 'date' && group.ref.field.type !== 'time')
      return { path, bucket: 'day', as: named(group.ref.field.name) };
    return { path, as: named(group.ref.field.name) };
  }
  if (group.kind === 'bucket' || group.kind === 'part') {
    const ref = group.ref ?? dateOfGroups(frame, group.kind === 'bucket' ? group.unit : undefined);
    if (!ref) return undefined;
    const path = pathOf(frame, ref);
    if (!isDate(ref.field)) return { path, as: named(ref.field.name) };
    if (group.kind === 'part') return { path, part: group.part, as: named(group.part) };
    const unit = group.unit === 'auto' ? 'month' : group.unit;
    return { path, bucket: unit as NonNullable<Dimension['bucket']>, as: named(unit) };
  }
  return undefined;
}

/** "at least 3 orders" beside groups is about the groups; everything else is about rows. */
function splitCounted(
  sketch: Sketch,
  frame: Frame,
  measures: Measure[],
): { rows: Sketch['conditions']; having?: PlanCondition } {
  const having: PlanCondition[] = [];
  const rows = sketch.conditions.filter((condition) => {
    if (condition.kind === 'amount' && condition.of.model === frame.base) {
      const { fn, of, op, value } = condition;
      having.push({ expr: { measure: { fn, path: of.field.name, as: 'amount' } }, op, value });
      return false;
    }
    if (condition.kind !== 'counted' || condition.model !== frame.base || condition.where.length > 0)
      return true;
    const measure = measures.find((candidate) => candidate.fn === 'count' && !candidate.path);
    const { op, value } = condition;
    having.push(
      measure
        ? { path: measure.as, op, value }
        : { expr: { measure: { fn: 'count', as: 'counted' } }, op, value },
    );
    return false;
  });
  const all = allOf(having);
  return all ? { rows, having: all } : { rows };
}

/** Groups in no order are all told. */
function cutOfGroups(sketch: Sketch): Pick<Plan, 'limit' | 'offset'> {
  return sketch.superlatives.length > 0 || sketch.orders.length > 0 ? cutOf(sketch) : {};
}

function ordersOf(
  sketch: Sketch,
  frame: Frame,
  measures: readonly Measure[],
  dimensions: readonly Dimension[],
  groups: readonly Operand[],
  named: (wanted: string) => string,
): OrderTerm[] {
  const terms: OrderTerm[] = [];
  for (const { direction, by, concept } of sketch.superlatives) {
    const term = by ? termOf(by, frame, measures, dimensions, groups, named) : undefined;
    const field = !term && concept ? fieldForConcept(frame.base, concept) : undefined;
    if (term) terms.push({ ...term, direction });
    else if (field)
      terms.push({
        measure: {
          fn: direction === 'asc' ? 'min' : 'max',
          path: pathOf(frame, field),
          as: named('extreme'),
        },
        direction,
      });
    else terms.push({ by: (measures[0] as Measure).as, direction });
  }
  for (const { by, direction } of sketch.orders) {
    // "In descending order" of numbers by group means the numbers; only names run from A to Z.
    if (by.length === 0 && direction === 'desc' && measures[0]) terms.push({ by: measures[0].as, direction });
    else if (by.length === 0)
      terms.push({
        by: (dimensions.find((dimension) => !/(^|\.)id$|_id$/.test(dimension.path ?? '')) ?? dimensions[0])
          ?.as as string,
        direction,
      });
    for (const operand of by) {
      const term = termOf(operand, frame, measures, dimensions, groups, named);
      if (term) terms.push({ ...term, direction });
    }
  }
  return terms;
}

function termOf(
  by: Operand,
  frame: Frame,
  measures: readonly Measure[],
  dimensions: readonly Dimension[],
  _groups: readonly Operand[],
  named: (wanted: string) => string,
): Omit<OrderTerm, 'direction'> | undefined {
  if (isAmount(by)) {
    const wanted = measureOf(by, frame, named);
    if (!wanted) return undefined;
    const same =
      measures.find((measure) => measure.fn === wanted.fn && measure.path === wanted.path) ??
      (wanted.fn === 'count' ? measures.find((measure) => measure.fn === 'count') : undefined);
    return same ? { by: same.as } : { measure: wanted };
  }
  if (by.kind === 'field') {
    const path = pathOf(frame, by.ref);
    const dimension = dimensions.find((candidate) => candidate.path === path);
    if (dimension) return { by: dimension.as };
    const measure = measures.find((candidate) => candidate.path === path);
    if (measure) return { by: measure.as };
    return undefined;
  }
  if (by.kind === 'entity') {
    const first = dimensions[0];
    return first && { by: first.as };
  }
  return undefined;
}

/** The groups as rows of their own model, each with numbers over what is related to it. */
function byGroupRows(
  sketch: Sketch,
  groups: readonly Operand[],
  amounts: readonly Operand[],
  model: Model,
  frame: Frame,
  outer: Frame,
): Plan | undefined {
  if (
    groups.some(
      (group) => modelOfOperand(group) !== model || group.kind === 'bucket' || group.kind === 'part',
    )
  )
    return undefined;
  const asked = groups.flatMap((group) => (group.kind === 'field' ? [group.ref.field] : []));
  // A value that several rows share is a group of its own, not a row.
  const isEntity =
    groups.some((group) => group.kind === 'entity') ||
    asked.some((field) => field.unique || field.primaryKey || displayOf(model).includes(field));
  if (!isEntity || asked.some((field) => recurs(model, field))) return undefined;
  const named = outputNames();
  const fields: OutputField[] = (asked.length > 0 ? asked : displayOf(model)).map((field) => ({
    path: field.name,
    as: named(field.name),
  }));
  const counted = amounts
    .map(modelOfOperand)
    .find((candidate) => candidate !== undefined && candidate !== model);
  if (!counted) return undefined;
  const walk = walkTo(frame, counted);
  const inner = frameAt(frame, counted);
  const own: Sketch['conditions'][number][] = [];
  const theirs: Sketch['conditions'][number][] = [];
  for (const condition of sketch.conditions) {
    const home =
      condition.kind === 'test' || condition.kind === 'against'
        ? (condition.ref?.model ?? counted)
        : undefined;
    if (home === model || condition.kind === 'counted' || condition.kind === 'related') own.push(condition);
    else theirs.push(condition);
  }
  const narrow = allOf(conditionsOf(inner, theirs, counted));
  // Inside a measure paths start where the plan does.
  const reached = new Set(frame.index.manifest.manifest.models.map((other) => other.name));
  const within = allOf(conditionsOf(frame, theirs, model, reached));
  const measures = amounts.flatMap((amount) => measureOf(amount, frame, named, within) ?? []);
  if (measures.length === 0) return undefined;
  for (const measure of measures) fields.push({ expr: { measure }, as: measure.as });
  const where = allOf([
    ...conditionsOf(frame, own, model),
    { exists: walk.path, ...(narrow && { where: narrow }) },
  ]);
  const orderBy: OrderTerm[] = [];
  for (const { direction, by } of sketch.superlatives) {
    const measure =
      by && isAmount(by)
        ? measures.find((candidate) => candidate.fn === (by.kind === 'aggregate' ? by.fn : 'count'))
        : measures[0];
    if (measure) orderBy.push({ by: measure.as, direction });
  }
  for (const { by, direction } of sketch.orders) {
    for (const operand of by.length > 0 ? by : [groups[0] as Operand]) {
      if (isAmount(operand)) orderBy.push({ by: (measures[0] as Measure).as, direction });
      else if (operand.kind === 'field' && groups.some((group) => sameOperand(group, operand)))
        orderBy.push({ by: operand.ref.field.name, direction });
      else orderBy.push({ by: (fields[0] as OutputField).as, direction });
    }
  }
  const cut = cutOfGroups(sketch);
  share(outer, frame);
  outer.distance += inner.distance;
  return {
    model: model.name,
    where: where as PlanCondition,
    fields,
    ...(orderBy.length > 0 && { orderBy }),
    ...cut,
  };
}
