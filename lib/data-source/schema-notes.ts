// What a team's own schema file says, laid over what its database says: names and descriptions, and that a
// relation which was inferred from names is meant.
import { isConfidential } from './field-traits.ts';
import { type LabelEdit, overlayLabels, type RelationReview } from './label-overlay.ts';
import type { Manifest, Model } from './manifest.ts';
import { manyOf, singularOf, withLast, wordsOf } from './naming.ts';
import type { TableNotes } from './prisma-schema.ts';

const descriptionLength = 500;

/** The manifest in the words of a schema file; notes on tables and columns that are not there do nothing. */
export function overlayNotes(manifest: Manifest, notes: readonly TableNotes[]): Manifest {
  if (notes.length === 0) return manifest;
  const matched = matchNotes(manifest, notes);
  return overlayLabels(withConfidential(manifest, matched), {
    labels: matched.flatMap(({ model, of }) => labelsOf(model, of)),
    relations: matched.flatMap(({ model, of }) => meantRelations(manifest, model, of)),
  });
}

interface Matched {
  readonly model: Model;
  readonly of: TableNotes;
}

/** Each note with the model it is about. A note without a schema is about a table of that name in any. */
export function matchNotes(manifest: Manifest, notes: readonly TableNotes[]): Matched[] {
  return notes.flatMap((of) => {
    const model = manifest.models.find(({ table }) => isTable(table, of));
    return model ? [{ model, of }] : [];
  });
}

/** What a schema file calls confidential needs permission, as what a comment of the database calls so. */
function withConfidential(manifest: Manifest, matched: readonly Matched[]): Manifest {
  const columns = new Set(
    matched.flatMap(({ model, of }) =>
      of.columns
        .filter(({ description }) => isConfidential(description))
        .map(({ column }) => JSON.stringify([model.name, column])),
    ),
  );
  if (columns.size === 0) return manifest;
  const models = manifest.models.map((model) => ({
    ...model,
    fields: model.fields.map((field) =>
      columns.has(JSON.stringify([model.name, field.column])) ? { ...field, sensitive: true } : field,
    ),
  }));
  return { ...manifest, models };
}

function isTable(table: Model['table'], of: { schema?: string; table: string }): boolean {
  return (
    table.name === of.table &&
    (of.schema === undefined || table.schema === undefined || table.schema === of.schema)
  );
}

/** Names and descriptions that a note has for a model and its fields. */
export function labelsOf(model: Model, of: TableNotes): LabelEdit[] {
  const about = (description: string | undefined) =>
    description ? { description: description.replace(/\s+/g, ' ').slice(0, descriptionLength) } : {};
  const named = of.name === undefined ? [] : wordsOf(of.name);
  const edits: LabelEdit[] = [];
  if (named.length > 0 || of.description) {
    const plural = manyOf(withLast(named, singularOf));
    edits.push({
      model: model.name,
      ...(named.length > 0 && { label: withLast(named, singularOf).join(' '), plural: plural.join(' ') }),
      ...about(of.description),
    });
  }
  for (const { column, name, description } of of.columns) {
    const field = model.fields.find((one) => one.column === column);
    if (!field || (name === undefined && !description)) continue;
    const words = name === undefined ? [] : wordsOf(name);
    edits.push({
      model: model.name,
      field: field.name,
      ...(words.length > 0 && { label: words.join(' ') }),
      ...about(description),
    });
  }
  return edits;
}

/** Relations inferred from names that the notes declare; what the database declares needs no second word. */
function meantRelations(manifest: Manifest, model: Model, of: TableNotes): RelationReview[] {
  return model.relations.flatMap(({ name, basis, to, on }) => {
    if (basis !== 'name') return [];
    const target = manifest.models.find((one) => one.name === to);
    const meant = of.references.some(
      (reference) =>
        target !== undefined &&
        isTable(target.table, reference) &&
        reference.columns.length === on.length &&
        on.every((pair) => {
          const at = reference.columns.indexOf(columnOf(model, pair.from));
          return at >= 0 && reference.to[at] === columnOf(target, pair.to);
        }),
    );
    return meant ? [{ model: model.name, relation: name, accepted: true }] : [];
  });
}

function columnOf(model: Model, field: string): string {
  return model.fields.find(({ name }) => name === field)?.column ?? '';
}
