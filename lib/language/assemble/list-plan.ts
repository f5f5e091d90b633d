import type { Model } from '../../data-source/manifest.ts';
import type { OutputField, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import { rebasedExpression } from '../policies/plan-paths.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isKey,
  isMeasurable,
  type Operand,
  type Superlative,
} from '../reader/nodes.ts';
import { modelOf, type Sketch } from '../reader/sketch.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { isAmount } from './assemble.ts';
import { columnsBeside } from './columns-beside.ts';
import { fieldForConcept } from './concept-fields.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { cutOf } from './cut-of.ts';
import { displayOf, type Frame, frameAt, mainDate, ownKey, pathOf, walkTo } from './frame.ts';
import { areNames, groupedList } from './grouped-list.ts';
import { outputNames } from './names.ts';
import { partyOf } from './party-of.ts';
import { extremes, leastMustExist, sorting } from './row-order.ts';
import { withoutImplied } from './settled-conditions.ts';

/** Rows: the fields that were asked for, or what names a row to a person. */
export function listPlan(sketch: Sketch, outputs: readonly Operand[], outer: Frame): Plan | undefined {
  if (sketch.groups.length > 0 && sketch.superlatives.length > 0) return topPerGroup(sketch, outputs, outer);
  const refs = outputs.flatMap((output): FieldRef[] => (output.kind === 'field' ? [output.ref] : []));
  const asked = refs.length > 0 ? withNames(sketch, refs) : defaultRefs(sketch, outer.base, outer.index);
  const grouped = groupedList(sketch, asked, outer);
  if (grouped) return grouped;
  const base = baseFor(sketch, asked, outer);
  const frame = frameAt(outer, base);
  // "who earns the most": a list of people, sooner than of what tells of them.
  if (
    sketch.asks === 'person' &&
    sketch.superlatives.length > 0 &&
    refs.length === 0 &&
    !asked.some(({ field }) => /name/.test(senseOf(field)))
  )
    frame.doubt += 0.25;
  const flat = new Set(asked.map((ref) => ref.model.name));
  const conditions = setApart(sketch.conditions, outer.base, base);
  const where = allOf(conditionsOf(frame, conditions, base, flat));
  const named = outputNames();
  const computed = outputs.flatMap((output) => {
    if (output.kind !== 'computed') return [];
    const { path } = walkTo(frame, output.model);
    return [rebasedExpression(output.expression, output.model.name, path, outer.index.manifest)];
  });
  const fields = asked.map((ref): OutputField => ({ path: pathOf(frame, ref), as: named(ref.field.name) }));
  for (const expr of computed) fields.push({ expr, as: named('value') });
  for (const ref of asked) fields.push(...pointedTo(ref, frame, named, asked));
  const orderBy = [...extremes(sketch, frame), ...sorting(sketch, frame, fields)];
  const least = sketch.superlatives.some((item) => item.direction === 'asc' && item.by && isAmount(item.by));
  const counted = least ? leastMustExist(sketch, frame) : [];
  const cut = cutOf(sketch);
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  for (const [key, ways] of frame.forks) outer.forks.set(key, ways);
  const all = allOf(withoutImplied([...(where ? [where] : []), ...counted, ...presence(asked, frame)]));
  if (asked.every((ref) => ref.model === base))
    fields.push(...columnsBeside(sketch, { fields, where, orderBy, limit: cut.limit }, frame, named));
  return {
    model: base.name,
    ...(all && { where: all }),
    fields,
    ...(sketch.distinct && orderBy.every((term) => term.by) && { distinct: true }),
    ...(orderBy.length > 0 && { orderBy }),
    ...cut,
  };
}

/**
 * "the 3 products with the highest price, with the price", "phones of A and B": which ones they are is told too.
 */
function withNames(sketch: Sketch, refs: readonly FieldRef[]): readonly FieldRef[] {
  const { conditions, entity, superlatives } = sketch;
  const [named] = conditions.flatMap((condition) =>
    condition.kind === 'both' && areNames(condition) && condition.all[0] ? (modelOf(condition) ?? []) : [],
  );
  if (named && refs.every((ref) => ref.model === named && !displayOf(named).includes(ref.field)))
    return [...displayOf(named).map((field) => ({ model: named, field })), ...refs];
  if (!entity || superlatives.length === 0 || refs.some((ref) => ref.model !== entity || !isMeasurable(ref)))
    return refs;
  return [...displayOf(entity).map((field) => ({ model: entity, field })), ...refs];
}

function defaultRefs(sketch: Sketch, model: Model, { manifest }: SchemaIndex): FieldRef[] {
  if (sketch.everything)
    return model.fields.filter((field) => !field.sensitive).map((field) => ({ model, field }));
  if (sketch.degree) {
    const measured = fieldForConcept(model, sketch.degree);
    if (measured) return [measured];
  }
  if (sketch.asks === 'place') {
    const places = model.fields.filter(
      (field) =>
        /location|address|\bcity\b|place|venue|country|building/.test(senseOf(field)) &&
        !isKey({ model, field }),
    );
    if (places.length > 0) return places.slice(0, 3).map((field) => ({ model, field }));
  }
  const people = sketch.asks === 'person' ? partyOf(sketch, model, manifest) : undefined;
  if (people) return displayOf(people).map((field) => ({ model: people, field }));
  if (sketch.asks === 'date') {
    // "when did she leave": on the day that is said to be there.
    const said = sketch.conditions.flatMap((made) =>
      made.kind === 'test' && made.negated && made.test.op === 'isNull' && made.ref ? [made.ref] : [],
    )[0];
    const date = said && isDate(said.field) && said.model === model ? said.field : mainDate(model);
    if (date) return [{ model, field: date }];
  }
  return endsOfLink(model, manifest) ?? displayOf(model).map((field) => ({ model, field }));
}

/** Of a row that is known by the keys of two others, "managers of departments", the names of those. */
function endsOfLink(model: Model, manifest: SchemaIndex['manifest']): FieldRef[] | undefined {
  const shown = displayOf(model);
  if (shown.length < 2 || !shown.every(({ primaryKey }) => primaryKey)) return undefined;
  const ends = shown.map(({ name }) => {
    const pointer = model.relations.find(
      ({ kind, on }) => kind === 'one' && on.length === 1 && on[0]?.from === name,
    );
    return pointer && manifest.model(pointer.to);
  });
  const named = ends.filter(
    (end): end is Model => end?.displayFields.some((name) => !end.primaryKey.includes(name)) === true,
  );
  if (named.length < shown.length || new Set(named).size < named.length || named.includes(model))
    return undefined;
  return named.flatMap((end) => displayOf(end).map((field) => ({ model: end, field })));
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

export function toOne(frame: Frame, from: Model, to: Model): boolean {
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

/** "the oldest employee of each department": the first rows of every group. */
function topPerGroup(sketch: Sketch, outputs: readonly Operand[], outer: Frame): Plan | undefined {
  const { groups, superlatives, ...rest } = sketch;
  const grouping = groups.flatMap((group): FieldRef[] => {
    if (group.kind === 'field') return [group.ref];
    return group.kind === 'entity' ? namesAndKey(group.model) : [];
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
  // "the longest film in each category": where things are in several groups, each of their places is a row.
  const frame = frameAt(outer, baseFor(sketch, asked, outer));
  const placed = frame.base === entity ? superlatives : superlatives.map((item) => measuredOn(entity, item));
  const order = extremes({ ...sketch, superlatives: placed }, frame);
  if (order.length === 0) return undefined;
  const plan = listPlan(
    { ...rest, groups: [], superlatives: [], outputs: asked.map((ref) => ({ kind: 'field', ref })) },
    asked.map((ref) => ({ kind: 'field', ref })),
    frame,
  );
  if (!plan || plan.model !== frame.base.name || !plan.fields) return undefined;
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  const by = grouping
    .map((ref) => plan.fields?.find((field) => field.path === pathOf(frame, ref))?.as)
    .filter((name) => name !== undefined);
  if (by.length !== grouping.length) return undefined;
  return { ...plan, topPerGroup: { by, limit: extreme?.limit ?? 1, orderBy: order } };
}

/** Two people of one name are two groups, told apart by the key. Other things are named to differ. */
function namesAndKey(model: Model): FieldRef[] {
  const names = displayOf(model);
  const [key] = model.primaryKey.length === 1 ? model.fields.filter((field) => field.primaryKey) : [];
  const fields = key && names.length > 1 && !names.includes(key) ? [...names, key] : names;
  return fields.map((field) => ({ model, field }));
}

/** By what a thing is the most, said of the thing and not of the row it stands in. */
function measuredOn(entity: Model, item: Superlative): Superlative {
  const ref = item.by || !item.concept ? undefined : fieldForConcept(entity, item.concept);
  return ref ? { ...item, by: { kind: 'field', ref } } : item;
}

/** A key that names a role ("manager", "advisor") is shown with who it points to. */
export function pointedTo(
  ref: FieldRef,
  frame: Frame,
  named: (wanted: string) => string,
  asked: readonly FieldRef[],
): OutputField[] {
  const { field, model } = ref;
  const isCode = field.type === 'text' || /(^| )(id|code|number)$/.test(senseOf(field));
  if (field.primaryKey || (isCode && !ref.stands)) return [];
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
    if (walk.path && walk.optional && !walk.toMany && !ownKey(frame, walk.path, ref)) paths.add(walk.path);
  }
  const longest = [...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}.`)));
  return longest.map((path) => ({ exists: path }));
}
