// Edits that show something more beside what was shown, or group it otherwise.
import { type Assembled, assemble, isAmount } from '../assemble/assemble.ts';
import { isKey, isNumeric, type Operand } from '../reader/nodes.ts';
import type { LastSet } from './last-set.ts';
import { regrouped } from './regroup.ts';
import { keptIn, type Said } from './said.ts';

/** "by country": the same numbers by other groups. */
export function byGroups(turn: Said): Assembled | undefined {
  const { references, set, index } = turn;
  const sketch = regrouped(turn.sketch, references.groups ?? [], set, references.cues);
  const made = assemble(sketch, index);
  return made && keptIn(made, { ...turn, sketch });
}

/** "for each of them, how many orders?": a number beside every row or group that was shown. */
export function perShown(turn: Said): Assembled | undefined {
  const { sketch, set, index } = turn;
  const groups = set.shown.flatMap(({ operand }) => (operand && !isAmount(operand) ? [operand] : []));
  const outputs = sketch.outputs.filter(isAmount);
  if (groups.length === 0 || outputs.length === 0) return undefined;
  const entity = sketch.entity && !set.models.has(sketch.entity.name) ? sketch.entity : undefined;
  const made = assemble(
    {
      ...sketch,
      entity,
      outputs: outputs.map((output) => counting(output, set)),
      groups: [...sketch.groups.filter((group) => group.kind === 'field'), ...groups],
    },
    index,
  );
  return made && keptIn(made, turn);
}

export function isTotal(output: Operand): boolean {
  return output.kind === 'field' && isNumeric(output.ref.field) && !isKey(output.ref);
}

/** "the population of each of those regions": a group has a number only as a total. */
export function totalPerShown(turn: Said): Assembled | undefined {
  const outputs = turn.sketch.outputs.flatMap((output): Operand[] =>
    output.kind === 'field' ? [{ kind: 'aggregate', fn: 'sum', of: output.ref }] : [],
  );
  return outputs.length > 0 ? perShown({ ...turn, sketch: { ...turn.sketch, outputs } }) : undefined;
}

function counting(output: Operand, set: LastSet): Operand {
  return output.kind === 'count' && !output.of && !output.distinct ? { kind: 'count', of: set.base } : output;
}

/** "also show the maximum": one more number of the same rows. */
export function addMeasures(turn: Said): Assembled | undefined {
  const { sketch, set, index } = turn;
  if (set.kind === 'rows') return undefined;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const amounts = [...shown.filter(isAmount), ...sketch.outputs.filter(isAmount)];
  const groups = shown.filter((operand) => !isAmount(operand));
  const made = assemble({ ...sketch, outputs: amounts, groups: [...groups, ...sketch.groups] }, index);
  return made && keptIn(made, turn);
}

/** "also show their country". */
export function addFields(turn: Said): Assembled | undefined {
  const { sketch, set, index } = turn;
  if (set.kind === 'numbers') return undefined;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const amounts = shown.filter(isAmount);
  const fields = [...shown, ...sketch.outputs].filter((operand) => !isAmount(operand));
  const lent = amounts.length > 0 ? { outputs: amounts, groups: fields } : { outputs: fields };
  const made = assemble({ ...sketch, entity: amounts.length > 0 ? undefined : set.subject, ...lent }, index);
  return made && keptIn(made, turn);
}
