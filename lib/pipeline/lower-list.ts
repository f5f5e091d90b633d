// A plan without measures: the rows themselves, with the fields that are wanted of them.
import { resolvePath } from '../data-source/manifest.ts';
import type { Expr, OrderItem } from '../data-source/query.ts';
import { lowerOptional } from './lower-condition.ts';
import { lowerDimension, lowerExpression, type Place } from './lower-expression.ts';
import { manyPaths } from './lower-groups.ts';
import { invalidPlan } from './lower-invalid.ts';
import { RowPlace, requiredPaths } from './lower-row.ts';
import { allOf, type Environment, type Lowered, RowScope, selectFrom, type Typed } from './lower-scope.ts';
import { topPerGroup } from './lower-top.ts';
import type { OrderTerm, OutputField, Plan } from './plan.ts';

export function lowerList(plan: Plan, env: Environment): Lowered {
  const fields = [
    ...(plan.dimensions ?? []).filter(({ hidden }) => !hidden),
    ...(plan.fields ?? (plan.dimensions ? [] : usualFields(plan, env))),
  ];
  const scope = RowScope.of(env, plan.model, requiredPaths(plan.where));
  const place = new RowPlace(scope);
  for (const path of manyPaths(plan.model, fields, env)) scope.reach(path.split('.'));
  const where = plan.where && lowerOptional(plan.where, place);
  const outputs = fields.map((field) => ({
    as: field.as,
    ...lowerDimension(field, place),
  }));
  const byName = new Map<string, Typed>(
    outputs.map(({ as, expr, type, field }) => [as, { expr, type, field }]),
  );
  const having = plan.having && lowerOptional(plan.having, withOutputs(place, byName));
  const visible = outputs.map(({ as, expr }) => ({ as, expr }));
  const known = { outputs: outputs.map(({ as, type }) => ({ as, type })) };
  const page = { limit: plan.limit, offset: plan.offset };

  if (plan.topPerGroup) {
    const hidden = new Map<string, Expr>();
    const sortKey = (expr: Expr): string => {
      const as = `sort_${hidden.size + 1}`;
      hidden.set(as, expr);
      return as;
    };
    const named = (terms: readonly OrderTerm[]): OrderItem[] =>
      orderTerms(terms, place, byName).map(({ by, direction }) => ({
        by: { kind: 'output', name: by.kind === 'output' ? by.name : sortKey(by) },
        direction,
      }));
    const inner = named(plan.topPerGroup.orderBy);
    const outer = named(plan.orderBy ?? []);
    const rows = selectFrom(scope.draft, {
      outputs: [...visible, ...[...hidden].map(([as, expr]) => ({ as, expr }))],
      where: allOf([where, having]),
      distinct: plan.distinct,
    });
    const query = topPerGroup(
      { query: rows, visible: visible.map(({ as }) => as) },
      { by: plan.topPerGroup.by, limit: plan.topPerGroup.limit, within: inner, orderBy: outer },
      page,
      env,
    );
    return { query, ...known };
  }
  const order = orderTerms(plan.orderBy ?? [], place, byName);
  const select = { outputs: visible, where: allOf([where, having]), orderBy: order, ...page };
  const sortable = order.every(({ by }) => by.kind === 'output');
  if (!plan.distinct) return { query: selectFrom(scope.draft, select), ...known };
  if (sortable) return { query: selectFrom(scope.draft, { ...select, distinct: true }), ...known };
  // Rows that differ only in what they are sorted by are one row: its first place in the order counts.
  const query = selectFrom(scope.draft, {
    ...select,
    groupBy: visible.map(({ expr }) => expr),
    orderBy: order.map((item) =>
      item.by.kind === 'output' ? item : { ...item, by: firstInOrder(item.by, item.direction) },
    ),
  });
  return { query, ...known };
}

function firstInOrder(arg: Expr, direction: 'asc' | 'desc'): Expr {
  return { kind: 'aggregate', fn: direction === 'asc' ? 'min' : 'max', arg };
}

/** What a list shows when the plan leaves it open: what names the row, then its other plain fields. */
function usualFields(plan: Plan, env: Environment): OutputField[] {
  const model = env.index.model(plan.model);
  if (!model) throw invalidPlan(`${plan.model}: there is no such model`);
  const first = [...model.primaryKey, ...model.displayFields];
  const plain = model.fields.filter(
    ({ type, sensitive }) => !sensitive && type !== 'json' && type !== 'bytes',
  );
  const names = [...new Set([...first, ...plain.map(({ name }) => name)])].slice(0, 10);
  return names.map((name) => ({ path: name, as: name }));
}

/** The same place, where the names of outputs win over paths. */
function withOutputs(place: RowPlace, outputs: ReadonlyMap<string, Typed>): Place {
  return {
    env: place.env,
    column: (path) => outputs.get(path) ?? place.column(path),
    measure: (measure) => place.measure(measure),
    around: (paths, make) =>
      place.around(
        paths.filter((path) => !outputs.has(path)),
        (inner) => make(withOutputs(inner as RowPlace, outputs)),
      ),
    exists: (condition) => place.exists(condition),
  };
}

function orderTerms(
  terms: readonly OrderTerm[],
  place: RowPlace,
  outputs: ReadonlyMap<string, Typed>,
): OrderItem[] {
  return terms.map((term) => {
    const { direction } = term;
    if (term.by !== undefined && outputs.has(term.by))
      return { by: { kind: 'output', name: term.by }, direction };
    return { by: orderValue(term, place), direction };
  });
}

function orderValue(term: OrderTerm, place: RowPlace): Expr {
  if (term.measure) return place.measure(term.measure).expr;
  if (term.expr) return lowerExpression(term.expr, place).expr;
  if (term.by === undefined)
    throw invalidPlan('orderBy: needs an output, a path, an expression or a measure');
  const resolved = resolvePath(place.env.index, place.scope.model.name, term.by);
  if (!resolved?.field) throw invalidPlan(`orderBy: ${term.by} is neither an output nor a field`);
  if (place.scope.unlisted(term.by) === undefined) return place.column(term.by).expr;
  // Sorting by something a row has many of: its smallest upwards, its greatest downwards.
  const fn = term.direction === 'asc' ? 'min' : 'max';
  return place.measure({ fn, path: term.by, as: 'sorted' }).expr;
}
