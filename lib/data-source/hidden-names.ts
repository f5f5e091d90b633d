import type { Manifest } from './manifest.ts';

const known = new WeakMap<Manifest, ReadonlySet<string>>();

/**
 * Names of models and fields of `manifest` that nothing in `visible` has, lower case. What other people's
 * questions left behind may speak of them.
 *
 * @param visible what `visibleManifest` gave of `manifest`
 */
export function hiddenNames(manifest: Manifest, visible: Manifest): ReadonlySet<string> {
  let hidden = known.get(visible);
  if (!hidden) {
    const seen = namesOf(visible);
    hidden = new Set([...namesOf(manifest)].filter((name) => !seen.has(name)));
    known.set(visible, hidden);
  }
  return hidden;
}

/** True when one of the names stands in the text as a word of its own. */
export function namesAny(text: string, names: ReadonlySet<string>): boolean {
  return (
    names.size > 0 &&
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}_]+/u)
      .some((word) => names.has(word))
  );
}

function namesOf({ models }: Manifest): Set<string> {
  const names = new Set<string>();
  for (const { name, table, fields, relations } of models) {
    names.add(name.toLowerCase()).add(table.name.toLowerCase());
    for (const field of fields) names.add(field.name.toLowerCase()).add(field.column.toLowerCase());
    for (const relation of relations) names.add(relation.name.toLowerCase());
  }
  return names;
}
