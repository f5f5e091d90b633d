import type { Plan } from './plan.ts';

export interface ChosenOrder {
  /** An output of the plan. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/**
 * The plan with its rows by another of its outputs, and by what they were ordered by where those are equal. Not of
 * a plan whose order decides which rows it has, as the ten largest: those would be others.
 */
export function inChosenOrder(plan: Plan, { column, direction }: ChosenOrder): Plan | undefined {
  if (plan.limit !== undefined || plan.offset || plan.topPerGroup || plan.combine || plan.compare) return;
  const { fields = [], dimensions = [], measures = [] } = plan;
  if (![...fields, ...dimensions, ...measures].some(({ as }) => as === column)) return;
  const others = (plan.orderBy ?? []).filter(({ by }) => by !== column);
  return { ...plan, orderBy: [{ by: column, direction }, ...others.slice(0, mostTerms - 1)] };
}

/** As many as a plan may have. */
const mostTerms = 8;
