import type { Plan } from '../pipeline/plan.ts';

/**
 * A list ordered by a number of each row ("the five customers with most orders", "customers by number of orders")
 * also shows that number: without it nobody can check the order or see how close the next one is.
 */
export function showWhatRanks(plan: Plan): Plan {
  const { fields, orderBy } = plan;
  const [first, ...others] = orderBy ?? [];
  const counted = groupsWithNumber(plan);
  if (counted) return counted;
  if (!fields || !first?.measure || plan.measures || plan.distinct || plan.combine) return plan;
  const { measure, direction } = first;
  if (fields.some(({ expr }) => expr && 'measure' in expr && sameMeasure(expr.measure, measure))) return plan;
  const as = freeName(
    measure.as,
    fields.map((field) => field.as),
  );
  return {
    ...plan,
    fields: [...fields, { expr: { measure: { ...measure, as } }, as }],
    orderBy: [{ by: as, direction }, ...others],
  };
}

/** Groups cut to the first few by a number ("the most common country") are told with it. */
function groupsWithNumber(plan: Plan): Plan | undefined {
  const { dimensions, orderBy, limit } = plan;
  const [first, ...others] = orderBy ?? [];
  if (!dimensions || !first?.measure || limit === undefined || plan.measures || plan.fields || plan.combine)
    return undefined;
  const { measure, direction } = first;
  const as = freeName(
    measure.as,
    dimensions.map((dimension) => dimension.as),
  );
  return { ...plan, measures: [{ ...measure, as }], orderBy: [{ by: as, direction }, ...others] };
}

function sameMeasure(left: object, right: object): boolean {
  return JSON.stringify({ ...left, as: '' }) === JSON.stringify({ ...right, as: '' });
}

function freeName(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? freeName(`${wanted}_by`, taken) : wanted;
}
