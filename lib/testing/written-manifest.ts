// A manifest for tests, written as lines: `hires: 'id:integer? …'`. A column is `name:type`, text where no
// type is given, `?` where it may be missing, `!` where no two rows have the same, `>table` where it refers to another's
// `id`, `#` where it is part of the key; without such a one the key is an `id` of its own.
import { buildManifest } from '../data-source/build-manifest.ts';
import type { CatalogColumn, CatalogTable } from '../data-source/catalog.ts';
import { indexManifest, type ManifestIndex } from '../data-source/manifest.ts';

const column = /^(?<name>[^:?!#>]+)(:(?<type>\w+))?(?<nullable>\?)?(?<unique>!)?(?<key>#)?(>(?<table>\w+))?$/;

function tableOf(name: string, columns: string): CatalogTable {
  const read = (columns.includes('#') ? columns : `id:integer ${columns}`).split(/\s+/).map((text) => {
    const parts = column.exec(text)?.groups;
    if (!parts) throw new Error(`"${text}" of ${name} is no column.`);
    return parts;
  });
  const keys = read.flatMap(({ name: from, key }) => (from && key ? [from] : []));
  return {
    name,
    isView: false,
    primaryKey: keys.length > 0 ? keys : ['id'],
    uniques: read.flatMap(({ name: from, unique }) => (from && unique ? [[from]] : [])),
    foreignKeys: read.flatMap(({ name: from, table }) =>
      from && table ? [{ columns: [from], table, referenced: ['id'] }] : [],
    ),
    columns: read.map(
      ({ name: from, type, nullable, table }): CatalogColumn => ({
        name: from as string,
        type: (type ?? (table ? 'integer' : 'text')) as CatalogColumn['type'],
        nullable: nullable !== undefined,
      }),
    ),
  };
}

/** `tables` by name, each with an `id`; `values` by `table.column`, all that occur there. */
export function writtenManifest(
  tables: Readonly<Record<string, string>>,
  values: Readonly<Record<string, readonly string[]>> = {},
): ManifestIndex {
  const built = buildManifest('postgres', {
    defaultSchema: 'public',
    tables: Object.entries(tables).map(([name, columns]) => tableOf(name, columns)),
  });
  return indexManifest({
    ...built,
    models: built.models.map((model) => ({
      ...model,
      fields: model.fields.map((field) => {
        const known = values[`${model.table.name}.${field.column}`];
        return known ? { ...field, values: known, valuesComplete: true } : field;
      }),
    })),
  });
}
