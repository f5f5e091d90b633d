// Values of a column that are asked for by what is true of their rows together, not of each row on its own.
import type { Plan } from '../../pipeline/plan.ts';
import type { Condition, FieldRef } from '../reader/nodes.ts';
import { refOf, type Sketch } from '../reader/sketch.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { type Frame, walkTo } from './frame.ts';
import { outputNames } from './names.ts';
import { isOtherValue } from './settled-conditions.ts';

type Test = Extract<Condition, { kind: 'test' }>;

/** The plan of such a question; undefined where rows are asked for, of which each is judged on its own. */
export function valuesByRows(sketch: Sketch, frame: Frame): Plan | undefined {
  return valuesWithout(sketch, frame) ?? valuesOfBoth(sketch, frame);
}

/**
 * "which studios never worked with Hill", "cities without a driver over 40": what is denied is denied of the
 * studio, so a studio is left out when any of its films is by Hill, however many are not.
 */
function valuesWithout(sketch: Sketch, frame: Frame): Plan | undefined {
  const ref = sketch.entity ? undefined : soleValue(sketch);
  const [denied] = sketch.conditions;
  if (!ref || ref.model !== frame.base || ref.model.displayFields.includes(ref.field.name)) return undefined;
  if (!denied?.negated || sketch.conditions.length !== 1 || refOf(denied)?.field === ref.field)
    return undefined;
  return valuesWhere(ref, [{ ...denied, negated: false } as Condition], { op: 'eq', value: 0 }, frame);
}

/** "the trades shared by firms in Oslo and firms in Rome": no firm is in both, a trade may be. */
function valuesOfBoth(sketch: Sketch, frame: Frame): Plan | undefined {
  const ref = soleValue(sketch);
  const pair = opposedIn(sketch);
  if (!ref || !pair || pair.some((one) => refOf(one)?.field === ref.field)) return undefined;
  // What each of the two is true of is a row of the base; the values may be those of what it belongs to.
  if (pair.some((one) => (refOf(one)?.model ?? frame.base) !== frame.base)) return undefined;
  return valuesWhere(ref, pair, { op: 'gt', value: 0 }, frame);
}

/** Two conditions that no row meets at once, where the question insists on both. */
function opposedIn({ conditions, both, unread }: Sketch): readonly Condition[] | undefined {
  const isShared = both || unread.some((node) => node.t === 'word' && saysShared.test(node.word));
  const [first, second] = conditions;
  if (!isShared || !first || conditions.length > 2) return undefined;
  if (second) return isOtherValue(first, second) || areApart(first, second) ? [first, second] : undefined;
  if (first.kind === 'both' && !first.negated && first.all.length === 2) return first.all;
  const isPair = first.kind === 'or' && !first.negated && first.any.length === 2;
  const [one, other] = isPair ? first.any : [];
  return one && other && (isOtherValue(one, other) || areApart(one, other)) ? [one, other] : undefined;
}

const saysShared = /^(shared|common|chung|comparten|compartid[oa]s?|comunes)$/;

/** "over 1500" and "under 500" of one field. */
function areApart(one: Condition, other: Condition): boolean {
  if (one.kind !== 'test' || other.kind !== 'test' || one.negated || other.negated) return false;
  const isSame = one.ref ? one.ref.field === other.ref?.field : isSameMeasure(one, other);
  const [least, most] = [one.test, other.test].sort((left, right) => left.op.localeCompare(right.op));
  if (!isSame || !least || !most || !('value' in least) || !('value' in most)) return false;
  // "over 500 and under 1500" is a stretch that one row can lie in.
  return /^gte? lte?$/.test(`${least.op} ${most.op}`) && Number(least.value) >= Number(most.value);
}

/** "older than 23" and "younger than 20" name no field. */
function isSameMeasure(one: Test, other: Test): boolean {
  return one.concept !== undefined && one.concept === other.concept && !other.ref;
}

function valuesWhere(
  ref: FieldRef,
  conditions: readonly Condition[],
  count: { readonly op: 'eq' | 'gt'; readonly value: number },
  frame: Frame,
): Plan | undefined {
  const walk = walkTo(frame, ref.model);
  if (walk.toMany) return undefined;
  const named = outputNames();
  const path = walk.path === '' ? ref.field.name : `${walk.path}.${ref.field.name}`;
  const as = named(ref.field.name);
  const having = conditions.flatMap((condition) => {
    const where = allOf(conditionsOf(frame, [condition], frame.base));
    return where
      ? [{ expr: { measure: { fn: 'count' as const, where, as: named('row_count') } }, ...count }]
      : [];
  });
  const [only] = having;
  if (!only || having.length < conditions.length) return undefined;
  return {
    model: frame.base.name,
    dimensions: [{ path, as }],
    having: having.length > 1 ? { and: having } : only,
  };
}

/** The one field asked for, where many rows share its values. */
function soleValue(sketch: Sketch): FieldRef | undefined {
  const [only, second] = sketch.outputs;
  const isPlain =
    sketch.groups.length === 0 && sketch.superlatives.length === 0 && sketch.orders.length === 0;
  if (only?.kind !== 'field' || second || !isPlain || sketch.limit !== undefined) return undefined;
  const { field } = only.ref;
  const isShared = field.type === 'text' && !field.unique && !field.primaryKey;
  return isShared && !only.ref.via ? only.ref : undefined;
}
