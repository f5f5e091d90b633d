import type { Field, Model } from '../../data-source/manifest.ts';
import type { OrderTerm, OutputField, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { type Condition, type FieldRef, isDate, isKey, type Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/read-question.ts';
import { isAmount } from './assemble.ts';
import { fieldForConcept, runsBackwards } from './concept-fields.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { displayOf, type Frame, mainDate, openFrame, walkTo } from './frame.ts';
import { outputNames } from './names.ts';
import { measureOf } from './number-plan.ts';

/** Rows: the fields that were asked for, or what names a row to a person. */
export function listPlan(sketch: Sketch, outputs: readonly Operand[], outer: Frame): Plan | undefined {
  const refs = outputs.flatMap((output): FieldRef[] => (output.kind === 'field' ? [output.ref] : []));
  const asked = refs.length > 0 ? refs : defaultRefs(sketch, outer.base);
  const grouped = groupedList(sketch, asked, outer);
  if (grouped) return grouped;
  const base = baseFor(asked, outer);
  const frame = openFrame(outer.index, base, outer.preferred, outer.detours);
  const flat = new Set(asked.map((ref) => ref.model.name));
  const conditions = setApart(sketch.conditions, outer.base, base);
  const where = allOf(conditionsOf(frame, conditions, base, flat));
  const named = outputNames();
  const fields = asked.map((ref): OutputField => ({ path: pathIn(frame, ref), as: named(ref.field.name) }));
  const orderBy = [...extremes(sketch, frame), ...sorting(sketch, frame, fields)];
  const least = sketch.superlatives.some((item) => item.direction === 'asc' && item.by && isAmount(item.by));
  const counted = least ? leastMustExist(sketch, frame) : [];
  const limit =
    sketch.superlatives.length > 0
      ? (sketch.superlatives.find((item) => item.limit !== undefined)?.limit ?? 1)
      : sketch.limit;
  const repeats = sketch.distinct || isRepetitive(sketch, asked, base);
  outer.doubt = frame.doubt;
  outer.distance = frame.distance;
  for (const [key, ways] of frame.forks) outer.forks.set(key, ways);
  const all = allOf([...(where ? [where] : []), ...counted]);
  return {
    model: base.name,
    ...(all && { where: all }),
    fields,
    ...(repeats && orderBy.every((term) => term.by) && { distinct: true }),
    ...(orderBy.length > 0 && { orderBy }),
    ...(limit !== undefined && { limit }),
  };
}

function defaultRefs(sketch: Sketch, model: Model): FieldRef[] {
  if (sketch.everything)
    return model.fields.filter((field) => !field.sensitive).map((field) => ({ model, field }));
  if (sketch.asks === 'date') {
    const date = mainDate(model);
    if (date) return [{ model, field: date }];
  }
  return displayOf(model).map((field) => ({ model, field }));
}

/** The model from which every asked field is at most one row away, so that rows are listed once. */
function baseFor(asked: readonly FieldRef[], outer: Frame): Model {
  const models = [...new Set(asked.map((ref) => ref.model))];
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

/** Superlatives as an order: by a field, or by a number over what is related. */
function extremes(sketch: Sketch, frame: Frame): OrderTerm[] {
  return sketch.superlatives.flatMap((item): OrderTerm[] => {
    const { by, concept, direction } = item;
    if (by && isAmount(by)) {
      const measure = measureOf(by, frame, (name) => name);
      return measure ? [{ measure, direction }] : [];
    }
    const ref = by?.kind === 'field' ? by.ref : concept ? conceptIn(sketch, frame, concept) : undefined;
    if (!ref) {
      frame.doubt += 0.5;
      return [];
    }
    const turned = by ? false : runsBackwards(ref, concept);
    return [
      { by: pathIn(frame, ref), direction: turned ? (direction === 'asc' ? 'desc' : 'asc') : direction },
    ];
  });
}

function conceptIn(
  sketch: Sketch,
  frame: Frame,
  concept: NonNullable<Sketch['superlatives'][number]['concept']>,
): FieldRef | undefined {
  const models = [frame.base, ...(sketch.entity ? [sketch.entity] : []), ...sketch.mentioned];
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
        return measure ? [{ measure, direction }] : [];
      }
      if (operand.kind === 'field') {
        const path = pathIn(frame, operand.ref);
        const shown = fields.find((field) => field.path === path);
        return [{ by: shown?.as ?? path, direction }];
      }
      const first = fields[0];
      return first ? [{ by: first.as, direction }] : [];
    });
  });
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
  if (!first || asked.some((ref) => ref.model !== first.model)) return undefined;
  if (asked.some((ref) => identifies(ref))) return undefined;
  const { model } = first;
  const frequency = sketch.superlatives.find(
    ({ by }) =>
      by?.kind === 'count' &&
      (!by.of || by.of === model) &&
      !(by.distinct && by.distinct.field === first.field && false),
  );
  const counted = sketch.conditions.find(
    (condition) => condition.kind === 'counted' && condition.model === model,
  );
  const summed = sketch.superlatives.find(({ by }) => by?.kind === 'aggregate' && by.of.model === model);
  const both = sketch.conditions.find(
    (condition) =>
      condition.kind === 'both' &&
      !condition.negated &&
      condition.all[0]?.kind === 'test' &&
      condition.all[0].ref?.model === model,
  );
  const across = sketch.conditions.find(
    (condition) => condition.kind === 'counted' && condition.model !== model,
  );
  const acrossBy = sketch.superlatives.find(({ by }) => by?.kind === 'count' && by.of && by.of !== model);
  if (!frequency && !counted && !summed && !both) {
    return across || acrossBy ? acrossList(sketch, asked, outer) : undefined;
  }
  const frame = openFrame(outer.index, model, outer.preferred, outer.detours);
  const rest = sketch.conditions.filter((condition) => condition !== counted && condition !== both);
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
  const dimensions = asked.map((ref) => ({ path: ref.field.name, as: named(ref.field.name) }));
  const orderBy: OrderTerm[] = sketch.superlatives.flatMap(({ by, direction }) => {
    const measure =
      by && isAmount(by)
        ? measureOf(by.kind === 'count' && !by.distinct ? { kind: 'count' } : by, frame, (name) => name)
        : undefined;
    return measure ? [{ measure, direction }] : [];
  });
  const limit = sketch.superlatives.length > 0 ? (sketch.superlatives[0]?.limit ?? 1) : undefined;
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

/** Groups by a shared field of one model, counted in another: job titles with more than 3 orders handled. */
function acrossList(_sketch: Sketch, _asked: readonly FieldRef[], _outer: Frame): Plan | undefined {
  return undefined;
}

/** True for a field that tells one row from another. */
function identifies(ref: FieldRef): boolean {
  const { field, model } = ref;
  if (field.primaryKey && model.primaryKey.length === 1) return true;
  if (field.unique) return true;
  if (displayOf(model).includes(field)) return true;
  return !isKey(ref) && isDate(field) && field.type !== 'date';
}

export type { Field };
