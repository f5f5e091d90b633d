// What admins call things, laid over what the database says. The introspected manifest stays as it is;
// an edit that names a model, field or relation that is gone does nothing.
import { withVersion } from './build-manifest.ts';
import type { Field, Manifest, Model, Relation } from './manifest.ts';

/** Words for one model, or with `field` for one field. Absent ones leave what the database says. */
export interface LabelEdit {
  readonly model: string;
  readonly field?: string;
  readonly label?: string;
  /** Of a model. */
  readonly plural?: string;
  readonly description?: string;
  /** Added to those that are known. */
  readonly synonyms?: readonly string[];
}

/** An admin's word on a relation that was inferred from names. */
export interface RelationReview {
  readonly model: string;
  readonly relation: string;
  readonly accepted: boolean;
}

export interface Overlay {
  readonly labels: readonly LabelEdit[];
  readonly relations: readonly RelationReview[];
}

/**
 * The manifest as admins want it read, with a version of its own; the manifest itself where nothing is
 * changed. A refused relation is gone from both sides; a declared foreign key cannot be refused.
 */
export function overlayLabels(manifest: Manifest, overlay: Overlay): Manifest {
  const words = new Map(overlay.labels.map((edit) => [keyOf(edit.model, edit.field), edit]));
  const reviews = reviewsByRelation(manifest, overlay.relations);
  if (words.size === 0 && reviews.size === 0) return manifest;
  const models = manifest.models.map((model): Model => {
    const edit = words.get(keyOf(model.name));
    return {
      ...model,
      ...wordsOver(model, edit),
      ...(edit?.plural ? { plural: edit.plural } : {}),
      fields: model.fields.map((field): Field => {
        const of = words.get(keyOf(model.name, field.name));
        return of ? { ...field, ...wordsOver(field, of) } : field;
      }),
      relations: model.relations.flatMap((relation): Relation[] => {
        const accepted = reviews.get(keyOf(model.name, relation.name));
        if (accepted === false) return [];
        return [accepted ? { ...relation, basis: 'admin' } : relation];
      }),
    };
  });
  return withVersion({ ...manifest, models });
}

/** Verdicts by model and relation, for each relation and for the same one seen from the other side. */
function reviewsByRelation(manifest: Manifest, reviews: readonly RelationReview[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  if (reviews.length === 0) return found;
  const models = new Map(manifest.models.map((model) => [model.name, model]));
  for (const { model, relation: name, accepted } of reviews) {
    const relation = models.get(model)?.relations.find((one) => one.name === name);
    if (relation?.basis !== 'name') continue;
    found.set(keyOf(model, name), accepted);
    found.set(keyOf(relation.to, relation.inverse), accepted);
  }
  return found;
}

interface Named {
  readonly label: string;
  readonly description?: string;
  readonly synonyms?: readonly string[];
}

function wordsOver(named: Named, edit: LabelEdit | undefined): Partial<Named> {
  if (!edit) return {};
  const label = edit.label ?? named.label;
  // What it was called before is still said by people and in old questions.
  const before = label === named.label ? [] : [named.label];
  const synonyms = [...new Set([...(named.synonyms ?? []), ...(edit.synonyms ?? []), ...before])].filter(
    (word) => word !== label,
  );
  return {
    label,
    ...(edit.description ? { description: edit.description } : {}),
    ...(synonyms.length > 0 ? { synonyms } : {}),
  };
}

function keyOf(model: string, name?: string): string {
  return name === undefined ? model : `${model}.${name}`;
}
