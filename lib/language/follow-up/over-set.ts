import { type Assembled, assemble } from '../assemble/assemble.ts';
import type { Sketch } from '../reader/sketch.ts';
import { besideNames } from './beside-names.ts';
import type { References } from './references.ts';
import { keptIn, type Said } from './said.ts';

/** Other outputs of the same rows: "what are their emails?", "what is the average of those?". */
export function overSet(turn: Said): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const entity =
    sketch.entity && sketch.entity !== references.called ? sketch.entity : (references.called ?? set.subject);
  const outputs = besideNames(sketch.outputs, turn);
  const own =
    sketch.entity === references.called
      ? { ...sketch, outputs, entity }
      : { ...sketch, outputs, entity: sketch.entity ?? entity };
  const made = assemble(withoutEmptyRelated(own, references), index);
  return made && keptIn(made, turn);
}

/** "the cities in those countries" names the set, it does not ask for countries that exist. */
function withoutEmptyRelated(sketch: Sketch, { called }: References): Sketch {
  const conditions = sketch.conditions.filter(
    (condition) =>
      !(
        condition.kind === 'related' &&
        condition.model === called &&
        condition.where.length === 0 &&
        !condition.negated
      ),
  );
  return { ...sketch, conditions };
}
