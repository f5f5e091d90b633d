// From the joins of a select to paths of relations. The columns that the select holds equal decide which
// relations its joins are; a plan starts at the table from which the others are reached. Where one table
// reaches all others by to-one relations, its rows are exactly the rows that the joins give.
import type { Model, Relation } from '../../data-source/manifest.ts';
import { Inexpressible } from './inexpressible.ts';
import type { ScopeTable } from './sql-scope.ts';

/** Two columns that a join holds equal, as alias and field name. */
export type EqualColumns = readonly [one: ColumnKey, other: ColumnKey];
export interface ColumnKey {
  readonly alias: string;
  readonly field: string;
}

export interface JoinTree {
  readonly root: ScopeTable;
  /** Equalities that no relation of the tree says; they stay conditions. */
  readonly left: readonly EqualColumns[];
}

interface Edge {
  readonly to: ScopeTable;
  readonly names: readonly string[];
  readonly toMany: boolean;
  readonly says: readonly EqualColumns[];
}

/** Sets the path of every table, from the best table to begin with or from `start`. @throws Inexpressible when no relations connect them */
export function connect(
  tables: readonly ScopeTable[],
  equal: readonly EqualColumns[],
  models: (name: string) => Model | undefined,
  start?: ScopeTable,
): JoinTree {
  const same = classes(equal);
  const edges = new Map(tables.map((table) => [table, edgesOf(table, tables, same, models)]));
  const trees = tables
    .filter((table) => (start ? table === start : !table.optional))
    .flatMap((root) => {
      const tree = grow(root, tables, edges);
      return tree ? [tree] : [];
    });
  trees.sort((one, other) => one.many - other.many || one.long - other.long);
  const [best] = trees;
  if (!best)
    throw new Inexpressible('join without a relation', tables.map(({ model }) => model.name).join(', '));
  for (const [table, { path, toMany }] of best.paths) {
    table.path = path;
    table.toMany = toMany;
  }
  const said = classes(best.says);
  return { root: best.root, left: equal.filter(([one, other]) => said(one) !== said(other)) };
}

interface Tree {
  readonly root: ScopeTable;
  readonly paths: ReadonlyMap<ScopeTable, { path: string; toMany: boolean }>;
  readonly says: readonly EqualColumns[];
  /** Tables behind a relation to many. */
  readonly many: number;
  /** Steps in all paths, of which fewer read better. */
  readonly long: number;
}

/** Walks to-one relations first, so that a table is behind one to many only where there is no other way. */
function grow(
  root: ScopeTable,
  tables: readonly ScopeTable[],
  edges: ReadonlyMap<ScopeTable, readonly Edge[]>,
): Tree | undefined {
  const paths = new Map([[root, { path: '', toMany: false }]]);
  const says: EqualColumns[] = [];
  let long = 0;
  for (;;) {
    const open = [...paths].flatMap(([from, at]) =>
      (edges.get(from) ?? [])
        .filter(({ to }) => !paths.has(to) && (to.optional || !from.optional))
        .map((edge) => ({ edge, at })),
    );
    const next = open.find(({ edge }) => !edge.toMany) ?? open[0];
    if (!next) break;
    const { edge, at } = next;
    long += edge.names.length;
    says.push(...edge.says);
    paths.set(edge.to, {
      path: [...(at.path === '' ? [] : [at.path]), ...edge.names].join('.'),
      toMany: at.toMany || edge.toMany,
    });
  }
  if (paths.size < tables.length) return undefined;
  return { root, paths, says, many: [...paths.values()].filter(({ toMany }) => toMany).length, long };
}

function edgesOf(
  from: ScopeTable,
  tables: readonly ScopeTable[],
  same: (column: ColumnKey) => string,
  models: (name: string) => Model | undefined,
): Edge[] {
  const edges: Edge[] = [];
  for (const to of tables) {
    if (to === from) continue;
    const direct = from.model.relations.filter(
      (relation) => relation.to === to.model.name && holds(relation, from.alias, to.alias, same),
    );
    for (const relation of direct) {
      edges.push({
        to,
        names: [relation.name],
        toMany: relation.kind === 'many',
        says: pairs(relation, from.alias, to.alias),
      });
    }
    if (direct.length === 0) edges.push(...throughAnother(from, to, same, models));
  }
  return edges;
}

/** Two tables that refer to the same column of a third one, which the select leaves out. */
function throughAnother(
  from: ScopeTable,
  to: ScopeTable,
  same: (column: ColumnKey) => string,
  models: (name: string) => Model | undefined,
): Edge[] {
  return from.model.relations.flatMap((first) => {
    const [start] = first.on;
    const middle = models(first.to);
    if (first.kind !== 'one' || first.on.length > 1 || !start || !middle) return [];
    return middle.relations.flatMap((second): Edge[] => {
      const [end] = second.on;
      if (second.to !== to.model.name || second.on.length > 1 || !end || end.from !== start.to) return [];
      const one = { alias: from.alias, field: start.from };
      const other = { alias: to.alias, field: end.to };
      if (same(one) !== same(other)) return [];
      return [{ to, names: [first.name, second.name], toMany: second.kind === 'many', says: [[one, other]] }];
    });
  });
}

function pairs(relation: Relation, from: string, to: string): EqualColumns[] {
  return relation.on.map((pair) => [
    { alias: from, field: pair.from },
    { alias: to, field: pair.to },
  ]);
}

function holds(relation: Relation, from: string, to: string, same: (column: ColumnKey) => string): boolean {
  return pairs(relation, from, to).every(([one, other]) => same(one) === same(other));
}

/** Columns that are equal, directly or through others, get the same name. */
function classes(equal: readonly EqualColumns[]): (column: ColumnKey) => string {
  const parents = new Map<string, string>();
  const find = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined ? name : find(parent);
  };
  const name = ({ alias, field }: ColumnKey) => `${alias}.${field}`;
  for (const [one, other] of equal) {
    const [a, b] = [find(name(one)), find(name(other))];
    if (a !== b) parents.set(a, b);
  }
  return (column) => find(name(column));
}
