// What a follow-up says of the numbers that were shown without naming them: "which have more than 5?",
// "only those above 20". A number of a group becomes a condition on the group, one of a row on the row.
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import { isAmount } from '../assemble/assemble.ts';
import { fieldForConcept } from '../assemble/concept-fields.ts';
import type { Condition, Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import { isSummable } from '../reader/summable.ts';
import { type LastSet, shownAmounts } from './last-set.ts';

export interface Settled {
  readonly sketch: Sketch;
  /** Conditions on the shown groups. */
  readonly having: readonly PlanCondition[];
}

type Test = Extract<Condition, { kind: 'test' }>;

/** The sketch with its placeless comparisons tied to what was shown. */
export function settle(said: Sketch, set: LastSet): Settled {
  const sketch = byShownNumber(said, set);
  const loose = sketch.conditions.filter(
    (condition): condition is Test =>
      condition.kind === 'test' && !condition.ref && !condition.model && isAmountTest(condition),
  );
  const [measure] = set.kind === 'groups' ? (set.plan.measures ?? []) : [];
  const [amount] = shownAmounts(set);
  if (loose.length === 0 || (!measure && !amount)) return { sketch, having: [] };
  const shown = set.shown.find(({ as }) => as === measure?.as)?.operand;
  const outputs = sketch.outputs.filter((output) => !isSame(output, shown));
  const rest = sketch.conditions.filter((condition) => !loose.includes(condition as Test));
  const unread = sketch.unread.filter((node) => node.t !== 'compare');
  if (!measure) {
    return {
      sketch: {
        ...sketch,
        conditions: [...rest, ...loose.map((test) => ({ ...test, ref: amount }))],
        unread,
      },
      having: [],
    };
  }
  const having = loose.map((test) => conditionOn(measure.as, test));
  return { sketch: { ...sketch, outputs, conditions: rest, unread }, having };
}

/** "which of those has the largest area?" asks for the row, not for the number. */
export function whichOne(sketch: Sketch): Sketch {
  const [only, second] = sketch.outputs;
  const extreme = only?.kind === 'aggregate' && (only.fn === 'min' || only.fn === 'max') && !second;
  if (!extreme || sketch.groups.length > 0) return sketch;
  const by: Operand = { kind: 'field', ref: only.of };
  return { ...sketch, outputs: [], superlatives: [{ direction: only.fn === 'min' ? 'asc' : 'desc', by }] };
}

/** "how old is he?" asks for the age, of whoever is spoken of. */
export function measured(sketch: Sketch, set: LastSet): Sketch {
  const [only, second] = sketch.outputs;
  const isBare = !sketch.entity && sketch.groups.length === 0 && !second;
  // "what about quantity?" of groups: what each of them adds up to.
  if (set.kind === 'groups' && isBare && only?.kind === 'field' && isSummable(only.ref))
    return { ...sketch, outputs: [{ kind: 'aggregate', fn: 'sum', of: only.ref }] };
  if (!sketch.degree || sketch.outputs.length > 0) return sketch;
  const ref = fieldForConcept(sketch.entity ?? set.subject, sketch.degree);
  return ref ? { ...sketch, outputs: [{ kind: 'field', ref }] } : sketch;
}

/** "top 3" of groups is by the number that they show. */
function byShownNumber(sketch: Sketch, set: LastSet): Sketch {
  const by =
    set.kind === 'groups'
      ? set.shown.find(({ operand }) => operand && isAmount(operand))?.operand
      : undefined;
  if (!by) return sketch;
  const superlatives = sketch.superlatives.map((item) =>
    item.by || (item.concept && !/^(value|rating|count)$/.test(item.concept)) ? item : { ...item, by },
  );
  // "from lowest to highest" sorts by the number too.
  const orders = sketch.orders.map((order) => (order.by.length > 0 ? order : { ...order, by: [by] }));
  return { ...sketch, superlatives, orders };
}

function isAmountTest({ test, concept }: Test): boolean {
  if (concept && concept !== 'value' && concept !== 'count') return false;
  if (!('value' in test)) return false;
  return typeof test.value === 'number' || test.op === 'between';
}

function conditionOn(path: string, { test, negated }: Test): PlanCondition {
  const made = { path, ...test } as PlanCondition;
  return negated ? { not: made } : made;
}

function isSame(output: Operand, shown: Operand | undefined): boolean {
  if (output.kind === 'aggregate' && shown?.kind === 'aggregate') {
    return output.fn === shown.fn && output.of.field === shown.of.field;
  }
  return output.kind === 'count' && shown?.kind === 'count';
}
