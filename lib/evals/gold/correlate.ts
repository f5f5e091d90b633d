// A subquery that is tied to the row around it, by columns that a relation holds equal: what stands in it is
// about the rows related to that row.
import type { Condition } from '../../pipeline/plan.ts';
import { conditionFromSql, conjuncts } from './condition-from-sql.ts';
import { Inexpressible } from './inexpressible.ts';
import { connect, type EqualColumns } from './join-tree.ts';
import { modelOfTable, type ScopeTable, SqlScope } from './sql-scope.ts';
import type { SqlExpr, SqlQuery, SqlSelect } from './sql-syntax.ts';

export interface Correlated {
  /** From the model of the outer plan to the rows of the subquery. */
  readonly path: string;
  /** The tables of the subquery, by paths that start where `path` ends, or at the outer plan. */
  readonly inner: SqlScope;
  readonly whole: SqlScope;
  readonly conditions: (scope: SqlScope) => Condition[];
}

const owner = 'the outer row';

/** @throws Inexpressible where no relation ties the subquery to a table around it */
export function correlate(query: SqlQuery, outer: SqlScope): Correlated {
  if (query.kind !== 'select' || query.groupBy.length > 0 || query.having || query.limit !== undefined)
    throw new Inexpressible('correlated subquery', 'a group or a limit within it');
  const tables = query.from.map(({ table, alias, join }): ScopeTable => {
    if (table === undefined || join === 'left' || join === 'other')
      throw new Inexpressible('correlated subquery');
    return { alias, model: modelOfTable(outer.index, table), path: '', optional: false, toMany: false };
  });
  const names = new SqlScope({ index: outer.index, tables, outer, nested: outer.nested });
  const { equal, around, rest } = sort(query, names, outer);
  const start: ScopeTable = { ...around, alias: owner, path: '' };
  const { left } = connect([start, ...tables], equal, (name) => outer.index.model(name), start);
  if (left.length > 0) throw new Inexpressible('correlated subquery', 'a tie that is no relation');

  const first = tables.reduce((one, other) => (other.path.length < one.path.length ? other : one)).path;
  if (!tables.every(({ path }) => path === first || path.startsWith(`${first}.`)))
    throw new Inexpressible('correlated subquery', 'several ties');
  const path = around.path === '' ? first : `${around.path}.${first}`;
  const placed = (place: (table: ScopeTable) => string): SqlScope =>
    new SqlScope({
      index: outer.index,
      tables: tables.map((table) => ({ ...table, path: place(table), toMany: false })),
      outer,
      nested: outer.nested,
    });
  return {
    path,
    inner: placed((table) => table.path.slice(first.length + 1)),
    whole: placed((table) => (around.path === '' ? table.path : `${around.path}.${table.path}`)),
    conditions: (scope) => [
      ...scope.tables.flatMap((table): Condition[] =>
        table.path === '' || table.path === path ? [] : [{ exists: table.path }],
      ),
      ...rest.map((part) => conditionFromSql(part, scope)),
    ],
  };
}

/** Which conditions join the tables, which tie them to a table around, and which are left. */
function sort(query: SqlSelect, names: SqlScope, outer: SqlScope) {
  const equal: EqualColumns[] = [];
  const rest: SqlExpr[] = [];
  let around: ScopeTable | undefined;
  for (const part of [...query.from.flatMap(({ on }) => conjuncts(on)), ...conjuncts(query.where)]) {
    const [one, other] = part.kind === 'binary' && part.op === '=' ? [part.left, part.right] : [];
    const [a, b] = [one && side(one, names, outer), other && side(other, names, outer)];
    if (!a || !b || (a.table === b.table && a.outer === b.outer) || (a.outer && b.outer)) {
      rest.push(part);
      continue;
    }
    for (const each of [a, b]) {
      if (!each.outer) continue;
      if (around && around !== each.table)
        throw new Inexpressible('correlated subquery', 'tied to two tables');
      around = each.table;
    }
    equal.push([
      { alias: a.outer ? owner : a.table.alias, field: a.field.name },
      { alias: b.outer ? owner : b.table.alias, field: b.field.name },
    ]);
  }
  if (!around) throw new Inexpressible('subquery that is not tied to the row');
  return { equal, around, rest };
}

function side(expr: SqlExpr, names: SqlScope, outer: SqlScope) {
  const inner = names.find(expr);
  if (inner) return { ...inner, outer: false };
  const found = outer.find(expr);
  return found && { ...found, outer: true };
}
