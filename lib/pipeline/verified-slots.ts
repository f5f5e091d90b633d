// Puts the numbers and periods of a question into the plan of another that is the same but for them. Each has
// to stand in the plan exactly once, else it is not known which of them is meant.
import { type Plan, planSchema } from './plan.ts';
import type { Item } from './verified-planner.ts';

/** The plan for what was asked; undefined where a difference has no place of its own in the plan. */
export function withValuesOf(plan: Plan, known: readonly Item[], asked: readonly Item[]): Plan | undefined {
  let changed: unknown = plan;
  for (const [place, item] of known.entries()) {
    for (const kind of ['number', 'period'] as const) {
      if (item[kind] === undefined) continue;
      changed = replaced(changed, item[kind], asked[place]?.[kind]);
      if (changed === undefined) return undefined;
    }
  }
  if (changed === plan) return plan;
  const checked = planSchema.safeParse(changed);
  return checked.success ? checked.data : undefined;
}

function replaced(inside: unknown, from: unknown, to: unknown): unknown {
  const wanted = JSON.stringify(from);
  if (to === undefined) return undefined;
  if (wanted === JSON.stringify(to)) return inside;
  let times = 0;
  const walk = (value: unknown): unknown => {
    if (JSON.stringify(value) === wanted) {
      times++;
      return to;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  const walked = walk(inside);
  return times === 1 ? walked : undefined;
}
