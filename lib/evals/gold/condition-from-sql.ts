import type { Comparison, Condition } from '../../pipeline/plan.ts';
import { existsFromSql } from './exists-from-sql.ts';
import { Inexpressible } from './inexpressible.ts';
import { modelOfTable, type SqlScope } from './sql-scope.ts';
import type { BinaryOperator, SqlExpr, SqlQuery } from './sql-syntax.ts';
import { columnsOf, expressionFromSql, scalarOf, valuedFromSql } from './value-from-sql.ts';

const comparisons: Partial<Record<BinaryOperator, Comparison>> = {
  '=': 'eq',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};
const mirrored: Record<Comparison, Comparison> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'gt',
  lte: 'gte',
  gt: 'lt',
  gte: 'lte',
};
const opposite: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The parts that must all hold. */
export function conjuncts(expr: SqlExpr | undefined): SqlExpr[] {
  if (!expr) return [];
  return expr.kind === 'binary' && expr.op === 'and'
    ? [...conjuncts(expr.left), ...conjuncts(expr.right)]
    : [expr];
}

export function conditionFromSql(expr: SqlExpr, scope: SqlScope): Condition {
  switch (expr.kind) {
    case 'binary':
      return binary(expr, scope);
    case 'not':
      return negated(expr.arg, scope);
    case 'between': {
      const [low, high] = [scalarOf(expr.low, scope), scalarOf(expr.high, scope)];
      if (low !== undefined && high !== undefined)
        return {
          ...valuedFromSql(expr.arg, scope),
          op: expr.negated ? 'notBetween' : 'between',
          value: [low, high],
        };
      const within: SqlExpr = {
        kind: 'binary',
        op: 'and',
        left: { kind: 'binary', op: '>=', left: expr.arg, right: expr.low },
        right: { kind: 'binary', op: '<=', left: expr.arg, right: expr.high },
      };
      return expr.negated ? { not: binary(within, scope) } : binary(within, scope);
    }
    case 'in': {
      const values = expr.values.map((each) => scalarOf(each, scope));
      if (values.some((value) => value === undefined)) throw new Inexpressible('list of computed values');
      const op = expr.negated ? 'notIn' : 'in';
      return { ...valuedFromSql(expr.arg, scope), op, value: values as string[], exact: true };
    }
    case 'inQuery':
      return {
        ...valuedFromSql(expr.arg, scope),
        op: expr.negated ? 'notIn' : 'in',
        plan: scope.nested(expr.query, scope),
      };
    case 'exists':
      return existsFromSql(expr.query, scope, false);
    case 'isNull':
      return { ...valuedFromSql(expr.arg, scope), op: expr.negated ? 'isNotNull' : 'isNull' };
    case 'column':
      return { path: scope.path(expr), op: 'eq', value: true };
    default:
      throw new Inexpressible('condition', expr.kind);
  }
}

function negated(arg: SqlExpr, scope: SqlScope): Condition {
  if (arg.kind === 'exists') return existsFromSql(arg.query, scope, true);
  if (arg.kind === 'not') return conditionFromSql(arg.arg, scope);
  if (arg.kind === 'inQuery') return conditionFromSql({ ...arg, negated: !arg.negated }, scope);
  if (arg.kind === 'binary' && opposite[arg.op])
    return binary({ ...arg, op: opposite[arg.op] as BinaryOperator }, scope);
  return { not: conditionFromSql(arg, scope) };
}

function binary(expr: SqlExpr & { kind: 'binary' }, scope: SqlScope): Condition {
  const { op, left, right } = expr;
  if (op === 'and') return { and: conjuncts(expr).map((part) => conditionFromSql(part, scope)) };
  if (op === 'or') return { or: [conditionFromSql(left, scope), conditionFromSql(right, scope)] };
  if (op.endsWith('like')) {
    const value = scalarOf(right, scope);
    if (typeof value !== 'string') throw new Inexpressible('computed pattern');
    return { ...valuedFromSql(left, scope), op: op.startsWith('not') ? 'notLike' : 'like', value };
  }
  const comparison = comparisons[op];
  if (!comparison) throw new Inexpressible('operator', op);
  const turned = scalarOf(left, scope) !== undefined || (left.kind === 'query' && right.kind !== 'query');
  return turned
    ? compared(right, mirrored[comparison], left, scope)
    : compared(left, comparison, right, scope);
}

function compared(left: SqlExpr, op: Comparison, right: SqlExpr, scope: SqlScope): Condition {
  const value = scalarOf(right, scope);
  const valued = valuedFromSql(left, scope);
  if (value !== undefined) {
    const isPart = 'expr' in valued && 'part' in valued.expr;
    // SQLite gives parts of dates as text, "04" for April.
    if (isPart && typeof value === 'string') return { ...valued, op, value: Number(value) };
    return typeof value === 'string' ? { ...valued, op, value, exact: true } : { ...valued, op, value };
  }
  if (right.kind === 'query' && !isCorrelated(right.query, scope)) {
    const plan = scope.nested(right.query, scope);
    return { ...valued, op, plan, ...(right.quantifier && { quantifier: right.quantifier }) };
  }
  const other = expressionFromSql(right, scope);
  return 'path' in other ? { ...valued, op, field: other.path } : { ...valued, op, to: other };
}

/** True when a subquery names a column of the select around it. */
function isCorrelated(query: SqlQuery, outer: SqlScope): boolean {
  if (query.kind === 'set') return isCorrelated(query.left, outer) || isCorrelated(query.right, outer);
  const models = query.from.flatMap(({ table }) => (table ? [modelOfTable(outer.index, table)] : []));
  const aliases = query.from.map(({ alias }) => alias.toLowerCase());
  const isOuter = (expr: SqlExpr): boolean => {
    if (expr.kind === 'column' && expr.of !== undefined) return !aliases.includes(expr.of.toLowerCase());
    const name = expr.kind === 'column' ? expr.name : expr.kind === 'quoted' ? expr.text : undefined;
    if (name === undefined || !outer.find(expr)) return false;
    return !models.some(({ fields }) =>
      fields.some(({ column }) => column.toLowerCase() === name.toLowerCase()),
    );
  };
  return query.where !== undefined && columnsOf(query.where).some(isOuter);
}
