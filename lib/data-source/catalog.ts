// What an engine's own catalogue says, before Docent gives anything a name. Each engine's introspection
// fills this and nothing else; naming, relations and everything people see are made from it in one place.
import type { Field, FieldType } from './manifest.ts';

export interface CatalogColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly nullable: boolean;
  readonly comment?: string;
  /** Labels of an enum type, or the values a check constraint admits. */
  readonly enumValues?: readonly string[];
  readonly storedAs?: Field['storedAs'];
  readonly collation?: string;
  readonly indexed?: Field['indexed'];
  /** Declared as an amount of money. */
  readonly money?: boolean;
  /** What its values show it to be measured in, where its name leaves that open. */
  readonly unit?: string;
  /** Estimated number of distinct values, from statistics. */
  readonly distinctEstimate?: number;
  /** Most frequent values, from statistics, most frequent first. */
  readonly commonValues?: readonly string[];
  /** True when `commonValues` is known to hold every value. */
  readonly commonValuesComplete?: boolean;
}

export interface CatalogForeignKey {
  readonly columns: readonly string[];
  readonly schema?: string;
  readonly table: string;
  readonly referenced: readonly string[];
}

export interface CatalogTable {
  readonly schema?: string;
  readonly name: string;
  readonly isView: boolean;
  readonly comment?: string;
  readonly rowEstimate?: number;
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly CatalogForeignKey[];
}

export interface Catalog {
  /** The schema whose names need no prefix: `public`, or the one database of MySQL. */
  readonly defaultSchema?: string;
  readonly tables: readonly CatalogTable[];
}
