// What the last answer was about, as a follow-up may speak of it: the rows it stood on, what it showed
// of them, and in what order. Made from the plan alone, so that an answer of any planner can be followed.

import type { Model } from '../../data-source/manifest.ts';
import { resolvePath } from '../../data-source/manifest.ts';
import type { Condition, Dimension, Measure, OutputField, Plan } from '../../pipeline/plan.ts';
import type { Turn } from '../../pipeline/stages.ts';
import { allOf } from '../assemble/conditions.ts';
import { type FieldRef, isKey, isNumeric, type Operand } from '../reader/nodes.ts';
import type { SchemaIndex } from '../schema-index.ts';

/** A column of the last answer. */
export interface Shown {
  readonly as: string;
  readonly path?: string;
  readonly operand?: Operand;
  readonly ref?: FieldRef;
}

export interface LastSet {
  readonly turn: Turn;
  readonly plan: Plan;
  readonly kind: 'rows' | 'numbers' | 'groups';
  readonly base: Model;
  /** What "they" are. */
  readonly subject: Model;
  readonly shown: readonly Shown[];
  /** The field that the rows were sorted by. */
  readonly sortedBy?: FieldRef;
  /** What keeps the rows, as conditions of `base` that all hold. */
  readonly conjuncts: readonly Condition[];
  /** True where the conditions alone say which rows: no limit, no condition on groups, no second plan. */
  readonly isPlain: boolean;
  /** Names of the models that the plan touches. */
  readonly models: ReadonlySet<string>;
}

/** The set of the last answer that had a plan; undefined where nothing was answered, or its model is gone. */
export function lastSet(turns: readonly Turn[], index: SchemaIndex): LastSet | undefined {
  const turn = turns.findLast(({ plan }) => plan !== undefined);
  const plan = turn?.plan;
  const base = plan && index.manifest.model(plan.model);
  if (!turn || !plan || !base) return undefined;
  const dimensions = (plan.dimensions ?? []).map((dimension) => shownDimension(dimension, base, index));
  const measures = (plan.measures ?? []).map((measure) => shownMeasure(measure, base, index));
  const fields = (plan.fields ?? []).map((field) => shownField(field, base, index));
  const kind = plan.measures && !plan.dimensions ? 'numbers' : plan.dimensions ? 'groups' : 'rows';
  const shown = [...dimensions, ...fields, ...measures];
  const first = plan.orderBy?.[0]?.by;
  const sortedBy = first === undefined ? undefined : refAt(first, base, index);
  const within = plan.measures?.length === 1 ? plan.measures[0]?.where : undefined;
  return {
    turn,
    plan,
    kind,
    base,
    subject: subjectOf(kind, base, shown, plan, index),
    shown,
    ...(sortedBy && { sortedBy }),
    conjuncts: [...partsOf(plan.where), ...partsOf(within)],
    isPlain: isPlain(plan),
    models: modelsOf(plan, base, index),
  };
}

/** The set before it was sorted and cut: what another superlative is asked of. */
export function uncut(set: LastSet): LastSet {
  const { orderBy: _orderBy, limit: _limit, offset: _offset, ...plan } = set.plan;
  const { sortedBy: _sortedBy, ...rest } = set;
  return { ...rest, plan, isPlain: isPlain(plan) };
}

function isPlain(plan: Plan): boolean {
  return !plan.limit && !plan.topPerGroup && !plan.having && !plan.combine && !plan.offset;
}

/** The conditions that a condition is made of, where all of them must hold. */
export function partsOf(condition: Condition | undefined): Condition[] {
  if (!condition) return [];
  return 'and' in condition ? condition.and.flatMap(partsOf) : [condition];
}

export function joined(parts: readonly Condition[]): Condition | undefined {
  return allOf(parts);
}

/** Numbers that the rows were sorted by, or that were shown: what "the highest" is the highest of. */
export function shownAmounts(set: LastSet): FieldRef[] {
  const sorted = set.sortedBy ? [{ ref: set.sortedBy, operand: undefined }] : [];
  return [...sorted, ...set.shown].flatMap(({ ref, operand }) => {
    const found = ref ?? (operand?.kind === 'aggregate' ? operand.of : undefined);
    return found && isNumeric(found.field) && !isKey(found) ? [found] : [];
  });
}

function refAt(path: string, base: Model, index: SchemaIndex): FieldRef | undefined {
  const found = resolvePath(index.manifest, base.name, path);
  return found?.field && { model: found.model, field: found.field };
}

function shownDimension(dimension: Dimension, base: Model, index: SchemaIndex): Shown {
  const { as, path, bucket, part } = dimension;
  const ref = path === undefined ? undefined : refAt(path, base, index);
  if (!ref) return { as };
  if (bucket) return { as, path, operand: { kind: 'bucket', unit: bucket, ref } };
  if (part) return { as, path, operand: { kind: 'part', part, ref } };
  return { as, path, ref, operand: { kind: 'field', ref } };
}

function shownField({ as, path, expr }: OutputField, base: Model, index: SchemaIndex): Shown {
  if (expr && 'measure' in expr) return { ...shownMeasure(expr.measure, base, index), as };
  const ref = path === undefined ? undefined : refAt(path, base, index);
  return ref ? { as, path, ref, operand: { kind: 'field', ref } } : { as };
}

function shownMeasure(measure: Measure, base: Model, index: SchemaIndex): Shown {
  const { as, fn, path, where } = measure;
  // Revenue that is computed stays what it is when its rows are cut, sorted or narrowed.
  if (!where && measure.expr && (fn === 'sum' || fn === 'avg'))
    return { as, operand: { kind: 'given', model: base, measure } };
  if (where || measure.expr) return { as };
  if (fn === 'count') {
    const of = path === undefined ? base : resolvePath(index.manifest, base.name, path)?.model;
    return of ? { as, operand: { kind: 'count', of } } : { as };
  }
  const ref = path === undefined ? undefined : refAt(path, base, index);
  if (!ref) return { as };
  if (fn === 'countDistinct') return { as, operand: { kind: 'count', distinct: ref } };
  if (fn === 'ratio' || fn === 'share') return { as };
  return { as, operand: { kind: 'aggregate', fn, of: ref } };
}

function subjectOf(
  kind: LastSet['kind'],
  base: Model,
  shown: readonly Shown[],
  plan: Plan,
  index: SchemaIndex,
): Model {
  if (kind === 'numbers') {
    const counted = plan.measures?.[0];
    if (counted?.fn !== 'count' || !counted.path) return base;
    return resolvePath(index.manifest, base.name, counted.path)?.model ?? base;
  }
  // A table that only ties others together is never what is spoken of.
  if (!base.isJunction) return base;
  const models = new Set(shown.flatMap(({ ref }) => (ref ? [ref.model] : [])));
  const [only] = models;
  return models.size === 1 && only ? only : base;
}

function modelsOf(plan: Plan, base: Model, index: SchemaIndex): Set<string> {
  const models = new Set([base.name]);
  for (const [, path] of JSON.stringify(plan).matchAll(/"(?:path|exists|notExists|by)":"([a-z0-9_.]+)"/g)) {
    const found = path && resolvePath(index.manifest, base.name, path);
    if (!found) continue;
    models.add(found.model.name);
    for (const { owner } of found.relations) models.add(owner.name);
  }
  return models;
}
