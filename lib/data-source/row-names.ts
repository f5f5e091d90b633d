// What people call a row whose own columns name nothing: a customer who is a row of the accounts too goes by the name
// of that account. Frameworks keep people so (a profile beside its user), and such a row has no other name.
import { type ManifestIndex, type Model, type Relation, resolvePath } from './manifest.ts';

/** What is looked up: a manifest's index, or the part of one that an actor may see. */
interface Lookup {
  model(name: string): Model | undefined;
}

/** Dotted paths from the model that name its row to a person: "name", or "user.first_name" and "user.last_name". */
export function rowNames(model: Model, manifest: Lookup): readonly string[] {
  const other = namedThrough(model, manifest);
  if (!other) return model.displayFields;
  return other.to.displayFields.map((name) => `${other.relation.name}.${name}`);
}

/** The row that lends a nameless one its name: exactly one of it for each, and known by more than its key. */
export function namedThrough(
  model: Model,
  manifest: Lookup,
): { readonly relation: Relation; readonly to: Model } | undefined {
  if (hasNames(model)) return undefined;
  for (const relation of model.relations) {
    const to = relation.kind === 'one' && relation.on.length === 1 ? manifest.model(relation.to) : undefined;
    if (!to || to === model || !hasNames(to)) continue;
    const back = to.relations.find(({ name, to: end }) => name === relation.inverse && end === model.name);
    const isOurs = !model.primaryKey.includes(relation.on[0]?.from ?? '') || model.primaryKey.length === 1;
    // A certificate that was given for an enrolment names nothing but itself.
    const pointsToIt = to.primaryKey.length === 1 && to.primaryKey[0] === relation.on[0]?.to;
    if (back?.kind === 'one' && isOurs && pointsToIt) return { relation, to };
  }
  return undefined;
}

function hasNames({ displayFields, primaryKey }: Model): boolean {
  return displayFields.some((name) => !primaryKey.includes(name));
}

/**
 * What a path is the key of: `customer` of `customer_id` and of `customer.id`, and a row itself of its own. `way` are
 * the relations that lead to it; undefined for a path that is no key.
 */
export function rowOfKey(manifest: ManifestIndex, from: string, path: string) {
  const end = resolvePath(manifest, from, path);
  if (!end?.field) return undefined;
  const { model, field } = end;
  const steps = path.split('.').slice(0, -1);
  const isPlainKey = field.masked !== true;
  if (isOnlyKey(model, field.name)) return { model, way: steps, isPlainKey };
  const pointer = model.relations.find(
    ({ kind, on }) => kind === 'one' && on.length === 1 && on[0]?.from === field.name,
  );
  const target = pointer && manifest.model(pointer.to);
  if (!target) return undefined;
  const leadsToIt = isOnlyKey(target, pointer.on[0]?.to ?? '');
  return { model: target, way: [...steps, pointer.name], isPlainKey: isPlainKey && leadsToIt };
}

function isOnlyKey({ primaryKey }: { readonly primaryKey: readonly string[] }, field: string): boolean {
  return primaryKey.length === 1 && primaryKey[0] === field;
}
