// A plan from a sketch: which model it stands on, what it shows, and in which of the shapes a plan has:
// one number, numbers by group, or rows. Whatever the sketch says that no shape can hold is left to
// `doubt`, which the ranking turns into a question instead of an answer.
import type { Model } from '../../data-source/manifest.ts';
import type { Plan } from '../../pipeline/plan.ts';
import type { Condition, FieldRef, Operand } from '../reader/nodes.ts';
import { refOf, type Sketch } from '../reader/sketch.ts';
import { isSummable } from '../reader/summable.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { datedByRank } from './dated-by-rank.ts';
import { displayOf, type Frame, NoWay, openFrame, recurs } from './frame.ts';
import { groupedPlan } from './grouped-plan.ts';
import { withLentNames } from './lent-names.ts';
import { listPlan } from './list-plan.ts';
import { numberPlan } from './number-plan.ts';
import { valuesByRows } from './values-by-rows.ts';

export interface Assembled {
  readonly plan: Plan;
  readonly frame: Frame;
}

export interface AssembleOptions {
  readonly preferred?: ReadonlyMap<string, string>;
  readonly detours?: ReadonlyMap<string, number>;
}

/** The plan of a sketch, or undefined where the data cannot say it. */
export function assemble(
  said: Sketch,
  index: SchemaIndex,
  options: AssembleOptions = {},
): Assembled | undefined {
  const sketch = datedByRank(said, index);
  const base = baseOf(sketch);
  if (!base) return undefined;
  const frame = openFrame(index, base, options.preferred, options.detours, spokenModels(sketch));
  try {
    const plan = planOf(sketch, frame);
    return plan && { plan: withLentNames(plan, index.manifest), frame };
  } catch (error) {
    if (error instanceof NoWay) return undefined;
    throw error;
  }
}

function spokenModels({ mentioned, conditions }: Sketch): Set<string> {
  const spoken = new Set(mentioned.map((model) => model.name));
  for (const condition of conditions) {
    if (condition.kind === 'related' || condition.kind === 'counted') spoken.add(condition.model.name);
  }
  return spoken;
}

/** "the average age of those in the largest hall": beside a number, an extreme says whose. */
function withExtremes(sketch: Sketch): Sketch {
  const extremes = sketch.superlatives.flatMap(({ by, direction, limit }): Condition[] =>
    by?.kind === 'field' && limit === undefined
      ? [
          {
            kind: 'against',
            ref: by.ref,
            of: by.ref,
            op: 'eq',
            fn: direction === 'asc' ? 'min' : 'max',
            negated: false,
            clause: 0,
          },
        ]
      : [],
  );
  return extremes.length > 0
    ? { ...sketch, superlatives: [], conditions: [...sketch.conditions, ...extremes] }
    : sketch;
}

/** "how many … list the number of …" asks for one number twice. */
function unrepeated(amounts: readonly Operand[]): Operand[] {
  const key = (amount: Operand) =>
    amount.kind === 'count' && !amount.where
      ? `count ${amount.of?.name ?? ''} ${amount.distinct?.field.name ?? ''}`
      : amount.kind === 'aggregate'
        ? `${amount.fn} ${amount.of.model.name}.${amount.of.field.name}`
        : undefined;
  const seen = new Set<string>();
  return amounts.filter((amount) => {
    const id = key(amount);
    if (id === undefined) return true;
    const known =
      seen.has(id) ||
      (amount.kind === 'count' &&
        !amount.of &&
        !amount.distinct &&
        [...seen].some((other) => other.startsWith('count')));
    seen.add(id);
    return !known;
  });
}

/** "the average age of male and female students" is one for each. */
function bothValues(sketch: Sketch): { condition: Condition; among: Condition; ref: FieldRef } | undefined {
  if (!sketch.outputs.some(isAmount) || sketch.groups.length > 0) return undefined;
  const base = sketch.entity ?? sketch.outputs.map(modelOfOperand).find((model) => model !== undefined);
  for (const condition of sketch.conditions) {
    if (condition.kind !== 'both' || condition.negated) continue;
    const [first] = condition.all;
    if (first?.kind !== 'test' || !first.ref || (base && first.ref.model !== base)) continue;
    const value = condition.all.map((one) =>
      one.kind === 'test' && 'value' in one.test ? String(one.test.value) : '',
    );
    return {
      condition,
      ref: first.ref,
      among: {
        kind: 'test',
        ref: first.ref,
        test: { op: 'in', value },
        negated: false,
        clause: condition.clause,
      },
    };
  }
  return undefined;
}

function planOf(said: Sketch, frame: Frame): Plan | undefined {
  const shared = bothValues(said);
  const sketch: Sketch = shared
    ? {
        ...said,
        conditions: said.conditions.map((one) => (one === shared.condition ? shared.among : one)),
        groups: [...said.groups, { kind: 'field', ref: shared.ref }],
      }
    : said;
  const whole: Operand[] = sketch.share && !sketch.outputs.some(isAmount) ? wholeOf(sketch) : [];
  const asked = unrepeated([...sketch.outputs.filter(isAmount), ...whole]);
  const plain = whole.length > 0 ? [] : sketch.outputs.filter((output) => !isAmount(output));
  const ranked =
    asked.length > 0 &&
    plain.length === 0 &&
    sketch.groups.length === 0 &&
    sketch.superlatives.length > 0 &&
    sketch.entity &&
    asked.every((amount) => modelOfOperand(amount) !== sketch.entity);
  const groups: Operand[] = [
    ...(ranked && sketch.entity ? [{ kind: 'entity', model: sketch.entity } as const] : []),
    ...sketch.groups,
    ...(asked.length > 0
      ? plain.filter((output) => !sketch.groups.some((group) => sameOperand(group, output)))
      : []),
  ];
  const amounts = asked.map((amount) => ofRows(amount, groups));
  // "the average distance per trip": each trip has one, and what is asked for is the mean of all.
  const [only] = groups;
  const isEach = only?.kind === 'entity' && groups.length === 1 && sketch.superlatives.length === 0;
  if (isEach && amounts.length > 0 && amounts.every((amount) => isMeanOf(amount, only.model)))
    return numberPlan({ ...sketch, groups: [] }, amounts, frame);
  // "top 5 customers by revenue": a number with a name of its own is of other rows, grouped by these.
  const most = sketch.superlatives.find(({ by }) => by?.kind === 'given' && by.model !== sketch.entity)?.by;
  if (most && sketch.entity && amounts.length === 0 && groups.length === 0)
    return groupedPlan(sketch, [{ kind: 'entity', model: sketch.entity }, ...plain], [most], frame);
  if (amounts.length > 0 && groups.length === 0) {
    const narrowed = withExtremes(sketch);
    const plan = numberPlan(narrowed, amounts, frame);
    // A number has no order: what was said of the best is left out.
    if (narrowed.superlatives.length > 0) frame.doubt += 0.3;
    return plan;
  }
  if (amounts.length > 0) return groupedPlan(sketch, groups.map(byItsName), amounts, frame);
  const ofValues = valuesByRows(sketch, frame);
  if (ofValues) return ofValues;
  // "the genres of each service" shows which service.
  const told =
    sketch.superlatives.length > 0
      ? []
      : sketch.groups.filter(
          (group) => group.kind === 'entity' && !plain.some((output) => tellsWhich(output, group.model)),
        );
  const shown = told.flatMap((group): Operand[] =>
    group.kind === 'entity'
      ? displayOf(group.model).map((field) => ({ kind: 'field', ref: { model: group.model, field } }))
      : [],
  );
  return listPlan(sketch, plain.length > 0 ? [...shown, ...plain] : plain, frame);
}

/** "by title", of titles that people hold: by what they are called, and not once for each holder. */
function byItsName(group: Operand): Operand {
  const [name, other] = group.kind === 'entity' ? displayOf(group.model) : [];
  if (group.kind !== 'entity' || !name || other || !recurs(group.model, name)) return group;
  return { kind: 'field', ref: { model: group.model, field: name } };
}

function isMeanOf(amount: Operand, model: Model): boolean {
  return amount.kind === 'aggregate' && amount.fn === 'avg' && amount.of.model === model;
}

/** "the last login of each user" is read beside a name; where names, keys or other things' fields are asked for, as it is. */
function tellsWhich(output: Operand, model: Model): boolean {
  if (output.kind !== 'field' || output.ref.model !== model) return modelOfOperand(output) === model;
  const { field } = output.ref;
  return field.primaryKey === true || field.unique === true || displayOf(model).includes(field);
}

/** Every group has one value of what it is grouped by: "the investors and the number of each" counts rows. */
function ofRows(amount: Operand, groups: readonly Operand[]): Operand {
  if (amount.kind !== 'count' || !amount.distinct) return amount;
  const { model, field } = amount.distinct;
  const isGroup = groups.some((group) => group.kind === 'field' && group.ref.field === field);
  return isGroup ? { ...amount, of: model, distinct: undefined } : amount;
}

/** What a share is a part of: the hours of "the share of billable hours", else the number of rows. */
function wholeOf(sketch: Sketch): Operand[] {
  const [only, second] = sketch.outputs;
  if (only?.kind === 'field' && !second && isSummable(only.ref))
    return [{ kind: 'aggregate', fn: 'sum', of: only.ref }];
  const counted = sharedModel(sketch);
  return counted ? [{ kind: 'count', of: counted }] : [];
}

/** Whose rows a share is a part of: of "women per department" the employees, not the departments. */
function sharedModel({ entity, groups, conditions }: Sketch): Model | undefined {
  if (entity && !groups.some((group) => group.kind === 'entity' && group.model === entity)) return entity;
  // "percentage of women": whose they are, where no thing is named.
  const told = conditions.flatMap((condition) => refOf(condition)?.model ?? [])[0];
  return groups.length === 0 ? (entity ?? told) : told;
}

export function isAmount(operand: Operand): boolean {
  return (
    operand.kind === 'count' ||
    operand.kind === 'aggregate' ||
    operand.kind === 'average' ||
    operand.kind === 'given' ||
    operand.kind === 'share'
  );
}

export function sameOperand(left: Operand, right: Operand): boolean {
  if (left.kind === 'field' && right.kind === 'field') return left.ref.field === right.ref.field;
  if (left.kind === 'entity' && right.kind === 'entity') return left.model === right.model;
  return false;
}

/** The model the question is about. */
function baseOf(sketch: Sketch): Model | undefined {
  if (sketch.entity) return sketch.entity;
  for (const operand of [...sketch.outputs, ...sketch.groups]) {
    const model = modelOfOperand(operand);
    if (model) return model;
  }
  for (const { by } of sketch.superlatives) {
    const model = by && modelOfOperand(by);
    if (model) return model;
  }
  for (const condition of sketch.conditions) {
    const ref = refOf(condition);
    if (ref) return ref.model;
    if (condition.kind === 'related' || condition.kind === 'counted' || condition.kind === 'given')
      return condition.model;
  }
  return undefined;
}

export function modelOfOperand(operand: Operand): Model | undefined {
  switch (operand.kind) {
    case 'field':
      return operand.ref.model;
    case 'aggregate':
      return operand.of.model;
    case 'count':
      return operand.of ?? operand.distinct?.model;
    case 'average':
      return operand.per ?? modelOfOperand(operand.of);
    case 'entity':
    case 'given':
    case 'computed':
      return operand.model;
    case 'bucket':
    case 'part':
      return operand.ref?.model;
    case 'share':
      return operand.of && modelOfOperand(operand.of);
  }
}
