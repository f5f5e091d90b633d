import type { Model } from '../../data-source/manifest.ts';
import type { Dimension, OrderTerm, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { type Condition, type FieldRef, isDate, isKey, type Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { isAmount, modelOfOperand } from './assemble.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { cutOf } from './cut-of.ts';
import { displayOf, type Frame, frameAt, pathOf } from './frame.ts';
import { pointing } from './group-places.ts';
import { pointedTo, toOne } from './list-plan.ts';
import { outputNames } from './names.ts';
import { measureOf } from './number-plan.ts';

/**
 * A field that many rows share is asked for as a thing of its own: the country with the most customers,
 * countries with more than 3 customers, directors of both A and B. Its rows are groups.
 */
export function groupedList(sketch: Sketch, asked: readonly FieldRef[], outer: Frame): Plan | undefined {
  const [first] = asked;
  if (!first) return undefined;
  // What names a row that nobody asked to see by name stands for the row: two customers of one name are two.
  const rowsOf = sketch.outputs.length === 0 ? sketch.entity : undefined;
  if (rowsOf && asked.every((ref) => ref.model === rowsOf && displayOf(rowsOf).includes(ref.field)))
    return undefined;
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
  const amount = sketch.conditions.find(
    (condition) => condition.kind === 'amount' && condition.of.model === model,
  );
  const summed = sketch.superlatives.find(
    ({ by }) => by && (by.kind === 'aggregate' || addsUp(by)) && modelOfOperand(by) === model,
  );
  const opposed = sketch.both ? opposedTests(sketch.conditions, model) : undefined;
  const both =
    opposed ??
    sketch.conditions.find(
      (condition) =>
        condition.kind === 'both' &&
        !condition.negated &&
        condition.all[0]?.kind === 'test' &&
        condition.all[0].ref?.model === model &&
        (sketch.both || !areNames(condition)),
    );
  if (!frequency && !counted && !summed && !both && !ordered && !amount) {
    return undefined;
  }
  const frame = frameAt(outer, model);
  const rest = sketch.conditions.filter(
    (condition) =>
      condition !== counted &&
      condition !== both &&
      condition !== amount &&
      !(opposed?.all.includes(condition) ?? false),
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
    // Parts nest to the right: the first intersects with all that follow.
    let whole: Plan | undefined;
    for (const part of [...tail].reverse())
      whole = whole ? { ...part, combine: { op: 'intersect', plan: whole } } : part;
    return whole ? { ...head, combine: { op: 'intersect', plan: whole } } : head;
  }
  const dimensions: Dimension[] = asked.flatMap((ref) => [
    { path: pathOf(frame, ref), as: named(ref.field.name) },
    ...pointedTo(ref, frame, named, asked).flatMap(({ path, as }) =>
      path === undefined ? [] : [{ path, as }],
    ),
  ]);
  const where = allOf([...rows, ...pointing(sketch, model, dimensions)]);
  dimensions.push(...keysOfNames(asked, dimensions, frame, named));
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
  const cut = sketch.superlatives.length > 0 ? cutOf(sketch) : {};
  const having: PlanCondition | undefined =
    counted?.kind === 'counted'
      ? {
          expr: { measure: { fn: 'count', as: 'row_count', ...countedWhere(counted, frame) } },
          op: counted.op,
          value: counted.value,
        }
      : amount?.kind === 'amount'
        ? {
            expr: { measure: { fn: amount.fn, path: amount.of.field.name, as: 'amount' } },
            op: amount.op,
            value: amount.value,
          }
        : undefined;
  return {
    model: model.name,
    ...(where && { where }),
    dimensions,
    ...(having && { having: (counted?.negated ?? amount?.negated) ? { not: having } : having }),
    ...(orderBy.length > 0 && { orderBy }),
    ...cut,
  };
}

/** People of one name are several, whom their keys tell apart; nobody asked to see those. */
function keysOfNames(
  asked: readonly FieldRef[],
  shown: readonly Dimension[],
  frame: Frame,
  named: (wanted: string) => string,
): Dimension[] {
  const keys = new Map<string, Dimension>();
  for (const ref of asked) {
    const key = ref.model.fields.find(({ primaryKey }) => primaryKey);
    const isName = ref.model !== frame.base && !ref.field.unique && displayOf(ref.model).includes(ref.field);
    if (!isName || !key || ref.model.primaryKey.length !== 1) continue;
    const path = pathOf(frame, { model: ref.model, field: key });
    if (!shown.some((dimension) => dimension.path === path) && !keys.has(path))
      keys.set(path, { path, hidden: true, as: named(key.name) });
  }
  return [...keys.values()];
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

/** "phones of A and B": names say which rows are meant, and no row has two of them. */
export function areNames(condition: Condition): boolean {
  return (
    condition.kind === 'both' &&
    condition.all.every(
      (test) => test.kind === 'test' && test.ref && displayOf(test.ref.model).includes(test.ref.field),
    )
  );
}

/** What the groups are counted in, where a superlative, an order or a comparison counts something. */
function addsUp(by: Operand): boolean {
  return by.kind === 'aggregate' ? by.fn === 'sum' : by.kind === 'given' && by.measure.fn === 'sum';
}

/** Whose rows are counted or added up. */
function countedModel(sketch: Sketch): Model | undefined {
  for (const { by } of sketch.superlatives) {
    if (by?.kind === 'count' && by.of) return by.of;
    // "the city that spent the most" is so by all that was sold there, and not by its best customer.
    if (by && addsUp(by)) return modelOfOperand(by);
  }
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
