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
  const again = saidAgain(conditions);
  const last = again ? allOf(again.once) : conditions.findLast((condition) => !isPeriod(condition));
  const part = last ?? (orPeriod ? conditions.at(-1) : undefined);
  const whole = again ? again.rest : conditions.filter((condition) => condition !== part);
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
    where: allOf(whole),
    hasPart: part !== undefined,
  };
}

/** "Late card orders among all card orders": what is said twice is the whole, and what was said once the part. */
function saidAgain(
  conditions: readonly PlanCondition[],
): { once: PlanCondition[]; rest: PlanCondition[] } | undefined {
  const texts = conditions.map((condition) => JSON.stringify(condition));
  const isTwice = (place: number) =>
    texts.indexOf(texts[place] as string) !== texts.lastIndexOf(texts[place] as string);
  const once = conditions.filter((condition, place) => !isTwice(place) && !isPeriod(condition));
  const rest = conditions.filter(
    (condition, place) => !once.includes(condition) && texts.indexOf(texts[place] as string) === place,
  );
  return once.length > 0 && conditions.some((_, place) => isTwice(place)) ? { once, rest } : undefined;
}

/** "the share of tickets by channel": the number of each, and what that is of all. */
export function sharesOfAll(measure: Measure): Measure[] {
  return [measure, { fn: 'share', of: [{ ...measure, as: 'part' }], as: 'percentage' }];
}
