// A key that stands beside the name of its thing: grouped by it, two customers of one name stay two. It is no
// group of its own, and not what people look for.
import type { ManifestIndex } from '../data-source/manifest.ts';
import type { Query } from '../data-source/query.ts';
import { rowNames, rowOfKey } from '../data-source/row-names.ts';
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
    const thing = rowOfKey(manifest, model, path);
    if (!thing) return [];
    const called = rowNames(thing.model, manifest);
    const names = plain.filter((other) =>
      called.some((name) => other.as !== as && other.path === [...thing.way, name].join('.')),
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
