// What policies leave out unless a question asks for it: wherever a plan counts, lists or demands rows
// of the model, also behind a relation. Where the question itself speaks of what a filter is about,
// by a condition or a group, the filter does not hold.
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { Condition, Expression, Measure, OrderTerm, Plan } from '../../pipeline/plan.ts';
import { fieldsOfCondition, fieldsTold, mapPlanPaths, rebasedCondition } from './plan-paths.ts';

export interface DefaultFilter {
  readonly policy: string;
  readonly model: string;
  readonly where: Condition;
}

/** The plan with the filters that hold for it, and the policies they are of. */
export function withDefaultFilters(
  plan: Plan,
  filters: readonly DefaultFilter[],
  index: ManifestIndex,
): { plan: Plan; policies: readonly string[] } {
  const policies: string[] = [];
  let filtered = plan;
  for (const filter of filters) {
    if (isThere(plan.where, filter.where) && plan.model === filter.model) {
      // A follow-up carries the filter of the answer before it.
      policies.push(filter.policy);
      continue;
    }
    const about = fieldsOfCondition(filter.where, filter.model, index);
    const told = fieldsTold(plan, index);
    if ([...about].some((field) => told.has(field))) continue;
    const next = narrowed(filtered, filter, index);
    if (JSON.stringify(next) === JSON.stringify(filtered)) continue;
    filtered = next;
    policies.push(filter.policy);
  }
  return { plan: filtered, policies };
}

function isThere(said: Condition | undefined, filter: Condition): boolean {
  if (!said) return false;
  if (JSON.stringify(said) === JSON.stringify(filter)) return true;
  return 'and' in said && said.and.some((one) => isThere(one, filter));
}

function both(left: Condition | undefined, right: Condition): Condition {
  if (!left) return right;
  return 'and' in left ? { and: [...left.and, right] } : { and: [left, right] };
}

function narrowed(plan: Plan, filter: DefaultFilter, index: ManifestIndex): Plan {
  const inner = narrower(filter, index);
  const term = (order: OrderTerm): OrderTerm => ({
    ...order,
    ...(order.measure && { measure: inner.measure(order.measure, plan.model) }),
    ...(order.expr && { expr: inner.expression(order.expr, plan.model) }),
  });
  const made: Plan = {
    ...plan,
    ...(plan.where && { where: inner.condition(plan.where, plan.model) }),
    ...(plan.having && { having: inner.condition(plan.having, plan.model) }),
    ...(plan.measures && { measures: plan.measures.map((one) => inner.measure(one, plan.model)) }),
    ...(plan.fields && {
      fields: plan.fields.map((field) =>
        field.expr ? { ...field, expr: inner.expression(field.expr, plan.model) } : field,
      ),
    }),
    ...(plan.orderBy && { orderBy: plan.orderBy.map(term) }),
    ...(plan.topPerGroup && {
      topPerGroup: { ...plan.topPerGroup, orderBy: plan.topPerGroup.orderBy.map(term) },
    }),
    ...(plan.combine && {
      combine: { ...plan.combine, plan: narrowed(plan.combine.plan, filter, index) },
    }),
  };
  if (plan.model === filter.model) return { ...made, where: both(made.where, filter.where) };
  const owner = ownerWalked(plan, filter.model, index);
  if (owner === undefined) return made;
  return { ...made, where: both(made.where, rebasedCondition(filter.where, filter.model, owner, index)) };
}

/** The path to a model that every row of the plan is part of, where the plan walks there: an order line's order. */
function ownerWalked(plan: Plan, model: string, index: ManifestIndex): string | undefined {
  let owner: string | undefined;
  mapPlanPaths(plan, index, (path, use) => {
    if (!use.outermost || use.model !== plan.model) return path;
    const names: string[] = [];
    for (const { relation } of resolvePath(index, plan.model, path)?.relations ?? []) {
      if (relation.kind !== 'one' || !relation.required) break;
      names.push(relation.name);
      if (relation.to === model) owner = names.join('.');
    }
    return path;
  });
  return owner;
}

/** Conditions, numbers and values of a plan, with the filter wherever they lead through its model. */
function narrower(filter: DefaultFilter, index: ManifestIndex) {
  function condition(one: Condition, model: string): Condition {
    if ('and' in one) return { and: one.and.map((each) => condition(each, model)) };
    if ('or' in one) return { or: one.or.map((each) => condition(each, model)) };
    if ('not' in one) return { not: condition(one.not, model) };
    if ('exists' in one) {
      const { relations = [], model: end } = resolvePath(index, model, one.exists) ?? {};
      const where = one.where && end ? condition(one.where, end.name) : one.where;
      if (end?.name === filter.model) return { ...one, where: both(where, filter.where) };
      const through = relations.findIndex(({ relation }) => relation.to === filter.model);
      const made = { ...one, ...(where && { where }) };
      if (through < 0 || one.count) return made;
      const names = one.exists.split('.');
      return {
        exists: names.slice(0, through + 1).join('.'),
        where: both(filter.where, { ...made, exists: names.slice(through + 1).join('.') }),
      };
    }
    if ('notExists' in one) {
      const end = resolvePath(index, model, one.notExists)?.model;
      const where = one.where && end ? condition(one.where, end.name) : one.where;
      if (end?.name === filter.model) return { ...one, where: both(where, filter.where) };
      return { ...one, ...(where && { where }) };
    }
    if ('plan' in one) return { ...one, plan: narrowed(one.plan, filter, index) } as Condition;
    if (one.expr) return { ...one, expr: expression(one.expr, model) } as Condition;
    return one;
  }

  function measure(one: Measure, model: string): Measure {
    const made = { ...one, ...(one.of && { of: one.of.map((each) => measure(each, model)) }) };
    if (one.expr) made.expr = expression(one.expr, model);
    const names: string[] = [];
    let toMany = false;
    for (const { relation } of (one.path && resolvePath(index, model, one.path)?.relations) || []) {
      names.push(relation.name);
      toMany ||= relation.kind === 'many';
      if (relation.to !== filter.model || !toMany) continue;
      return {
        ...made,
        where: both(made.where, rebasedCondition(filter.where, filter.model, names.join('.'), index)),
      };
    }
    return made;
  }

  function expression(one: Expression, model: string): Expression {
    if ('measure' in one) return { measure: measure(one.measure, model) };
    if ('args' in one) return { ...one, args: one.args.map((each) => expression(each, model)) };
    return one;
  }

  return { condition, measure, expression };
}
