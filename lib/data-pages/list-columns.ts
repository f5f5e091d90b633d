// What a list shows of a model: its own fields, and for a field that points to another row the words that
// name that row, so that nobody reads numbers where people are meant.
import {
  type Field,
  type ManifestIndex,
  type Model,
  type Relation,
  resolvePath,
} from '../data-source/manifest.ts';
import { rowNames } from '../data-source/row-names.ts';
import type { Cell } from '../envelope/envelope.ts';
import type { OutputField } from '../pipeline/plan.ts';

export interface ListColumn {
  readonly field: Field;
  /** Where the field points, when it is the whole reference to one other row. */
  readonly relation?: {
    readonly name: string;
    /** What the related row is to this one: "customer" where the field is "customer id". */
    readonly label: string;
    readonly model: Model;
    /** Outputs that name the related row; none where it is known by its key alone. */
    readonly shown: readonly string[];
  };
}

const columnsShown = 30;
const columnsTold = 8;
/** Each is a join; more make a list slow to read in every sense. */
const relationsShown = 6;

/**
 * In the order of the table; what names a row comes first, and its key after that: the first column leads to the row
 * and stays in sight. Files and documents are left to the record.
 */
export function listColumns(model: Model, manifest: ManifestIndex): readonly ListColumn[] {
  const keys = new Set(model.primaryKey);
  const names = new Set(model.displayFields.filter((name) => !keys.has(name)));
  const fields = [
    ...model.fields.filter(({ name }) => names.has(name)),
    ...model.fields.filter(({ name }) => keys.has(name)),
    ...model.fields.filter(({ name, type }) => !names.has(name) && !keys.has(name) && type !== 'bytes'),
  ].slice(0, columnsShown);
  let left = relationsShown;
  return fields.map((field) => {
    const relation = relationAt(model, field, manifest);
    if (!relation || (left === 0 && relation.shown.length > 0)) return { field };
    if (relation.shown.length > 0) left -= 1;
    return { field, relation };
  });
}

/** The relation that `field` alone makes, to a row that can be addressed, and mostly be named too. */
export function relationAt(
  model: Model,
  field: Field,
  manifest: ManifestIndex,
): ListColumn['relation'] | undefined {
  const relation = model.relations.find((one) => isBy(one, field.name));
  const to = relation && manifest.model(relation.to);
  if (!relation || to?.primaryKey.length !== 1 || to.primaryKey[0] !== relation.on[0]?.to) return undefined;
  const named = rowNames(to, manifest).filter(
    (name) => resolvePath(manifest, to.name, name)?.field && name !== to.primaryKey[0],
  );
  // A key that is kept from the reader names nothing.
  if (named.length === 0 && field.masked) return undefined;
  return { name: relation.name, label: relation.label, model: to, shown: named };
}

/**
 * What leads to the related row: its name, or its key where a row of its kind has none. Nothing where rows of its kind
 * have names and this one does not: it may not be there at all.
 */
export function relatedText(
  { shown }: NonNullable<ListColumn['relation']>,
  key: Cell,
  words: readonly Cell[],
) {
  if (key === null) return '';
  return shown.length === 0 ? String(key) : words.filter((word) => word !== null).join(' ');
}

function isBy(relation: Relation, field: string): boolean {
  return relation.kind === 'one' && relation.on.length === 1 && relation.on[0]?.from === field;
}

/** The outputs of a plan for these columns: `c0` is the first column, `c0_0` the first word of its related row. */
export function outputsOf(columns: readonly ListColumn[]): OutputField[] {
  return columns.flatMap(({ field, relation }, at) => [
    { path: field.name, as: `c${at}` },
    ...(relation?.shown ?? []).map((name, part) => ({
      path: `${relation?.name}.${name}`,
      as: `c${at}_${part}`,
    })),
  ]);
}

/**
 * What a chat shows of rows that are asked about: the first columns of their list, and what they point to by its
 * name. A bare number that is nothing but the row's key is left out; the row itself leads to its page.
 */
export function toldPaths(model: Model, columns: readonly ListColumn[]): string[] {
  const hasName = model.displayFields.some((name) => !model.primaryKey.includes(name));
  return columns
    .filter(({ field }) => field.type !== 'json' && field.type !== 'bytes' && !field.sensitive)
    .filter(({ field }) => !hasName || !model.primaryKey.includes(field.name))
    .slice(0, columnsTold)
    .flatMap(({ field, relation }) =>
      relation && relation.shown.length > 0
        ? relation.shown.map((name) => `${relation.name}.${name}`)
        : field.name,
    );
}
