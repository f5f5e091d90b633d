import type { CatalogTable } from './catalog.ts';
import type { Field } from './manifest.ts';

/** A model with its names and fields settled, before it is related to others. */
export interface DraftModel {
  readonly table: CatalogTable;
  readonly name: string;
  /** Words of its label; the last one in the singular, and in the plural. */
  readonly singular: readonly string[];
  readonly plural: readonly string[];
  readonly fields: readonly Field[];
  /** Field of each column, by the column's exact name. */
  readonly fieldOf: ReadonlyMap<string, Field>;
  readonly primaryKey: readonly string[];
}
