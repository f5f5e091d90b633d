import type { Expr, Query, Select } from './query.ts';

/** The expressions an expression is made of; not those inside its subqueries. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'column':
    case 'value':
    case 'null':
    case 'exists':
    case 'scalar':
      return [];
    case 'arithmetic':
    case 'compare':
    case 'same':
    case 'and':
    case 'or':
    case 'function':
      return expr.args;
    case 'not':
    case 'isNull':
    case 'in':
    case 'inQuery':
    case 'bucket':
    case 'datePart':
    case 'text':
    case 'cast':
      return [expr.arg];
    case 'case':
      return [
        ...expr.when.flatMap((branch) => [branch.if, branch.result]),
        ...(expr.else ? [expr.else] : []),
      ];
    case 'aggregate':
      return [...(expr.arg ? [expr.arg] : []), ...(expr.filter ? [expr.filter] : [])];
    case 'window':
      return [
        ...(expr.arg ? [expr.arg] : []),
        ...(expr.partitionBy ?? []),
        ...(expr.orderBy ?? []).flatMap((item) => (item.by.kind === 'output' ? [] : [item.by])),
      ];
    case 'dateDifference':
      return [expr.from, expr.to];
  }
}

/** The query an expression holds, if it is one that does. */
export function subqueryOf(expr: Expr): Query | undefined {
  return expr.kind === 'exists' || expr.kind === 'scalar' || expr.kind === 'inQuery' ? expr.query : undefined;
}

/** True when `test` holds for the expression or a part of it, subqueries aside. */
export function some(expr: Expr, test: (part: Expr) => boolean): boolean {
  return test(expr) || childrenOf(expr).some((child) => some(child, test));
}

/** Every expression that stands directly in a select. */
export function expressionsOf(select: Select): Expr[] {
  return [
    ...select.outputs.map((output) => output.expr),
    ...(select.joins ?? []).flatMap((join) => join.on.flat()),
    ...(select.where ? [select.where] : []),
    ...(select.groupBy ?? []),
    ...(select.having ? [select.having] : []),
    ...(select.orderBy ?? []).flatMap((item) => (item.by.kind === 'output' ? [] : [item.by])),
  ];
}

/** Every column named anywhere in a query, its stages and subqueries included. */
export function* columnsIn(query: Query): Generator<Expr & { kind: 'column' }> {
  if (query.kind === 'set') {
    for (const part of query.parts) yield* columnsIn(part);
    return;
  }
  for (const from of [query.from, ...(query.joins ?? []).map((join) => join.from)]) {
    if ('query' in from) yield* columnsIn(from.query);
  }
  for (const expr of expressionsOf(query)) yield* columnsUnder(expr);
}

export function* columnsUnder(expr: Expr): Generator<Expr & { kind: 'column' }> {
  if (expr.kind === 'column') yield expr;
  const query = subqueryOf(expr);
  if (query) yield* columnsIn(query);
  for (const child of childrenOf(expr)) yield* columnsUnder(child);
}
