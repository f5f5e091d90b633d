// A key that stands beside the name of its thing: grouped by it, two customers of one name stay two. It is no
// group of its own, and not what people look for.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import type { Query } from '../data-source/query.ts';
import type { Dimension, Plan } from './plan.ts';

export interface GroupKey {
  /** The output that is the key. */
  readonly as: string;
  /** The outputs that name the thing. */
  readonly names: readonly string[];
  /** The model of the thing, where the key is that of a record and may be seen. */
  readonly record?: string;
}

export function groupKeys({ model, dimensions = [], combine }: Plan, manifest: ManifestIndex): GroupKey[] {
  if (combine) return [];
  const plain = dimensions.filter(isPlain);
  return plain.flatMap(({ path, as }): GroupKey[] => {
    const thing = thingOf(manifest, model, path);
    if (!thing) return [];
    const { displayFields } = thing.model;
    const names = plain.filter((other) =>
      displayFields.some((name) => other.as !== as && other.path === [...thing.way, name].join('.')),
    );
    if (names.length === 0) return [];
    const record = thing.isPlainKey ? { record: thing.model.name } : {};
    return [{ as, names: names.map((other) => other.as), ...record }];
  });
}

/**
 * The query with such keys as its last columns: before the numbers, a narrow screen would show the key and not
 * the number.
 */
export function keysLast(query: Query, plan: Plan, manifest: ManifestIndex): Query {
  if (query.kind !== 'select') return query;
  const keys = new Set(groupKeys(plan, manifest).map(({ as }) => as));
  if (keys.size === 0) return query;
  const isKey = ({ as }: { as: string }) => keys.has(as);
  const rest = query.outputs.filter((output) => !isKey(output));
  return { ...query, outputs: [...rest, ...query.outputs.filter(isKey)] };
}

function isPlain(dimension: Dimension): dimension is Dimension & { path: string } {
  return dimension.path !== undefined && !dimension.bucket && !dimension.part && !dimension.hidden;
}

/** What a path is the key of: `customer` of `customer_id` and of `customer.id`, and a row itself of its own. */
function thingOf(manifest: ManifestIndex, from: string, path: string) {
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
