// "How many orders in Spain?", then "by country": grouped by what was fixed there would be one group. What the
// new plan tells apart, or counts the values of, is let go of.
import type { Condition, Plan } from '../../pipeline/plan.ts';
import type { Cue } from './references.ts';

/** The conditions of the last answer that the new plan leaves some sense in. */
export function unpinned(kept: readonly Condition[], plan: Plan, cues: ReadonlySet<Cue>): Condition[] {
  if (!plan.measures || cues.has('of') || cues.has('only') || cues.has('pronoun')) return [...kept];
  const told = new Set([
    ...(plan.dimensions ?? []).flatMap(({ path, bucket, part }) => (path && !bucket && !part ? [path] : [])),
    ...plan.measures.flatMap(({ fn, path }) => (path && fn !== 'count' ? [path] : [])),
  ]);
  return kept.filter(
    (condition) =>
      !('op' in condition && condition.op === 'eq' && 'value' in condition && told.has(condition.path ?? '')),
  );
}
