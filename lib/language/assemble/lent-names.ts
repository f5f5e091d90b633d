// A customer whose name is that of an account is shown by it: a column of bare keys tells nobody who is meant.
import type { ManifestIndex } from '../../data-source/manifest.ts';
import { namedThrough, rowNames, rowOfKey } from '../../data-source/row-names.ts';
import type { Dimension, OutputField, Plan } from '../../pipeline/plan.ts';
import { outputNames } from './names.ts';

/** The plan with the names that rows borrow, beside their keys. */
export function withLentNames(plan: Plan, manifest: ManifestIndex): Plan {
  const { dimensions, fields } = plan;
  const named = outputNames();
  for (const { as } of [...(dimensions ?? []), ...(fields ?? []), ...(plan.measures ?? [])]) named(as);
  const shown = [...(dimensions ?? []), ...(fields ?? [])].flatMap(({ path }) => path ?? []);
  const lent = (path: string | undefined) =>
    path === undefined
      ? []
      : namesFor(plan.model, path, manifest)
          .filter((name) => !shown.includes(name))
          .map((name) => ({ path: name, as: named(name.split('.').slice(-2).join('_')) }));
  return {
    ...plan,
    ...(dimensions && {
      dimensions: dimensions.flatMap((one): Dimension[] =>
        one.bucket || one.part || one.hidden ? [one] : [one, ...lent(one.path)],
      ),
    }),
    ...(fields && { fields: fields.flatMap((one): OutputField[] => [...lent(one.path), one]) }),
  };
}

/** Paths from the plan's model that name what `path` is the key of, where that goes by a name that is lent. */
function namesFor(from: string, path: string, manifest: ManifestIndex): readonly string[] {
  const thing = rowOfKey(manifest, from, path);
  if (!thing || !namedThrough(thing.model, manifest)) return [];
  return rowNames(thing.model, manifest).map((name) => [...thing.way, name].join('.'));
}
