import type { PartChange, PartValue } from '../envelope/reading-part.ts';
import { type PartPlace, placeOf, withoutPart } from './interpretation-edit.ts';
import { conjuncts } from './interpretation-parts.ts';
import { movePeriod } from './move-period.ts';
import type { Condition, Plan } from './plan.ts';

/** A condition that compares one thing with something: what a person may change inside a filter. */
export type Leaf = Extract<Condition, { op: string }> | Extract<Condition, { exists: string }>;

/**
 * The plan with one part of its reading changed: another limit, direction, value, period or bucket. A
 * change that this part cannot take, and an id that names no part, give the plan back itself; so does one
 * that changes nothing.
 */
export function changePart(plan: Plan, id: string, change: PartChange): Plan {
  const place = placeOf(plan, id);
  if (!place) return plan;
  if ('period' in change && change.period === 'all') {
    return 'condition' in place && 'period' in leafOf(place.condition) ? withoutPart(plan, id) : plan;
  }
  return changed(plan, place, change);
}

function changed(plan: Plan, place: PartPlace, change: PartChange): Plan {
  if ('condition' in place) {
    const next = inLeaf(place.condition, (leaf) => changedLeaf(leaf, change));
    if (next === place.condition) return plan;
    const rest = conjuncts(plan[place.in]).map((old, index) => (index === place.at ? next : old));
    return { ...plan, [place.in]: rest.length > 1 ? { and: rest } : next };
  }
  if (place.in === 'limit' && 'limit' in change) {
    return change.limit === plan.limit ? plan : { ...plan, limit: change.limit };
  }
  if (place.in === 'topPerGroup' && plan.topPerGroup && 'limit' in change) {
    // The grammar of plans allows no more within a group.
    if (change.limit > 1000 || change.limit === plan.topPerGroup.limit) return plan;
    return { ...plan, topPerGroup: { ...plan.topPerGroup, limit: change.limit } };
  }
  if (place.in === 'orderBy' && 'direction' in change) {
    const { direction } = change;
    return at(plan, 'orderBy', place.at, (term) =>
      term.direction === direction ? term : { ...term, direction },
    );
  }
  if (place.in === 'dimensions' && 'bucket' in change) {
    const { bucket } = change;
    return at(plan, 'dimensions', place.at, (group) =>
      !group.bucket || group.bucket === bucket ? group : { ...group, bucket },
    );
  }
  return plan;
}

function at<Key extends 'orderBy' | 'dimensions'>(
  plan: Plan,
  key: Key,
  position: number,
  change: (item: NonNullable<Plan[Key]>[number]) => NonNullable<Plan[Key]>[number],
): Plan {
  const list = plan[key] as NonNullable<Plan[Key]>[number][];
  const old = list[position] as NonNullable<Plan[Key]>[number];
  const next = change(old);
  if (next === old) return plan;
  return { ...plan, [key]: list.map((item, index) => (index === position ? next : item)) };
}

/** The one comparison that a filter comes to: itself, or what it negates or asks of related rows. */
export function leafOf(condition: Condition): Condition {
  let found = condition;
  inLeaf(condition, (leaf) => {
    found = leaf;
    return leaf;
  });
  return found;
}

function inLeaf(condition: Condition, change: (leaf: Leaf) => Condition): Condition {
  if ('not' in condition) {
    const inner = inLeaf(condition.not, change);
    return inner === condition.not ? condition : { not: inner };
  }
  if ('and' in condition || 'or' in condition) return condition;
  if ('exists' in condition && condition.count) return change(condition);
  if ('exists' in condition || 'notExists' in condition) {
    const inner = condition.where && inLeaf(condition.where, change);
    return inner === condition.where ? condition : { ...condition, where: inner };
  }
  return change(condition);
}

function changedLeaf(leaf: Leaf, change: PartChange): Condition {
  if ('period' in leaf) {
    if ('count' in change) return withCount(leaf, change.count);
    const period = 'period' in change && change.period !== 'all' && movePeriod(leaf.period, change.period);
    return period && JSON.stringify(period) !== JSON.stringify(leaf.period) ? { ...leaf, period } : leaf;
  }
  if (!('value' in change)) return leaf;
  const { value } = change;
  if ('exists' in leaf) {
    if (!leaf.count || typeof value !== 'number' || !Number.isInteger(value) || value < 0) return leaf;
    return value === leaf.count.value ? leaf : { ...leaf, count: { ...leaf.count, value } };
  }
  return 'value' in leaf ? withValue(leaf, value) : leaf;
}

function withCount(leaf: Extract<Leaf, { period: unknown }>, count: number): Condition {
  const { period } = leaf;
  if (!('unit' in period) || !counts(period) || period.count === count) return leaf;
  return { ...leaf, period: { ...period, count } };
}

/** Whether a period is so many of a unit, and can be so many others. */
export function counts(period: { rolling?: boolean; count?: number }): boolean {
  return period.rolling === true || (period.count ?? 1) > 1;
}

/** A text stays a text and a number a number: the field it is compared with has not changed. */
function withValue(leaf: Extract<Leaf, { value: unknown }>, value: PartValue): Condition {
  if (leaf.op === 'between' || leaf.op === 'notBetween') return leaf;
  const old = leaf.value;
  if (Array.isArray(old)) {
    if (typeof old[0] !== typeof value || (old.length === 1 && old[0] === value)) return leaf;
    return { ...leaf, value: [value] } as Condition;
  }
  return typeof old !== typeof value || old === value ? leaf : ({ ...leaf, value } as Condition);
}
