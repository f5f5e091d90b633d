import type { OutputColumn } from './checked-query.ts';
import type { Expr, Query } from './query.ts';
import { refuse } from './query-rules.ts';

/** What an alias offers. */
interface Columns {
  get(name: string): OutputColumn | undefined;
}

/** The aliases that can be named at one place: those of a query, then those of the queries around it. */
export interface QueryScope {
  readonly query: Query;
  readonly outer: QueryScope | undefined;
  readonly sources: Map<string, Columns>;
  /** Told of every query that names a column of one around it. */
  readonly correlated: Set<Query>;
}

/** Looks a column up from the inside out; a column of a query around marks those in between. */
export function resolveColumn(expr: Expr & { kind: 'column' }, scope: QueryScope): OutputColumn {
  const passed: Query[] = [];
  for (let at: QueryScope | undefined = scope; at; at = at.outer) {
    const source = at.sources.get(expr.of);
    if (source) {
      const column = source.get(expr.name);
      if (!column) refuse('unknown_column', `${expr.of}.${expr.name}`);
      for (const query of passed) scope.correlated.add(query);
      return column;
    }
    passed.push(at.query);
  }
  return refuse('unknown_alias', expr.of);
}
