import type { Condition } from '../../pipeline/plan.ts';
import { conditionFromSql, conjuncts } from './condition-from-sql.ts';
import { Inexpressible } from './inexpressible.ts';
import { modelOfTable, type ScopeTable, SqlScope } from './sql-scope.ts';
import type { SqlExpr, SqlQuery } from './sql-syntax.ts';

/** `exists (select … from orders where orders.customer_id = customers.id and …)`, by its relation. */
export function existsFromSql(query: SqlQuery, outer: SqlScope, negated: boolean): Condition {
  const [from] = query.kind === 'select' ? query.from : [];
  if (
    query.kind !== 'select' ||
    query.from.length !== 1 ||
    !from?.table ||
    query.groupBy.length > 0 ||
    query.having ||
    query.limit !== undefined
  )
    throw new Inexpressible('correlated subquery', 'more than one table or a group within exists');
  const table: ScopeTable = {
    alias: from.alias,
    model: modelOfTable(outer.index, from.table),
    path: '',
    optional: false,
    toMany: false,
  };
  const scope = new SqlScope({ index: outer.index, tables: [table], outer, nested: outer.nested });
  const ties: [outer: string, owner: ScopeTable, inner: string][] = [];
  const rest: SqlExpr[] = [];
  for (const part of conjuncts(query.where)) {
    const tie =
      part.kind === 'binary' && part.op === '=' ? tieOf(part.left, part.right, scope, outer) : undefined;
    if (tie) ties.push(tie);
    else rest.push(part);
  }
  const [owner] = ties.map(([, each]) => each);
  if (!owner) throw new Inexpressible('subquery that is not tied to the row');
  const relation = owner.model.relations.find(
    (each) =>
      each.to === table.model.name &&
      each.on.length === ties.length &&
      each.on.every((pair) =>
        ties.some(([from, at, to]) => at === owner && from === pair.from && to === pair.to),
      ),
  );
  if (!relation)
    throw new Inexpressible('join without a relation', `${owner.model.name}, ${table.model.name}`);
  const path = owner.path === '' ? relation.name : `${owner.path}.${relation.name}`;
  const conditions = rest.map((part) => conditionFromSql(part, scope));
  const where = conditions.length > 0 && { where: { and: conditions } };
  return negated ? { notExists: path, ...where } : { exists: path, ...where };
}

function tieOf(
  left: SqlExpr,
  right: SqlExpr,
  scope: SqlScope,
  outer: SqlScope,
): [string, ScopeTable, string] | undefined {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const inner = scope.find(one);
    const found = scope.find(other) ? undefined : outer.find(other);
    if (inner && found) return [found.field.name, found.table, inner.field.name];
  }
  return undefined;
}
