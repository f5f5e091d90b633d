import {
  type DatePart,
  dateParts,
  type Expression,
  type Measure,
  measureFunctions,
  type Scalar,
} from '../../pipeline/plan.ts';
import { conditionFromSql } from './condition-from-sql.ts';
import { correlate } from './correlate.ts';
import { Inexpressible } from './inexpressible.ts';
import type { ScopeTable, SqlScope } from './sql-scope.ts';
import type { SqlExpr, SqlQuery } from './sql-syntax.ts';

export type Valued = { path: string } | { expr: Expression };

const aggregates = new Set([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'total',
  'percentile_cont',
  'group_concat',
  'string_agg',
  'array_agg',
  'bool_or',
  'bool_and',
  'stddev',
  'variance',
]);

export function isAggregate(expr: SqlExpr): boolean {
  return (
    expr.kind === 'call' &&
    aggregates.has(expr.name) &&
    !expr.window &&
    !(expr.args.length > 1 && (expr.name === 'min' || expr.name === 'max'))
  );
}

export function hasAggregate(expr: SqlExpr): boolean {
  return isAggregate(expr) || parts(expr).some(hasAggregate);
}

/** The expressions directly within one, not those of its subqueries. */
export function parts(expr: SqlExpr): SqlExpr[] {
  switch (expr.kind) {
    case 'binary':
      return [expr.left, expr.right];
    case 'not':
    case 'negative':
    case 'isNull':
    case 'cast':
    case 'inQuery':
      return [expr.arg];
    case 'between':
      return [expr.arg, expr.low, expr.high];
    case 'in':
      return [expr.arg, ...expr.values];
    case 'call':
      return [...expr.args, ...(expr.filter ? [expr.filter] : [])];
    case 'case':
      return [
        ...(expr.operand ? [expr.operand] : []),
        ...expr.when.flatMap((branch) => [branch.if, branch.result]),
        ...(expr.else ? [expr.else] : []),
      ];
    default:
      return [];
  }
}

/** The value where an expression is one: also a quoted word that names no column. */
export function scalarOf(expr: SqlExpr, scope: SqlScope): Scalar | undefined {
  if (expr.kind === 'quoted') return scope.find(expr) || scope.outer?.find(expr) ? undefined : expr.text;
  if (expr.kind === 'cast') return scalarOf(expr.arg, scope);
  return expr.kind === 'value' && expr.value !== null ? expr.value : undefined;
}

export function valuedFromSql(expr: SqlExpr, scope: SqlScope): Valued {
  const value = expressionFromSql(expr, scope);
  return 'path' in value ? { path: value.path } : { expr: value };
}

const arithmetic = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const;
const sameFunctions: ReadonlySet<string> = new Set([
  'lower',
  'upper',
  'length',
  'round',
  'abs',
  'coalesce',
  'concat',
]);
const harmlessTypes = /^(numeric|decimal|real|float|double precision|int|integer|bigint|int4|int8|float8)$/;
const strftimeParts: Record<string, DatePart> = {
  '%Y': 'year',
  '%m': 'month',
  '%d': 'day',
  '%H': 'hour',
  '%M': 'minute',
};

export function expressionFromSql(expr: SqlExpr, scope: SqlScope): Expression {
  if (isAggregate(expr)) return { measure: measureFromSql(expr, scope, 'm') };
  const scalar = scalarOf(expr, scope);
  if (scalar !== undefined) return { value: scalar };
  switch (expr.kind) {
    case 'column':
    case 'quoted':
      return { path: scope.path(expr) };
    case 'negative':
      return { op: 'subtract', args: [{ value: 0 }, expressionFromSql(expr.arg, scope)] };
    case 'binary': {
      const args = () => [expressionFromSql(expr.left, scope), expressionFromSql(expr.right, scope)];
      if (expr.op === '||') return { fn: 'concat', args: args() };
      if (expr.op in arithmetic) {
        if ([expr.left, expr.right].some(({ kind }) => kind === 'interval'))
          throw new Inexpressible('arithmetic with dates');
        return { op: arithmetic[expr.op as keyof typeof arithmetic], args: args() };
      }
      return { case: [{ when: conditionFromSql(expr, scope), result: { value: 1 } }], else: { value: 0 } };
    }
    case 'cast':
      if (harmlessTypes.test(expr.to)) return expressionFromSql(expr.arg, scope);
      throw new Inexpressible('cast', expr.to);
    case 'case':
      return {
        case: expr.when.map((branch) => ({
          when: conditionFromSql(
            expr.operand ? { kind: 'binary', op: '=', left: expr.operand, right: branch.if } : branch.if,
            scope,
          ),
          result: expressionFromSql(branch.result, scope),
        })),
        ...(expr.else &&
          !(expr.else.kind === 'value' && expr.else.value === null) && {
            else: expressionFromSql(expr.else, scope),
          }),
      };
    case 'call':
      return callFromSql(expr, scope);
    case 'query':
      return relatedMeasure(expr.query, scope);
    default:
      throw new Inexpressible('expression', expr.kind);
  }
}

/** `(select max(x.price) from products x where x.category_id = p.category_id)`, for one row of the outer select. */
function relatedMeasure(query: SqlQuery, outer: SqlScope): Expression {
  const [output] = query.kind === 'select' && query.outputs.length === 1 ? query.outputs : [];
  if (!output || !isAggregate(output.expr)) throw new Inexpressible('subquery as a value');
  const { path, whole, conditions } = correlate(query, outer);
  const measure = measureFromSql(output.expr, whole, 'related');
  const demanded = conditions(whole);
  const counted = measure.fn === 'count' && !measure.path && !measure.expr;
  return {
    measure: {
      ...measure,
      ...(counted && { path }),
      ...(demanded.length > 0 && { where: { and: demanded } }),
    },
  };
}

function callFromSql(expr: SqlExpr & { kind: 'call' }, scope: SqlScope): Expression {
  const [first, second] = expr.args;
  if (expr.window) throw new Inexpressible('window function', expr.name);
  if (expr.name === 'extract' || expr.name === 'date_part') {
    const part = dateParts.find((each) => first && each === scalarOf(first, scope));
    if (part && second) return { part, of: expressionFromSql(second, scope) };
  }
  if (expr.name === 'strftime' && first && second) {
    const part = strftimeParts[String(scalarOf(first, scope))];
    if (part) return { part, of: expressionFromSql(second, scope) };
  }
  if ((expr.name === 'year' || expr.name === 'month') && first)
    return { part: expr.name, of: expressionFromSql(first, scope) };
  const name = expr.name === 'ifnull' ? 'coalesce' : expr.name;
  if (!sameFunctions.has(name)) throw new Inexpressible('function', expr.name);
  return { fn: name as 'lower', args: expr.args.map((arg) => expressionFromSql(arg, scope)) };
}

/** @throws Inexpressible when the measure would be about rows that the joins repeat */
export function measureFromSql(expr: SqlExpr, scope: SqlScope, as: string): Measure {
  if (expr.kind !== 'call') throw new Inexpressible('arithmetic over measures');
  const where = expr.filter && conditionFromSql(expr.filter, scope);
  const [arg] = expr.args;
  const many = scope.tables.filter((table) => table.toMany && !scope.walked(table));
  const more = { ...(where && { where }), as };
  if (expr.name === 'count' && (!arg || arg.kind === 'star' || scalarOf(arg, scope) !== undefined)) {
    if (many.length === 0) return { fn: 'count', ...more };
    if (many.some(({ optional }) => optional)) throw new Inexpressible('count of rows of an outer join');
    const deepest = many.reduce((one, other) => (other.path.length > one.path.length ? other : one));
    if (!many.every(({ path }) => deepest.path === path || deepest.path.startsWith(`${path}.`)))
      throw new Inexpressible('product of joins');
    return { fn: 'count', path: deepest.path, ...more };
  }
  if (expr.name === 'percentile_cont' && expr.within) {
    if (!arg || scalarOf(arg, scope) !== 0.5) throw new Inexpressible('percentile');
    return { fn: 'median', ...valuedFromSql(expr.within, scope), ...more };
  }
  const name = expr.name === 'total' ? 'sum' : expr.name;
  const fn = expr.distinct ? (name === 'count' ? 'countDistinct' : name) : name;
  const known = measureFunctions.find((each) => each === fn);
  if (!known || !arg) throw new Inexpressible('aggregate', expr.name);
  if (expr.distinct && (fn === 'sum' || fn === 'avg')) throw new Inexpressible('sum of distinct values');
  const repeats = fn === 'sum' || fn === 'avg' || fn === 'count';
  if (
    repeats &&
    many.length > 0 &&
    !columnsOf(arg).some((column) => many.includes(scope.find(column)?.table as ScopeTable))
  ) {
    throw new Inexpressible('sum over repeated rows');
  }
  return { fn: known, ...valuedFromSql(arg, scope), ...more };
}

export function columnsOf(expr: SqlExpr): SqlExpr[] {
  return expr.kind === 'column' || expr.kind === 'quoted' ? [expr] : parts(expr).flatMap(columnsOf);
}
