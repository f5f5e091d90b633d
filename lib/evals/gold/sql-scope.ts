import type { Field, ManifestIndex, Model } from '../../data-source/manifest.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { Inexpressible } from './inexpressible.ts';
import type { SqlExpr, SqlQuery } from './sql-syntax.ts';

/** A table of a select, and the relation path that leads to it from the plan's model. */
export interface ScopeTable {
  readonly alias: string;
  readonly model: Model;
  path: string;
  /** Joined by a left join: its rows may be missing. */
  readonly optional: boolean;
  /** A relation to many is on the way. */
  toMany: boolean;
}

export interface FoundColumn {
  readonly table: ScopeTable;
  readonly field: Field;
}

/** What the names in one select mean. */
export class SqlScope {
  readonly index: ManifestIndex;
  readonly tables: readonly ScopeTable[];
  readonly outer: SqlScope | undefined;
  readonly nested: (query: SqlQuery, outer: SqlScope) => Plan;

  constructor(options: {
    index: ManifestIndex;
    tables: readonly ScopeTable[];
    outer?: SqlScope;
    nested: (query: SqlQuery, outer: SqlScope) => Plan;
  }) {
    this.index = options.index;
    this.tables = options.tables;
    this.outer = options.outer;
    this.nested = options.nested;
  }

  /** Tables that the groups of the select are made of: what is measured is measured for their rows. */
  groupedBy: readonly ScopeTable[] = [];

  walked(table: ScopeTable): boolean {
    return this.groupedBy.some(({ path }) => path === table.path || path.startsWith(`${table.path}.`));
  }

  /** The column an expression names in this select; undefined for what is not a column of it. */
  find(expr: SqlExpr): FoundColumn | undefined {
    if (expr.kind === 'quoted') return this.#find(undefined, expr.text);
    return expr.kind === 'column' ? this.#find(expr.of, expr.name) : undefined;
  }

  /** @throws Inexpressible for a column of an outer select, and for a name that is not there */
  column(expr: SqlExpr): FoundColumn {
    const found = this.find(expr);
    if (found) return found;
    if (this.outer?.find(expr)) throw new Inexpressible('correlated subquery');
    const name = expr.kind === 'column' ? expr.name : expr.kind === 'quoted' ? expr.text : expr.kind;
    throw new Inexpressible('unknown column', name);
  }

  path(expr: SqlExpr): string {
    return pathTo(this.column(expr));
  }

  #find(of: string | undefined, name: string): FoundColumn | undefined {
    const wanted = name.toLowerCase();
    for (const table of this.tables) {
      if (of !== undefined && table.alias.toLowerCase() !== of.toLowerCase()) continue;
      const field = table.model.fields.find(({ column }) => column.toLowerCase() === wanted);
      if (field) return { table, field };
    }
    return undefined;
  }
}

export function pathTo({ table, field }: FoundColumn): string {
  return table.path === '' ? field.name : `${table.path}.${field.name}`;
}

export function modelOfTable(index: ManifestIndex, table: string): Model {
  const wanted = table.toLowerCase();
  const model = index.manifest.models.find((each) => each.table.name.toLowerCase() === wanted);
  if (!model) throw new Inexpressible('unknown table', table);
  return model;
}
