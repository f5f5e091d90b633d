// Edits that keep what was shown, of fewer, other or differently sorted rows, or show the rows themselves.
import type { Plan } from '../../pipeline/plan.ts';
import { type Assembled, assemble, isAmount } from '../assemble/assemble.ts';
import { displayOf, openFrame } from '../assemble/frame.ts';
import type { Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { nameFieldsOf } from './beside-names.ts';
import { byPath } from './keep-in-set.ts';
import { joined, partsOf } from './last-set.ts';
import { mergeConditions } from './merge-conditions.ts';
import { overSet } from './over-set.ts';
import { keptIn, type Said, withWhere } from './said.ts';
import { unpinned } from './unpinned.ts';

/** The same columns of fewer, other or differently ordered rows. */
export function sameColumns(turn: Said): Assembled | undefined {
  const { sketch, set, index } = turn;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  if (set.kind === 'numbers') return asRows(turn);
  const amounts = shown.filter(isAmount);
  const plain = shown.filter((operand) => !isAmount(operand));
  const lent: Sketch =
    set.kind === 'groups' && amounts.length === 0
      ? { ...sketch, entity: sketch.entity ?? set.subject, outputs: plain }
      : {
          ...sketch,
          entity: set.kind === 'groups' ? sketch.entity : (sketch.entity ?? set.subject),
          outputs: amounts,
          groups: [...plain, ...sketch.groups],
        };
  const outputs = [...who(turn), ...shown];
  const listed: Sketch = { ...sketch, entity: sketch.entity ?? set.subject, outputs };
  const made = assemble(set.kind === 'groups' && amounts.length > 0 ? lent : listed, index);
  if (!made) return undefined;
  const { plan } = made;
  const sameShape =
    outputs.length === shown.length &&
    plan.model === set.base.name &&
    Boolean(plan.fields) === Boolean(set.plan.fields) &&
    Boolean(plan.measures) === Boolean(set.plan.measures);
  const whole = sameShape ? { ...made, plan: withColumnsOf(plan, turn) } : made;
  const kept = keptIn(whole, turn);
  if (!turn.references.sorts) return kept;
  const { limit: _limit, ...sorted } = kept.plan;
  return { ...kept, plan: { ...sorted, ...(set.plan.limit && { limit: set.plan.limit }) } };
}

/** "who is the oldest?" wants a name, whatever was shown before. */
function who({ sketch, index, set: { kind, shown, subject } }: Said): Operand[] {
  if (kind !== 'rows' || sketch.asks !== 'person') return [];
  const names = nameFieldsOf(subject, index);
  if (shown.some(({ ref }) => names.some((name) => name.field === ref?.field))) return [];
  return names.map((ref) => ({ kind: 'field', ref }));
}

function withColumnsOf({ distinct: _distinct, ...plan }: Plan, { sketch, set, having: said }: Said): Plan {
  const { fields, dimensions, measures, distinct } = set.plan;
  const having = joined([...partsOf(set.plan.having), ...said, ...partsOf(plan.having)]);
  // A sort by a number goes by the name under which the number was shown.
  const names = new Map(plan.measures?.map(({ as }, place) => [as, measures?.[place]?.as ?? as]));
  const orderBy = plan.orderBy?.map((term) => {
    const name = term.by === undefined ? undefined : names.get(term.by);
    return name === undefined ? byPath(term, plan) : { ...term, by: name };
  });
  return {
    ...plan,
    ...(fields && { fields }),
    ...(dimensions && { dimensions }),
    ...(measures && plan.measures && { measures }),
    ...((distinct || sketch.distinct) && !orderBy && { distinct: true }),
    ...(having && { having }),
    ...(orderBy && { orderBy }),
  };
}

/** "how many are in Spain?", then "which ones?": the rows behind a number. */
function asRows(turn: Said): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const counted = set.plan.measures?.[0];
  const distinct = set.shown[0]?.operand;
  const outputs: Operand[] =
    counted?.fn === 'countDistinct' && distinct?.kind === 'count' && distinct.distinct
      ? [{ kind: 'field', ref: distinct.distinct }]
      : displayOf(references.called ?? set.subject).map((field) => ({
          kind: 'field',
          ref: { model: references.called ?? set.subject, field },
        }));
  const entity = sketch.entity ?? references.called ?? set.subject;
  const made = assemble(
    { ...sketch, entity, outputs, distinct: counted?.fn === 'countDistinct' || sketch.distinct },
    index,
  );
  return made && keptIn(made, turn);
}

/** "list them", "show all of them". */
export function listSet(turn: Said): Assembled | undefined {
  if (turn.set.kind !== 'numbers')
    return { plan: turn.set.plan, frame: openFrame(turn.index, turn.set.base) };
  return asRows(turn);
}

/** "without duplicates": every value once, or every row as it is where rows cannot repeat. */
export function eachOnce({ set, index }: Said): Assembled | undefined {
  const { orderBy: _orderBy, ...plan } = set.plan;
  if (set.kind !== 'rows') return undefined;
  return { plan: { ...plan, distinct: true }, frame: openFrame(index, set.base) };
}

/** "what are they called?" */
export function namesOfSet(turn: Said): Assembled | undefined {
  const { sketch, set, references, index } = turn;
  const names = nameFieldsOf(references.called ?? set.subject, index);
  const outputs = [...names.map((ref): Operand => ({ kind: 'field', ref })), ...sketch.outputs];
  return overSet({ ...turn, sketch: { ...sketch, outputs } });
}

/** "what about Spain?" after a number: the same number of other rows, or by a group. */
export function sameNumbers(turn: Said): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const outputs = set.shown.flatMap(({ operand }) => operand ?? []);
  if (outputs.length === 0) return undefined;
  const { groups } = sketch;
  const made = assemble({ ...sketch, entity: groups.length > 0 ? undefined : set.base, outputs }, index);
  if (!made) return undefined;
  const { plan } = made;
  if (plan.model === set.base.name && plan.measures && set.plan.measures?.length === plan.measures.length) {
    const kept = unpinned(set.conjuncts, { ...plan, measures: [] }, references.cues);
    const where = joined(mergeConditions(kept, partsOf(plan.where), references.cues));
    const measures = plan.measures.map((measure, place) => ({
      ...measure,
      ...plain(set.plan.measures?.[place]),
    }));
    return { ...made, plan: { ...withWhere(plan, where), measures } };
  }
  return keptIn(made, turn);
}

function plain(measure: NonNullable<Plan['measures']>[number] | undefined) {
  if (!measure) return {};
  const { where: _where, ...rest } = measure;
  return rest;
}

/** "how many are there?": the groups, the different values, or the rows. */
export function countSet(turn: Said): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const values = set.shown.filter(({ operand }) => operand?.kind === 'field');
  const [only] = values;
  const one = values.length === 1 && set.shown.length === values.length && only?.ref ? only.ref : undefined;
  const things = references.called ?? sketch.entity;
  // A column of few values is listed for its values, not for its rows.
  const shared =
    one !== undefined && !displayOf(one.model).includes(one.field) && one.field.values !== undefined;
  const repeats = shared || set.plan.distinct || set.kind === 'groups';
  const distinct = one && repeats && (!things || things === one.model) && sketch.conditions.length === 0;
  const of = things ?? set.subject;
  const outputs: Operand[] = distinct ? [{ kind: 'count', distinct: one }] : [{ kind: 'count', of }];
  const made = assemble({ ...sketch, entity: of, outputs }, index);
  return made && keptIn(made, turn);
}
