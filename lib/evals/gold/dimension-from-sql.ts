import { bucketUnits, type Dimension } from '../../pipeline/plan.ts';
import type { SqlScope } from './sql-scope.ts';
import type { SqlExpr } from './sql-syntax.ts';
import { scalarOf, valuedFromSql } from './value-from-sql.ts';

/** What rows are grouped by: a column, the start of its period, or a part of its date. */
export function dimensionFromSql(expr: SqlExpr, scope: SqlScope, as: string): Dimension {
  const inner = expr.kind === 'cast' && expr.to === 'date' ? expr.arg : expr;
  if (inner.kind === 'call' && inner.name === 'date_trunc' && inner.args[0] && inner.args[1]) {
    const bucket = bucketUnits.find((each) => each === scalarOf(inner.args[0] as SqlExpr, scope));
    if (bucket) return { ...valuedFromSql(inner.args[1], scope), bucket, as };
  }
  if (inner !== expr || (inner.kind === 'call' && inner.name === 'date')) {
    const value = inner.kind === 'call' && inner.name === 'date' ? (inner.args[0] as SqlExpr) : inner;
    return { ...valuedFromSql(value, scope), bucket: 'day', as };
  }
  const valued = valuedFromSql(expr, scope);
  if ('expr' in valued && 'part' in valued.expr && 'path' in valued.expr.of)
    return { path: valued.expr.of.path, part: valued.expr.part, as };
  return { ...valued, as };
}
