import type { Plan } from '../../pipeline/plan.ts';
import type { Assembled } from '../assemble/assemble.ts';
import { conditionsOf } from '../assemble/conditions.ts';
import { openFrame } from '../assemble/frame.ts';
import type { Condition } from '../reader/nodes.ts';
import { joined, partsOf } from './last-set.ts';
import { subject } from './merge-conditions.ts';
import { type Said, withWhere } from './said.ts';

/**
 * "top 5 products in 2025", "and in 2026?": the first five of the other year, and not those five in it. Only
 * where all that is said anew is of something that was said before; "in Spain" of a top five may narrow it.
 */
export function replaceInCut({ sketch, references: { cues }, set, index }: Said): Assembled | undefined {
  const { outputs, superlatives, orders, groups, conditions } = sketch;
  const isBare = outputs.length + superlatives.length + orders.length + groups.length === 0;
  const points = cues.has('about') || cues.has('and') || cues.has('instead');
  if (!set.plan.limit || !isBare || conditions.length === 0 || !points || cues.has('of') || cues.has('only'))
    return undefined;
  const frame = openFrame(index, set.base);
  const dated = inOtherPeriod(set.plan, conditions);
  if (dated) return { plan: dated, frame };
  const said = conditionsOf(frame, conditions, set.base);
  const before = partsOf(set.plan.where);
  const places = said.map((condition) => before.findIndex((known) => subject(known) === subject(condition)));
  if (said.length === 0 || places.includes(-1)) return undefined;
  const where = before.map((known, at) => said[places.indexOf(at)] ?? known);
  return { plan: withWhere(set.plan, joined(where)), frame };
}

/** The plan with its one period, wherever it stands, as the other one that was said. */
function inOtherPeriod(plan: Plan, conditions: readonly Condition[]): Plan | undefined {
  const [only, second] = conditions;
  if (only?.kind !== 'test' || second || only.ref || only.negated || !('period' in only.test))
    return undefined;
  const { op, period } = only.test;
  const found = new Set<string>();
  const written = JSON.stringify(plan, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('period' in value)) return value;
    found.add(JSON.stringify([(value as { op?: string }).op, value.period]));
    return { ...value, op, period };
  });
  return found.size === 1 ? (JSON.parse(written) as Plan) : undefined;
}
