// From an engine's catalogue to a manifest: names, labels, relations and what the names tell of the
// values. Pure: the same catalogue always gives the same manifest, whatever the engine.
import { createHash } from 'node:crypto';
import { initialsOf, spelledOut, vietnameseSpelledOut } from './abbreviations.ts';
import type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts';
import { displayFieldsOf } from './display-fields.ts';
import type { DraftModel } from './draft-model.ts';
import { discountUnit, isConfidential, isSensitive, unitOf } from './field-traits.ts';
import type { Dialect, Field, Manifest, Model, Relation } from './manifest.ts';
import { languageOfNames, type NameLanguage } from './name-language.ts';
import {
  appLengths,
  decorationLength,
  identifierOf,
  manyOf,
  NameSet,
  sharedPrefix,
  singularOf,
  withLast,
  wordsOf,
} from './naming.ts';
import { relateModels } from './relate-models.ts';
import { tableTakenApart, takenApart } from './run-together.ts';

/** Values kept from statistics; more is not low cardinality. */
const commonValueLimit = 200;

/** Makes a manifest of a catalogue; tables without columns are left out. */
export function buildManifest(dialect: Dialect, catalog: Catalog, latestDate?: string): Manifest {
  return withVersion(describeCatalog(dialect, catalog, latestDate));
}

/** The same, still without a version, for those who have more to add. */
export function describeCatalog(dialect: Dialect, catalog: Catalog, latestDate?: string): Manifest {
  const drafts = draftModels(catalog);
  const relations = relateModels(drafts);
  const models = drafts.map((draft) => finishModel(draft, relations.get(draft.name) ?? []));
  return { dialect, version: '', ...(latestDate ? { latestDate } : {}), models };
}

/** The manifest with the version that its content has. */
export function withVersion(manifest: Manifest): Manifest {
  const hash = createHash('sha256')
    .update(manifest.dialect)
    .update(manifest.latestDate ?? '');
  // A model at a time: one text of 250,000 fields would double the memory for a moment.
  for (const model of manifest.models) hash.update(JSON.stringify(model));
  return { ...manifest, version: hash.digest('hex').slice(0, 32) };
}

function draftModels(catalog: Catalog): DraftModel[] {
  const tables = catalog.tables
    .filter((table) => table.columns.length > 0)
    .sort((a, b) => compare(schemaRank(a, catalog), schemaRank(b, catalog)) || compare(a.name, b.name));
  const spelled = tables.map((table) => wordsOf(table.name));
  const shared = sharedPrefix(spelled);
  const apps = appLengths(spelled);
  const counts = new Map<string, number>();
  for (const table of tables) {
    const name = identifierOf(wordsOf(table.name), 'model');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = new NameSet();
  const language = languageOfCatalog(tables);
  const known = tables.flatMap((table) => wordsOf(table.name).map((word) => singularOf(word, language)));
  const readings: Readings = {
    known: new Map(),
    tables: new Set(language === 'en' ? known : []),
    ...(language === 'vi' && { initials: initialsOf(spelled) }),
  };
  return tables.map((table, at) => {
    const words = spelled[at] as string[];
    const plain = identifierOf(words, 'model');
    const ambiguous = (counts.get(plain) as number) > 1 && table.schema !== catalog.defaultSchema;
    const qualified = identifierOf([...wordsOf(table.schema ?? ''), ...words], 'model');
    const name = ambiguous ? names.claim(qualified) : names.claim(plain, qualified);
    const own = words.slice(apps[at] || decorationLength(words, shared));
    const said = language === 'en' ? own.flatMap(tableTakenApart) : own;
    const label = said.length > 0 ? said : [table.name.toLowerCase()];
    const singular = withLast(label, (word) => singularOf(word, language));
    const plural = manyOf(singular, language);
    return draftModel(table, name, singular, plural, readings);
  });
}

function languageOfCatalog(tables: readonly CatalogTable[]): NameLanguage {
  // A few hundred names tell it as well as all of them.
  const some = tables.slice(0, 200);
  return languageOfNames(
    some.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)].map(wordsOf)),
  );
}

function schemaRank(table: CatalogTable, catalog: Catalog): string {
  return table.schema === catalog.defaultSchema ? '' : `1${table.schema ?? ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function draftModel(
  table: CatalogTable,
  name: string,
  singular: string[],
  plural: string[],
  readings: Readings,
): DraftModel {
  const names = new NameSet();
  const shared = columnPrefix(table);
  const fieldOf = new Map<string, Field>();
  for (const column of table.columns) {
    fieldOf.set(
      column.name,
      draftField(table, column, names, { shared, own: singular.at(-1) ?? '' }, readings),
    );
  }
  const primaryKey = table.primaryKey.flatMap((column) => fieldOf.get(column)?.name ?? []);
  return { table, name, singular, plural, fields: [...fieldOf.values()], fieldOf, primaryKey };
}

/** A short mark that every column begins with: `c_custkey`, `c_name`. */
function columnPrefix(table: CatalogTable): string | undefined {
  const [first, second] = table.columns;
  // Most tables have none, as their first two columns tell.
  if (!first || !second || first.name[0]?.toLowerCase() !== second.name[0]?.toLowerCase()) return undefined;
  const initial = table.name[0]?.toLowerCase();
  const isInitial = first.name.toLowerCase().startsWith(`${initial}_`);
  // Three columns that begin with the table's own letter are no coincidence.
  const names = table.columns.map((column) => wordsOf(column.name));
  const shared = sharedPrefix(names, isInitial ? 3 : undefined);
  return shared !== undefined && shared.length <= 3 ? shared : undefined;
}

/** What a column's name and type tell; the same few names fill a schema, and are read once. */
interface Reading {
  readonly identifier: string;
  readonly label: string;
  readonly unit: string | undefined;
  readonly sensitive: boolean;
}
interface Readings {
  readonly known: Map<string, Reading>;
  /** Words of the names of all tables. */
  readonly tables: ReadonlySet<string>;
  /** In a Vietnamese schema, what the first letters of its tables stand for. */
  readonly initials?: ReadonlyMap<string, readonly string[]>;
}

/** What the columns of a table begin with, and what the table is called. */
interface Whose {
  readonly shared: string | undefined;
  readonly own: string;
}

function readColumn(column: CatalogColumn, { shared, own: table }: Whose, readings: Readings): Reading {
  const initial = table[0] ?? '';
  const key = [column.type, column.money ?? false, shared ?? '', initial, column.name].join('\u0000');
  const known = readings.known.get(key);
  if (known) return known;
  const words = wordsOf(column.name);
  const own = words.slice(shared !== undefined && words.length > 1 && words[0] === shared ? 1 : 0);
  const apart = own.flatMap((word) => takenApart(word, { tables: readings.tables, own: table }));
  const { initials } = readings;
  const said = initials ? vietnameseSpelledOut(apart, initials) : spelledOut(apart, column.type);
  const reading: Reading = {
    identifier: identifierOf(words, 'column'),
    label: said.join(' ') || column.name.toLowerCase(),
    unit: unitOf(said, column.type, column.money ?? false),
    sensitive: isSensitive(words, column.type),
  };
  readings.known.set(key, reading);
  return reading;
}

function draftField(
  table: CatalogTable,
  column: CatalogColumn,
  names: NameSet,
  whose: Whose,
  readings: Readings,
): Field {
  const { identifier, label, sensitive: secretByName, ...read } = readColumn(column, whose, readings);
  // Statistics tell the most frequent values, which are as good a sample as any.
  const seen = (column.commonValues ?? []).map(Number).filter(Number.isFinite);
  const unit = column.unit ?? discountUnit(label.split(' '), column.type, seen) ?? read.unit;
  const sensitive = secretByName || isConfidential(column.comment);
  const values = sensitive ? undefined : column.commonValues?.slice(0, commonValueLimit);
  const isKey = table.primaryKey.includes(column.name);
  const unique =
    (isKey && table.primaryKey.length === 1) ||
    table.uniques.some((columns) => columns.length === 1 && columns[0] === column.name);
  return {
    name: names.claim(identifier),
    column: column.name,
    type: column.type,
    nullable: column.nullable,
    label,
    ...(column.comment ? { description: column.comment } : {}),
    ...(column.enumValues && !sensitive ? { enumValues: column.enumValues } : {}),
    ...(values && values.length > 0 ? { values, valuesComplete: column.commonValuesComplete ?? false } : {}),
    ...(isKey ? { primaryKey: true } : {}),
    ...(unique ? { unique } : {}),
    ...(sensitive ? { sensitive } : {}),
    ...(unit ? { unit } : {}),
    ...(column.storedAs ? { storedAs: column.storedAs } : {}),
    ...(column.collation ? { collation: column.collation } : {}),
    ...(column.indexed === false ? { indexed: false } : {}),
  };
}

function finishModel(draft: DraftModel, relations: readonly Relation[]): Model {
  const { table, name, fields, primaryKey } = draft;
  const label = spelledOut(draft.singular);
  return {
    name,
    table: { ...(table.schema !== undefined ? { schema: table.schema } : {}), name: table.name },
    ...(table.isView ? { isView: true } : {}),
    label: label.join(' '),
    plural: spelledPlural(draft, label).join(' '),
    ...(table.comment ? { description: table.comment } : {}),
    fields,
    primaryKey,
    relations,
    displayFields: displayFieldsOf(fields, primaryKey, [
      identifierOf(draft.singular, 'model'),
      identifierOf(label, 'model'),
    ]),
    ...(table.rowEstimate !== undefined ? { rowEstimate: table.rowEstimate } : {}),
    ...(isJunction(draft, relations) ? { isJunction: true } : {}),
  };
}

/** "employees" of `emp`; what was not shortened keeps the plural that it has. */
function spelledPlural({ singular, plural }: DraftModel, label: readonly string[]): readonly string[] {
  return label.join() === singular.join() ? plural : manyOf(label);
}

const dates = new Set(['date', 'timestamp', 'timestamptz']);

/** Nothing but keys of two or more others, and perhaps an id of its own or a time; nobody refers to it. */
function isJunction(draft: DraftModel, relations: readonly Relation[]): boolean {
  if (draft.table.isView || relations.some((relation) => relation.kind === 'many')) return false;
  if (draft.fields.filter((field) => dates.has(field.type)).length > 1) return false;
  const keys = relations.filter((relation) => relation.kind === 'one' && relation.to !== draft.name);
  const owned = keys.filter((relation) =>
    relation.on.every((pair) => !draft.primaryKey.includes(pair.from) || draft.primaryKey.length > 1),
  );
  if (owned.length < 2) return false;
  const joining = new Set(owned.flatMap((relation) => relation.on.map((pair) => pair.from)));
  return draft.fields.every(
    (field) =>
      joining.has(field.name) ||
      dates.has(field.type) ||
      field.name === 'id' ||
      (field.primaryKey && draft.primaryKey.length === 1),
  );
}
