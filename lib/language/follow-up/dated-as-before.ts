// "Hires this year", then "and in 2025?": a time that no day is named for is that of the day that was spoken of before,
// and not of another that the rows are usually dated by.
import { resolvePath } from '../../data-source/manifest.ts';
import type { Condition } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { SchemaIndex } from '../schema-index.ts';
import type { LastSet } from './last-set.ts';

/** The sketch with its placeless times tied to the one day that the last rows were kept by. */
export function datedAsBefore(sketch: Sketch, set: LastSet, index: SchemaIndex): Sketch {
  const paths = new Set(
    set.conjuncts.flatMap((known) => ('period' in known && known.path ? [known.path] : [])),
  );
  const [path] = paths;
  const found = path === undefined ? undefined : resolvePath(index.manifest, set.base.name, path);
  if (paths.size !== 1 || !found?.field || found.toMany) return sketch;
  // Of something else that is asked about now, its own day tells.
  if (sketch.entity && sketch.entity !== set.base) return sketch;
  const ref = { model: found.model, field: found.field };
  const isPlaceless = (one: Condition) =>
    one.kind === 'test' && 'period' in one.test && !one.ref && !one.model;
  return sketch.conditions.some(isPlaceless)
    ? {
        ...sketch,
        conditions: sketch.conditions.map((one) => (isPlaceless(one) ? ({ ...one, ref } as Condition) : one)),
      }
    : sketch;
}
