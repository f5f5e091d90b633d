// What a path is called: the labels of its relations and field, in the language of the schema.
import {
  type Field,
  type ManifestIndex,
  type Model,
  type Relation,
  type ResolvedPath,
  resolvePath,
} from '../data-source/manifest.ts';

/** "customer country" for `customer.country`. Names alone where the manifest does not know the path. */
export function pathLabel(index: ManifestIndex, model: string, path: string): string {
  const resolved = resolvePath(index, model, path);
  if (!resolved) return path.replaceAll('.', ' ').replaceAll('_', ' ');
  const relations = resolved.relations.map(({ owner, relation }) => relationLabel(owner, relation));
  if (!resolved.field) return relations.join(' ');
  const field = fieldLabel(resolved.model, resolved.field);
  const last = relations.at(-1);
  // "category category name" says no more than "category name", unless the model has such a field itself.
  if (last && field.startsWith(`${last} `) && !isOwnLabel(index, model, field)) relations.pop();
  return [...relations, field].join(' ');
}

/** A relation as one or many: "order", "orders". */
export function relatedLabel(index: ManifestIndex, model: string, path: string, many: boolean): string {
  const resolved = resolvePath(index, model, path);
  if (!resolved || resolved.relations.length === 0) return pathLabel(index, model, path);
  const last = resolved.relations.at(-1) as ResolvedPath['relations'][number];
  const own = relationLabel(last.owner, last.relation);
  const { label, plural } = resolved.model;
  const named = own === label || own === plural ? (many ? plural : label) : own;
  return [
    ...resolved.relations.slice(0, -1).map((step) => relationLabel(step.owner, step.relation)),
    named,
  ].join(' ');
}

function fieldLabel(model: Model, field: Field): string {
  const alone = model.fields.filter((other) => other.label === field.label).length === 1;
  return alone && field.label ? field.label : field.name.replaceAll('_', ' ');
}

function relationLabel(owner: Model, relation: Relation): string {
  const alone = owner.relations.filter((other) => other.label === relation.label).length === 1;
  return alone && relation.label ? relation.label : relation.name.replaceAll('_', ' ');
}

function isOwnLabel(index: ManifestIndex, model: string, label: string): boolean {
  return index.model(model)?.fields.some((field) => field.label === label) ?? false;
}
