// Every path of a plan, each with the model it starts from, and the plan with those paths changed. A
// condition inside `exists` starts where the relation leads to; a plan inside a plan starts anew.
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { Condition, Expression, Measure, OrderTerm, Plan } from '../../pipeline/plan.ts';

export interface PathUse {
  readonly model: string;
  /** A date that is tested, bucketed or cut into parts. */
  readonly timed: boolean;
  /** False inside `exists` and inside a plan within the plan. */
  readonly outermost: boolean;
  /** A condition or a group rather than something shown or added up. */
  readonly tells: boolean;
}

export type Rename = (path: string, use: PathUse) => string;

export function mapPlanPaths(plan: Plan, index: ManifestIndex, rename: Rename): Plan {
  return mapPaths(plan, index, rename, true);
}

function mapPaths(plan: Plan, index: ManifestIndex, rename: Rename, outermost: boolean): Plan {
  const use: PathUse = { model: plan.model, timed: false, outermost, tells: false };
  const walk = walker(index, rename);
  const outputs = new Set(
    [...(plan.measures ?? []), ...(plan.dimensions ?? []), ...(plan.fields ?? [])].map(({ as }) => as),
  );
  const term = (order: OrderTerm): OrderTerm => ({
    ...order,
    ...(order.by !== undefined && !outputs.has(order.by) && { by: rename(order.by, use) }),
    ...(order.expr && { expr: walk.expression(order.expr, use) }),
    ...(order.measure && { measure: walk.measure(order.measure, use) }),
  });
  return {
    ...plan,
    ...(plan.where && { where: walk.condition(plan.where, { ...use, tells: true }) }),
    ...(plan.measures && { measures: plan.measures.map((measure) => walk.measure(measure, use)) }),
    ...(plan.dimensions && {
      dimensions: plan.dimensions.map((group) => ({
        ...group,
        ...walk.valued(group, { ...use, tells: true, timed: Boolean(group.bucket ?? group.part) }),
      })),
    }),
    ...(plan.fields && { fields: plan.fields.map((field) => ({ ...field, ...walk.valued(field, use) })) }),
    ...(plan.orderBy && { orderBy: plan.orderBy.map(term) }),
    ...(plan.topPerGroup && {
      topPerGroup: { ...plan.topPerGroup, orderBy: plan.topPerGroup.orderBy.map(term) },
    }),
    ...(plan.combine && {
      combine: { ...plan.combine, plan: mapPaths(plan.combine.plan, index, rename, outermost) },
    }),
  };
}

export function mapConditionPaths(
  condition: Condition,
  model: string,
  index: ManifestIndex,
  rename: Rename,
): Condition {
  return walker(index, rename).condition(condition, { model, timed: false, outermost: true, tells: true });
}

/** The same condition said from where `prefix` starts; `prefix` is empty for the model itself. */
export function rebasedCondition(
  condition: Condition,
  model: string,
  prefix: string,
  index: ManifestIndex,
): Condition {
  if (!prefix) return condition;
  return mapConditionPaths(condition, model, index, (path, { outermost }) =>
    outermost ? `${prefix}.${path}` : path,
  );
}

export function rebasedMeasure(
  measure: Measure,
  model: string,
  prefix: string,
  index: ManifestIndex,
): Measure {
  if (!prefix) return measure;
  const use: PathUse = { model, timed: false, outermost: true, tells: false };
  const rename: Rename = (path, { outermost }) => (outermost ? `${prefix}.${path}` : path);
  const moved = walker(index, rename).measure(measure, use);
  const countsRows = moved.fn === 'count' && moved.path === undefined && moved.expr === undefined;
  return countsRows ? { ...moved, path: prefix } : moved;
}

export function rebasedExpression(
  expression: Expression,
  model: string,
  prefix: string,
  index: ManifestIndex,
): Expression {
  if (!prefix) return expression;
  const use: PathUse = { model, timed: false, outermost: true, tells: false };
  return walker(index, (path, { outermost }) => (outermost ? `${prefix}.${path}` : path)).expression(
    expression,
    use,
  );
}

function walker(index: ManifestIndex, rename: Rename) {
  const inside = (path: string, use: PathUse): PathUse => ({
    ...use,
    model: resolvePath(index, use.model, path)?.model.name ?? use.model,
    outermost: false,
    tells: true,
  });

  function valued<Item extends { path?: string; expr?: Expression }>(item: Item, use: PathUse) {
    return {
      ...(item.path !== undefined && { path: rename(item.path, use) }),
      ...(item.expr && { expr: expression(item.expr, use) }),
    };
  }

  function condition(one: Condition, use: PathUse): Condition {
    if ('and' in one) return { and: one.and.map((each) => condition(each, use)) };
    if ('or' in one) return { or: one.or.map((each) => condition(each, use)) };
    if ('not' in one) return { not: condition(one.not, use) };
    if ('exists' in one)
      return {
        ...one,
        exists: rename(one.exists, use),
        ...(one.where && { where: condition(one.where, inside(one.exists, use)) }),
      };
    if ('notExists' in one)
      return {
        ...one,
        notExists: rename(one.notExists, use),
        ...(one.where && { where: condition(one.where, inside(one.notExists, use)) }),
      };
    const moved = { ...one, ...valued(one, { ...use, timed: 'period' in one }) } as Condition;
    if ('field' in moved) return { ...moved, field: rename(moved.field, use) };
    if ('to' in moved) return { ...moved, to: expression(moved.to, use) };
    if ('plan' in moved) return { ...moved, plan: mapPaths(moved.plan, index, rename, false) } as Condition;
    return moved;
  }

  function measure(one: Measure, use: PathUse): Measure {
    return {
      ...one,
      ...valued(one, use),
      ...(one.where && { where: condition(one.where, { ...use, tells: true }) }),
      ...(one.of && { of: one.of.map((each) => measure(each, use)) }),
    };
  }

  function expression(one: Expression, use: PathUse): Expression {
    if ('path' in one) return { path: rename(one.path, use) };
    if ('value' in one) return one;
    if ('measure' in one) return { measure: measure(one.measure, use) };
    if ('part' in one || 'bucket' in one) return { ...one, of: expression(one.of, { ...use, timed: true }) };
    if ('difference' in one)
      return {
        ...one,
        from: expression(one.from, use),
        to: one.to === 'now' ? 'now' : expression(one.to, use),
      };
    if ('case' in one)
      return {
        case: one.case.map(({ when, result }) => ({
          when: condition(when, use),
          result: expression(result, use),
        })),
        ...(one.else && { else: expression(one.else, use) }),
      };
    return { ...one, args: one.args.map((each) => expression(each, use)) };
  }

  return { valued, condition, measure, expression };
}

/** `model.field` of every field that conditions and groups of a plan speak of. */
export function fieldsTold(plan: Plan, index: ManifestIndex): Set<string> {
  const told = new Set<string>();
  mapPlanPaths(plan, index, (path, use) => {
    const found = use.tells ? resolvePath(index, use.model, path) : undefined;
    if (found?.field) told.add(`${found.model.name}.${found.field.name}`);
    return path;
  });
  return told;
}

/** `model.field` of every field in a condition. */
export function fieldsOfCondition(condition: Condition, model: string, index: ManifestIndex): Set<string> {
  const named = new Set<string>();
  mapConditionPaths(condition, model, index, (path, use) => {
    const found = resolvePath(index, use.model, path);
    if (found?.field) named.add(`${found.model.name}.${found.field.name}`);
    return path;
  });
  return named;
}
