import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import { rowNames } from '../data-source/row-names.ts';
import { relatedLabel } from './labels.ts';
import type { Dimension, Plan } from './plan.ts';

export interface EntityGroup {
  /** Places in `plan.dimensions`, the key first. */
  readonly places: readonly number[];
  /** "customer": what the key and the names are of. */
  readonly text: string;
}

/**
 * Groups that together are one thing: a customer by its id and its name. People say "per customer", and the
 * columns show the rest.
 */
export function entityGroups(plan: Plan, manifest: ManifestIndex): EntityGroup[] {
  const dimensions = plan.dimensions ?? [];
  return dimensions.flatMap((dimension, at): EntityGroup[] => {
    const relation = isPlain(dimension) ? keyOf(manifest, plan.model, dimension.path) : undefined;
    const target = relation && resolvePath(manifest, plan.model, relation)?.model;
    const called = target ? rowNames(target, manifest) : [];
    if (relation === undefined || called.length === 0) return [];
    const names = called.map((name) =>
      dimensions.findIndex(
        (other, place) => place !== at && isPlain(other) && other.path === `${relation}.${name}`,
      ),
    );
    if (names.includes(-1)) return [];
    return [{ places: [at, ...names], text: relatedLabel(manifest, plan.model, relation, false) }];
  });
}

function isPlain(dimension: Dimension): dimension is Dimension & { path: string } {
  return dimension.path !== undefined && !dimension.bucket && !dimension.part && !dimension.hidden;
}

/** The relation whose row this path identifies: `customer` of `customer_id` and of `customer.id`. */
function keyOf(manifest: ManifestIndex, model: string, path: string): string | undefined {
  const end = resolvePath(manifest, model, path);
  const { field } = end ?? {};
  if (!end || !field || end.toMany) return undefined;
  const steps = path.split('.').slice(0, -1);
  const pointer = end.model.relations.find(
    ({ kind, on }) => kind === 'one' && on.length === 1 && on[0]?.from === field.name,
  );
  if (pointer) return [...steps, pointer.name].join('.');
  const isKey = steps.length > 0 && field.primaryKey && end.model.primaryKey.length === 1;
  return isKey ? steps.join('.') : undefined;
}
