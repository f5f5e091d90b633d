import type { Measure } from '../../pipeline/plan.ts';
import { Inexpressible } from './inexpressible.ts';
import type { SqlScope } from './sql-scope.ts';
import type { SqlExpr } from './sql-syntax.ts';
import { isAggregate, measureFromSql } from './value-from-sql.ts';

/** An output with an aggregate in it: the aggregate itself, or the ratio of two. */
export function outputMeasure(expr: SqlExpr, scope: SqlScope, as: string): Measure {
  if (isAggregate(expr)) return measureFromSql(expr, scope, as);
  if (expr.kind === 'cast') return outputMeasure(expr.arg, scope, as);
  const ratio = ratioOf(expr);
  if (!ratio || !isAggregate(ratio.top) || !isAggregate(ratio.bottom))
    throw new Inexpressible('arithmetic over measures');
  const of = [
    measureFromSql(ratio.top, scope, `${as.slice(0, 50)}_top`),
    measureFromSql(ratio.bottom, scope, `${as.slice(0, 50)}_bottom`),
  ];
  return { fn: 'ratio', of, ...(ratio.percent && { percent: true }), as };
}

/** A division of two values, perhaps times a hundred in one of the usual places. */
function ratioOf(expr: SqlExpr): { top: SqlExpr; bottom: SqlExpr; percent: boolean } | undefined {
  if (expr.kind !== 'binary') return undefined;
  if (expr.op === '*') {
    const inner = isHundred(expr.left)
      ? ratioOf(expr.right)
      : isHundred(expr.right)
        ? ratioOf(expr.left)
        : undefined;
    return inner && { ...inner, percent: true };
  }
  if (expr.op !== '/') return undefined;
  const top = plain(expr.left);
  const bottom = nonZero(plain(expr.right));
  if (top.kind === 'binary' && top.op === '*' && (isHundred(top.left) || isHundred(top.right)))
    return { top: plain(isHundred(top.left) ? top.right : top.left), bottom, percent: true };
  if (
    top.kind === 'binary' &&
    top.op === '*' &&
    [top.left, top.right].some((side) => side.kind === 'value' && side.value === 1)
  )
    return { top: plain(top.left.kind === 'value' ? top.right : top.left), bottom, percent: false };
  return { top, bottom, percent: false };
}

function isHundred(expr: SqlExpr): boolean {
  return expr.kind === 'value' && expr.value === 100;
}

function plain(expr: SqlExpr): SqlExpr {
  return expr.kind === 'cast' ? plain(expr.arg) : expr;
}

/** `nullif(x, 0)`: a ratio is null for a zero of itself. */
function nonZero(expr: SqlExpr): SqlExpr {
  return expr.kind === 'call' && expr.name === 'nullif' && expr.args[0] ? plain(expr.args[0]) : expr;
}
