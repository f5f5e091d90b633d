// Keeps a new plan within the rows of the last answer, wherever the new plan stands: by the same
// conditions said from there, or, where conditions alone do not say which rows ("the largest one"), by
// the keys of the rows that the last plan gives.

import type { Model } from '../../data-source/manifest.ts';
import type { Condition, Dimension, OrderTerm, Plan } from '../../pipeline/plan.ts';
import { type Frame, NoWay, openFrame, walkTo } from '../assemble/frame.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { joined, type LastSet, type Shown } from './last-set.ts';
import { renamePaths } from './move-condition.ts';

/** The conditions that keep rows of `target` within the set. @throws NoWay where nothing ties the two */
export function keepInSet(set: LastSet, target: Model, index: SchemaIndex): Condition[] {
  const frame = openFrame(index, target);
  if (!set.isPlain) return [keysOf(set, keyPath(set, frame, index), index)];
  if (target === set.base) return [...set.conjuncts];
  const all = joined(set.conjuncts);
  if (!all) return [];
  const { path, toMany } = walkTo(frame, set.base);
  return toMany ? [{ exists: path, where: all }] : set.conjuncts.map((part) => moved(part, path));
}

/** The rows of `target` that are not of the set. @throws NoWay */
export function keepOutOfSet(set: LastSet, target: Model, index: SchemaIndex): Condition[] {
  const frame = openFrame(index, target);
  return [{ ...keyPath(set, frame, index), op: 'notIn', plan: keyPlan(set, index) }];
}

function moved(condition: Condition, way: string): Condition {
  return renamePaths(condition, (path) => `${way}.${path}`);
}

function keysOf(set: LastSet, path: { path: string }, index: SchemaIndex): Condition {
  const plan = keyPlan(set, index);
  const single = plan.limit === 1 && !plan.topPerGroup && !plan.combine;
  return single ? { ...path, op: 'eq', plan } : { ...path, op: 'in', plan };
}

function keyPath(set: LastSet, frame: Frame, index: SchemaIndex): { path: string } {
  const key = keyOf(set, index);
  const { path } = walkTo(frame, key.model);
  return { path: path ? `${path}.${key.field}` : key.field };
}

/** What tells the rows (or the groups) of the set apart. */
function keyOf(set: LastSet, index: SchemaIndex): { model: Model; field: string; path: string } {
  const { subject, plan } = set;
  const [only] = subject.primaryKey;
  const first = set.shown.find(({ ref }) => ref !== undefined);
  if (set.kind === 'rows' && !plan.combine && only && subject.primaryKey.length === 1) {
    const { path } = walkTo(openFrame(index, set.base), subject);
    return { model: subject, field: only, path: wayOfShown(set, first) ?? (path ? `${path}.${only}` : only) };
  }
  if (first?.ref && first.path)
    return { model: first.ref.model, field: first.ref.field.name, path: first.path };
  throw new NoWay(`rows of ${set.base.name} cannot be told apart`);
}

/** The key by the way that the shown fields take, which may not be the shortest. */
function wayOfShown({ subject }: LastSet, first: Shown | undefined): string | undefined {
  if (first?.ref?.model !== subject || !first.path) return undefined;
  return [...first.path.split('.').slice(0, -1), subject.primaryKey[0]].join('.');
}

/** The last plan, showing nothing but what tells its rows apart. */
function keyPlan(set: LastSet, index: SchemaIndex): Plan {
  const { plan } = set;
  if (plan.combine) return plan;
  const { path } = keyOf(set, index);
  const {
    measures = [],
    dimensions,
    fields: _fields,
    compare: _compare,
    distinct: _distinct,
    ...rest
  } = plan;
  const named = new Map(measures.map((measure) => [measure.as, measure]));
  const orderBy = plan.orderBy?.map((term): OrderTerm => {
    const measure = term.by === undefined ? undefined : named.get(term.by);
    return measure ? { measure, direction: term.direction } : byPath(term, plan);
  });
  const ordered = orderBy && plan.limit ? { orderBy } : { orderBy: undefined };
  if (set.kind !== 'groups') return clean({ ...rest, ...ordered, fields: [{ path, as: 'key' }] });
  const having = plan.having && renameMeasures(plan.having, named);
  const kept = (dimensions ?? []).filter((dimension: Dimension) => dimension.path === path);
  return clean({ ...rest, ...ordered, having, dimensions: kept });
}

/** A sort by the name of an output, as a sort by what the output shows. */
export function byPath(term: OrderTerm, plan: Plan): OrderTerm {
  const output = [...(plan.fields ?? []), ...(plan.dimensions ?? [])].find(({ as }) => as === term.by);
  if (!output) return term;
  if (output.path) return { by: output.path, direction: term.direction };
  return output.expr ? { expr: output.expr, direction: term.direction } : term;
}

function renameMeasures(
  condition: Condition,
  named: ReadonlyMap<string, Plan['measures'] extends (infer M)[] | undefined ? M : never>,
): Condition {
  if ('and' in condition) return { and: condition.and.map((part) => renameMeasures(part, named)) };
  if ('or' in condition) return { or: condition.or.map((part) => renameMeasures(part, named)) };
  if ('not' in condition) return { not: renameMeasures(condition.not, named) };
  if ('exists' in condition || 'notExists' in condition) return condition;
  const measure = condition.path === undefined ? undefined : named.get(condition.path);
  if (!measure) return condition;
  const { path: _path, ...rest } = condition;
  return { ...rest, expr: { measure } } as Condition;
}

function clean(plan: Plan): Plan {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== undefined),
  ) as unknown as Plan;
}
