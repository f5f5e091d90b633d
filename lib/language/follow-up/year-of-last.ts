// "How many in June 2005?", then "what about July?": a month without a year is one of the year that was
// spoken of, not of this year.
import type { Condition, Period, Plan } from '../../pipeline/plan.ts';
import { joined, type LastSet, partsOf } from './last-set.ts';

/** The plan with its periods moved to the year of the last ones, where the question names no year. */
export function inYearOfLast(plan: Plan, question: string, set: LastSet): Plan {
  if (/\b(1[89]|20)\d{2}\b/.test(question)) return plan;
  const parts = partsOf(plan.where);
  const moved = parts.map((part) => {
    const before = set.conjuncts.find(
      (known) => pathOf(known) === pathOf(part) && startOf(known) !== undefined,
    );
    const year = before && startOf(before)?.slice(0, 4);
    const own = startOf(part)?.slice(0, 4);
    if (!year || !own || year === own || set.conjuncts.includes(part)) return part;
    return movedBy(part, Number(year) - Number(own));
  });
  const where = joined(moved);
  return moved.every((part, at) => part === parts[at]) || !where ? plan : { ...plan, where };
}

function pathOf(condition: Condition): string | undefined {
  return 'period' in condition ? condition.path : undefined;
}

function startOf(condition: Condition): string | undefined {
  return 'period' in condition && 'from' in condition.period ? condition.period.from : undefined;
}

function movedBy(condition: Condition, years: number): Condition {
  if (!('period' in condition) || 'unit' in condition.period) return condition;
  return { ...condition, period: movedByYears(condition.period, years) };
}

/** Dates of another year. */
export function movedByYears({ from, to }: { from?: string; to?: string }, years: number): Period {
  const move = (date: string) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return { ...(from && { from: move(from) }), ...(to && { to: move(to) }) };
}
