// What a source contains, as people know it: models (tables and views), fields and the relations
// between them. Every name the rest of Docent uses (`model.name`, `field.name`, `relation.name`) is a
// plain identifier of ours, matching `namePattern`; the database's own names stay in `table` and
// `column` and are written by the emitter alone.
import { z } from 'zod';

/** Names of models, fields and relations; also of aliases and output columns of a query. */
export const namePattern = /^[a-z][a-z0-9_]{0,62}$/;

export const fieldTypes = [
  'integer', // exact, fits a double: smallint, int
  'bigint', // exact, read as a string
  'decimal', // exact, read as a string: numeric, money
  'float', // inexact: real, double
  'text',
  'boolean',
  'date',
  'timestamp', // without a zone: wall clock of the source
  'timestamptz', // an instant
  'time',
  'interval',
  'uuid',
  'json',
  'bytes',
  'array',
  'unknown',
] as const;
export const fieldTypeSchema = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldTypeSchema>;

export const dialects = ['postgres', 'mysql', 'sqlite'] as const;
export type Dialect = (typeof dialects)[number];

export interface Field {
  readonly name: string;
  /** The column's exact name in the database. */
  readonly column: string;
  readonly type: FieldType;
  readonly nullable: boolean;
  /** What people call it: "unit price". Lower case, singular, in the language of the schema. */
  readonly label: string;
  readonly description?: string;
  /** Other words for it, from comments and admins. */
  readonly synonyms?: readonly string[];
  /** The labels of an enum, or the values a check constraint admits. */
  readonly enumValues?: readonly string[];
  /** Distinct values of a low-cardinality text column, most frequent first; never of a masked one. */
  readonly values?: readonly string[];
  /** True when `values` holds every value of the column. */
  readonly valuesComplete?: boolean;
  readonly primaryKey?: boolean;
  readonly unique?: boolean;
  /** A column whose values need permission: password hashes, tokens, national ids, salaries. */
  readonly sensitive?: boolean;
  /** `currency:EUR`, `percent`, `minutes`, ... where name, comment or type tell. */
  readonly unit?: string;
  /**
   * How a date or timestamp is stored where the engine has no such type (SQLite): ISO text, or
   * seconds or milliseconds since 1970. Absent where the type is native. `single` is a four-byte float,
   * which must be read by its shortest decimal form: summed as it is stored, 0.1 becomes 0.10000000149.
   */
  readonly storedAs?: 'iso_text' | 'unix_seconds' | 'unix_milliseconds' | 'single';
  /**
   * The collation of text by which the column, and what indexes it, takes different text for equal: other case,
   * other accents, spaces at the end. Absent where it takes each letter for what it is.
   */
  readonly collation?: string;
  /**
   * False where no index begins with the column. Told of SQLite alone: it reads a subquery again for every row,
   * while the other engines turn one that is tied by a key into a join themselves.
   */
  readonly indexed?: false;
  /** Shown masked to this actor: may be listed, never filtered, grouped or sorted by. */
  readonly masked?: boolean;
}

/** From one row of the owner to rows of `to`: at most one for `one`, any number for `many`. */
export interface Relation {
  readonly name: string;
  readonly kind: 'one' | 'many';
  readonly to: string;
  /** Pairs of field names: `from` on the owner, `to` on the related model. Never empty. */
  readonly on: readonly { readonly from: string; readonly to: string }[];
  readonly label: string;
  /** The name of the same relation seen from the other side. */
  readonly inverse: string;
  /** `foreign_key` is declared; `name` was inferred from names and is used unless an admin says no. */
  readonly basis: 'foreign_key' | 'name' | 'admin';
  /** True when every owner row has a related row (not-null foreign key, kind `one`). */
  readonly required?: boolean;
}

export interface Model {
  readonly name: string;
  readonly table: { readonly schema?: string; readonly name: string };
  readonly isView?: boolean;
  /** Singular and plural as people say them: "order line", "order lines". */
  readonly label: string;
  readonly plural: string;
  readonly description?: string;
  readonly synonyms?: readonly string[];
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly relations: readonly Relation[];
  /** Field names that identify a row to a person ("name", or "first_name" and "last_name"). */
  readonly displayFields: readonly string[];
  /** Estimated rows, from statistics, never from a scan. */
  readonly rowEstimate?: number;
  /** A pure join table: nothing but two or more foreign keys (and perhaps an id or a time). */
  readonly isJunction?: boolean;
}

export interface Manifest {
  readonly dialect: Dialect;
  /** A hash of the content; equal manifests have equal versions. */
  readonly version: string;
  /** The latest date found in the data's main dates, ISO; lets "last month" be explained on old data. */
  readonly latestDate?: string;
  readonly models: readonly Model[];
}

/** A manifest with lookups. Built once per version by `indexManifest`. */
export interface ManifestIndex {
  readonly manifest: Manifest;
  model(name: string): Model | undefined;
  field(model: string, name: string): Field | undefined;
  relation(model: string, name: string): Relation | undefined;
}

/** Lookups over a manifest; O(1) each, built in one pass. */
export function indexManifest(manifest: Manifest): ManifestIndex {
  const models = new Map<string, Model>();
  const fields = new Map<string, Field>();
  const relations = new Map<string, Relation>();
  for (const model of manifest.models) {
    models.set(model.name, model);
    for (const field of model.fields) fields.set(`${model.name}.${field.name}`, field);
    for (const relation of model.relations) relations.set(`${model.name}.${relation.name}`, relation);
  }
  return {
    manifest,
    model: (name) => models.get(name),
    field: (model, name) => fields.get(`${model}.${name}`),
    relation: (model, name) => relations.get(`${model}.${name}`),
  };
}

/** A path such as `order.customer.country`, resolved from a model. */
export interface ResolvedPath {
  readonly relations: readonly { readonly owner: Model; readonly relation: Relation }[];
  /** The model the path ends in. */
  readonly model: Model;
  /** The field at its end; absent for a path that names a relation. */
  readonly field?: Field;
  /** True when a relation on the way is to many. */
  readonly toMany: boolean;
}

/** Follows a dotted path from `from`; undefined where a name on the way does not exist. */
export function resolvePath(index: ManifestIndex, from: string, path: string): ResolvedPath | undefined {
  let model = index.model(from);
  const relations: { owner: Model; relation: Relation }[] = [];
  const names = path.split('.');
  for (const [position, name] of names.entries()) {
    if (!model) return undefined;
    const field = position === names.length - 1 ? index.field(model.name, name) : undefined;
    if (field) return { relations, model, field, toMany: relations.some((r) => r.relation.kind === 'many') };
    const relation = index.relation(model.name, name);
    if (!relation) return undefined;
    relations.push({ owner: model, relation });
    model = index.model(relation.to);
  }
  if (!model) return undefined;
  return { relations, model, toMany: relations.some((r) => r.relation.kind === 'many') };
}
