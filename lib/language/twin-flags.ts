// Two columns that say the same of a row and may disagree: `active` and `activebool`, `closed` and `is_closed`.
import type { Field, Model } from '../data-source/manifest.ts';
import { senseOf } from './name-sense.ts';
import type { Condition } from './reader/nodes.ts';
import { trueOf } from './reader/read-flags.ts';
import type { Sketch } from './reader/sketch.ts';

/** The sketch with the other column in its place, or undefined where no condition is of one that has a twin. */
export function withTwinFlag(sketch: Sketch): Sketch | undefined {
  let isChanged = false;
  const conditions = sketch.conditions.map((made): Condition => {
    if (made.kind !== 'test' || !made.ref || made.test.op !== 'eq') return made;
    const { model, field } = made.ref;
    const value = trueOf(field);
    const twin = value !== undefined && made.test.value === value ? twinOf(field, model) : undefined;
    const said = twin && trueOf(twin);
    if (!twin || said === undefined) return made;
    isChanged = true;
    return { ...made, ref: { model, field: twin }, test: { op: 'eq', value: said } };
  });
  return isChanged ? { ...sketch, conditions } : undefined;
}

function twinOf(field: Field, { fields }: Model): Field | undefined {
  const core = coreOf(field);
  return fields.find((other) => other !== field && trueOf(other) !== undefined && coreOf(other) === core);
}

/** What is left of a label without the words that only say that it is a flag. */
function coreOf(field: Field): string {
  const words = senseOf(field)
    .split(' ')
    .filter((word) => !/^(is|has|was|flag|bool|boolean|yn|ind|indicator)$/.test(word));
  return words.join(' ').replace(/(bool|boolean|flag)$/, '');
}
