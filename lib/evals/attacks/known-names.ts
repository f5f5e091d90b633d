// What an attacker knows of a source: every table and column, hidden ones too, and what they are called in
// queries. Names that do not exist are passed on as they are, for the check to refuse.
import type { Manifest, Model } from '../../data-source/manifest.ts';

export interface KnownNames {
  /** The model of a table, with or without its schema; the name itself where there is none. */
  model(table: string): string;
  /** Fields of a model, by the names their columns have. */
  columns(model: string): ReadonlyMap<string, string>;
  /** Any model at all, for SQL that reads no table. */
  readonly any: string;
}

/** @param permitted whether an asker may see a model; one that may be seen stands where no table is read */
export function knownNames(manifest: Manifest, permitted: (model: string) => boolean): KnownNames {
  const byTable = new Map<string, Model>();
  const columns = new Map<string, ReadonlyMap<string, string>>();
  for (const model of manifest.models) {
    byTable.set(model.table.name, model);
    byTable.set(`${model.table.schema}.${model.table.name}`, model);
    columns.set(model.name, new Map(model.fields.map(({ column, name }) => [column, name])));
  }
  const none = new Map<string, string>();
  return {
    model: (table) =>
      (byTable.get(table) ?? byTable.get(/^\w+\.(\w+)$/.exec(table)?.[1] ?? ''))?.name ?? table,
    columns: (model) => columns.get(model) ?? none,
    any: manifest.models.find(({ name }) => permitted(name))?.name ?? 'none',
  };
}
