import { conjuncts } from './interpretation-parts.ts';
import type { Condition, Dimension, Plan } from './plan.ts';

const lists = ['measures', 'fields', 'dimensions', 'orderBy'] as const;
const conditions = ['where', 'having'] as const;
const singles = ['topPerGroup', 'limit', 'offset', 'compare', 'combine'] as const;

/** Where a part of a reading stands in its plan. */
export type PartPlace =
  /** `with`: places that are read together with it, as the name of a customer is with the id. */
  | { readonly in: (typeof lists)[number]; readonly at: number; readonly with?: readonly number[] }
  | { readonly in: (typeof conditions)[number]; readonly at: number; readonly condition: Condition }
  | { readonly in: (typeof singles)[number] };

/** Undefined where the id names no part of this plan. */
export function placeOf(plan: Plan, id: string): PartPlace | undefined {
  const single = singles.find((name) => name === id);
  if (single) return plan[single] === undefined ? undefined : { in: single };
  const [, name, positions = ''] = /^([a-zA-Z]+)\.(\d{1,3}(?:\+\d{1,3}){0,4})$/.exec(id) ?? [];
  const [at = Number.NaN, ...others] = positions.split('+').map(Number);
  const list = lists.find((known) => known === name);
  const isThere = [at, ...others].every((place) => list && plan[list]?.[place]);
  if (list) return isThere ? { in: list, at, ...(others.length > 0 && { with: others }) } : undefined;
  if (others.length > 0) return undefined;
  const conjunction = conditions.find((known) => known === name);
  const condition = conjunction && conjuncts(plan[conjunction])[at];
  return conjunction && condition ? { in: conjunction, at, condition } : undefined;
}

/**
 * The plan without one part of its reading. What cannot stand without it goes with it: orders and group
 * conditions that name a removed output, a comparison without a period, the hidden key of a removed group.
 * An id that names no part gives the plan back itself.
 */
export function withoutPart(plan: Plan, id: string): Plan {
  const place = placeOf(plan, id);
  if (!place) return plan;
  return withoutLost(plan, withoutPlace(plan, place));
}

function withoutPlace(plan: Plan, place: PartPlace): Plan {
  if ('condition' in place) {
    const rest = conjuncts(plan[place.in]).filter((_, index) => index !== place.at);
    return { ...plan, [place.in]: all(rest) };
  }
  if (!('at' in place)) return { ...plan, [place.in]: undefined };
  const taken = 'with' in place && place.with ? [place.at, ...place.with] : [place.at];
  const rest = (plan[place.in] ?? []).filter((_, index) => !taken.includes(index));
  const next: Plan = { ...plan, [place.in]: rest.length > 0 ? rest : undefined };
  return place.in === 'dimensions' ? withoutOrphans(next, plan.dimensions?.[place.at] as Dimension) : next;
}

/** Hidden groups that kept the removed one apart, as the id keeps customers of one name apart. */
function withoutOrphans(plan: Plan, removed: Dimension): Plan {
  const visible = (plan.dimensions ?? []).filter(({ hidden }) => !hidden);
  const owner = ownerOf(removed);
  const kept = (plan.dimensions ?? []).filter(
    (group) =>
      !group.hidden ||
      (visible.length > 0 && (ownerOf(group) !== owner || visible.some((other) => ownerOf(other) === owner))),
  );
  return { ...plan, dimensions: kept.length > 0 ? kept : undefined };
}

function ownerOf({ path }: Dimension): string | undefined {
  return path?.split('.').slice(0, -1).join('.');
}

/** Takes away what named an output that is gone, and a comparison that has nothing to compare. */
function withoutLost(before: Plan, after: Plan): Plan {
  const comparable = after.measures && (hasBucket(after) || hasPeriod(after.where));
  const plan = after.compare && !comparable ? { ...after, compare: undefined } : after;
  const left = outputsOf(plan);
  const lost = new Set([...outputsOf(before)].filter((name) => !left.has(name)));
  if (lost.size === 0) return defined(plan);
  const orderBy = plan.orderBy?.filter((term) => !mentions(term, lost));
  return defined({
    ...plan,
    orderBy: orderBy?.length ? orderBy : undefined,
    having: all(conjuncts(plan.having).filter((condition) => !mentions(condition, lost))),
    topPerGroup: plan.topPerGroup && mentions(plan.topPerGroup, lost) ? undefined : plan.topPerGroup,
  });
}

function hasBucket(plan: Plan): boolean {
  return plan.dimensions?.some(({ bucket }) => bucket) ?? false;
}

function hasPeriod(where: Condition | undefined): boolean {
  return conjuncts(where).some((condition) => 'period' in condition && condition.op === 'during');
}

function outputsOf({ measures = [], fields = [], dimensions = [], compare }: Plan): ReadonlySet<string> {
  const names = [...measures, ...fields, ...dimensions].map(({ as }) => as);
  const compared = compare ? measures.flatMap(({ as }) => [`${as}_previous`, `${as}_change`]) : [];
  return new Set([...names, ...compared]);
}

/** Whether something of `having`, `orderBy` or `topPerGroup` names one of these outputs. */
function mentions(value: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => mentions(item, names));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => {
    // A nested plan and a measure speak of fields of their own, not of the outputs of this plan.
    if (key === 'plan' || key === 'measure') return false;
    if (key !== 'path' && key !== 'field' && key !== 'by') return mentions(inner, names);
    return [inner].flat().some((name) => typeof name === 'string' && names.has(name));
  });
}

function all(rest: Condition[]): Condition | undefined {
  return rest.length > 1 ? { and: rest } : rest[0];
}

/** Without the keys whose value is undefined, as a plan is written. */
function defined(plan: Plan): Plan {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== undefined),
  ) as unknown as Plan;
}
