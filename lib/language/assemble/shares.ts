// Shares: a part of the rows as a percentage of all, alone or of each group, and each group's part of the whole.
import type { Measure, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { allOf } from './conditions.ts';

/** True for what says when: the share of a quarter is among all of that quarter. */
function isPeriod(condition: PlanCondition): boolean {
  return (
    'period' in condition ||
    ('where' in condition && condition.where !== undefined && isPeriod(condition.where))
  );
}

/**
 * "what percentage of products is discontinued": the last condition that is no period is the part, the rest
 * is the whole. Where there is only a period, `orPeriod` says whether that is the part.
 */
export function shareOfPart(
  measure: Measure,
  conditions: readonly PlanCondition[],
  orPeriod: boolean,
): { measure: Measure; where: PlanCondition | undefined; hasPart: boolean } {
  const last = conditions.findLast((condition) => !isPeriod(condition));
  const part = last ?? (orPeriod ? conditions.at(-1) : undefined);
  return {
    measure: {
      fn: 'ratio',
      percent: true,
      of: [
        { ...measure, ...(part && { where: part }), as: 'part' },
        { ...measure, as: 'whole' },
      ],
      as: 'percentage',
    },
    where: allOf(conditions.filter((condition) => condition !== part)),
    hasPart: part !== undefined,
  };
}

/** "the share of tickets by channel": the number of each, and what that is of all. */
export function sharesOfAll(measure: Measure): Measure[] {
  return [measure, { fn: 'share', of: [{ ...measure, as: 'part' }], as: 'percentage' }];
}
