import { childrenOf, columnsIn, some, subqueryOf } from './expression-walk.ts';
import type { Expr, Select } from './query.ts';
import { refuse } from './query-rules.ts';

/** True for a select that gives one row for a group, or for everything. */
export function isAggregated(select: Select): boolean {
  if (select.groupBy) return true;
  const places = [
    ...select.outputs.map((output) => output.expr),
    ...(select.having ? [select.having] : []),
    ...(select.orderBy ?? []).flatMap((item) => (item.by.kind === 'output' ? [] : [item.by])),
  ];
  return places.some((expr) => some(expr, (part) => part.kind === 'aggregate'));
}

/**
 * Refuses what has no single value for a group: outside aggregates, a part of the query's own columns
 * must be grouped by as it is written, subqueries included. `own` are the aliases of the select.
 */
export function checkGrouping(select: Select, own: ReadonlySet<string>): void {
  const grouped = new Set((select.groupBy ?? []).map((expr) => JSON.stringify(expr)));
  const check = (expr: Expr): void => {
    if (grouped.has(JSON.stringify(expr)) || expr.kind === 'aggregate') return;
    if (expr.kind === 'column') {
      if (own.has(expr.of)) refuse('ungrouped_column', `${expr.of}.${expr.name}`);
      return;
    }
    const query = subqueryOf(expr);
    if (query) {
      for (const column of columnsIn(query)) {
        if (own.has(column.of) && !grouped.has(JSON.stringify(column))) {
          refuse('ungrouped_column', `${column.of}.${column.name}`);
        }
      }
    }
    for (const child of childrenOf(expr)) check(child);
  };
  for (const output of select.outputs) check(output.expr);
  if (select.having) check(select.having);
  for (const item of select.orderBy ?? []) if (item.by.kind !== 'output') check(item.by);
}
