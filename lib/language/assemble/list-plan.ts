import type { Field, Model } from '../../data-source/manifest.ts';
import type { OrderTerm, OutputField, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { type Condition, type FieldRef, isDate, isKey, isMeasurable, type Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/read-question.ts';
import { isAmount } from './assemble.ts';
import { fieldForConcept, runsBackwards } from './concept-fields.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { displayOf, type Frame, mainDate, NoWay, openFrame, walkTo } from './frame.ts';
import { outputNames } from './names.ts';
import { measureOf } from './number-plan.ts';

/** Rows: the fields that were asked for, or what names a row to a person. */
export function listPlan(sketch: Sketch, outputs: readonly Operand[], outer: Frame): Plan | undefined {
  if (sketch.groups.length > 0 && sketch.superlatives.length > 0) return topPerGroup(sketch, outputs, outer);
  const refs = outputs.flatMap((output): FieldRef[] => (output.kind === 'field' ? [output.ref] : []));
  const asked = refs.length > 0 ? withNames(sketch, refs) : defaultRefs(sketch, outer.base);
  const grouped = groupedList(sketch, asked, outer);
  if (grouped) return grouped;
  const base = baseFor(sketch, asked, outer);
  const frame = openFrame(outer.index, base, outer.preferred, outer.detours);
  const flat = new Set(asked.map((ref) => ref.model.name));
  const conditions = setApart(sketch.conditions, outer.base, base);
  const where = allOf(conditionsOf(frame, conditions, base, flat));
  const named = outputNames();
  const computed = outputs.flatMap((output) =>
    output.kind === 'computed' && output.model === base ? [output] : [],
  );
  const fields = asked.map((ref): OutputField => ({ path: pathIn(frame, ref), as: named(ref.field.name) }));
  for (const { expression } of computed) fields.push({ expr: expression, as: named('value') });
  for (const ref of asked) fields.push(...pointedTo(ref, frame, named, asked));
  const orderBy = [...extremes(sketch, frame), ...sorting(sketch, frame, fields)];
  const least = sketch.superlatives.some((item) => item.direction === 'asc' && item.by && isAmount(item.by));
  const counted = least ? leastMustExist(sketch, frame) : [];
  const limit =
    sketch.superlatives.length > 0
      ? (sketch.superlatives.find((item) => item.limit !== undefined)?.limit ?? sketch.limit ?? 1)
      : sketch.limit;
  const repeats = sketch.distinct || isRepetitive(sketch, asked, base);
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  for (const [key, ways] of frame.forks) outer.forks.set(key, ways);
  const all = allOf([...(where ? [where] : []), ...counted, ...presence(asked, frame)]);
  return {
    model: base.name,
    ...(all && { where: all }),
    fields,
    ...(repeats && orderBy.every((term) => term.by) && { distinct: true }),
    ...(orderBy.length > 0 && { orderBy }),
    ...(limit !== undefined && { limit }),
  };
}

/** "the 3 products with the highest price, with the price": which ones they are is told too. */
function withNames(sketch: Sketch, refs: readonly FieldRef[]): readonly FieldRef[] {
  const { entity, superlatives } = sketch;
  if (!entity || superlatives.length === 0 || refs.some((ref) => ref.model !== entity || !isMeasurable(ref)))
    return refs;
  return [...displayOf(entity).map((field) => ({ model: entity, field })), ...refs];
}

function defaultRefs(sketch: Sketch, model: Model): FieldRef[] {
  if (sketch.everything)
    return model.fields.filter((field) => !field.sensitive).map((field) => ({ model, field }));
  if (sketch.degree) {
    const measured = fieldForConcept(model, sketch.degree);
    if (measured) return [measured];
  }
  if (sketch.asks === 'place') {
    const places = model.fields.filter(
      (field) =>
        /location|address|\bcity\b|place|venue|country|building/.test(field.label) &&
        !isKey({ model, field }),
    );
    if (places.length > 0) return places.slice(0, 3).map((field) => ({ model, field }));
  }
  if (sketch.asks === 'date') {
    const date = mainDate(model);
    if (date) return [{ model, field: date }];
  }
  return displayOf(model).map((field) => ({ model, field }));
}

/** The model from which every asked field is at most one row away, so that rows are listed once. */
function baseFor(sketch: Sketch, asked: readonly FieldRef[], outer: Frame): Model {
  const entity = sketch.entity ?? outer.base;
  const models = [...new Set([...asked.map((ref) => ref.model), ...(entity.isJunction ? [] : [entity])])];
  const reaches = (from: Model) => models.every((model) => model === from || toOne(outer, from, model));
  if (models.length === 0) return outer.base;
  if (models.length === 1) return models[0] as Model;
  const own = [outer.base, ...models].find((model) => models.includes(model) && reaches(model));
  if (own) return own;
  // The table in between, where the way first goes down and then up again.
  for (const from of models) {
    for (const to of models) {
      if (from === to) continue;
      const [way] = outer.index.graph.ways(from.name, to.name);
      for (const step of way?.steps ?? []) {
        const middle = outer.index.manifest.model(step.to);
        if (middle && reaches(middle)) return middle;
      }
    }
  }
  return outer.base;
}

function toOne(frame: Frame, from: Model, to: Model): boolean {
  const [way] = frame.index.graph.ways(from.name, to.name);
  return way !== undefined && !way.toMany;
}

// A related model that only ties entity and base together is walked by the outputs themselves.
function setApart(conditions: readonly Condition[], entity: Model, base: Model): Condition[] {
  return conditions.filter((condition) => {
    if (condition.kind !== 'related' || condition.negated || condition.where.length > 0) return true;
    return condition.model !== base && condition.model !== entity;
  });
}

function pathIn(frame: Frame, ref: FieldRef): string {
  const walk = walkTo(frame, ref.model);
  return walk.path ? `${walk.path}.${ref.field.name}` : ref.field.name;
}

/** "the oldest employee of each department": the first rows of every group. */
function topPerGroup(sketch: Sketch, outputs: readonly Operand[], outer: Frame): Plan | undefined {
  const { groups, superlatives, ...rest } = sketch;
  const grouping = groups.flatMap((group): FieldRef[] => {
    if (group.kind === 'field') return [group.ref];
    if (group.kind === 'entity')
      return displayOf(group.model).map((field) => ({ model: group.model, field }));
    return [];
  });
  const inGroup = new Set(groups.map((group) => (group.kind === 'entity' ? group.model : undefined)));
  const shown = outputs.flatMap((output): FieldRef[] => (output.kind === 'field' ? [output.ref] : []));
  const extreme = superlatives[0];
  const entity =
    sketch.entity && !inGroup.has(sketch.entity)
      ? sketch.entity
      : extreme?.by?.kind === 'field'
        ? extreme.by.ref.model
        : undefined;
  if (grouping.length === 0 || !entity) return undefined;
  // "each customer's largest order": the group is the list itself where nothing else is listed.
  const own = shown.length > 0 ? shown : displayOf(entity).map((field) => ({ model: entity, field }));
  const asked = [...grouping.filter((ref) => !own.some((other) => other.field === ref.field)), ...own];
  const frame = openFrame(outer.index, entity, outer.preferred, outer.detours);
  const order = extremes({ ...sketch, superlatives }, frame);
  if (order.length === 0) return undefined;
  const plan = listPlan(
    { ...rest, groups: [], superlatives: [], outputs: asked.map((ref) => ({ kind: 'field', ref })) },
    asked.map((ref) => ({ kind: 'field', ref })),
    frame,
  );
  if (!plan || plan.model !== entity.name || !plan.fields) return undefined;
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  const by = grouping
    .map((ref) => plan.fields?.find((field) => field.path === pathIn(frame, ref))?.as)
    .filter((name) => name !== undefined);
  if (by.length !== grouping.length) return undefined;
  return { ...plan, topPerGroup: { by, limit: extreme?.limit ?? 1, orderBy: order } };
}

/** Superlatives as an order: by a field, or by a number over what is related. */
function extremes(sketch: Sketch, frame: Frame): OrderTerm[] {
  return sketch.superlatives.flatMap((item): OrderTerm[] => {
    const { concept, direction } = item;
    const by = item.by?.kind === 'count' && !item.by.of && !item.by.distinct ? undefined : item.by;
    const counts = !by && (concept === 'count' || concept === 'popularity' || item.by?.kind === 'count');
    if (counts) {
      const related = countable(sketch, frame);
      if (!related) {
        frame.doubt += 0.5;
        return [];
      }
      return [{ measure: { fn: 'count', path: related, as: 'related_count' }, direction }];
    }
    if (by?.kind === 'count' && by.distinct && by.distinct.model === frame.base) {
      return [{ by: by.distinct.field.name, direction }];
    }
    if (by && isAmount(by)) {
      const measure = measureOf(by, frame, (name) => name, withinOf(sketch, frame, by));
      if (!measure?.path) throw new NoWay(`${frame.base.name} has no rows of its own to count`);
      return [{ measure, direction }];
    }
    const ref = by?.kind === 'field' ? by.ref : concept ? conceptIn(sketch, frame, concept) : undefined;
    if (!ref) {
      frame.doubt += 0.5;
      return [];
    }
    const turned = !by && runsBackwards(ref, concept);
    return [orderByField(frame, ref, turned ? (direction === 'asc' ? 'desc' : 'asc') : direction)];
  });
}

/** "the club with the most members from Paris" counts those members only. */
function withinOf(sketch: Sketch, frame: Frame, by: Operand): PlanCondition | undefined {
  const counted = by.kind === 'count' ? by.of : by.kind === 'aggregate' ? by.of.model : undefined;
  if (!counted) return undefined;
  const theirs = sketch.conditions.filter((condition) => {
    if (condition.kind !== 'test' || condition.negated) return false;
    const home = condition.ref?.model;
    if (!home || home === frame.base || home === sketch.entity) return false;
    return home === counted || toOne(frame, counted, home);
  });
  if (theirs.length === 0) return undefined;
  const reached = new Set(frame.index.manifest.manifest.models.map((model) => model.name));
  const through = frame.index.graph.ways(frame.base.name, counted.name)[0];
  const isOnTheWay = theirs.every(
    (condition) =>
      condition.kind === 'test' &&
      frame.index.graph.distance(counted.name, condition.ref?.model.name ?? '') <
        frame.index.graph.distance(frame.base.name, condition.ref?.model.name ?? ''),
  );
  return through && isOnTheWay ? allOf(conditionsOf(frame, theirs, frame.base, reached)) : undefined;
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
  }
  return undefined;
}

/** "the fewest orders" is asked of those who have any. */
function leastMustExist(sketch: Sketch, frame: Frame): PlanCondition[] {
  return sketch.superlatives.flatMap(({ by }): PlanCondition[] => {
    if (by?.kind !== 'count' || !by.of) return [];
    const walk = walkTo(frame, by.of);
    return walk.path ? [{ exists: walk.path }] : [];
  });
}

function sorting(sketch: Sketch, frame: Frame, fields: readonly OutputField[]): OrderTerm[] {
  return sketch.orders.flatMap(({ by, direction }): OrderTerm[] => {
    if (by.length === 0) {
      const first = fields[0];
      return first ? [{ by: first.as, direction }] : [];
    }
    return by.flatMap((operand): OrderTerm[] => {
      if (isAmount(operand)) {
        const measure = measureOf(operand, frame, (name) => name);
        if (!measure?.path) throw new NoWay(`${frame.base.name} has no rows of its own to count`);
        return [{ measure, direction }];
      }
      if (operand.kind === 'field') {
        const path = pathIn(frame, operand.ref);
        const shown = fields.find((field) => field.path === path);
        return [shown ? { by: shown.as, direction } : orderByField(frame, operand.ref, direction)];
      }
      const first = fields[0];
      return first ? [{ by: first.as, direction }] : [];
    });
  });
}

/** A key that names a role ("manager", "advisor") is shown with who it points to. */
function pointedTo(
  ref: FieldRef,
  frame: Frame,
  named: (wanted: string) => string,
  asked: readonly FieldRef[],
): OutputField[] {
  const { field, model } = ref;
  if (field.primaryKey || field.type === 'text' || /(^| )(id|code|number)$/.test(field.label)) return [];
  const relation = model.relations.find(
    (candidate) =>
      candidate.kind === 'one' && candidate.on.length === 1 && candidate.on[0]?.from === field.name,
  );
  const target = relation && frame.index.manifest.model(relation.to);
  if (!relation || !target || asked.some((other) => other.model === target && target !== model)) return [];
  const walk = walkTo(frame, model);
  const prefix = walk.path ? `${walk.path}.${relation.name}` : relation.name;
  const display = displayOf(target).filter((candidate) => !candidate.primaryKey);
  return display.slice(0, 2).map((candidate) => ({
    path: `${prefix}.${candidate.name}`,
    as: named(`${field.name}_${candidate.name}`),
  }));
}

/** A row that lacks what was asked for has nothing to list. */
function presence(asked: readonly FieldRef[], frame: Frame): PlanCondition[] {
  const paths = new Set<string>();
  for (const ref of asked) {
    const walk = walkTo(frame, ref.model);
    if (walk.path && walk.optional && !walk.toMany) paths.add(walk.path);
  }
  const longest = [...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}.`)));
  return longest.map((path) => ({ exists: path }));
}

/** Rows that would repeat the same words say nothing twice: values of a shared field are listed once. */
function isRepetitive(_sketch: Sketch, _asked: readonly FieldRef[], _base: Model): boolean {
  return false;
}

/**
 * A field that many rows share is asked for as a thing of its own: the country with the most customers,
 * countries with more than 3 customers, directors of both A and B. Its rows are groups.
 */
function groupedList(sketch: Sketch, asked: readonly FieldRef[], outer: Frame): Plan | undefined {
  const [first] = asked;
  if (!first) return undefined;
  const wanted = countedModel(sketch);
  const model =
    wanted &&
    wanted !== first.model &&
    asked.every((ref) => ref.model === wanted || toOne(outer, wanted, ref.model)) &&
    !asked.some((ref) => identifies(ref))
      ? wanted
      : first.model;
  if (model === first.model && asked.some((ref) => ref.model !== model)) return undefined;
  if (asked.some((ref) => ref.model === model && identifies(ref))) return undefined;
  const frequency = sketch.superlatives.find(({ by, concept }) =>
    by ? by.kind === 'count' && (!by.of || by.of === model) : concept === 'count' || concept === 'popularity',
  );
  const counted = sketch.conditions.find(
    (condition) =>
      condition.kind === 'counted' &&
      (condition.model === model || (condition.where.length === 0 && toOne(outer, model, condition.model))),
  );
  const ordered = sketch.orders.some(({ by }) =>
    by.some((operand) => operand.kind === 'count' && (!operand.of || operand.of === model)),
  );
  const summed = sketch.superlatives.find(({ by }) => by?.kind === 'aggregate' && by.of.model === model);
  const opposed = sketch.both ? opposedTests(sketch.conditions, model) : undefined;
  const both =
    opposed ??
    sketch.conditions.find(
      (condition) =>
        condition.kind === 'both' &&
        !condition.negated &&
        condition.all[0]?.kind === 'test' &&
        condition.all[0].ref?.model === model,
    );
  const acrossBy = sketch.superlatives.find(({ by }) => by?.kind === 'count' && by.of && by.of !== model);
  if (!frequency && !counted && !summed && !both && !ordered) {
    return undefined;
  }
  const frame = openFrame(outer.index, model, outer.preferred, outer.detours);
  const rest = sketch.conditions.filter(
    (condition) =>
      condition !== counted && condition !== both && !(opposed?.all.includes(condition) ?? false),
  );
  const rows = conditionsOf(frame, rest, model);
  const named = outputNames();
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  if (both && both.kind === 'both') {
    const part = (condition: Condition): Plan => {
      const where = allOf([...rows, ...conditionsOf(frame, [condition], model)]);
      const names = outputNames();
      return {
        model: model.name,
        ...(where && { where }),
        fields: asked.map((ref) => ({ path: ref.field.name, as: names(ref.field.name) })),
        distinct: true,
      };
    };
    const [head, ...tail] = both.all.map(part) as [Plan, ...Plan[]];
    return tail.reduceRight((plan, next) => ({ ...plan, combine: { op: 'intersect', plan: next } }), head);
  }
  const where = allOf(rows);
  const dimensions = asked.map((ref) => ({
    path: pathIn(frame, ref),
    as: named(ref.field.name),
  }));
  const orderBy: OrderTerm[] = sketch.superlatives.flatMap(({ by: said, direction }) => {
    const by: Operand | undefined = said ?? { kind: 'count' };
    const measure =
      by && isAmount(by)
        ? measureOf(by.kind === 'count' && !by.distinct ? { kind: 'count' } : by, frame, (name) => name)
        : undefined;
    return measure ? [{ measure, direction }] : [];
  });
  for (const { by, direction } of sketch.orders) {
    for (const operand of by) {
      const measure = isAmount(operand)
        ? measureOf(
            operand.kind === 'count' && !operand.distinct ? { kind: 'count' } : operand,
            frame,
            (name) => name,
          )
        : undefined;
      if (measure) orderBy.push({ measure, direction });
      else if (operand.kind === 'field' && operand.ref.model === model)
        orderBy.push({ by: operand.ref.field.name, direction });
    }
    if (by.length === 0 && dimensions[0]) orderBy.push({ by: dimensions[0].as, direction });
  }
  const limit =
    sketch.superlatives.length > 0 ? (sketch.superlatives[0]?.limit ?? sketch.limit ?? 1) : undefined;
  const having: PlanCondition | undefined =
    counted?.kind === 'counted'
      ? {
          expr: { measure: { fn: 'count', as: 'row_count', ...countedWhere(counted, frame) } },
          op: counted.op,
          value: counted.value,
        }
      : undefined;
  return {
    model: model.name,
    ...(where && { where }),
    dimensions,
    ...(having && { having: counted?.negated ? { not: having } : having }),
    ...(orderBy.length > 0 && { orderBy }),
    ...(limit !== undefined && { limit }),
  };
}

function countedWhere(
  counted: Extract<Condition, { kind: 'counted' }>,
  frame: Frame,
): { where?: PlanCondition } {
  const where = allOf(conditionsOf(frame, counted.where, counted.model));
  return where ? { where } : {};
}

/** "both with more than 50 and with fewer than 20": tests that no one row can meet together. */
function opposedTests(
  conditions: readonly Condition[],
  model: Model,
): Extract<Condition, { kind: 'both' }> | undefined {
  const tests = conditions.filter(
    (condition) => condition.kind === 'test' && condition.ref?.model === model && !condition.negated,
  );
  const [first, second] = tests;
  if (tests.length !== 2 || first?.kind !== 'test' || second?.kind !== 'test' || !first.ref) return undefined;
  return { kind: 'both', all: [first, second], negated: false, clause: first.clause };
}

/** What the groups are counted in, where a superlative, an order or a comparison counts something. */
function countedModel(sketch: Sketch): Model | undefined {
  for (const { by } of sketch.superlatives) if (by?.kind === 'count' && by.of) return by.of;
  for (const { by } of sketch.orders)
    for (const operand of by) if (operand.kind === 'count' && operand.of) return operand.of;
  for (const condition of sketch.conditions) if (condition.kind === 'counted') return condition.model;
  return undefined;
}

/** True for a field that tells one row from another, as far as the data shows. */
function identifies(ref: FieldRef): boolean {
  const { field, model } = ref;
  const rows = model.rowEstimate;
  const repeats =
    field.valuesComplete && field.values && rows !== undefined && field.values.length < rows * 0.95;
  if (repeats && !field.primaryKey && !field.unique) return false;
  if (field.primaryKey && model.primaryKey.length === 1) return true;
  if (field.unique) return true;
  if (displayOf(model).includes(field)) return true;
  return !isKey(ref) && isDate(field) && field.type !== 'date';
}

export type { Field };
