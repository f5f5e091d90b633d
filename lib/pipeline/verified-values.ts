// "How many members live in Hanoi?" is verified, and "… in Huế?" is asked: the same plan with another value of the
// same field. The words need not be the stored ones: "German customers" and "French customers" differ in a country.
// Each value that the plan compares with has to be said in one place, and what is said there instead has to be one
// value of that very field; all other words are the same, but for numbers and periods.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import type { SaidValue } from '../language/said-values.ts';
import type { Condition, Plan } from './plan.ts';
import type { Item, Shape } from './verified-planner.ts';

/** A place in the words of a verified question where a value of its plan is said. */
interface Slot extends SaidValue {
  readonly condition: Condition;
}

/** The slots of a verified question, by the place where they begin. */
export type Slots = ReadonlyMap<number, Slot>;

export function slotsOf(plan: Plan, shape: Shape, manifest: ManifestIndex): Slots {
  const slots = new Map<number, Slot>();
  for (const condition of plan.where ? partsOf(plan.where) : []) {
    if (!('path' in condition) || condition.path === undefined) continue;
    if (condition.op !== 'eq' || !('value' in condition) || typeof condition.value !== 'string') continue;
    const resolved = resolvePath(manifest, plan.model, condition.path);
    if (!resolved) continue;
    const { value } = condition;
    const said = shape.values().filter((each) => isOf(each, resolved) && each.value === value);
    // The longest way to say it holds the shorter ones: "New York" and "York".
    const [longest] = said.toSorted((left, right) => right.end - right.start - (left.end - left.start));
    if (!longest || said.some((each) => each.end <= longest.start || each.start >= longest.end)) continue;
    if (!slots.has(longest.start)) slots.set(longest.start, { ...longest, condition });
  }
  return slots;
}

function isOf({ model, field }: SaidValue, place: NonNullable<ReturnType<typeof resolvePath>>): boolean {
  return model === place.model?.name && field === place.field?.name;
}

/** What stands where in two questions that are the same but for values, numbers and periods. */
export interface Alignment {
  readonly known: readonly Item[];
  readonly asked: readonly Item[];
  readonly values: ReadonlyMap<Condition, string>;
}

/** Undefined where more, or something else, is different. */
export function align(known: Shape, slots: Slots, asked: Shape): Alignment | undefined {
  return from(0, 0);

  function from(at: number, askedAt: number): Alignment | undefined {
    const item = known.items[at];
    const other = asked.items[askedAt];
    if (!item || !other) return item || other ? undefined : { known: [], asked: [], values: new Map() };
    const slot = slots.get(item.start);
    if (slot) {
      const next = known.items.findIndex(({ start }) => start >= slot.end);
      const ways = waysToSay(slot, other.start).flatMap(({ end, value }) => {
        const askedNext = asked.items.findIndex(({ start }) => start >= end);
        const rest = from(
          next < 0 ? known.items.length : next,
          askedNext < 0 ? asked.items.length : askedNext,
        );
        return rest ? [{ ...rest, values: new Map([...rest.values, [slot.condition, value]]) }] : [];
      });
      // Two values that it may be are none.
      const [way] = ways;
      return way && new Set(ways.map(({ values }) => values.get(slot.condition))).size === 1
        ? way
        : undefined;
    }
    if (item.word !== other.word) return undefined;
    const rest = from(at + 1, askedAt + 1);
    return rest && { ...rest, known: [item, ...rest.known], asked: [other, ...rest.asked] };
  }

  function waysToSay(slot: Slot, start: number): readonly SaidValue[] {
    const said = asked
      .values()
      .filter((each) => each.start === start && each.model === slot.model && each.field === slot.field);
    return [...new Map(said.map((each) => [`${each.end} ${each.value}`, each])).values()];
  }
}

export function withValues(plan: Plan, values: Alignment['values']): Plan {
  return plan.where && values.size > 0 ? { ...plan, where: replaced(plan.where, values) } : plan;
}

/** Conditions that all must hold. */
function partsOf(where: Condition): readonly Condition[] {
  return 'and' in where ? where.and.flatMap(partsOf) : [where];
}

function replaced(where: Condition, values: Alignment['values']): Condition {
  const value = values.get(where);
  if (value !== undefined) return { ...where, value } as Condition;
  return 'and' in where ? { and: where.and.map((one) => replaced(one, values)) } : where;
}
