// Says the SQL of a suite as a plan, to find out what a plan can say and whether it then gives the same
// rows. A measure of plans, not a way to run SQL: what is read here is lowered, guarded, checked and
// emitted like any other plan.
import type { ManifestIndex } from '../../data-source/manifest.ts';
import {
  type Condition,
  type Dimension,
  type Measure,
  type OrderTerm,
  type OutputField,
  type Plan,
  planSchema,
} from '../../pipeline/plan.ts';
import { conditionFromSql, conjuncts } from './condition-from-sql.ts';
import { dimensionFromSql } from './dimension-from-sql.ts';
import { Inexpressible } from './inexpressible.ts';
import { outputMeasure } from './output-measure.ts';
import { countOfValues, type FirstOfEach, firstOfEach, withoutCtes } from './query-over-query.ts';
import { scopeOfSelect } from './scope-of-select.ts';
import type { SqlScope } from './sql-scope.ts';
import type { SqlExpr, SqlQuery, SqlSelect, SqlSet } from './sql-syntax.ts';
import {
  columnsOf,
  expressionFromSql,
  hasAggregate,
  isAggregate,
  measureFromSql,
  valuedFromSql,
} from './value-from-sql.ts';

/** @throws Inexpressible where no plan says the same */
export function planFromSql(query: SqlQuery, index: ManifestIndex): Plan {
  const plan = new PlanWriter(index).whole(query, undefined).plan;
  const parsed = planSchema.safeParse(plan);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Inexpressible('limits of a plan', `${issue?.path.join('.')} ${issue?.message}`);
}

interface Written {
  readonly plan: Plan;
  /** Name of the output for each one of the select, in its order. */
  readonly outputs: readonly string[];
  /** True when the plan has outputs that the select has not: groups that are not shown. */
  readonly more: boolean;
}

class PlanWriter {
  readonly #index: ManifestIndex;

  constructor(index: ManifestIndex) {
    this.#index = index;
  }

  whole(query: SqlQuery, outer: SqlScope | undefined): Written {
    if (query.kind === 'set') return this.set(query, outer);
    return this.select(query, outer);
  }

  /** A plan within a plan: its outputs must be those of the select and no others. */
  nested = (query: SqlQuery, outer: SqlScope): Plan => {
    const { plan, more } = this.whole(query, outer);
    if (more) throw new Inexpressible('hidden group in an inner query');
    return plan;
  };

  set(query: SqlSet, outer: SqlScope | undefined): Written {
    if (
      query.left.kind === 'set' &&
      (query.left.op !== query.op || query.op === 'except' || query.left.limit !== undefined)
    )
      throw new Inexpressible('chain of different set operations');
    const left = this.whole(query.left, outer);
    const right = this.whole(query.right, outer);
    if (left.more || right.more) throw new Inexpressible('hidden group in an inner query');
    const order = (written: Written) =>
      written.outputs.map((name) => outputNames(written.plan).indexOf(name)).join();
    if (order(left) !== order(right)) throw new Inexpressible('set operation over columns in another order');
    const orderBy = query.orderBy?.map(({ by, direction }): OrderTerm => {
      const place =
        by.kind === 'value' && typeof by.value === 'number' ? by.value - 1 : namedOutput(by, query);
      const name = left.outputs[place];
      if (name === undefined) throw new Inexpressible('order of a set operation by what is not its output');
      return { by: name, direction };
    });
    const part = { op: query.op, plan: right.plan };
    const plan: Plan = {
      ...appended(left.plan, part),
      ...(orderBy && { orderBy }),
      ...(query.limit !== undefined && { limit: query.limit }),
    };
    if (left.plan.orderBy || left.plan.limit !== undefined)
      throw new Inexpressible('set operation over a limited part');
    return { plan, outputs: left.outputs, more: false };
  }

  select(written: SqlSelect, outer: SqlScope | undefined): Written {
    const select = withoutCtes(written);
    if (select.distinctOn) throw new Inexpressible('distinct on');
    const counted = countOfValues(select);
    if (counted) return this.select(counted, outer);
    const first = firstOfEach(select);
    if (first) return this.firstOfEach(first, outer);
    const { scope, root, conditions } = scopeOfSelect(select, this.#index, this.nested, outer);
    const where = allOf(conditions);
    const base = { model: root.model.name, ...(where && { where }) };
    const aggregated =
      select.groupBy.length > 0 || select.having || this.everything(select).some(hasAggregate);
    return aggregated ? this.groups(select, scope, base) : this.list(select, scope, base);
  }

  everything(select: SqlSelect): SqlExpr[] {
    return [...select.outputs.map(({ expr }) => expr), ...(select.orderBy ?? []).map(({ by }) => by)];
  }

  list(select: SqlSelect, scope: SqlScope, base: Pick<Plan, 'model' | 'where'>): Written {
    const fields: OutputField[] = [];
    for (const { expr, as } of select.outputs) {
      if (expr.kind !== 'star')
        fields.push({ ...valuedFromSql(expr, scope), as: freeName(as ?? nameOf(expr), fields) });
      else
        for (const table of scope.tables) {
          if (expr.of !== undefined && table.alias.toLowerCase() !== expr.of.toLowerCase()) continue;
          for (const field of table.model.fields) {
            const path = table.path === '' ? field.name : `${table.path}.${field.name}`;
            fields.push({ path, as: freeName(field.name, fields) });
          }
        }
    }
    for (const table of scope.tables) {
      const walked = fields.some(({ path }) => path?.startsWith(`${table.path}.`));
      if (table.toMany && !walked && !select.distinct) throw new Inexpressible('rows repeated by a join');
    }
    const orderBy = select.orderBy?.map(({ by, direction }): OrderTerm => {
      const output = this.output(by, select);
      if (output !== undefined && !select.outputs.some(({ expr }) => expr.kind === 'star'))
        return { by: fields[output]?.as as string, direction };
      const valued = valuedFromSql(by, scope);
      return 'path' in valued ? { by: valued.path, direction } : { expr: valued.expr, direction };
    });
    return {
      plan: {
        ...base,
        fields,
        ...(select.distinct && { distinct: true }),
        ...(orderBy && { orderBy }),
        ...pageOf(select),
      },
      outputs: fields.map(({ as }) => as),
      more: false,
    };
  }

  groups(select: SqlSelect, scope: SqlScope, base: Pick<Plan, 'model' | 'where'>): Written {
    const keys = select.groupBy.map((key) => this.meant(key, select));
    scope.groupedBy = keys.flatMap(columnsOf).flatMap((column) => scope.find(column)?.table ?? []);
    const bare = select.outputs.filter(
      ({ expr }) => !hasAggregate(expr) && !keys.some((key) => sameExpr(key, expr, scope)),
    );
    const extreme = this.rowOfExtreme(select, keys, bare, scope, base);
    if (extreme) return extreme;
    if (keys.length === 0 && bare.length > 0) throw new Inexpressible('row beside a total');
    const dimensions: Dimension[] = [];
    const measures: Measure[] = [];
    const all = () => [...dimensions, ...measures];
    const outputs = select.outputs.map(({ expr, as }): string => {
      if (expr.kind === 'star') throw new Inexpressible('star in a group');
      const name = freeName(as ?? nameOf(expr), all());
      if (hasAggregate(expr)) measures.push(outputMeasure(expr, scope, name));
      else dimensions.push(dimensionFromSql(expr, scope, name));
      return name;
    });
    for (const key of keys) {
      if (select.outputs.some(({ expr }) => sameExpr(key, expr, scope))) continue;
      dimensions.push({ ...dimensionFromSql(key, scope, freeName(nameOf(key), all())), hidden: true });
    }
    const orderBy = select.orderBy?.map(({ by, direction }) =>
      this.groupOrder(by, direction, select, outputs, scope),
    );
    const having =
      select.having && allOf(conjuncts(select.having).map((part) => conditionFromSql(part, scope)));
    const plan: Plan = {
      ...base,
      ...(measures.length > 0 && { measures }),
      ...(dimensions.length > 0 && { dimensions }),
      ...(having && { having }),
      ...(select.distinct && { distinct: true }),
      ...(orderBy && { orderBy }),
      ...pageOf(select),
    };
    return { plan, outputs, more: false };
  }

  groupOrder(
    by: SqlExpr,
    direction: 'asc' | 'desc',
    select: SqlSelect,
    outputs: readonly string[],
    scope: SqlScope,
  ): OrderTerm {
    const output = this.output(by, select);
    if (output !== undefined) return { by: outputs[output] as string, direction };
    if (isAggregate(by)) return { measure: measureFromSql(by, scope, 'sorted'), direction };
    const value = expressionFromSql(by, scope);
    return 'path' in value ? { by: value.path, direction } : { expr: value, direction };
  }

  /** SQLite gives the row of the greatest value beside `max`; a plan says so by an order and a limit. */
  rowOfExtreme(
    select: SqlSelect,
    keys: readonly SqlExpr[],
    bare: SqlSelect['outputs'],
    scope: SqlScope,
    base: Pick<Plan, 'model' | 'where'>,
  ): Written | undefined {
    const totals = select.outputs.filter(({ expr }) => hasAggregate(expr));
    const [total] = totals;
    const call = total?.expr;
    if (bare.length === 0 || totals.length !== 1 || call?.kind !== 'call' || select.having || select.distinct)
      return undefined;
    if (
      (call.name !== 'min' && call.name !== 'max') ||
      !call.args[0] ||
      keys.some((key) => isKey(key, scope))
    )
      return undefined;
    if (select.orderBy && keys.length === 0) return undefined;
    const fields: OutputField[] = [];
    for (const { expr, as } of select.outputs) {
      const value = expr === call ? (call.args[0] as SqlExpr) : expr;
      fields.push({ ...valuedFromSql(value, scope), as: freeName(as ?? nameOf(expr), fields) });
    }
    const outputs = fields.map(({ as }) => as);
    const direction = call.name === 'max' ? 'desc' : 'asc';
    const extreme: OrderTerm = { by: outputs[select.outputs.indexOf(total as never)] as string, direction };
    if (keys.length === 0)
      return { plan: { ...base, fields, orderBy: [extreme], limit: 1 }, outputs, more: false };
    const by = keys.map((key) => {
      const place = select.outputs.findIndex(({ expr }) => sameExpr(key, expr, scope));
      if (place >= 0) return outputs[place] as string;
      const as = freeName(nameOf(key), fields);
      fields.push({ ...valuedFromSql(key, scope), as });
      return as;
    });
    const orderBy = select.orderBy?.map((order) =>
      this.groupOrder(order.by, order.direction, select, outputs, scope),
    );
    const plan = {
      ...base,
      fields,
      topPerGroup: { by, limit: 1, orderBy: [extreme] },
      ...(orderBy && { orderBy }),
      ...pageOf(select),
    };
    return { plan, outputs, more: fields.length > outputs.length };
  }

  firstOfEach({ select, by, limit, shown }: FirstOfEach, outer: SqlScope | undefined): Written {
    const { plan, outputs } = this.select(select, outer);
    const { orderBy = [], ...rest } = plan;
    const names = by.map((place) => outputs[place] as string);
    return {
      plan: { ...rest, topPerGroup: { by: names, limit, orderBy } },
      outputs: outputs.slice(0, shown),
      more: outputs.length > shown,
    };
  }

  /** What stands in a group by: an ordinal or the alias of an output means that output. */
  meant(expr: SqlExpr, select: SqlSelect): SqlExpr {
    if (expr.kind === 'value' && typeof expr.value === 'number')
      return select.outputs[expr.value - 1]?.expr ?? expr;
    if (expr.kind === 'column' && expr.of === undefined)
      return select.outputs.find(({ as }) => as === expr.name)?.expr ?? expr;
    return expr;
  }

  /** The place of the output that an order names. */
  output(by: SqlExpr, select: SqlSelect): number | undefined {
    const place =
      by.kind === 'value' && typeof by.value === 'number'
        ? by.value - 1
        : select.outputs.findIndex(
            ({ expr, as }) =>
              (by.kind === 'column' && by.of === undefined && as?.toLowerCase() === by.name.toLowerCase()) ||
              JSON.stringify(expr) === JSON.stringify(by),
          );
    return place >= 0 ? place : undefined;
  }
}

/** Two expressions that name the same column, or are written alike. */
function sameExpr(one: SqlExpr, other: SqlExpr, scope: SqlScope): boolean {
  const [a, b] = [scope.find(one), scope.find(other)];
  if (a && b) return a.table === b.table && a.field === b.field;
  return JSON.stringify(one) === JSON.stringify(other);
}

function isKey(expr: SqlExpr, scope: SqlScope): boolean {
  const found = scope.find(expr);
  if (!found) return false;
  const { primaryKey } = found.table.model;
  return found.field.unique === true || (primaryKey.length === 1 && primaryKey[0] === found.field.name);
}

function allOf(conditions: readonly Condition[]): Condition | undefined {
  return conditions.length > 1 ? { and: [...conditions] } : conditions[0];
}

function pageOf({ limit, offset }: SqlSelect): Pick<Plan, 'limit' | 'offset'> {
  if (limit === 0) throw new Inexpressible('limit of zero');
  return { ...(limit !== undefined && { limit }), ...(offset && { offset }) };
}

function outputNames({ dimensions = [], measures = [], fields = [] }: Plan): string[] {
  return [...dimensions.filter(({ hidden }) => !hidden), ...measures, ...fields].map(({ as }) => as);
}

function namedOutput(by: SqlExpr, query: SqlQuery): number {
  let first = query;
  while (first.kind === 'set') first = first.left;
  return first.outputs.findIndex(
    ({ expr, as }) => (by.kind === 'column' && as === by.name) || JSON.stringify(expr) === JSON.stringify(by),
  );
}

function appended(plan: Plan, part: NonNullable<Plan['combine']>): Plan {
  if (!plan.combine) return { ...plan, combine: part };
  return { ...plan, combine: { ...plan.combine, plan: appended(plan.combine.plan, part) } };
}

function nameOf(expr: SqlExpr): string {
  if (expr.kind === 'column') return expr.name;
  if (expr.kind === 'call')
    return expr.args[0]?.kind === 'column' ? `${expr.name}_${expr.args[0].name}` : expr.name;
  return 'value';
}

function freeName(wanted: string, taken: readonly { as: string }[]): string {
  const plain =
    wanted
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9_]+/g, '_')
      .replace(/^[^a-z]+/, '')
      .slice(0, 50) || 'value';
  let name = plain;
  for (let number = 2; taken.some(({ as }) => as === name); number++) name = `${plain}_${number}`;
  return name;
}
