import type { Condition } from '../../pipeline/plan.ts';
import { correlate } from './correlate.ts';
import type { SqlScope } from './sql-scope.ts';
import type { SqlQuery } from './sql-syntax.ts';

/** `exists (select … from orders where orders.customer_id = customers.id and …)`, by its relation. */
export function existsFromSql(query: SqlQuery, outer: SqlScope, negated: boolean): Condition {
  const { path, inner, conditions } = correlate(query, outer);
  const demanded = conditions(inner);
  const where = demanded.length > 0 && { where: { and: demanded } };
  return negated ? { notExists: path, ...where } : { exists: path, ...where };
}
