// Conditions of a sketch as conditions of a plan. What was said of one related thing stands in one
// `exists`, so that "a course in 2008 with grade A" is one course and not three.
import type { Model } from '../../data-source/manifest.ts';
import type { Comparison, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { rebasedCondition } from '../policies/plan-paths.ts';
import type { Condition, FieldRef, Test } from '../reader/nodes.ts';
import { isDate } from '../reader/nodes.ts';
import { yearTest } from '../reader/year-test.ts';
import { byKeptKey } from './by-kept-key.ts';
import { fieldForConcept } from './concept-fields.ts';
import { countedWalk, type Frame, mainDate, NoWay, pathOf, walkTo, yearField } from './frame.ts';
import { defaultNumber, guessField } from './guessed-fields.ts';
import { isDeedOfItsOwn, type Related, settledConditions, withoutImplied } from './settled-conditions.ts';
import { shared } from './shared-number.ts';
import { ageTest, inUnit, typed } from './test-values.ts';

/** @throws NoWay where a condition names what cannot be reached. */
export function conditionsOf(
  frame: Frame,
  conditions: readonly Condition[],
  from: Model,
  flat: ReadonlySet<string> = new Set(),
): PlanCondition[] {
  const made: PlanCondition[] = [];
  const related = new Map<string, { path: string; items: Condition[]; model: Model }>();
  for (const condition of settledConditions(conditions, frame, from)) {
    const model = homeOf(condition);
    if (condition.kind === 'given' && (condition.negated || !joinsOthers(frame, condition, from, flat))) {
      made.push(givenOf(frame, condition, from, flat));
      continue;
    }
    // "ordered tulips in May": what was in the order and when it was placed are of one order.
    if (isDeedOfItsOwn(condition, conditions) && joinsOthers(frame, condition, from, flat)) {
      const { path } = walkTo(frame, condition.model, from);
      const items = condition.where.length > 0 ? condition.where : [condition];
      related.set(condition.model.name, { path, items: [...items], model: condition.model });
      continue;
    }
    if (
      !model ||
      model === from ||
      condition.kind === 'related' ||
      condition.kind === 'counted' ||
      condition.kind === 'amount' ||
      condition.kind === 'or' ||
      condition.kind === 'both'
    ) {
      const single = oneOf(frame, condition, from);
      if (single) made.push(single);
      continue;
    }
    const walk = walkTo(frame, model, from);
    if (!walk.toMany || flat.has(model.name)) {
      const single = oneOf(frame, condition, from);
      if (single) made.push(single);
      continue;
    }
    if (condition.negated) {
      const where = conditionsOf(frame, [positive(condition)], model);
      made.push({ notExists: walk.path, ...whereOf(where) });
      continue;
    }
    const group = related.get(model.name) ?? { path: walk.path, items: [], model };
    // Two values of one field cannot hold for one row: they are two related rows.
    const clash = group.items.some((item) => sameField(item, condition));
    if (clash) {
      made.push({ exists: walk.path, ...whereOf(conditionsOf(frame, [condition], model)) });
      continue;
    }
    group.items.push(condition);
    related.set(model.name, group);
  }
  for (const { path, items, model } of merged(frame, related, from)) {
    made.push({ exists: path, ...whereOf(conditionsOf(frame, items, model)) });
  }
  return withoutImplied(made.map((one) => byKeptKey(one, from.name, frame.index.manifest)));
}

type Given = Extract<Condition, { kind: 'given' }>;

/** What is said of one of many related rows is said of the same row as the rest. */
function joinsOthers(
  frame: Frame,
  { model }: Given | Related,
  from: Model,
  flat: ReadonlySet<string>,
): boolean {
  return model !== from && !flat.has(model.name) && walkTo(frame, model, from).toMany;
}

/** A condition of a policy, wherever its model is reached. */
function givenOf(
  frame: Frame,
  { model, where, negated }: Given,
  from: Model,
  flat: ReadonlySet<string> = new Set(),
): PlanCondition {
  const { path, toMany } = walkTo(frame, model, from);
  if (!path) return denied(where, negated);
  if (negated) return { notExists: path, where };
  if (toMany && !flat.has(model.name)) return { exists: path, where };
  return rebasedCondition(where, model.name, path, frame.index.manifest);
}

interface Group {
  path: string;
  items: Condition[];
  model: Model;
}

// Groups on one way (order, and the product of an order line) are about the same related row.
function merged(frame: Frame, groups: ReadonlyMap<string, Group>, from: Model): Group[] {
  const list = [...groups.values()].sort((left, right) => left.path.length - right.path.length);
  const result: Group[] = [];
  for (const group of list) {
    const host = result.find(
      (other) =>
        group.path.startsWith(`${other.path}.`) &&
        frame.index.graph.distance(other.model.name, group.model.name) < Number.POSITIVE_INFINITY,
    );
    if (host) {
      host.items = [...host.items, ...group.items];
      // From the host it is nearer; the way from here is not walked.
      frame.distance -= frame.index.graph.distance(from.name, group.model.name);
    } else result.push({ ...group });
  }
  return result;
}

function homeOf(condition: Condition): Model | undefined {
  if (condition.kind === 'test') return condition.ref?.model ?? condition.model;
  if (condition.kind === 'fields' || condition.kind === 'against') return condition.ref?.model;
  if (condition.kind === 'given') return condition.model;
  return undefined;
}

function positive(condition: Condition): Condition {
  return { ...condition, negated: false };
}

function sameField(left: Condition, right: Condition): boolean {
  return (
    left.kind === 'test' &&
    right.kind === 'test' &&
    left.test.op === 'eq' &&
    right.test.op === 'eq' &&
    left.ref?.field === right.ref?.field
  );
}

function whereOf(conditions: readonly PlanCondition[]): { where?: PlanCondition } {
  const where = allOf(conditions);
  return where ? { where } : {};
}

export function allOf(conditions: readonly PlanCondition[]): PlanCondition | undefined {
  return conditions.length > 1 ? { and: [...conditions] } : conditions[0];
}

function oneOf(frame: Frame, condition: Condition, from: Model): PlanCondition | undefined {
  switch (condition.kind) {
    case 'test':
      return testOf(frame, condition, from);
    case 'given':
      return givenOf(frame, condition, from);
    case 'amount': {
      const walk = countedWalk(frame, condition.of.model, from);
      if (!walk.path) throw new NoWay('a number over many rows needs rows of its own');
      const measure = { fn: condition.fn, path: `${walk.path}.${condition.of.field.name}`, as: 'amount' };
      return denied({ expr: { measure }, op: condition.op, value: condition.value }, condition.negated);
    }
    case 'fields': {
      const path = pathOf(frame, condition.ref, from);
      return denied(
        { path, op: condition.op, field: pathOf(frame, condition.other, from) },
        condition.negated,
      );
    }
    case 'against': {
      const ref =
        condition.ref ??
        (condition.concept && fieldForConcept(from, condition.concept)) ??
        defaultNumber(from);
      if (!ref) {
        frame.doubt += 0.5;
        return undefined;
      }
      const of = condition.of ?? ref;
      const where = condition.where ? allOf(conditionsOf(frame, condition.where, of.model)) : undefined;
      return denied(
        {
          ...shared(pathOf(frame, ref, from), condition.share),
          op: condition.op,
          plan: {
            model: of.model.name,
            ...(where && { where }),
            measures: [{ fn: condition.fn, path: of.field.name, as: 'value' }],
          },
        },
        condition.negated,
      );
    }
    case 'counted': {
      const walk = countedWalk(frame, condition.model, from);
      const where = whereOf(conditionsOf(frame, condition.where, condition.model));
      if (!walk.path) {
        frame.doubt += 0.5;
        return undefined;
      }
      const { op, value } = condition;
      return denied({ exists: walk.path, ...where, count: { op, value } }, condition.negated);
    }
    case 'related': {
      const walk = walkTo(frame, condition.model, from);
      const where = whereOf(conditionsOf(frame, condition.where, condition.model));
      if (!walk.path) {
        const own = allOf(conditionsOf(frame, condition.where, from));
        // Nothing is without itself: another model was meant.
        if (!own && condition.negated) frame.doubt += 0.5;
        return own && condition.negated ? denied(own, true) : own;
      }
      return condition.negated ? { notExists: walk.path, ...where } : { exists: walk.path, ...where };
    }
    case 'or': {
      const any = conditionsOfEach(frame, condition.any, from);
      if (any.length === 0) return undefined;
      return denied(any.length > 1 ? { or: any } : (any[0] as PlanCondition), condition.negated);
    }
    case 'both': {
      const all = conditionsOfEach(frame, condition.all, from);
      if (all.length === 0) return undefined;
      if (condition.negated) return { and: all.map((item) => deniedRelated(item)) };
      const reach =
        condition.all[0]?.kind === 'test' && condition.all[0].ref
          ? walkTo(frame, condition.all[0].ref.model, from)
          : undefined;
      // One row has one value of its own field, so "in Paris and London" means either.
      return reach?.toMany ? { and: all } : { or: all };
    }
  }
}

function conditionsOfEach(frame: Frame, conditions: readonly Condition[], from: Model): PlanCondition[] {
  return conditions.flatMap((item) => conditionsOf(frame, [item], from));
}

function deniedRelated(condition: PlanCondition): PlanCondition {
  if ('exists' in condition && !condition.count) {
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  }
  return denied(condition, true);
}

function denied(condition: PlanCondition, negated: boolean): PlanCondition {
  if (!negated) return condition;
  if ('op' in condition && condition.op === 'isNull') return { ...condition, op: 'isNotNull' };
  if ('op' in condition && 'value' in condition) {
    const { op } = condition;
    if (op === 'eq') return { ...condition, op: 'ne' } as PlanCondition;
    if (op === 'in') return { ...condition, op: 'notIn' } as PlanCondition;
    if (op === 'contains') return { ...condition, op: 'notContains' } as PlanCondition;
    if (op === 'between') return { ...condition, op: 'notBetween' } as PlanCondition;
  }
  if ('exists' in condition && !condition.count) {
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  }
  return { not: condition };
}

type TestCondition = Extract<Condition, { kind: 'test' }>;

function testOf(frame: Frame, condition: TestCondition, from: Model): PlanCondition | undefined {
  const { test } = condition;
  if ('period' in test) return periodOf(frame, condition, test, from);
  const ref = condition.ref ?? guessField(frame, condition, from);
  if (!ref) {
    frame.doubt += 0.5;
    return undefined;
  }
  const path = pathOf(frame, ref, from);
  if (isDate(ref.field) && isNumberTest(test)) {
    const made = ageTest(path, ref, test);
    if (!made) frame.doubt += 0.6;
    return made && denied(made, condition.negated);
  }
  switch (test.op) {
    case 'isNull':
      return { path, op: condition.negated ? 'isNotNull' : 'isNull' };
    case 'between':
      return denied({ path, op: 'between', value: [test.value[0], test.value[1]] }, condition.negated);
    case 'in':
      return denied(
        { path, op: 'in', value: test.value.map((value) => typed(value, ref)) },
        condition.negated,
      );
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return denied({ path, op: test.op, value: test.value }, condition.negated);
    default:
      return denied(
        { path, op: test.op, value: typed(inUnit(test.value, test.unit, ref), ref) },
        condition.negated,
      );
  }
}

function isNumberTest(
  test: Test,
): test is Test & ({ op: Comparison; value: number } | { op: 'between'; value: readonly [number, number] }) {
  if (!('value' in test)) return false;
  const [first] = Array.isArray(test.value) ? test.value : [test.value];
  return typeof first === 'number' && test.op !== 'in';
}

function periodOf(
  frame: Frame,
  condition: TestCondition,
  test: Extract<Test, { period: unknown }>,
  from: Model,
): PlanCondition | undefined {
  let ref = condition.ref;
  if (!ref) {
    const date = mainDate(from);
    if (date) ref = { model: from, field: date };
    else {
      const year = yearField(from);
      const made =
        year &&
        yearTest(
          { t: 'period', start: 0, end: 0, period: test.period, op: test.op },
          { model: from, field: year },
        );
      if (made) return testOf(frame, { ...condition, ref: made.ref, test: made.test }, from);
      const near = nearestDate(frame, from);
      if (near) {
        ref = near;
        // However many periods are said of it, it is one day that was guessed.
        if (!frame.guessed.has(near.field)) frame.doubt += 0.1;
        frame.guessed.add(near.field);
      }
    }
  }
  if (!ref) {
    frame.doubt += 0.6;
    return undefined;
  }
  if (!isDate(ref.field)) {
    const made = yearTest({ t: 'period', start: 0, end: 0, period: test.period, op: test.op }, ref);
    if (made) return testOf(frame, { ...condition, ref: made.ref, test: made.test }, from);
    frame.doubt += 0.6;
    return undefined;
  }
  const path = pathOf(frame, ref, from);
  if (condition.negated) {
    const isLapse =
      test.op === 'during' && 'rolling' in test.period && test.period.rolling && ref.field.nullable;
    // "not logged in for 60 days": those who never did have not either.
    if (isLapse)
      return {
        or: [
          { path, op: 'isNull' },
          { path, op: 'notDuring', period: test.period },
        ],
      };
    return test.op === 'during'
      ? { path, op: 'notDuring', period: test.period }
      : { not: { path, op: test.op, period: test.period } };
  }
  return { path, op: test.op, period: test.period };
}

/** The date of a parent: an order line happened when its order did. */
function nearestDate(frame: Frame, from: Model): FieldRef | undefined {
  for (const relation of from.relations) {
    if (relation.kind !== 'one') continue;
    const model = frame.index.manifest.model(relation.to);
    const field = model && mainDate(model);
    if (model && field) return { model, field };
  }
  return undefined;
}
