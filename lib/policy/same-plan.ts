import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../pipeline/plan.ts';

/** Whatever the order of its keys: PostgreSQL keeps another than the planner writes. */
export function samePlan(left: Plan, right: Plan): boolean {
  return isDeepStrictEqual(bare(left), bare(right));
}

/** Without keys that are there and undefined. */
function bare(plan: Plan): unknown {
  return JSON.parse(JSON.stringify(plan));
}
