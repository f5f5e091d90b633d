import type { ManifestIndex } from '../../data-source/manifest.ts';
import type { Condition, Plan } from '../../pipeline/plan.ts';
import { conditionFromSql, conjuncts } from './condition-from-sql.ts';
import { Inexpressible } from './inexpressible.ts';
import { connect, type EqualColumns } from './join-tree.ts';
import { modelOfTable, pathTo, type ScopeTable, SqlScope } from './sql-scope.ts';
import type { SqlExpr, SqlQuery, SqlSelect } from './sql-syntax.ts';

export interface SelectScope {
  readonly scope: SqlScope;
  readonly root: ScopeTable;
  /** What the joins and the `where` demand of a row. */
  readonly conditions: readonly Condition[];
}

/** Finds the tables of a select, connects them, and reads its conditions. */
export function scopeOfSelect(
  select: SqlSelect,
  index: ManifestIndex,
  nested: (query: SqlQuery, outer: SqlScope) => Plan,
  outer: SqlScope | undefined,
): SelectScope {
  if (select.from.length === 0) throw new Inexpressible('select without a table');
  const tables = select.from.map(({ table, alias, join }): ScopeTable => {
    if (table === undefined) throw new Inexpressible('query over a query');
    if (join === 'other') throw new Inexpressible('right or full join');
    return { alias, model: modelOfTable(index, table), path: '', optional: join === 'left', toMany: false };
  });
  const scope = new SqlScope({ index, tables, outer, nested });
  const equal: EqualColumns[] = [];
  const rest: SqlExpr[] = [];
  for (const [place, from] of select.from.entries()) {
    if (from.natural) throw new Inexpressible('natural join');
    for (const name of from.using ?? []) equal.push(usingColumns(name, tables, place));
    for (const part of conjuncts(from.on)) {
      const pair = equalColumns(part, scope);
      if (pair) equal.push(pair);
      else if (from.join === 'left') throw new Inexpressible('condition of an outer join');
      else rest.push(part);
    }
  }
  for (const part of conjuncts(select.where)) {
    const pair = equalColumns(part, scope);
    if (pair) equal.push(pair);
    else rest.push(part);
  }
  const { root, left } = connect(tables, equal, (name) => index.model(name));
  const manyConditions = tables.some(({ toMany, optional }) => toMany && optional);
  if (manyConditions && rest.length > 0 && rest.some((part) => mentionsMany(part, scope)))
    throw new Inexpressible('condition of an outer join');
  const demanded = tables
    .filter((table) => table !== root && !table.optional)
    .map(({ path }) => path)
    .filter((path, _, all) => !all.some((other) => other.startsWith(`${path}.`)));
  return {
    scope,
    root,
    conditions: [
      ...demanded.map((path): Condition => ({ exists: path })),
      ...left.map(([one, other]) => fieldsEqual(one, other, tables)),
      ...rest.map((part) => conditionFromSql(part, scope)),
    ],
  };
}

function mentionsMany(expr: SqlExpr, scope: SqlScope): boolean {
  if (scope.find(expr)?.table.toMany) return true;
  return Object.values(expr).some((part) =>
    Array.isArray(part)
      ? part.some((each) => each?.kind !== undefined && mentionsMany(each, scope))
      : part?.kind !== undefined && mentionsMany(part as SqlExpr, scope),
  );
}

function equalColumns(expr: SqlExpr, scope: SqlScope): EqualColumns | undefined {
  if (expr.kind !== 'binary' || expr.op !== '=') return undefined;
  const [one, other] = [scope.find(expr.left), scope.find(expr.right)];
  if (!one || !other || one.table === other.table) return undefined;
  return [
    { alias: one.table.alias, field: one.field.name },
    { alias: other.table.alias, field: other.field.name },
  ];
}

function usingColumns(name: string, tables: readonly ScopeTable[], place: number): EqualColumns {
  const holds = ({ model }: ScopeTable) =>
    model.fields.find(({ column }) => column.toLowerCase() === name.toLowerCase());
  const here = tables[place];
  const before = tables.slice(0, place).find(holds);
  const [one, other] = [before && holds(before), here && holds(here)];
  if (!before || !here || !one || !other) throw new Inexpressible('unknown column', name);
  return [
    { alias: before.alias, field: one.name },
    { alias: here.alias, field: other.name },
  ];
}

function fieldsEqual(one: EqualColumns[0], other: EqualColumns[1], tables: readonly ScopeTable[]): Condition {
  const path = ({ alias, field }: EqualColumns[0]) => {
    const table = tables.find((each) => each.alias === alias) as ScopeTable;
    return pathTo({ table, field: table.model.fields.find(({ name }) => name === field) as never });
  };
  return { path: path(one), op: 'eq', field: path(other) };
}
